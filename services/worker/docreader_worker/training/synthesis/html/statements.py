"""Statements of accounts without rules: dotted leaders, columns of dollars, rows set in, bold totals."""

from docreader_worker.training.synthesis.html.blocks import Blocks
from docreader_worker.training.synthesis.html.markup import element, text

_GROUPS = (
    "Current assets:", "Current liabilities:", "Operating expenses:", "Revenues:", "Stockholders’ equity:",
    "Cash flows from operating activities:", "Cash flows from financing activities:", "Net sales:", "Assets",
)  # fmt: skip
_LINES = (
    "Cash and cash equivalents", "Accounts receivable, net", "Inventories", "Prepaid expenses and other",
    "Property and equipment, net", "Goodwill", "Accounts payable", "Accrued liabilities", "Long-term debt",
    "Common stock", "Retained earnings", "Cost of sales", "Research and development", "Interest expense",
    "Selling, general and administrative", "Provision for income taxes", "Depreciation and amortization",
    "Deferred income taxes", "Net income per share, basic", "Dividends declared per share",
)  # fmt: skip
_TOTALS = ("Total assets", "Total current assets", "Net income", "Gross profit", "Total liabilities", "Total")


def statement(blocks: Blocks, rows: int) -> str:
    """A statement of about ``rows`` lines for two to five years or quarters, one table."""
    draw, style = blocks.draw, blocks.style
    years, first = draw.choice((1, 2, 2, 3, 3, 5)), draw.randint(1996, 2026)
    lead, step = draw.choice(("leader", "leader", "none")), style.size * draw.choice((0.8, 1.2, 2))
    bold = "font-weight:700" if draw.random() < 0.6 else ""
    shade = style.tint if draw.random() < 0.25 else "none"
    lines = [_heads(blocks, years, first)]
    for index in range(rows):
        kind = draw.choices(("plain", "total", "group"), (76, 14, 10))[0]
        if index == 0 and draw.random() < 0.5:
            kind = "group"
        if kind == "group":
            cells = _cell(text(draw.choice(_GROUPS)), bold) + _cell("", "") * (years * 2)
        elif kind == "total":
            cells = _named(draw.choice(_TOTALS), step * 2, years, lead, bold) + _values(
                blocks, years, bold, total=True
            )
        else:
            name = text(draw.choice((*_LINES, blocks.wording.words(5))))
            deep = draw.choice((1, 1, 1, 2))
            cells = _named(name, step * deep, years, lead, "") + _values(blocks, years, "", total=index == 1)
        lines.append(element(cells, style=f"background:{shade if index % 2 else 'none'}", tag="tr"))
    size = f"font-size:{style.size * draw.uniform(0.82, 1):.1f}pt;line-height:{draw.choice((1.15, 1.3, 1.6))}"
    table = element(
        f"<tbody>{''.join(lines)}</tbody>", "table", style=f"width:100%;margin:0;{size}", tag="table"
    )
    return element(table, css="plain", style=f"margin:{style.size * draw.uniform(0.3, 1):.0f}pt 0")


def _heads(blocks: Blocks, years: int, first: int) -> str:
    """The years, mostly underlined, perhaps below what they are."""
    draw = blocks.draw
    over = draw.choice(
        ("", "", "Year Ended December 31,", "Three Months Ended June 30,", "As of December 31,")
    )
    under = draw.choice(("border-bottom:.7pt solid #000", "text-decoration:underline", ""))
    look = f"text-align:center;font-weight:{draw.choice((700, 700, 400))}"
    years_row = "".join(
        f'<td></td><td style="{look};{under}">{first - offset}</td>' for offset in range(years)
    )
    above = f'<tr><td></td><td colspan="{years * 2}" style="{look};{under}">{over}</td></tr>' if over else ""
    unit = draw.choice(("", "", "(in thousands)", "(In millions, except per share data)"))
    return f"{above}<tr><td>{unit}</td>{years_row}</tr>"


def _named(name: str, inset: float, years: int, lead: str, look: str) -> str:
    dots = '<span class="leader" data-dots=".">.</span>' if lead == "leader" else ""
    return _cell(element(name + dots), f"padding-inline-start:{inset:.0f}pt;width:{80 - 9 * years}%;{look}")


def _values(blocks: Blocks, years: int, look: str, *, total: bool) -> str:
    """For each year a narrow cell for the dollar and one for the figure, ruled if it is a sum."""
    draw, made = blocks.draw, ""
    rules = "border-top:.6pt solid #000;border-bottom:2pt double #000" if total and look else ""
    for _ in range(years):
        figure = blocks.wording.number(1e7, 0)
        value = draw.choice((figure, figure, figure, f"({figure})", "—"))
        made += _cell("$" if total else "", f"width:8pt;padding-inline-start:10pt;{look};{rules}")
        made += _cell(value, f"text-align:end;white-space:nowrap;{look};{rules}")
    return made


def _cell(content: str, look: str) -> str:
    return element(content, style=f"padding:.5pt 2pt;border:0;vertical-align:bottom;{look}", tag="td")

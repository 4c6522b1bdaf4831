"""Reports of companies: statements of figures, and pages of small tables each below its own heading."""

from docreader_worker.training.synthesis.office import blocks, lists, passages
from docreader_worker.training.synthesis.office.draft import BOLD, Draft
from docreader_worker.training.synthesis.office.families.family import Family
from docreader_worker.training.synthesis.office.floats import notes
from docreader_worker.training.synthesis.office.markup import escape
from docreader_worker.training.synthesis.office.numbering import nth
from docreader_worker.training.synthesis.office.running import add_pages
from docreader_worker.training.synthesis.office.tables import draw_grid
from docreader_worker.training.synthesis.tables import Grid, GridCell

_STATEMENTS = (
    "Consolidated balance sheets", "Consolidated statements of income", "Statement of cash flows",
    "Selected financial data", "Statement of financial position", "Segment information", "Key figures",
)  # fmt: skip
_TOPICS = (
    "Property and equipment", "Intangible assets", "Trade receivables", "Inventories", "Provisions",
    "Revenue by region", "Employees by department", "Earnings per share", "Income taxes", "Leases",
    "Share capital", "Borrowings", "Summary of accounting policies", "Subsequent events",
)  # fmt: skip
_GROUPS = (
    ("Current assets", ("Cash and cash equivalents", "Short-term investments", "Accounts receivable, net",
                        "Inventories", "Prepaid expenses and other")),
    ("Non-current assets", ("Property, plant and equipment", "Goodwill", "Intangibles", "Deferred tax")),
    ("Current liabilities", ("Accounts payable", "Accrued expenses", "Current portion of long-term debt")),
    ("Operating expenses", ("Cost of sales", "Research and development", "Selling and marketing",
                            "General and administrative", "Depreciation and amortisation")),
    ("Equity", ("Share capital", "Retained earnings", "Other comprehensive income", "Treasury shares")),
)  # fmt: skip
_UNITS = ("(in thousands)", "(in millions of euros)", "(unaudited, in thousands)", "in EUR ’000", "(£m)")
_BARE = ("none", "none", "sums", "sums", "lines", "booktabs", "zebra")


def _statement(draft: Draft, groups: int) -> Grid:
    """Figures of two to four years or quarters in groups with their totals."""
    draw, wording = draft.random, draft.wording
    columns = draw.randint(2, 4)
    year = draw.randint(2001, 2026)
    noted = draw.random() < 0.3
    names = ["", "Note"] if noted else [""]
    head = [GridCell(name, strong=True) for name in names]
    head += [GridCell(str(year - place), number=True, strong=True) for place in range(columns)]
    rows = [head]
    lead = draw.choice(("", "", "$ "))

    def line(name: str, *, strong: bool = False, first: bool = False) -> list[GridCell]:
        amounts = (
            draw.choice((wording.number(1e6, 0), f"({wording.number(1e5, 0)})", "–")) for _ in range(columns)
        )
        figures = (
            GridCell((lead if first or strong else "") + each, number=True, strong=strong) for each in amounts
        )
        note = [GridCell(draw.choice(("", str(draw.randint(2, 24)))))] if noted else []
        return [GridCell(name, strong=strong), *note, *figures]

    for name, parts in draw.sample(_GROUPS, groups):
        if draw.random() < 0.7:
            rows.append([GridCell(name, len(head), strong=draw.random() < 0.7)])
        rows += [line(part, first=not place) for place, part in enumerate(parts[: draw.randint(2, 5)])]
        rows.append(line(f"Total {name.lower()}", strong=True))
    return Grid(len(head), 1, rows)


def _company(draft: Draft) -> None:
    draw, facts = draft.random, draft.wording.facts
    add_pages(draft, headed=0.7)
    blocks.title(
        draft, draw.choice(("Annual report", "Interim report", facts.company(), "Quarterly results"))
    )
    for _ in range(draw.randint(1, 3)):
        passages.passage(draft)
    for name in draw.sample(_STATEMENTS, draw.randint(1, 3)):
        side = {"fo:text-align": draw.choice(("start", "center"))}
        draft.add(draft.heading(1, name, paragraph=side))
        if draw.random() < 0.6:
            passages.line(draft, escape(draw.choice(_UNITS)), 6, side["fo:text-align"])
        draft.add(draw_grid(draft, _statement(draft, draw.randint(2, 4)), draw.random() < 0.85, _BARE))
        if draw.random() < 0.6:
            notes(draft)
        else:
            draft.add(draft.blank(10))
        if draw.random() < 0.5:
            passages.run(draft)
    number = draw.choice(("1.", "Note 1:", "A.", ""))
    for place, name in enumerate(draw.sample(_TOPICS, draw.randint(2, 5)), 1):
        draft.add(draft.heading(2, name, nth(number, place)))
        passages.run(draft)
        if draw.random() < 0.4:
            draft.add(draw_grid(draft, _statement(draft, 1), None, _BARE), draft.blank(10))
        elif draw.random() < 0.3:
            lists.bullets(draft)


def _small(draft: Draft) -> None:
    """Several small tables on a page, with or without a line of text between their heading and them."""
    draw = draft.random
    add_pages(draft, headed=0.6)
    blocks.title(draft)
    kinds = (draw.choice(_BARE), draw.choice(("grid", "head", *_BARE)))
    full = draw.random() < 0.6
    number = draw.choice(("", "", "1.", "A.", "Table 1:"))
    for place, name in enumerate(draw.sample(_TOPICS, draw.randint(4, 9)), 1):
        if number == "Table 1:" or draw.random() < 0.85:
            draft.add(draft.heading(2, name, nth(number, place)))
        else:
            passages.line(draft, draft.span(draft.wording.sentence(80), **draw.choice((BOLD, {}))), 4)
        draft.add(draw_grid(draft, _figures(draft), full, kinds))
        if draw.random() < 0.35:
            notes(draft)
        else:
            draft.add(draft.blank(draw.choice((6, 10, 16))))
        if draw.random() < 0.25:
            passages.remark(draft)


def _figures(draft: Draft) -> Grid:
    """A few names with one to four figures each."""
    draw, wording = draft.random, draft.wording
    columns = draw.randint(1, 4)
    head = [
        GridCell(""),
        *(GridCell(wording.words(1)[:12], number=True, strong=True) for _ in range(columns)),
    ]
    rows = [
        [
            GridCell(wording.words(draw.randint(1, 5))),
            *(GridCell(wording.money(), number=True) for _ in range(columns)),
        ]
        for _ in range(draw.randint(2, 7))
    ]
    headed = draw.random() < 0.7
    return Grid(columns + 1, int(headed), [head, *rows] if headed else rows)


REPORTS: tuple[Family, ...] = (
    Family("company-report", 2, _company, (9, 11), 0.3, 0.5, 0.1),
    Family("small-tables", 1.5, _small, (9, 11), 0.3, 0.6, 0.0),
)

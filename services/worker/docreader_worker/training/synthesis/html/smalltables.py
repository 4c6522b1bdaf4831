"""Tables as wide as what they stand in: of any kind, or small ones of values, returns and holdings."""

from collections.abc import Sequence

from docreader_worker.training.synthesis.html.blocks import Blocks
from docreader_worker.training.synthesis.html.markup import element, text
from docreader_worker.training.synthesis.tables import make_grid

_FUND = (
    "Fund manager", "Inception date", "Benchmark", "NAV", "Fund size", "ISIN", "Expense ratio", "Domicile",
    "Minimum investment", "Exit load", "Risk profile", "Currency", "Dividend frequency", "Sharpe ratio",
    "Standard deviation", "Beta", "Custodian", "Management fee", "Trading day", "Portfolio turnover",
)  # fmt: skip
_PRODUCT = (
    "Weight", "Dimensions (W x H x D)", "Operating temperature", "Power supply", "Interface", "Protection",
    "Colour", "Material", "Warranty", "Certification", "Order code", "Humidity", "Capacity", "Resolution",
)  # fmt: skip
_PERIODS = ("1 Month", "3 Months", "YTD", "1 Year", "3 Years", "5 Years", "10 Years", "Since inception")
_SECTORS = (
    "Financials", "Health care", "Information technology", "Energy", "Utilities", "Industrials", "Cash",
    "Consumer staples", "Materials", "Real estate", "Germany", "United States", "Japan", "Others", "AAA",
)  # fmt: skip
_SHARES = ("% of NAV", "Weight (%)", "Fund", "Benchmark", "Portfolio %", "+/-")


def filling_table(blocks: Blocks, rows: tuple[int, int], columns: tuple[int, int]) -> str:
    """A table of any kind, of as many ``rows`` and ``columns`` as these least and most allow."""
    wide = 'style="width:100%;margin:0" data-l'
    return blocks.grid(make_grid(blocks.wording, rows, columns)).replace("data-l", wide, 1)


class SmallTables:
    """Makes the small tables of one document, in one look, about a fund or about a product."""

    def __init__(self, blocks: Blocks) -> None:
        draw, style = blocks.draw, blocks.style
        self._blocks, self._draw = blocks, draw
        self._names = draw.choice((_FUND, _FUND, _PRODUCT))
        self._bold = draw.choice(("", "font-weight:700;", f"color:{style.accent};"))
        line = draw.choice(("0", ".4pt solid #999", ".3pt solid #ccc", f".5pt solid {style.accent}"))
        self._cell = (
            f"padding:{draw.uniform(0.5, 3.5):.1f}pt {draw.uniform(1, 5):.1f}pt;vertical-align:top;"
            f"border-bottom:{draw.choice((line, line, '.6pt dotted #666'))};overflow-wrap:anywhere;"
        )
        self._head = draw.choice(
            (f"background:{style.accent};color:#fff;font-weight:700",
             f"background:{style.tint};font-weight:700",
             f"border-bottom:1pt solid {style.accent};font-weight:700", "font-weight:700",
             f"color:{style.accent};border-block:.8pt solid {style.accent}")
        )  # fmt: skip
        self._stripe = style.tint if draw.random() < 0.3 else ""
        self._size = style.size * draw.uniform(0.82, 1.0)
        self._align = draw.choice(("end", "end", "center"))

    def pairs(self) -> str:
        """Names and their values."""
        names = self._draw.sample(self._names, self._draw.randint(3, min(12, len(self._names))))
        width = self._draw.randint(35, 60)
        return self._table([(name, self._value()) for name in names], width, headed=False, pairs=True)

    def returns(self) -> str:
        """Figures for the periods that head the columns."""
        draw, wording = self._draw, self._blocks.wording
        start, wide = draw.randint(0, 3), draw.randint(2, 5)
        periods = _PERIODS[start : start + wide]
        names = (draw.choice((wording.words(2), wording.facts.company())) for _ in range(draw.randint(1, 6)))
        rows = [(draw.choice(("", "Returns (%)", "Name")), *periods)]
        rows += [
            (name, *(f"{draw.uniform(-9, 30):.1f}{'%' * (wide < 4)}" for _ in periods)) for name in names
        ]
        return self._table(rows, 70 - 11 * wide, headed=True)

    def holdings(self) -> str:
        """The largest holdings or sectors with their shares."""
        draw, facts = self._draw, self._blocks.wording.facts
        heads = draw.sample(_SHARES, draw.choice((1, 1, 2)))
        rows: list[Sequence[str]] = [(draw.choice(("Holding", "Sector", "Top 10", "")), *heads)]
        companies = draw.random() < 0.5
        for _ in range(draw.randint(4, 12)):
            name = facts.company() if companies else draw.choice(_SECTORS)
            rows.append((name, *(f"{draw.uniform(0, 20):.2f}" for _ in heads)))
        headed = draw.random() < 0.7
        return self._table(rows if headed else rows[1:], 74 - 14 * len(heads), headed=headed)

    def any(self) -> str:
        """One of the three."""
        return self._draw.choice((self.pairs, self.returns, self.holdings))()

    def _value(self) -> str:
        draw, wording = self._draw, self._blocks.wording
        code = wording.facts.bothify("??##########").upper()
        choices = (wording.date(), wording.money(), f"{draw.random() * 4:.2f}%", code, wording.words(4))
        return draw.choice((*choices, wording.facts.name(), wording.facts.country()))

    def _table(self, rows: Sequence[Sequence[str]], width: int, *, headed: bool, pairs: bool = False) -> str:
        """A table whose first column is ``width`` percent wide; the names of ``pairs`` may be bold."""
        drawn = ""
        for index, cells in enumerate(rows):
            top = headed and index == 0
            ground = f"background:{self._stripe}" if self._stripe and index % 2 else ""
            line = ""
            for place, cell in enumerate(cells):
                look = f"width:{width}%;" if place == 0 else ""
                if place and not pairs:
                    look += f"text-align:{self._align};"
                if place == 0 and pairs:
                    look += self._bold
                look += f"{self._cell}{self._head if top else ''}"
                line += element(text(cell), style=look, tag="td")
            drawn += element(line, style=ground, tag="tr")
        wide = f"width:100%;margin:0;table-layout:fixed;font-size:{self._size:.1f}pt"
        return element(element(f"<tbody>{drawn}</tbody>", "table", style=wide, tag="table"))

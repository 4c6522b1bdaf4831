"""A family of declarations: names and values in blocks without rules, and summaries in tables."""

from docreader_worker.training.synthesis.html.blocks import Blocks
from docreader_worker.training.synthesis.html.flowing import title
from docreader_worker.training.synthesis.html.markup import element, row, rule, space, text
from docreader_worker.training.synthesis.html.office import address, logo
from docreader_worker.training.synthesis.html.sheet import document, make_running, sheet
from docreader_worker.training.synthesis.tables import Grid, GridCell, make_grid

_LABELS = (
    "Policy number", "Policy period", "Effective date", "Expiration date", "Named insured", "Agent",
    "Agency code", "Account", "Customer ID", "Form of business", "Location of premises", "Mortgagee",
    "Billing", "Term", "Date issued", "Telephone", "Product", "Branch", "Issued by", "Audit period",
    "Class code", "Deductible",
)  # fmt: skip


def declarations(blocks: Blocks) -> str:
    """Declarations of a policy: a head with an emblem, blocks of pairs, coverages and their sum."""
    draw = blocks.draw
    pairs, pages = _Pairs(blocks), draw.choice((1, 1, 2))
    parts: list[str] = []
    if draw.random() < 0.6:
        parts.append(row(address(blocks), pairs.block(draw.randint(2, 5)), spread=True, style="margin:8pt 0"))
    for _ in range(draw.randint(3, 7) if pages == 1 else 16):
        parts += [*_part(blocks, pairs), space(draw.uniform(2, 12))]
    if draw.random() < 0.5:
        line = "flex:1;border-top:.7pt solid #000"
        names = (element(name, "text", "small", line) for name in ("Authorized representative", "Date"))
        parts.append(row(*names, gap=60, style="margin-top:30pt"))
    marks, start = make_running(blocks), draw.randint(1, 9)
    tops = (_head(blocks), "")[:pages]
    sheets = [sheet(blocks, marks, start + index, top=top) for index, top in enumerate(tops)]
    return document(blocks, sheets, {"main": parts})


def _part(blocks: Blocks, pairs: "_Pairs") -> list[str]:
    """Perhaps a heading and a paragraph, then pairs, a table or a list."""
    draw = blocks.draw
    parts = [blocks.heading(draw.choice((2, 3)), 45)] if draw.random() < 0.75 else []
    if draw.random() < 0.3:
        parts.append(blocks.paragraph(60, 300))
    kind = draw.choice(("pairs", "pairs", "columns", "coverages", "coverages", "table", "list"))
    if kind == "pairs":
        return [*parts, pairs.block(draw.randint(2, 7))]
    if kind == "columns":
        halves = (pairs.block(draw.randint(2, 6)) for _ in range(draw.randint(2, 3)))
        return [*parts, row(*(element(half, style="flex:1;min-width:0") for half in halves), gap=20)]
    if kind == "coverages":
        return [*parts, _coverages(blocks)]
    if kind == "table":
        return [*parts, blocks.grid(make_grid(blocks.wording, (2, 7), (2, 5)))]
    return [*parts, *blocks.items(draw.randint(2, 5), 90)]


class _Pairs:
    """Makes blocks of names and values, all set in one way."""

    def __init__(self, blocks: Blocks) -> None:
        draw = blocks.draw
        self._blocks = blocks
        self._way = draw.choice(("columns", "columns", "run", "above"))
        self._name = draw.choice(
            ("font-weight:700", "", f"color:{blocks.style.accent}", "text-transform:uppercase")
        )
        self._value = draw.choice(("", "font-weight:700"))
        self._colon = draw.choice((":", ":", ""))
        self._share = draw.uniform(30, 50)

    def block(self, count: int) -> str:
        """``count`` names with their values, one block of text."""
        labels = self._blocks.draw.sample(_LABELS, count)
        return element("".join(map(self._pair, labels)), "text", style="line-height:1.25;min-width:30%")

    def _pair(self, label: str) -> str:
        spoken = label if self._blocks.draw.random() < 0.7 else self._blocks.wording.heading(16)
        value = text(self._written())
        if self._way == "columns":
            name = element(f"{text(spoken)}{self._colon}", style=f"flex:0 0 {self._share:.0f}%;{self._name}")
            return row(name, element(value, style=self._value), gap=6, align="baseline")
        name = element(f"{text(spoken)}{self._colon}", style=self._name, tag="span")
        value = element(value, style=self._value, tag="span")
        return element(f"{name}{'<br>' if self._way == 'above' else ' '}{value}")

    def _written(self) -> str:
        wording, facts = self._blocks.wording, self._blocks.wording.facts
        makers = (
            wording.date, facts.name, facts.company, wording.money, facts.phone_number,
            lambda: f"{wording.date()} – {wording.date()}", lambda: facts.bothify("??? ####-##").upper(),
            lambda: facts.address().replace("\n", ", "),
        )  # fmt: skip
        return str(self._blocks.draw.choice(makers)())


def _head(blocks: Blocks) -> str:
    draw = blocks.draw
    name = title(blocks, draw.uniform(1.4, 2.2), 45)
    line = rule(draw.choice((0.6, 1, 2)), blocks.style.accent) if draw.random() < 0.6 else ""
    if draw.random() < 0.3:
        return element(logo(blocks) + name) + line
    sides = [logo(blocks), name]
    if draw.random() < 0.5:
        sides.append(address(blocks))
    return row(*sides, align="center", spread=True) + line


def _coverages(blocks: Blocks) -> str:
    """What is covered, up to what limit and for how much, and the total."""
    draw, wording = blocks.draw, blocks.wording
    names = ("Coverage", "Limit of insurance", "Deductible", "Premium")[: draw.randint(2, 4)]
    rows = [[GridCell(name, number=index > 0, strong=True) for index, name in enumerate(names)]]
    for _ in range(draw.randint(2, 9)):
        limits = (draw.choice((wording.money(), "Included", "$", "Not covered")) for _ in names[1:])
        rows.append([GridCell(wording.sentence(40)), *(GridCell(limit, number=True) for limit in limits)])
    total = GridCell("Total premium", len(names) - 1, number=True, strong=True)
    rows.append([total, GridCell(wording.money(), number=True, strong=True)])
    return blocks.grid(Grid(len(names), 1, rows))

"""Tables of many shapes: what stands in their cells, before any engine draws them."""

from dataclasses import dataclass

from docreader_worker.training.synthesis.wording import Wording


@dataclass(frozen=True, slots=True)
class GridCell:
    """One cell: its text, how many columns and rows it spans, and whether it is a number or in bold."""

    text: str
    columns: int = 1
    rows: int = 1
    number: bool = False
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows of cells as HTML has them (spanned places are left out) and how many of them are the head."""

    columns: int
    head: int
    rows: list[list[GridCell]]


def make_grid(wording: Wording, rows: tuple[int, int] = (3, 16), columns: tuple[int, int] = (2, 8)) -> Grid:
    """A table of a random kind with so many rows and columns."""
    draw = wording.random
    kind = draw.choice((_financial, _financial, _results, _results, _prose, _properties, _records, _matrix))
    return kind(wording, draw.randint(*rows), draw.randint(*columns))


def _label(wording: Wording, words: int = 4) -> str:
    return wording.words(wording.random.randint(1, words))


def _financial(wording: Wording, rows: int, columns: int) -> Grid:
    draw = wording.random
    columns = max(2, min(columns, 6))
    year = draw.randint(1998, 2026)
    head = [GridCell(draw.choice(("", "in millions", "EUR ’000", "$", "Note")), strong=True)]
    head += [GridCell(str(year - offset), number=True, strong=True) for offset in range(columns - 1)]
    lines = [head]
    for _ in range(rows):
        if draw.random() < 0.12:
            lines.append([GridCell(_label(wording, 5), columns=columns, strong=True)])
            continue
        total = draw.random() < 0.15
        cells = [GridCell("Total " + _label(wording, 2) if total else _label(wording, 7), strong=total)]
        cells += [
            GridCell(draw.choice((wording.money(), wording.money(), "–")), number=True, strong=total)
            for _ in head[1:]
        ]
        lines.append(cells)
    return Grid(columns, 1, lines)


def _results(wording: Wording, rows: int, columns: int) -> Grid:
    draw = wording.random
    columns = max(3, columns)
    names = [_label(wording, 1)[:12] for _ in range(columns - 1)]
    head = [[GridCell("Method", strong=True), *(GridCell(name, number=True, strong=True) for name in names)]]
    if columns >= 5 and draw.random() < 0.5:
        left = (columns - 1) // 2
        spans = [
            GridCell(_label(wording, 2), columns=left),
            GridCell(_label(wording, 2), columns=columns - 1 - left),
        ]
        head.insert(0, [GridCell(""), *spans])
    places = draw.choice((1, 2, 3))
    body = [
        [GridCell(_label(wording, 2)[:18])]
        + [
            GridCell(f"{draw.random() * 100:.{places}f}", number=True, strong=draw.random() < 0.1)
            for _ in range(columns - 1)
        ]
        for _ in range(rows)
    ]
    return Grid(columns, len(head), head + body)


def _prose(wording: Wording, rows: int, columns: int) -> Grid:
    columns = max(2, min(columns, 4))
    rows = min(rows, 8)
    head = [GridCell(_label(wording, 2), strong=True) for _ in range(columns)]
    body = [
        [GridCell(_label(wording, 3)), *(GridCell(wording.sentence(120)) for _ in range(columns - 1))]
        for _ in range(rows)
    ]
    return Grid(columns, 1, [head, *body])


def _properties(wording: Wording, rows: int, columns: int) -> Grid:
    draw = wording.random
    columns = max(2, min(columns, 6))
    names = ("Parameter", "Symbol", "Min.", "Typ.", "Max.", "Unit")[:columns]
    head = [GridCell(name, strong=True) for name in names] if draw.random() < 0.7 else []
    lines = [head] if head else []
    for _ in range(rows):
        values = [GridCell(wording.number(1e3), number=True) for _ in range(columns - 2)]
        unit = [GridCell(draw.choice(("V", "mA", "°C", "kHz", "mm", "kg", "%")))]
        lines.append([GridCell(_label(wording, 4)), *values, *unit])
    return Grid(columns, 1 if head else 0, lines)


def _records(wording: Wording, rows: int, columns: int) -> Grid:
    draw = wording.random
    columns = max(3, min(columns, 7))
    makers = [
        wording.facts.name, wording.date, wording.facts.city, wording.facts.job, wording.money,
        lambda: wording.number(1e6, 0), wording.facts.company, lambda: draw.choice(("✓", "–", "x", "yes",
        "no")),
    ]  # fmt: skip
    chosen = draw.sample(makers, columns)
    head = [GridCell(_label(wording, 1), strong=True) for _ in range(columns)]
    body = [[GridCell(str(maker())[:26]) for maker in chosen] for _ in range(rows)]
    return Grid(columns, 1, [head, *body])


def _matrix(wording: Wording, rows: int, columns: int) -> Grid:
    draw = wording.random
    columns = max(3, columns)
    head = [
        GridCell("", strong=True),
        *(GridCell(_label(wording, 1)[:10], strong=True) for _ in range(columns - 1)),
    ]
    lines = [head]
    group = 0
    for row in range(rows):
        first: list[GridCell] = []
        if group == 0:
            group = min(draw.choice((1, 1, 2, 3)), rows - row)
            first = [GridCell(_label(wording, 2)[:20], rows=group)]
        group -= 1
        marks = ("", "", "x", "•", "1", "2", "A", wording.number(99, 0))
        lines.append(first + [GridCell(draw.choice(marks)) for _ in range(columns - 1)])
    return Grid(columns, 1, lines)

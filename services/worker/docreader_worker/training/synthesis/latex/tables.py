"""Tables of every look in LaTeX."""

from dataclasses import dataclass
from random import Random

from docreader_worker.training.synthesis.latex.draft import Draft
from docreader_worker.training.synthesis.latex.estimates import estimates
from docreader_worker.training.synthesis.latex.markup import escape
from docreader_worker.training.synthesis.tables import Grid, GridCell, make_grid

_MOST_PROSE = 4
"""Rows of a table whose cells are sentences: it has to fit its page."""
_LOOKS = (
    "booktabs",
    "booktabs",
    "booktabs",
    "ruled",
    "ruled",
    "hline",
    "none",
    "vertical",
    "zebra",
    "headed",
)


@dataclass(frozen=True, slots=True)
class _Look:
    kind: str
    top: str
    middle: str
    bottom: str


def table(
    draft: Draft, rows: tuple[int, int] = (3, 14), columns: tuple[int, int] = (2, 6), short: bool = False
) -> str:
    """A marked table, scaled down when it is wider than its column; ``short`` gives it cells of few words."""
    draw = draft.random
    if short or draw.random() < 0.2:
        drawn = estimates(draft, draw.randint(*rows), draw.randint(*columns))
    else:
        drawn = draw_grid(draft, make_grid(draft.wording, rows, columns))
    size = draw.choice((r"\normalsize", r"\small", r"\small", r"\footnotesize", r"\scriptsize"))
    stretch = draw.choice(("1", "1", "1.1", "1.25", "1.5"))
    return (
        rf"{{\linespread{{1}}{size}\renewcommand\arraystretch{{{stretch}}}"
        rf"\setlength\tabcolsep{{{draw.choice((2, 3, 4, 6, 8))}pt}}"
        rf"\leavevmode\element{{table}}\fitted{{{drawn}}}}}"
    )


def draw_grid(draft: Draft, grid: Grid) -> str:
    """The tabular of ``grid`` in a random look."""
    draw = draft.random
    look = _look(draw)
    texts = [
        max((len(row[place].text) for row in grid.rows if place < len(row)), default=0)
        for place in range(grid.columns)
    ]
    prose = max(texts) > 40
    rows = grid.rows[: grid.head + _MOST_PROSE] if prose else grid.rows
    share = 0.92 * draft.width / grid.columns
    column = f"p{{{share:.0f}pt}}" if prose else draw.choice("lcl")
    bar = "|" if look.kind in {"ruled", "vertical"} else ""
    spec = bar.join([column if prose else "l", *([column] * (grid.columns - 1))])
    if look.kind == "ruled":
        spec = f"|{spec}|"
    lines = [look.top]
    taken = [0] * grid.columns
    for index, row in enumerate(rows):
        lines.append(
            _shade(look, index, grid.head) + _row(row, taken, index < grid.head, prose, bar) + r" \\[0pt]"
        )
        if index == grid.head - 1:
            lines.append(look.middle)
        elif look.kind == "ruled" and index < len(rows) - 1 and not any(taken):
            lines.append(r"\hline")
    lines.append(look.bottom)
    return f"\\begin{{tabular}}{{{spec}}}\n" + "\n".join(lines) + "\n\\end{tabular}"


def _look(draw: Random) -> _Look:
    kind = draw.choice(_LOOKS)
    rules = {
        "booktabs": (r"\toprule", r"\midrule", r"\bottomrule"),
        "ruled": (r"\hline", r"\hline", r"\hline"),
        "hline": (r"\hline\hline", r"\hline", r"\hline\hline"),
        "vertical": ("", r"\hline", ""),
        "headed": ("", "", r"\hline"),
    }
    top, middle, bottom = rules.get(kind, ("", "", ""))
    return _Look(kind, top, middle, bottom)


def _shade(look: _Look, index: int, head: int) -> str:
    if look.kind == "headed" and index < head:
        return r"\rowcolor{black!15}"
    if look.kind == "zebra" and index % 2:
        return r"\rowcolor{black!8}"
    return ""


def _row(row: list[GridCell], taken: list[int], head: bool, prose: bool, bar: str) -> str:
    """One line: places that a cell above still covers stay empty."""
    cells: list[str] = []
    waiting = list(row)
    place = 0
    while place < len(taken):
        if taken[place] > 0:
            taken[place] -= 1
            cells.append("")
            place += 1
            continue
        cell = waiting.pop(0) if waiting else GridCell("")
        if cell.rows > 1:
            taken[place] = cell.rows - 1
        cells.append(_cell(cell, head, prose, bar))
        place += max(cell.columns, 1)
    return " & ".join(cells)


def _cell(cell: GridCell, head: bool, prose: bool, bar: str) -> str:
    text = escape(cell.text).strip()
    if cell.strong or head:
        text = rf"\textbf{{{text}}}"
    if cell.columns > 1:
        return rf"\multicolumn{{{cell.columns}}}{{{'c' if head else 'l'}}}{{{text}}}"
    if cell.rows > 1:
        return rf"\multirow{{{cell.rows}}}{{*}}{{{text}}}"
    if cell.number and not prose and not bar:
        return rf"\multicolumn{{1}}{{r}}{{{text}}}"
    return text

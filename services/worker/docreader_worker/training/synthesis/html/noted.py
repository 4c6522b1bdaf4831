"""A family of pages whose tables stand directly over notes: accounts, prices, results of trials."""

from docreader_worker.training.synthesis.html.blocks import Blocks
from docreader_worker.training.synthesis.html.flowing import title
from docreader_worker.training.synthesis.html.markup import element, text
from docreader_worker.training.synthesis.html.prose import body
from docreader_worker.training.synthesis.html.remarks import FINANCIAL, MEDICAL, Remarks
from docreader_worker.training.synthesis.html.sheet import document, make_running, sheet
from docreader_worker.training.synthesis.html.smalltables import SmallTables, filling_table
from docreader_worker.training.synthesis.html.statements import statement

_MIX = {"paragraph": 6, "heading": 2, "list": 0.7}
_GROUPS = (
    "n (%)", "P value", "Control", "Treatment", "All patients", "OR (95% CI)", "Group A", "Group B", "HR",
)  # fmt: skip
_ROWS = (
    "Age (years)", "Male sex", "Body mass index", "Hypertension", "Diabetes mellitus", "Smoking", "LVEF (%)",
    "Heart rate", "Creatinine (mg/dL)", "Follow-up (months)", "Mortality", "Previous surgery",
    "Length of stay",
)  # fmt: skip


def noted_tables(blocks: Blocks) -> str:
    """One to three pages of tables with their notes between paragraphs and headings."""
    draw = blocks.draw
    medical, columns = draw.random() < 0.5, draw.choice((1, 1, 1, 2))
    tables = _Noted(blocks, columns=columns, medical=medical)
    count = draw.choice((1, 2, 2, 3))
    content: list[str] = []
    for _ in range(count * columns * 3):
        content += body(blocks, draw.choice((0, 1, 2, 4)), _MIX, 2, (60, 450))
        content.append(tables.table())
    start = draw.choice((1, draw.randint(2, 90)))
    marks, top = make_running(blocks), title(blocks, 0, 60) if start == 1 else ""
    pages = []
    for index in range(count):
        across = tables.table() if columns == 2 and draw.random() < 0.4 else ""
        pages.append(sheet(blocks, marks, start + index, columns, top=("" if index else top) + across))
    return document(blocks, pages, {"main": content})


class _Noted:
    """Makes the tables of one document with their captions and notes."""

    def __init__(self, blocks: Blocks, *, columns: int, medical: bool) -> None:
        draw = blocks.draw
        self._blocks, self._draw, self._columns, self._medical = blocks, draw, columns, medical
        self._remarks = Remarks(blocks, MEDICAL if medical else FINANCIAL)
        self._small = SmallTables(blocks)
        self._captioned = draw.choice((0.2, 0.6, 1.0)) if not medical else 1.0
        self._narrow = draw.choice((100, 100, 100, draw.randint(60, 95)))
        self._apart = draw.choice((100, 100, 100, draw.randint(65, 95)))
        self._gap = blocks.style.size * draw.uniform(0.5, 1.6)
        self._number = draw.randint(1, 9)

    def table(self) -> str:
        """A table, mostly below its caption, over one to five notes."""
        draw, blocks = self._draw, self._blocks
        caption = ""
        if draw.random() < self._captioned:
            caption = blocks.caption("Table", self._number)
            self._number += 1
        kinds = (
            (self._trial, self._trial, self._grid)
            if self._medical
            else (self._grid, self._statement, self._small.any)
        )
        notes = self._remarks.below(draw.choice((1, 1, 2, 2, 3, 4, 5)))
        below = element(notes, style=f"width:{self._apart}%")
        place = f"width:{self._narrow}%;margin:{self._gap:.0f}pt auto"
        return element(caption + draw.choice(kinds)() + below, style=place)

    def _grid(self) -> str:
        return filling_table(self._blocks, (3, 12), (2, 6 // self._columns))

    def _statement(self) -> str:
        if self._columns == 2:
            return self._small.any()
        return statement(self._blocks, self._draw.randint(4, 14))

    def _trial(self) -> str:
        """Patients in groups: counts with shares, means with deviations and how likely chance is."""
        draw, wide = self._draw, self._draw.randint(2, 5 - self._columns)
        line, head = draw.choice(("0", ".4pt solid #999")), "border-block:.8pt solid #000;font-weight:700"
        heads = ["", *draw.sample(_GROUPS, wide)]
        lines = _line(heads, f"{head};padding:2pt 4pt")
        for name in draw.sample(_ROWS, draw.randint(4, len(_ROWS))):
            values = (
                draw.choice((f"{draw.randint(1, 300)} ({draw.randint(1, 99)}%)", f"{draw.random():.3f}",
                             f"{draw.uniform(1, 90):.1f} ± {draw.uniform(0.1, 9):.1f}", "NS", "–"))
                for _ in range(wide)
            )  # fmt: skip
            mark = draw.choice(("", "", "", "*", "†", "ᵃ"))
            lines += _line([name + mark, *values], f"border-bottom:{line};padding:1.5pt 4pt")
        edge = "width:100%;margin:0;border-bottom:.8pt solid #000"
        return element(f"<tbody>{lines}</tbody>", "table", style=edge, tag="table")


def _line(cells: list[str], look: str) -> str:
    return element("".join(element(text(cell), style=look, tag="td") for cell in cells), tag="tr")

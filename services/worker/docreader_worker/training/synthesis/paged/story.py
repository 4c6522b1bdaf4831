"""What stands in a ReportLab document, as a story of labelled flowables."""

from html import escape
from typing import Any

from PIL import Image as Picture
from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, KeepTogether, Spacer

from docreader_worker.training.synthesis.paged.flowables import (
    LabelledImage,
    LabelledParagraph,
    LabelledTable,
    Note,
)
from docreader_worker.training.synthesis.pictures import PictureSource
from docreader_worker.training.synthesis.tables import make_grid
from docreader_worker.training.synthesis.wording import Wording

FONTS = (("Times-Roman", "Times-Bold"), ("Helvetica", "Helvetica-Bold"), ("Courier", "Courier-Bold"))


class Story:
    """Makes flowables in one seeded style; ``width`` is that of a column, in points."""

    def __init__(self, wording: Wording, pictures: PictureSource, note: Note, width: float) -> None:
        self.wording, self.draw, self._pictures, self._note, self._width = (
            wording,
            wording.random,
            pictures,
            note,
            width,
        )
        self.plain, self.bold = self.draw.choices(FONTS, (50, 45, 5))[0]
        heading = self.draw.choice((self.bold, "Helvetica-Bold", "Times-Bold"))
        size = self.draw.uniform(8.5, 12)
        leading = size * self.draw.uniform(1.1, 1.5)
        align: Any = self.draw.choice((TA_LEFT, TA_JUSTIFY))
        colour = self.draw.choice(
            (colors.black, colors.black, colors.HexColor("#1f4e79"), colors.HexColor("#a02020"))
        )
        gap = self.draw.choice((0.0, size * 0.6))
        self.body = ParagraphStyle(
            "body", fontName=self.plain, fontSize=size, leading=leading, alignment=align, spaceAfter=gap,
            firstLineIndent=0 if gap else size * 1.3,
        )  # fmt: skip
        self.item = ParagraphStyle(
            "item", self.body, leftIndent=size * 1.8, bulletIndent=size * 0.5, firstLineIndent=0, spaceAfter=2
        )
        self.small = ParagraphStyle("small", self.body, fontSize=size * 0.85, leading=size, firstLineIndent=0)
        self.caption = ParagraphStyle("caption", self.small, alignment=self.draw.choice((TA_LEFT, TA_CENTER)))
        self.headings = [
            ParagraphStyle(
                f"h{level}", fontName=heading, fontSize=size * scale, leading=size * scale * 1.2,
                textColor=colour,
                spaceBefore=size * 1.2, spaceAfter=size * 0.5, keepWithNext=1,
            )
            for level, scale in ((1, self.draw.uniform(1.3, 1.7)), (2, self.draw.uniform(1.0, 1.2)))
        ]  # fmt: skip
        self.title_style = ParagraphStyle(
            "title",
            self.headings[0],
            fontSize=size * 2,
            leading=size * 2.4,
            alignment=self.draw.choice((TA_LEFT, TA_CENTER)),
        )
        self._number = self.draw.randint(1, 9)

    def text(self, text: str, style: ParagraphStyle, label: str, **options: Any) -> Flowable:
        """A labelled paragraph of plain text."""
        return LabelledParagraph(escape(text), style, label, self._note, **options)

    def title(self) -> Flowable:
        """The title of the document."""
        return self.text(self.wording.sentence(80), self.title_style, "title")

    def paragraph(self) -> Flowable:
        """A paragraph of running text."""
        return self.text(self.wording.paragraph(120, 800), self.body, "text")

    def heading(self) -> Flowable:
        """A heading of one of two levels."""
        self._number += 1
        lead = self.draw.choice(("", f"{self._number} "))
        return self.text(lead + self.wording.heading(50), self.draw.choice(self.headings), "section-header")

    def items(self) -> list[Flowable]:
        """A list."""
        numbered = self.draw.random() < 0.4
        return [
            self.text(
                self.wording.item(140), self.item, "list-item", bulletText=f"{index}." if numbered else "•"
            )
            for index in range(1, self.draw.randint(3, 8))
        ]

    def figure(self) -> Flowable:
        """A picture over its caption."""
        path = (
            self._pictures.photograph(self.draw)
            if self.draw.random() < 0.4
            else self._pictures.chart(self.draw, ".png")
        )
        picture = self._image(str(path), "picture", self._width * self.draw.uniform(0.6, 1.0), 230)
        caption = self.text(f"Figure {self._number}. {self.wording.sentence(90)}", self.caption, "caption")
        return KeepTogether([picture, Spacer(1, 4), caption, Spacer(1, 8)])

    def formula(self) -> Flowable:
        """A display formula drawn by matplotlib."""
        path = self._pictures.formula(self.draw)
        return self._image(
            str(path), "formula", self._width * 0.9, self.body.fontSize * self.draw.uniform(1.8, 3.2)
        )

    def table(self, rows: tuple[int, int] = (3, 12)) -> Flowable:
        """A table in one of several looks, with its caption above or below."""
        grid = make_grid(self.wording, rows, (2, 5))
        cells: list[list[Any]] = []
        for row in grid.rows:
            line: list[Any] = []
            for cell in row:
                line += [cell.text[:26], *[""] * (cell.columns - 1)]
            cells.append((line + [""] * grid.columns)[: grid.columns])
        look = self.draw.choice(
            (
                [("GRID", (0, 0), (-1, -1), 0.5, colors.black)],
                [
                    ("LINEABOVE", (0, 0), (-1, 0), 1, colors.black),
                    ("LINEBELOW", (0, -1), (-1, -1), 1, colors.black),
                ],
                [("ROWBACKGROUNDS", (0, 0), (-1, -1), [colors.white, colors.HexColor("#e8eef4")])],
                [("LINEBELOW", (0, 0), (-1, -1), 0.3, colors.grey)],
                [],
            )
        )
        style = [
            *look, ("FONT", (0, 0), (-1, -1), self.plain, self.draw.uniform(6.5, 8.5)),
            ("ALIGN", (1, 0), (-1, -1), self.draw.choice(("RIGHT", "CENTER", "LEFT"))),
            ("TOPPADDING", (0, 0), (-1, -1), 1.5), ("BOTTOMPADDING", (0, 0), (-1, -1), 1.5),
        ]  # fmt: skip
        table = LabelledTable(
            cells, self._note, style=style, colWidths=[self._width / grid.columns] * grid.columns
        )
        caption = self.text(f"Table {self._number}: {self.wording.sentence(80)}", self.caption, "caption")
        order = [caption, Spacer(1, 4), table] if self.draw.random() < 0.5 else [table, Spacer(1, 4), caption]
        return KeepTogether([*order, Spacer(1, 8)])

    def _image(self, path: str, label: str, width: float, height: float) -> Flowable:
        with Picture.open(path) as opened:
            across, down = opened.size
        scale = min(width / across, height / down)
        return LabelledImage(path, label, self._note, across * scale, down * scale)

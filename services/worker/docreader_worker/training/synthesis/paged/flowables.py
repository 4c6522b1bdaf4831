"""Flowables that note their label and place when they are drawn."""

from collections.abc import Callable
from typing import Any

from reportlab.platypus import Flowable, Image, Paragraph, Table

from docreader.result import Box
from docreader_worker.training.synthesis.document import LabelledBox

Note = Callable[[LabelledBox], None]


def record(flowable: Flowable, label: str, note: Note, width: float, height: float) -> None:
    """Note where ``flowable`` is being drawn, in points from the top left of its page."""
    canvas = flowable.canv
    x, y = canvas.absolutePosition(0, 0)
    top = canvas._pagesize[1]  # type: ignore[attr-defined]
    box: Box = (x, top - y - height, x + width, top - y)
    note(LabelledBox(canvas.getPageNumber(), label, box))


class LabelledParagraph(Paragraph):
    """A paragraph; its pieces on other pages and columns keep the label."""

    def __init__(self, text: Any, style: Any, label: str, note: Note, **options: Any) -> None:
        super().__init__(text, style, **options)
        self._label, self._note = label, note

    def split(self, width: float, height: float) -> list[Any]:
        """Split like any paragraph."""
        nothing: Any = None
        whole = Paragraph(nothing, self.style, frags=self.frags, bulletText=self.bulletText)
        parts: list[Any] = whole.split(width, height)
        return [
            LabelledParagraph(
                None, part.style, self._label, self._note, frags=part.frags, bulletText=part.bulletText
            )
            for part in parts
        ]

    def draw(self) -> None:
        """Draw and note the place, with the marker of a list item."""
        record(self, self._label, self._note, self.width, self.height)
        super().draw()


class LabelledTable(Table):
    """A table that is not split."""

    _width: float
    _height: float

    def __init__(self, cells: list[list[Any]], note: Note, **options: Any) -> None:
        super().__init__(cells, **options)
        self._note = note

    def split(self, width: float, height: float) -> list[Any]:
        """Keep the table whole: it moves to the next column."""
        return []

    def draw(self) -> None:
        """Draw and note the place."""
        record(self, "table", self._note, self._width, self._height)
        super().draw()


class LabelledImage(Image):
    """A picture or the picture of a formula."""

    def __init__(self, path: str, label: str, note: Note, width: float, height: float) -> None:
        super().__init__(path, width, height)
        self._label, self._note = label, note

    def draw(self) -> None:
        """Draw and note the place."""
        record(self, self._label, self._note, self.drawWidth, self.drawHeight)
        super().draw()

"""What tells tables and pictures on a page, found once."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from docreader.result import Box
from docreader_worker.content import Detection, PageContent
from docreader_worker.reading.bands import banded_tables
from docreader_worker.reading.captioned import captions_of_tables
from docreader_worker.reading.contents import tables_of_contents
from docreader_worker.reading.drawings import drawn_pictures, marks_of
from docreader_worker.reading.geometry import Bools, Floats, Places, as_boxes
from docreader_worker.reading.grids import ruled_tables
from docreader_worker.reading.lines import Line
from docreader_worker.reading.rulings import whole_level
from docreader_worker.reading.streams import aligned_tables
from docreader_worker.reading.stripes import Text
from docreader_worker.reading.text import is_caption

_SURE = 0.5
"""Score from which a detection shows that a detector tells tables from other short lines."""


@dataclass(frozen=True)
class Evidence:
    """A page's content, the ``lines`` of all its words, and what a detector found."""

    content: PageContent
    lines: Sequence[Line]
    detections: Sequence[Detection]

    @cached_property
    def words(self) -> Floats:
        """The boxes of all words."""
        return as_boxes([word.box for word in self.content.words])

    @cached_property
    def line_boxes(self) -> Floats:
        """The boxes of all lines."""
        return as_boxes([line.box for line in self.lines])

    @cached_property
    def line_words(self) -> Places:
        """How many words each line has."""
        return np.array([len(line.words) for line in self.lines], dtype=np.intp)

    @cached_property
    def numbered(self) -> Bools:
        """Which lines open like a caption with a number."""
        return np.array([is_caption(line.text, numbered=True) for line in self.lines], dtype=np.bool_)

    @cached_property
    def marks(self) -> Floats:
        """What pictures may be made of."""
        return marks_of(self.content)

    @cached_property
    def rulings(self) -> Floats:
        """All rulings as they are drawn."""
        return as_boxes(self.content.rulings)

    @cached_property
    def level(self) -> Floats:
        """Level rulings put together."""
        return whole_level(self.rulings)

    @cached_property
    def text(self) -> Text:
        """The words and level lines, to look for cells in."""
        return Text.of(self.content, self.lines)

    @cached_property
    def captions(self) -> list[Line]:
        """Lines that caption tables."""
        return captions_of_tables(self.lines)

    @cached_property
    def pictures(self) -> list[Box]:
        """Images, and clusters of shapes."""
        return drawn_pictures(self.content, self.words, self.lines)

    @cached_property
    def grids(self) -> list[Box]:
        """Tables whose cells are ruled."""
        return ruled_tables(self.content, self.words)

    @cached_property
    def bands(self) -> list[Box]:
        """Tables whose rows are bands of colour."""
        return banded_tables(as_boxes(self.content.shapes), self.text)

    @cached_property
    def contents(self) -> list[Box]:
        """Tables of contents."""
        return tables_of_contents(self.lines)

    @cached_property
    def aligned(self) -> list[Box]:
        """Rows of short pieces of text that stand in columns."""
        return aligned_tables(self.lines, self.level, alone=all(one.score < _SURE for one in self.detections))

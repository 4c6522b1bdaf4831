"""What tells tables and pictures on a page, found once."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from docreader.result import Box
from docreader_worker.content import Detection, PageContent
from docreader_worker.reading.captioned import captions_of_tables
from docreader_worker.reading.drawings import drawn_pictures
from docreader_worker.reading.geometry import Floats, as_boxes
from docreader_worker.reading.lines import Line
from docreader_worker.reading.rulings import whole_level
from docreader_worker.reading.streams import aligned_tables
from docreader_worker.reading.stripes import Text


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
    def aligned(self) -> list[Box]:
        """Rows of short pieces of text that stand in columns."""
        return aligned_tables(self.lines, self.level, alone=not self.detections)

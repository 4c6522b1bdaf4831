"""What a layout engine hands over: a PDF and the labelled boxes of what it drew."""

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from docreader.result import Box


@dataclass(frozen=True, slots=True)
class LabelledBox:
    """One layout element: its page (from 1), label (of ``docreader.result.LABELS``) and box in PDF points.

    The box may be loose or miss a descender: it is snapped to the ink of the page afterwards. It must
    touch the ink of its own element and keep clear of the centres of its neighbours' words.
    """

    page: int
    label: str
    box: Box


@dataclass(frozen=True, slots=True)
class GeneratedDocument:
    """A PDF file with all its labelled boxes, and what made it: engine, template family and seed."""

    pdf: Path
    engine: str
    family: str
    seed: int
    boxes: list[LabelledBox]


class LayoutEngine(Protocol):
    """Draws documents whose layout it can tell.

    ``generate`` writes one PDF into ``folder`` and is deterministic: the same seed draws the same
    document. It raises ``LayoutFailed`` for a seed that does not compile; the caller goes on with another.
    """

    name: str

    def generate(self, seed: int, folder: Path) -> GeneratedDocument:
        """Draw the document of ``seed`` into ``folder``."""


class LayoutFailed(Exception):
    """A layout engine could not draw the document of this seed."""

"""What a page holds before it is understood: words, rulings and images, in PDF points as displayed."""

from dataclasses import dataclass, field
from typing import Literal

from docreader.result import Box


@dataclass(frozen=True, slots=True)
class Word:
    """One word with the style of its first glyph; ``line`` counts the page's lines as the PDF stores them.

    ``colour`` is an sRGB integer.
    """

    box: Box
    text: str
    line: int
    size: float
    bold: bool = False
    italic: bool = False
    mono: bool = False
    colour: int = 0


@dataclass(frozen=True, slots=True)
class Hotspot:
    """Where a click on the page leads to an address."""

    box: Box
    url: str


@dataclass(frozen=True, slots=True)
class PageContent:
    """A page's own content: its size as displayed, words, thin ruling lines, filled boxes, images and links.

    ``rulings`` are line segments and rectangles thinner than 3 points; ``shapes`` are all other vector
    paths (their bounding boxes), and ``drawings`` those of them that are no rectangles; ``images`` are the
    boxes of raster images. ``text_source`` tells where the words are from; ``scanned`` that there may be more
    in what is drawn, which only recognition can read. ``askew`` are the degrees (90, 180 or 270) by which the
    displayed page is to be turned clockwise for most of its text to run across, 0 where it does.
    """

    width: float
    height: float
    rotation: int = 0
    words: list[Word] = field(default_factory=list)
    rulings: list[Box] = field(default_factory=list)
    shapes: list[Box] = field(default_factory=list)
    drawings: list[Box] = field(default_factory=list)
    images: list[Box] = field(default_factory=list)
    hotspots: list[Hotspot] = field(default_factory=list)
    text_source: Literal["pdf", "ocr", "none"] = "none"
    scanned: bool = False
    askew: int = 0


AREAS = ("table", "picture")
"""The labels of areas, whose words are not running text."""


@dataclass(frozen=True, slots=True)
class Detection:
    """A box that a layout model found, in PDF points, with its label and score in 0..1."""

    label: str
    score: float
    box: Box

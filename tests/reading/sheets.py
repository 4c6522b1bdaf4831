"""Small PDF pages to read, drawn with PyMuPDF."""

from collections.abc import Sequence
from itertools import pairwise

import pymupdf

from docreader.result import Page, Region
from docreader_worker.content import Detection
from docreader_worker.pdf.content import extract_content
from docreader_worker.reading.page import read_page

LOREM = (
    "The committee met in the old town hall and agreed that the bridge should be built before winter. "
    "Each member was asked to name one person who could lead the work, and a list was drawn up at once. "
    "No one spoke against the plan, although some thought that the money would not last until spring. "
)


def blank(width: float = 612, height: float = 792) -> pymupdf.Page:
    """An empty page of a document of its own."""
    return pymupdf.open().new_page(width=width, height=height)


def reopened(page: pymupdf.Page) -> pymupdf.Page:
    """The page as it comes back from a saved file."""
    return pymupdf.open("pdf", page.parent.tobytes())[page.number]


def put(page: pymupdf.Page, x: float, y: float, text: str, size: float = 10, font: str = "helv") -> None:
    """One line of text whose baseline starts at ``x``, ``y``."""
    page.insert_text((x, y), text, fontsize=size, fontname=font)


def paragraph(
    page: pymupdf.Page, x: float, y: float, width: float, text: str = LOREM, size: float = 10
) -> float:
    """Text broken into lines of ``width``; answers the baseline below its last one."""
    line = ""
    for word in [*text.split(), ""]:
        longer = f"{line} {word}".strip()
        if word and pymupdf.get_text_length(longer, fontname="helv", fontsize=size) <= width:
            line = longer
            continue
        put(page, x, y, line, size)
        line = word
        y += 1.2 * size
    return y


def grid(
    page: pymupdf.Page, xs: Sequence[float], ys: Sequence[float], skip: Sequence[tuple[float, ...]] = ()
) -> None:
    """Rulings around every cell; ``skip`` names edges (x0, y0, x1, y1) to leave out."""
    edges = [(x, top, x, bottom) for x in xs for top, bottom in pairwise(ys)]
    edges += [(left, y, right, y) for y in ys for left, right in pairwise(xs)]
    for edge in edges:
        if edge not in skip:
            page.draw_line(edge[:2], edge[2:], width=0.7)


def read(page: pymupdf.Page, detections: Sequence[Detection] = (), number: int = 1) -> Page:
    """The page as docreader reads it, after a trip through a file."""
    return read_page(extract_content(reopened(page)), detections, number)


def in_order(page: Page) -> list[Region]:
    """The regions of a page in reading order."""
    return sorted(page.regions, key=lambda region: region.order)


def labelled(page: Page, label: str) -> list[str]:
    """The texts of all regions with one label, in reading order."""
    return [region.text for region in in_order(page) if region.label == label]

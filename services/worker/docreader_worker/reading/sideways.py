"""Pages whose text does not run across: tables and figures set sideways are turned upright to be read."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import msgspec
import numpy as np

from docreader.result import Box, Page, Region, Table
from docreader_worker.content import Detection, PageContent, Word
from docreader_worker.document import Image
from docreader_worker.reading.page import read_page
from docreader_worker.turning import clockwise, turned, turned_content


def upright_image(image: Image, content: PageContent) -> Image:
    """The picture of a page, turned so that most of its text runs across."""
    return np.ascontiguousarray(np.rot90(image, -content.askew // 90))


def displayed_words(words: Sequence[Word], content: PageContent) -> list[Word]:
    """Words found in a page's `upright_image`, where they stand on the page as displayed."""
    width, height = _upright_size(content)
    by = clockwise(-content.askew % 360, width, height)
    return [replace(word, box=turned(word.box, by)) for word in words]


def read_upright(content: PageContent, detections: Sequence[Detection], number: int) -> Page:
    """`read_page` of ``content`` turned so that most of its text runs across, told as displayed.

    ``detections`` are those of its `upright_image`.
    """
    if not content.askew:
        return read_page(content, detections, number)
    return _as_displayed(read_page(_upright(content), detections, number), content)


def _upright(content: PageContent) -> PageContent:
    by = clockwise(content.askew, content.width, content.height)
    width, height = _upright_size(content)
    return replace(turned_content(content, by), width=width, height=height)


def _upright_size(content: PageContent) -> tuple[float, float]:
    size = content.width, content.height
    return size[::-1] if content.askew % 180 else size


def _as_displayed(page: Page, content: PageContent) -> Page:
    """``page`` turned back to how ``content`` is displayed."""
    turn = partial(turned, by=clockwise(-content.askew % 360, page.width, page.height))

    def told(box: Box) -> Box:
        x0, y0, x1, y1 = turn(box)
        return round(x0, 1), round(y0, 1), round(x1, 1), round(y1, 1)

    def table(one: Table) -> Table:
        cells = [msgspec.structs.replace(cell, box=told(cell.box)) for cell in one.cells]
        return msgspec.structs.replace(one, cells=cells)

    def region(one: Region) -> Region:
        return msgspec.structs.replace(one, box=told(one.box), table=one.table and table(one.table))

    return msgspec.structs.replace(
        page,
        width=round(content.width, 1),
        height=round(content.height, 1),
        regions=[region(one) for one in page.regions],
    )

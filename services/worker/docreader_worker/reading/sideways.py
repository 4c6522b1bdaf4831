"""Pages whose text does not run across: tables and figures set sideways are turned upright to be read."""

from dataclasses import replace
from functools import partial

import msgspec
import numpy as np

from docreader.result import Box, Page, Region, Table
from docreader_worker.content import PageContent
from docreader_worker.document import Image
from docreader_worker.turning import clockwise, turned, turned_content


def upright(content: PageContent) -> PageContent:
    """``content`` turned so that most of its text runs across."""
    # How askew the text was is from here on how far the page was turned.
    return turned_further(replace(content, askew=0), content.askew)


def turned_further(content: PageContent, degrees: int) -> PageContent:
    """``content`` turned clockwise by ``degrees`` more; its ``askew`` tells by how many in all."""
    if not degrees:
        return content
    by = clockwise(degrees, content.width, content.height)
    width, height = _turned_size(content.width, content.height, degrees)
    askew = (content.askew + degrees) % 360
    return replace(turned_content(content, by), width=width, height=height, askew=askew)


def upright_image(image: Image, askew: int) -> Image:
    """The picture of a page turned clockwise by ``askew`` degrees, as its content was."""
    return np.ascontiguousarray(np.rot90(image, -askew // 90))


def as_displayed(page: Page, askew: int) -> Page:
    """``page``, read of content that was turned `upright` by ``askew`` degrees, turned back."""
    if not askew:
        return page
    turn = partial(turned, by=clockwise(360 - askew, page.width, page.height))

    def told(box: Box) -> Box:
        x0, y0, x1, y1 = turn(box)
        return round(x0, 1), round(y0, 1), round(x1, 1), round(y1, 1)

    def table(one: Table) -> Table:
        cells = [msgspec.structs.replace(cell, box=told(cell.box)) for cell in one.cells]
        return msgspec.structs.replace(one, cells=cells)

    def region(one: Region) -> Region:
        links = [msgspec.structs.replace(link, box=told(link.box)) for link in one.links]
        return msgspec.structs.replace(
            one, box=told(one.box), table=one.table and table(one.table), links=links
        )

    width, height = _turned_size(page.width, page.height, askew)
    return msgspec.structs.replace(
        page, width=width, height=height, regions=[region(one) for one in page.regions]
    )


def _turned_size(width: float, height: float, degrees: int) -> tuple[float, float]:
    return (height, width) if degrees % 180 else (width, height)

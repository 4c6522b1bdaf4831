"""Pictures made of a page for people: crops of its regions and a preview."""

import io
from collections.abc import Iterator

from PIL import Image as Pillow

from docreader.result import Page, Region
from docreader_worker.document import Document, Image
from docreader_worker.protocol import Crop

CROP_SCALE = 2.0
"""Pixels a point in crops: 144 dpi."""
PREVIEW_LONG_SIDE = 1200
THUMBNAIL_SIDES = (160, 240)
"""Pixels of width and height, at most."""
PREVIEW_QUALITY = 75
LARGEST_PICTURE = 4000
"""Pixels of a crop's longer side, at most."""
_GREYS = bytes(level for level in range(256) for _ in "rgb")
_FIGURES = frozenset({"picture", "table", "formula"})


def crops_of(document: Document, page: Page, wanted: str) -> Iterator[Crop]:
    """Each region of ``page`` that ``wanted`` (``all``, ``figures``, ``none``) names, cut out as PNG."""
    regions = [region for region in page.regions if _is_wanted(region, wanted)]
    if not regions:
        return
    scale = min(CROP_SCALE, LARGEST_PICTURE / max(page.width, page.height))
    whole = document.render(page.number, scale)
    for region in regions:
        x0, y0, x1, y1 = (side * scale for side in region.box)
        left, top = max(0, int(x0)), max(0, int(y0))
        right, bottom = max(left + 1, int(x1 + 0.999)), max(top + 1, int(y1 + 0.999))
        part = whole[top:bottom, left:right]
        if part.size:
            yield Crop(region.order, _png(part))


def previews_of(document: Document, page: Page) -> tuple[bytes, bytes]:
    """The page as WebP, twice: its longer side `PREVIEW_LONG_SIDE` pixels, and as `THUMBNAIL_SIDES` hold."""
    scale = PREVIEW_LONG_SIDE / max(page.width, page.height)
    picture = Pillow.fromarray(document.render(page.number, scale))
    preview = _webp(picture)
    picture.thumbnail(THUMBNAIL_SIDES)
    return preview, _webp(picture)


def _is_wanted(region: Region, wanted: str) -> bool:
    return wanted == "all" or (wanted == "figures" and region.label in _FIGURES)


def _webp(picture: Pillow.Image) -> bytes:
    data = io.BytesIO()
    picture.save(data, "WEBP", quality=PREVIEW_QUALITY, method=0)
    return data.getvalue()


def _png(pixels: Image) -> bytes:
    data = io.BytesIO()
    # Level 1 is a third larger than the default and four times as fast.
    _in_few_bytes(pixels).save(data, "PNG", compress_level=1)
    return data.getvalue()


def _in_few_bytes(pixels: Image) -> Pillow.Image:
    """The same picture with one byte a pixel where all are grey, as most text is: a third of the work.

    As a palette, not as grey: there Pillow tries filters on each row, which gain nothing on text.
    """
    grey = pixels[..., 0]
    if not ((grey == pixels[..., 1]).all() and (grey == pixels[..., 2]).all()):
        return Pillow.fromarray(pixels)
    picture = Pillow.fromarray(grey)
    picture.putpalette(_GREYS)
    return picture

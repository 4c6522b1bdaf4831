"""An image as a document: PNG, JPEG, TIFF with many pages, WebP. Sizes are checked before decoding."""

import warnings
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from PIL import Image as Pillow
from PIL import ImageOps, TiffImagePlugin

from docreader.errors import BrokenDocument, PageTooLarge
from docreader.result import Box
from docreader_worker.content import PageContent
from docreader_worker.document import POINTS_PER_INCH, Image, check_size
from docreader_worker.protocol import Limits

FORMATS = ("PNG", "JPEG", "TIFF", "WEBP")
USUAL_DPI = 150.0
"""Taken where a file names no resolution, or one that no scanner has."""

DAMAGED = (OSError, SyntaxError, ValueError, TypeError, EOFError)
"""What Pillow raises on files that are damaged or cut short."""
_SUBFILE, _REDUCED = 254, 1
"""TIFF 6.0's NewSubfileType, and its bit for a smaller copy of another frame."""
_ORIENTATION = 0x0112
"""EXIF's tag; 1 is upright."""


class ImageDocument:
    """Pages are the frames of an image; the whole page is one picture, and its text is for OCR to find."""

    def __init__(self, picture: Pillow.Image, frames: Sequence[int], limits: Limits) -> None:
        self._picture = picture
        self._frames = frames
        self._limits = limits
        self._page: tuple[int, Pillow.Image, float] | None = None

    @classmethod
    def open(cls, path: Path, limits: Limits) -> "ImageDocument":
        """Open a file that claims to be an image."""
        # Our own limit, set per deployment, replaces Pillow's.
        Pillow.MAX_IMAGE_PIXELS = None
        warnings.simplefilter("ignore", UserWarning)  # odd metadata is no reason to refuse a page
        try:
            picture = Pillow.open(path, formats=FORMATS)
            return cls(picture, _pages(picture), limits)
        except DAMAGED:
            raise BrokenDocument("the image is damaged or cut short: export or upload it again") from None

    @property
    def page_count(self) -> int:
        return len(self._frames)

    def size(self, number: int) -> tuple[float, float]:
        picture, dpi = self._load(number)
        return picture.width * POINTS_PER_INCH / dpi, picture.height * POINTS_PER_INCH / dpi

    def render(self, number: int, scale: float, clip: Box | None = None) -> Image:
        picture, dpi = self._load(number)
        points = POINTS_PER_INCH / dpi
        x0, y0, x1, y1 = clip or (0.0, 0.0, picture.width * points, picture.height * points)
        box = (x0 / points, y0 / points, min(x1 / points, picture.width), min(y1 / points, picture.height))
        size = (max(1, round((x1 - x0) * scale)), max(1, round((y1 - y0) * scale)))
        resized = picture.resize(size, Pillow.Resampling.BILINEAR, box=box, reducing_gap=2.0)
        return np.asarray(resized, dtype=np.uint8)

    def content(self, number: int) -> PageContent:
        width, height = self.size(number)
        whole = (0.0, 0.0, width, height)
        return PageContent(width=width, height=height, images=[whole], scanned=True)

    def close(self) -> None:
        self._page = None
        self._picture.close()

    def _load(self, number: int) -> tuple[Pillow.Image, float]:
        if self._page is None or self._page[0] != number:
            self._page = None  # let go of the last page's pixels first
            try:
                self._picture.seek(self._frames[number - 1])
                self._check_pixels(number)
                dpi, down = _resolution(self._picture)
                width, height = self._picture.width / dpi, self._picture.height / down
                check_size(number, width * POINTS_PER_INCH, height * POINTS_PER_INCH, self._limits)
                picture = upright(self._picture, dpi / down)
            except DAMAGED:
                raise BrokenDocument(
                    f"page {number} of the image is damaged or cut short: export or upload it again",
                    page=number,
                ) from None
            self._page = (number, picture, dpi)
        return self._page[1], self._page[2]

    def _check_pixels(self, number: int) -> None:
        pixels = self._picture.width * self._picture.height
        if pixels > self._limits.max_image_pixels:
            raise PageTooLarge(
                f"page {number} has {pixels} pixels; at most {self._limits.max_image_pixels} are decoded: "
                "scale the image, or raise DOCREADER_MAX_IMAGE_PIXELS",
                page=number,
                pixels=pixels,
            )


def _pages(picture: Pillow.Image) -> list[int]:
    """The frames that are pages: neither thumbnails nor the previews that cameras keep in a JPEG (MPO)."""
    if not isinstance(picture, TiffImagePlugin.TiffImageFile):
        return list(range(1 if picture.format == "MPO" else getattr(picture, "n_frames", 1)))
    pages = []
    for frame in range(picture.n_frames):
        picture.seek(frame)
        if not picture.tag_v2.get(_SUBFILE, 0) & _REDUCED:
            pages.append(frame)
    return pages or [0]


def upright(picture: Pillow.Image, aspect: float = 1.0) -> Pillow.Image:
    """The frame as displayed, on white, in RGB, its pixels (``aspect`` times as high as wide) made square."""
    picture.load()
    if not 0.99 < aspect < 1.01:
        picture = picture.resize((picture.width, round(picture.height * aspect)))
    # Each copy of a large scan is hundreds of megabytes: none is made where nothing changes.
    turned = picture if picture.getexif().get(_ORIENTATION, 1) == 1 else ImageOps.exif_transpose(picture)
    if turned.mode.startswith("I") or turned.mode == "F":
        values = np.asarray(turned, dtype=np.float32)
        top = max(float(values.max(initial=0.0)), 1.0)
        return Pillow.fromarray((values * (255.0 / top)).astype(np.uint8)).convert("RGB")
    if turned.mode in ("RGBA", "LA", "PA") or "transparency" in turned.info:
        layer = turned.convert("RGBA")
        white = Pillow.new("RGBA", layer.size, "white")
        return Pillow.alpha_composite(white, layer).convert("RGB")
    return turned if turned.mode == "RGB" else turned.convert("RGB")


def _resolution(picture: Pillow.Image) -> tuple[float, float]:
    """Dots an inch across and down; faxes have 204 x 98."""
    across, down = (float(each or 0.0) for each in picture.info.get("dpi", (0.0, 0.0)))
    sane = all(70.0 <= each <= 1200.0 for each in (across, down))
    return (across, down) if sane else (USUAL_DPI, USUAL_DPI)

"""What the parent asks of the reading child and what it answers: msgpack over a pipe, never pickles.

The child opens strangers' files; what it sends back is decoded into these types and nothing else.
"""

from typing import Literal, Self

from msgspec import Struct

from docreader.result import Page
from docreader.settings import Settings
from docreader_worker.refusal import Refused


class Limits(Struct, frozen=True, kw_only=True):
    """What a document may be."""

    max_page_inches: float
    max_image_pixels: int

    @classmethod
    def of(cls, settings: Settings) -> Self:
        """What the settings allow."""
        return cls(max_page_inches=settings.max_page_inches, max_image_pixels=settings.max_image_pixels)


class OpenDocument(Struct, frozen=True, kw_only=True, tag=True):
    """Open a file and count its pages."""

    path: str
    media_type: str
    limits: Limits


class ReadPage(Struct, frozen=True, kw_only=True, tag=True):
    """Read one page of a file, which is opened if it is not open already."""

    path: str
    media_type: str
    limits: Limits
    number: int
    model_folder: str
    engine: str
    ocr: Literal["auto", "always", "never"]
    ocr_engine: Literal["auto", "tesseract", "rapidocr", "none"]
    ocr_languages: str
    threads: int
    crops: str
    previews: bool


class Opened(Struct, frozen=True, kw_only=True, tag=True):
    """A file that can be read, and the seconds that opening it took."""

    pages: int
    seconds: float


class Crop(Struct, frozen=True):
    """A region cut out, as PNG; ``region`` is its place in the page's reading order."""

    region: int
    png: bytes


class PageRead(Struct, frozen=True, kw_only=True, tag=True):
    """A page as read, with its pictures and the seconds each stage took."""

    page: Page
    crops: list[Crop]
    preview: bytes | None
    thumbnail: bytes | None
    seconds: dict[str, float]


Request = OpenDocument | ReadPage
Reply = Opened | PageRead | Refused

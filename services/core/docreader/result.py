"""What was read: pages, their regions and tables, as stored and as answered over HTTP."""

from msgspec import Struct, field

from docreader.errors import Problem

Box = tuple[float, float, float, float]
"""``(x0, y0, x1, y1)`` in PDF points (1/72 inch), origin at the top left of the page as displayed."""

LABELS = (
    "caption",
    "footnote",
    "formula",
    "list-item",
    "page-footer",
    "page-header",
    "picture",
    "section-header",
    "table",
    "text",
    "title",
)
"""The eleven labels of DocLayNet (Pfitzmann et al., 2022)."""


class Cell(Struct, frozen=True, kw_only=True):
    """One cell of a table; ``row`` and ``column`` count from 0."""

    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    text: str
    box: Box


class Table(Struct, frozen=True, kw_only=True):
    """The grid of a table region."""

    rows: int
    columns: int
    cells: list[Cell]


class Font(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How a region is set: the ``size`` of its larger letters in points, and whether most are ``bold``."""

    size: float
    bold: bool = False


class Link(Struct, frozen=True, kw_only=True):
    """Words that lead to an address on the web or of a mailbox: as they stand in the region, or its cell."""

    text: str
    url: str
    box: Box


class Region(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A labelled box with its text and links, at its place in the reading order of its page (from 1).

    ``font`` is known of words in lines. Once the whole document is known, so are the ``level`` of headings
    (1 for a title, 2 to 6 for what stands below it), which of them are running heads, and which table of the
    page before a table ``continues``.
    """

    id: str
    label: str
    score: float
    box: Box
    order: int
    text: str = ""
    font: Font | None = None
    level: int | None = None
    crop: str | None = None
    caption_of: str | None = None
    table: Table | None = None
    continues: str | None = None
    links: list[Link] = field(default_factory=list)


class Page(Struct, frozen=True, kw_only=True):
    """One page as read; ``text_source`` is ``pdf``, ``ocr`` or ``none``; sizes in points."""

    number: int
    width: float
    height: float
    rotation: int = 0
    text_source: str = "none"
    language: str | None = None
    regions: list[Region] = field(default_factory=list)


class FailedPage(Struct, frozen=True, kw_only=True):
    """A page that could not be read, and why."""

    number: int
    error: Problem


class Source(Struct, frozen=True, kw_only=True):
    """The document as it was received."""

    name: str
    media_type: str | None = None
    bytes: int | None = None
    sha256: str | None = None


class ModelUsed(Struct, frozen=True, kw_only=True):
    """Which model read the pages, and in which engine."""

    name: str
    version: str
    engine: str


class Result(Struct, frozen=True, kw_only=True):
    """Everything read of one document in one run."""

    job_id: str
    run: int
    source: Source
    model: ModelUsed
    pages: list[Page]
    failed_pages: list[FailedPage]

"""A result as Markdown: GitHub's dialect, in reading order, without page headers and footers."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from docreader.headings import headings_of
from docreader.hyphens import dehyphenated, words_in
from docreader.inline import as_markdown
from docreader.levels import levels_of, with_levels
from docreader.markdown_tables import table_as_markdown
from docreader.result import Link, Page, Region

_LEFT_OUT = {"page-header", "page-footer"}
_FLOATS = {"picture", "table", "caption", "footnote"}
"""What may stand between two halves of a sentence."""

_BLOCK_START = re.compile(
    r"\A(?:(?P<number>\d{1,9})(?=[.)](?:\s|$))|(?=#{1,6}(?:\s|$)|[>|]|[-+](?:\s|$)|-{3}|={2,}$))"
)
_SENTENCE_END = re.compile(r"[.!?:;。！？：؟…][\"'”’»)\]]*$")
_BULLET = re.compile(r"\A(?:[•◦▪▫■□●○◆◇▶►▸‣⁃∙·*–—\-❖➢➤❏❑\ufffd]\s+|[•◦▪▫■□●○◆◇▶►▸‣⁃❏❑\ufffd])")
_NUMBER = re.compile(r"(\d{1,9}[.)])\s+")
_FORMULA = re.compile(r"(?=.*=)(?!.*[^\W\d_]{4})[\w\s=+\-*/(),.<>|^α-ωΑ-Ω]+")
_UNSPACED = re.compile("[\u2e80-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef]")
_FIGURE = re.compile(
    r"(?:[^\W\d_]{1,15}\.?\s?){1,3}(?:[A-Z]{0,2}\.?\d{1,3}(?:[.\-–]\d{1,3})*[a-z]?|(?<=\s)[IVX]{1,5})(?!\w)"
)
"""What a caption opens with: "Figure 1", "Abb. 2.1", "图 3"."""

_OPEN_WORDS, _OPEN_LETTERS = 4, 20
"""How long an open sentence is, at least; in letters where words have no spaces between them."""

_INDENT = 8.0
"""Points further right from which a list item counts as nested."""


def to_markdown(pages: Iterable[Page]) -> str:
    """Pages as one Markdown document that ends in a newline; empty when nothing was read.

    Headings that were not told their level yet get one, as if there were no more pages.
    """
    pieces = [piece for page in _leveled(list(pages)) for piece in _pieces(page)]
    return "\n\n".join(_blocks(_rejoined(pieces))) + "\n" if pieces else ""


def _leveled(pages: Sequence[Page]) -> Sequence[Page]:
    if any(region.level for page in pages for region in page.regions):
        return pages
    levels = levels_of(heading for page in pages for heading in headings_of(page))
    return [with_levels(page, levels) for page in pages]


@dataclass(frozen=True, slots=True)
class _Piece:
    """A region with its page's number, text and links; of the page where it ends, number and words; and of a
    table the parts on pages that follow.
    """

    region: Region
    page: int
    text: str
    links: tuple[Link, ...]
    end: int
    words: frozenset[str]
    more: tuple[Region, ...] = ()


def _pieces(page: Page) -> list[_Piece]:
    words = words_in(" ".join(region.text for region in page.regions))
    return [
        _Piece(region, page.number, region.text, tuple(region.links), page.number, words)
        for region in _in_order(page)
    ]


def _in_order(page: Page) -> list[Region]:
    """What is printed of a page: each caption right before its table or right after its picture; none of a
    table's parts but the first.
    """
    told = {region.id: region for region in page.regions}
    parts = {region.id for region in page.regions if region.continues}

    def place(region: Region) -> tuple[int, int]:
        target = told.get(region.caption_of) if region.caption_of else None
        if target is None:
            return region.order, 0
        return target.order, -1 if target.label == "table" else 1

    printed = (
        region for region in page.regions if region.label not in _LEFT_OUT and region.caption_of not in parts
    )
    return sorted(printed, key=place)


def _rejoined(pieces: Iterable[_Piece]) -> list[_Piece]:
    """Sentences and tables that go on in the next column or page are put together where they start."""
    whole: list[_Piece] = []
    last: int | None = None
    tables: dict[str, int] = {}
    for piece in pieces:
        start = tables.get(piece.region.continues or "")
        if start is not None:
            whole[start] = replace(whole[start], more=(*whole[start].more, piece.region))
            tables[piece.region.id] = start
            continue
        if last is not None and _goes_on(whole[last], piece):
            whole[last] = _joined(whole[last], piece)
            continue
        whole.append(piece)
        if piece.region.table:
            tables[piece.region.id] = len(whole) - 1
        if piece.region.label not in _FLOATS:
            last = len(whole) - 1
    return whole


def _goes_on(start: _Piece, piece: _Piece) -> bool:
    """Whether ``piece`` goes on with a sentence that ``start`` leaves open; scraps of words are none."""
    if start.region.label not in {"text", "list-item"} or piece.region.label != "text":
        return False
    if "\n" in start.text + piece.text or piece.page > start.end + 1 or _SENTENCE_END.search(start.text):
        return False
    if _unspaced(start, piece):
        return len(start.text) >= _OPEN_LETTERS
    return piece.text[:1].islower() and len(start.text.split(maxsplit=_OPEN_WORDS)) >= _OPEN_WORDS


def _unspaced(start: _Piece, piece: _Piece) -> bool:
    return bool(_UNSPACED.match(start.text[-1:]) and _UNSPACED.match(piece.text))


def _joined(start: _Piece, piece: _Piece) -> _Piece:
    before, space, last = start.text.rpartition(" ")
    between = "" if _unspaced(start, piece) else " "
    whole = dehyphenated(f"{last}{between}{piece.text}", start.words | piece.words)
    text, links = f"{before}{space}{whole}", start.links + piece.links
    return replace(start, text=text, links=links, end=piece.page, words=piece.words)


def _blocks(pieces: list[_Piece]) -> Iterator[str]:
    listed: list[str] = []
    lefts: list[float] = []
    last: _Piece | None = None
    captions = {
        (piece.page, piece.region.caption_of): piece.text
        for piece in pieces
        if piece.region.caption_of is not None
    }
    for piece in pieces:
        region = piece.region
        if region.label == "list-item":
            if last is not None and _is_beside(last, piece):
                lefts = []  # what stands further right there is set in no more
            last = piece
            lefts = [left for left in lefts if left < region.box[0] - _INDENT]
            listed.append(_list_item(piece, depth=len(lefts)))
            lefts.append(region.box[0])
            continue
        if listed:
            yield "\n".join(listed)
            listed, lefts = [], []
        block = _block(piece, captions.get((piece.page, region.id), ""))
        if block:
            yield block
    if listed:
        yield "\n".join(listed)


def _is_beside(before: _Piece, piece: _Piece) -> bool:
    """Whether ``piece`` is in the column right of the one ``before``, or in its row."""
    (_, _, right, bottom), (left, top, _, _) = before.region.box, piece.region.box
    return before.page == piece.page and top < bottom and left >= right


def _block(piece: _Piece, caption: str) -> str:
    region, text = piece.region, piece.text
    if region.level and text:
        return f"{'#' * region.level} {as_markdown(text, piece.links)}"
    if region.label == "picture":
        label = _FIGURE.match(caption)
        return (
            f"![{as_markdown(label.group() if label else 'Picture')}]({region.crop})" if region.crop else ""
        )
    if region.label == "table" and region.table and region.table.cells:
        return table_as_markdown([region, *piece.more])
    if region.label == "formula" and _FORMULA.fullmatch(text):
        return f"$$\n{text}\n$$"
    if "\n" in text:
        return _fenced(text)
    return _paragraph(text, piece.links)


def _list_item(piece: _Piece, *, depth: int) -> str:
    indent = "    " * depth
    number = _NUMBER.match(piece.text)
    if number:
        return f"{indent}{number.group(1)} {_paragraph(piece.text[number.end() :], piece.links)}"
    return f"{indent}- {_paragraph(_BULLET.sub('', piece.text), piece.links)}"


def _paragraph(text: str, links: Sequence[Link]) -> str:
    written = as_markdown(text, links)
    return _BLOCK_START.sub(lambda found: f"{found.group('number') or ''}\\", written, count=1)


def _fenced(text: str) -> str:
    ticks = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * max(3, ticks + 1)
    return f"{fence}\n{text}\n{fence}"

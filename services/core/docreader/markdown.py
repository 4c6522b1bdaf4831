"""A result as Markdown: GitHub's dialect, in reading order, without page headers and footers."""

import html
import re
from collections.abc import Iterable, Iterator

from docreader.hyphens import dehyphenated
from docreader.result import Cell, Page, Region, Table

_LEFT_OUT = {"page-header", "page-footer"}
_FLOATS = {"picture", "table", "caption", "footnote"}
"""What may stand between two halves of a sentence."""

_SPECIAL = re.compile(r"([\\`*\[\]<$]|(?<![^\W_])_|_(?![^\W_])|~~)")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_BLOCK_START = re.compile(
    r"\A(?:(?P<number>\d{1,9})(?=[.)](?:\s|$))|(?=#{1,6}(?:\s|$)|[>|]|[-+](?:\s|$)|-{3}|={2,}$))"
)
_SENTENCE_END = re.compile(r"[.!?:;。！？：؟…][\"'”’»)\]]*$")
_BULLET = re.compile(r"[•◦▪▫■□●○◆◇▶►▸‣⁃∙·*–—\-✓✔✗❖➢➤]\s+|[•◦▪▫■□●○◆◇▶►▸‣⁃]")
_NUMBER = re.compile(r"(\d{1,9}[.)])\s+")
_SECTION_NUMBER = re.compile(r"(?:[A-Z]|\d{1,3})((?:\.\d{1,3}){0,4})\.?\s")
_FORMULA = re.compile(r"(?=.*=)(?!.*[^\W\d_]{4})[\w\s=+\-*/(),.<>|^α-ωΑ-Ω]+")
_UNSPACED = re.compile("[\u2e80-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef]")
_INDENT = 8.0
"""Points further right from which a list item counts as nested."""


def to_markdown(pages: Iterable[Page]) -> str:
    """Pages as one Markdown document that ends in a newline; empty when nothing was read."""
    regions = [(page, region) for page in pages for region in _in_order(page)]
    return "\n\n".join(_blocks(_rejoined(regions))) + "\n" if regions else ""


def _in_order(page: Page) -> list[Region]:
    kept = [region for region in page.regions if region.label not in _LEFT_OUT]
    return sorted(kept, key=lambda region: region.order)


_Piece = tuple[Page, Region, str]
"""A region with its page and the text to print for it."""


def _rejoined(regions: Iterable[tuple[Page, Region]]) -> list[_Piece]:
    """Sentences that go on in the next column or page are put together where they start."""
    pieces: list[_Piece] = []
    open_at: int | None = None
    for page, region in regions:
        text = region.text if "\n" in region.text else dehyphenated(region.text)
        if region.label in _FLOATS:
            pieces.append((page, region, text))
            continue
        prose = region.label == "text" and "\n" not in text
        if open_at is not None and prose and _goes_on(pieces[open_at][2], text):
            first_page, first, start = pieces[open_at]
            pieces[open_at] = first_page, first, dehyphenated(_with_space(start, text))
        else:
            pieces.append((page, region, text))
            open_at = len(pieces) - 1 if region.label in {"text", "list-item"} and "\n" not in text else None
    return pieces


def _goes_on(start: str, text: str) -> bool:
    if not start or not text or _SENTENCE_END.search(start):
        return False
    first = text[0]
    return first.islower() or (bool(_UNSPACED.match(first)) and bool(_UNSPACED.match(start[-1])))


def _with_space(first: str, second: str) -> str:
    unspaced = _UNSPACED.match(first[-1]) and _UNSPACED.match(second[0])
    return first + second if unspaced else f"{first} {second}"


def _blocks(pieces: list[_Piece]) -> Iterator[str]:
    listed: list[str] = []
    lefts: list[float] = []
    captions = {
        (page.number, region.caption_of): text
        for page, region, text in pieces
        if region.caption_of is not None
    }
    for page, region, text in pieces:
        if region.label == "list-item":
            lefts = [left for left in lefts if left < region.box[0] - _INDENT]
            listed.append(_list_item(text, depth=len(lefts)))
            lefts.append(region.box[0])
            continue
        if listed:
            yield "\n".join(listed)
            listed, lefts = [], []
        block = _block(region, text, captions.get((page.number, region.id), ""))
        if block:
            yield block
    if listed:
        yield "\n".join(listed)


def _block(region: Region, text: str, caption: str) -> str:
    if region.label == "title":
        return f"# {escaped(text)}"
    if region.label == "section-header":
        return f"{'#' * _depth(text)} {escaped(text)}"
    if region.label == "picture":
        return f"![{escaped(caption)}]({region.crop})" if region.crop else ""
    if region.label == "table" and region.table and region.table.cells:
        return _table(region.table)
    if region.label == "formula" and _FORMULA.fullmatch(text):
        return f"$$\n{text}\n$$"
    if "\n" in text:
        return _fenced(text)
    return _paragraph(text)


def _depth(text: str) -> int:
    """Level of a section heading: 2, and one more for each further part of its number."""
    number = _SECTION_NUMBER.match(text)
    return min(2 + number.group(1).count("."), 6) if number else 2


def _list_item(text: str, *, depth: int) -> str:
    indent = "    " * depth
    number = _NUMBER.match(text)
    if number:
        return f"{indent}{number.group(1)} {escaped(text[number.end() :])}"
    return f"{indent}- {escaped(_BULLET.sub('', text, count=1))}"


def _paragraph(text: str) -> str:
    return _BLOCK_START.sub(lambda found: f"{found.group('number') or ''}\\", escaped(text), count=1)


def escaped(text: str) -> str:
    """``text`` with Markdown's own characters taken literally."""
    return _ENTITY.sub("&amp;", _SPECIAL.sub(r"\\\1", " ".join(text.split())))


def _fenced(text: str) -> str:
    ticks = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * max(3, ticks + 1)
    return f"{fence}\n{text}\n{fence}"


def _table(table: Table) -> str:
    spanning = any(cell.row_span > 1 or cell.column_span > 1 for cell in table.cells)
    return _html_table(table) if spanning else _pipe_table(table)


def _pipe_table(table: Table) -> str:
    texts = {
        (cell.row, cell.column): escaped(dehyphenated(cell.text)).replace("|", "\\|") for cell in table.cells
    }
    rows = [
        "| " + " | ".join(texts.get((row, column), "") for column in range(table.columns)) + " |"
        for row in range(table.rows)
    ]
    return "\n".join([rows[0], "|" + " --- |" * table.columns, *rows[1:]])


def _html_table(table: Table) -> str:
    """GitHub's pipe tables know no spans; its HTML does."""
    rows = [
        "<tr>" + "".join(_html_cell(cell) for cell in table.cells if cell.row == row) + "</tr>"
        for row in range(table.rows)
    ]
    return "\n".join(["<table>", *rows, "</table>"])


def _html_cell(cell: Cell) -> str:
    spans = f' rowspan="{cell.row_span}"' if cell.row_span > 1 else ""
    spans += f' colspan="{cell.column_span}"' if cell.column_span > 1 else ""
    return f"<td{spans}>{html.escape(' '.join(dehyphenated(cell.text).split()), quote=False)}</td>"

"""The text of a page: as its producer says that it reads (ISO 32000-1, 14.9.4), or as it is drawn."""

from typing import Any, NamedTuple

import pymupdf

TEXT_FLAGS = pymupdf.TEXT_PRESERVE_WHITESPACE | pymupdf.TEXT_MEDIABOX_CLIP

_FEW = 20
"""Letters by which the two may differ without one of them being wrong."""

_TOO_MANY = 2
"""Times as many letters as are drawn, from which a text is told over and over."""


class _Letters(NamedTuple):
    known: int
    unknown: int


def text_blocks(page: pymupdf.Page) -> list[dict[str, Any]]:
    """MuPDF's raw blocks of the text that the page holds.

    Producers write U+FFFD for each dot of a leader, nothing for a cell, and a whole paragraph for each of its
    words: what is drawn holds where it has more letters, or fewer that are unknown.
    """
    told = page.get_textpage(flags=TEXT_FLAGS)
    if _is_told(page):
        drawn = page.get_textpage(flags=TEXT_FLAGS | pymupdf.TEXT_IGNORE_ACTUALTEXT)
        if _is_better(_letters(drawn), _letters(told)):
            told = drawn
    blocks: list[dict[str, Any]] = told.extractRAWDICT()["blocks"]
    return blocks


def _is_told(page: pymupdf.Page) -> bool:
    """Whether there may be such a text: in the page's contents, or in the structure of the document."""
    document = page.parent
    tagged = document.xref_get_key(document.pdf_catalog(), "StructTreeRoot")[0] != "null"
    return tagged or b"ActualText" in page.read_contents()


def _is_better(drawn: _Letters, told: _Letters) -> bool:
    known = drawn.known > told.known + _FEW or told.known > _TOO_MANY * drawn.known > 0
    return drawn.unknown <= told.unknown and (known or drawn.unknown < told.unknown - _FEW)


def _letters(text: pymupdf.TextPage) -> _Letters:
    letters = text.extractText()
    return _Letters(sum(letter.isalnum() for letter in letters), letters.count("\ufffd"))

"""The text of a page: as its producer says that it reads (ISO 32000-1, 14.9.4), or as it is drawn."""

from typing import Any, NamedTuple

import pymupdf

from docreader_worker.pdf.symbols import unknown_in

TEXT_FLAGS = pymupdf.TEXT_PRESERVE_WHITESPACE | pymupdf.TEXT_MEDIABOX_CLIP

_FEW = 20
"""Letters by which the two may differ without one of them being wrong."""

_OVER_AND_OVER = 2
"""Times as often as they are drawn that words are told, from which a text is told for each of its pieces."""


class _Letters(NamedTuple):
    known: int
    unknown: int
    repeated: float
    """How often each word stands there on average."""


def text_blocks(page: pymupdf.Page, *, marked: bool) -> list[dict[str, Any]]:
    """MuPDF's raw blocks of the text that the page holds; only ``marked`` content has an ActualText.

    Producers write U+FFFD for each dot of a leader, nothing for a cell, and a whole paragraph for each of its
    words: what is drawn holds where it has more letters, or fewer that are unknown.
    """
    told = page.get_textpage(flags=TEXT_FLAGS)
    if marked:
        drawn = page.get_textpage(flags=TEXT_FLAGS | pymupdf.TEXT_IGNORE_ACTUALTEXT)
        if _is_better(_letters(drawn), _letters(told)):
            told = drawn
    blocks: list[dict[str, Any]] = told.extractRAWDICT()["blocks"]
    return blocks


def _is_better(drawn: _Letters, told: _Letters) -> bool:
    more = drawn.known > told.known + _FEW or told.repeated > _OVER_AND_OVER * drawn.repeated
    return drawn.unknown <= told.unknown and (more or drawn.unknown < told.unknown - _FEW)


def _letters(text: pymupdf.TextPage) -> _Letters:
    letters = text.extractText()
    words = letters.split()
    repeated = len(words) / max(len(set(words)), 1)
    return _Letters(sum(map(str.isalnum, letters)), unknown_in(letters), repeated)

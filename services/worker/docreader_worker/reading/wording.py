"""What blocks say, as far as it tells what they are: marks, numbers, signs and endings."""

import re
from collections.abc import Sequence

import numpy as np

from docreader_worker.reading.blocks import Block
from docreader_worker.reading.formulas import EQUATION_NUMBER, has_relation, sign_share
from docreader_worker.reading.geometry import Floats
from docreader_worker.reading.network import Columns
from docreader_worker.reading.text import (
    BULLET_START,
    NUMBER_START,
    SECTION_START,
    SENTENCE_END,
    is_caption,
    title_case,
)
from docreader_worker.reading.typography import column

_PAGE_NUMBER = re.compile(
    r"(?:[-–—\[(·|]\s*)?(?:\d{1,4}|[ivxlcdm]{1,6}|[A-Z]{1,2}\s?-\s?\d{1,3})(?:\s*[-–—\])·|])?"
    r"|(?:page|seite|p\.|стр\.)\s*\|?\s*\d+.*|\d+\s*\|\s*page|\d+\s*(?:/|of|von|de)\s*\d+",
    re.IGNORECASE,
)
_NOTE_MARK = re.compile(r"(?:\d{1,3}|[*†‡§¶∗⋆]{1,3}|[a-z])(?=[\s\w(“\"])")
_NOTE_WORD = re.compile(
    r"(?:notes?|sources?|legend|abbreviations|anmerkung(?:en)?|quellen?|remarques?|notas?|fuentes?|fontes?|fonti)"
    r"\s*(?:to [^.:]{1,30})?[.:—–]",
    re.IGNORECASE,
)
_ENDS_IN_NUMBER = re.compile(f"{EQUATION_NUMBER.pattern}$")
_LEADERS = re.compile(r"(?:[.·…] ?){4}")
_ADDRESS = re.compile(r"@|https?://|www\.")
_LETTERED = re.compile(r"\(?(?:[a-zA-Z]|[ivx]{1,5})[.)](?=\s)")
_ORDINAL = re.compile(r"[(\[]?(\d{1,3}|[a-zA-Z])[.)\]]")


def wording(blocks: Sequence[Block]) -> Columns:
    """Marks as 0 or 1, counts, and shares of letters or words."""
    texts = [block.text for block in blocks]
    return {
        "capitals": column(_capitals(text) for text in texts),
        "title_case": column(title_case(text) for text in texts),
        "words": column(sum(len(line.words) for line in block.lines) for block in blocks),
        "letters": column(np.log1p(len(text)) for text in texts),
        "digits": column(sum(map(str.isdigit, text)) / max(len(text), 1) for text in texts),
        "maths": column(sign_share(text) for text in texts),
        "relation": column(has_relation(text) for text in texts),
        "bullet": column(bool(BULLET_START.match(text)) for text in texts),
        "number": column(bool(NUMBER_START.match(text)) for text in texts),
        "lettered": column(bool(_LETTERED.match(text)) for text in texts),
        "section_number": column(bool(SECTION_START.match(text)) for text in texts),
        "caption": column(is_caption(text) for text in texts),
        "caption_strict": column(is_caption(text, numbered=True) for text in texts),
        "page_number": column(bool(_PAGE_NUMBER.fullmatch(text)) for text in texts),
        "note_mark": column(bool(_NOTE_MARK.match(text)) for text in texts),
        "note_word": column(bool(_NOTE_WORD.match(text)) for text in texts),
        "equation_number": column(bool(_ENDS_IN_NUMBER.search(text)) for text in texts),
        "sentence_end": column(bool(SENTENCE_END.search(text)) for text in texts),
        "ends_colon": column(text.rstrip().endswith((":", "：")) for text in texts),
        "lower_start": column(text[:1].islower() for text in texts),
        "leaders": column(bool(_LEADERS.search(text)) for text in texts),
        "address": column(bool(_ADDRESS.search(text)) for text in texts),
        "sequence": _sequence(texts),
    }


def _capitals(text: str) -> float:
    letters = [letter for letter in text if letter.isalpha()]
    return sum(map(str.isupper, letters)) / max(len(letters), 1)


def _sequence(texts: Sequence[str]) -> Floats:
    """Whether the number a block opens with follows that of another block, or comes before it."""
    ordinals = [_ordinal(text) for text in texts]
    known = set(ordinals)
    return column(
        ordinal is not None and bool(known & {(ordinal[0], ordinal[1] - 1), (ordinal[0], ordinal[1] + 1)})
        for ordinal in ordinals
    )


def _ordinal(text: str) -> tuple[str, int] | None:
    """The marks around the number a text opens with, and its place: ``(b)`` is ``("(a)", 98)``."""
    found = _ORDINAL.match(text)
    if not found:
        return None
    mark = found.group(1)
    kind = "1" if mark.isdigit() else "a"
    return found.group().replace(mark, kind), int(mark) if mark.isdigit() else ord(mark)

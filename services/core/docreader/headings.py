"""Headings as their pages tell of them: text, letters, and the rank that a number gives."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from docreader.result import Font, Page, Region

PART, CHAPTER = -1, 0
"""Ranks of what is called so; numbers alone have as many as they have parts."""

_PART = r"part|teil|partie|parte|deel|часть"
_CHAPTER = (
    r"chapter|kapitel|chapitre|capítulo|capitolo|hoofdstuk|глава|appendix|anhang|annexe?|apéndice|appendice"
)
_COUNT = r"(?:\d{1,3}|[IVXLC]{1,6}|[A-Z])\b"
_HAN = r"第[\d一二三四五六七八九十]{1,4}"
_RANKS = (
    (PART, re.compile(rf"(?:{_PART})\s+(?-i:{_COUNT})|{_HAN}[部編编篇]", re.IGNORECASE)),
    (CHAPTER, re.compile(rf"(?:{_CHAPTER})\s+(?-i:{_COUNT})|{_HAN}章", re.IGNORECASE)),
)
_LABEL = re.compile(rf"(?:{_PART}|{_CHAPTER})\s+\w+[.:]?|{_HAN}[部編编篇章]", re.IGNORECASE)
"""A line that only says which chapter begins: its name is in the next."""

_NUMBER = re.compile(r"(?:\d{1,3}|[A-Z](?=\.\d))((?:\.\d{1,3}){0,4})\.?\s+(?=\D)")
_ROMAN = re.compile(r"[IVX]{1,5}\.\s")


class Heading(NamedTuple):
    """What stands above a part of a document: one region, or the two of "Chapter 3" and its name.

    ``rank`` is the number of parts of its number, `PART` or `CHAPTER`; none where it has no number.
    """

    ids: tuple[str, ...]
    is_title: bool
    text: str
    rank: int | None
    font: Font | None
    recognized: bool


def headings_of(page: Page) -> Iterator[Heading]:
    """The headings of a page in reading order; what was only seen, without words, is none."""
    label: Region | None = None
    for region in sorted(page.regions, key=lambda region: region.order):
        is_header = region.label == "section-header" and bool(region.text)
        if label and is_header and _rank(region.text) is None:
            yield _heading(page, label, region)
            label = None
            continue
        if label:
            yield _heading(page, label)
        label = region if is_header and _LABEL.fullmatch(region.text) else None
        if label is None and (is_header or (region.label == "title" and region.text)):
            yield _heading(page, region)
    if label:
        yield _heading(page, label)


def _heading(page: Page, *regions: Region) -> Heading:
    fonts = [region.font for region in regions if region.font]
    text = " ".join(region.text for region in regions)
    return Heading(
        ids=tuple(region.id for region in regions),
        is_title=regions[-1].label == "title",
        text=text,
        rank=_rank(text),
        font=max(fonts, key=lambda font: font.size, default=None),
        recognized=page.text_source == "ocr",
    )


def _rank(text: str) -> int | None:
    for rank, pattern in _RANKS:
        if pattern.match(text):
            return rank
    number = _NUMBER.match(text)
    if number:
        return 1 + number.group(1).count(".")
    return 1 if _ROMAN.match(text) else None

"""Captions that tell a table from text."""

import re
from collections.abc import Sequence

from docreader.result import Box
from docreader_worker.reading.geometry import as_boxes, overlap_1d
from docreader_worker.reading.lines import Line
from docreader_worker.reading.text import is_caption

_TABLE = re.compile(r"tab|taulukko|exhibit|quadro|табл|表|표|جدول|טבלה", re.IGNORECASE)
_GAP = 2.2
"""Ems of white between a caption and its table, at most."""


def captions_of_tables(lines: Sequence[Line]) -> list[Line]:
    """Lines that open like the caption of a table, with a number."""
    return [line for line in lines if _TABLE.match(line.text) and is_caption(line.text, numbered=True)]


def is_captioned(box: Box, captions: Sequence[Line]) -> bool:
    """Whether one of ``captions`` stands right above or below ``box``."""
    return any(
        overlap_1d(as_boxes([line.box]), as_boxes([box]), 0)[0, 0] > 0
        and min(abs(box[1] - line.box[3]), abs(line.box[1] - box[3])) < _GAP * line.size
        for line in captions
    )

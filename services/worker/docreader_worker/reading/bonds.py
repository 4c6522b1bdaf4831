"""Which lines are one block with the line below them, by three small networks.

Made by `docreader_worker.training.second_stage`; its card lies beside its weights.
"""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np

from docreader_worker.content import Detection
from docreader_worker.reading.geometry import Bools, Floats
from docreader_worker.reading.lines import CODE, Line
from docreader_worker.reading.network import Columns, Network, likely
from docreader_worker.reading.pairs import FEATURES, features

WEIGHTS = Path(__file__).with_name("bonds.npz")
BONDS = ("apart", "together")

_TOGETHER, _RULED = 0.3, 0.5
"""Probability from which two lines are one block, and where a rule stands between them: a block in two pieces
is twice wrong."""
_INDENT, _ALIGNED, _WHITE = 0.8, 0.5, 0.28
"""Ems that a first line is set in, that lines at one edge are apart, and that are more than usual above."""
_PLAIN, _BOLD, _WORD = 0.1, 0.9, 1.5
"""Shares of bold letters in a plain line and in a heading, and letters of that, at least (log)."""
_ROOM, _SHORT, _LONG = 0.3, 3.0, 3.7
"""Ems that the next line's first word would have had to spare, at most, and letters of a full line, and of
one that is no name (log)."""
_SAME_SIZE, _USUAL = 0.03, 0.2
"""How much sizes may differ, and ems that the distance of two lines may be off the usual one."""
_TIGHT = 0.15
"""Ems of white over what is usual between lines of a listing."""


def bonds(
    chains: Sequence[Sequence[int]],
    lines: Sequence[Line],
    detections: Sequence[Detection],
    rulings: Floats,
    *,
    recognized: bool,
) -> list[list[bool]]:
    """For each chain whether each line but its last is one block with the line below it.

    Where lines were ``recognized`` (OCR), detections of both decide: sizes and spaces are guesses there.
    """
    if all(len(chain) == 1 for chain in chains):
        return [[] for _ in chains]
    matrix = features(chains, lines, detections, rulings)
    known = dict(zip(FEATURES, matrix.T, strict=True))
    together = likely(_network()(matrix))[:, BONDS.index("together")]
    joined = together > np.where(known["ruled"] > 0, _RULED, _TOGETHER)
    joined = (joined | _is_listing(known) | _goes_on(known)) & ~_begins(known)
    if recognized:
        joined |= known["detected_together"] > 0
        joined &= known["detected_apart"] == 0
    ends = np.cumsum([len(chain) - 1 for chain in chains])
    return [part.tolist() for part in np.split(joined, ends[:-1])]


def _begins(known: Columns) -> Bools:
    """Where the lower line begins a paragraph or item beyond doubt.

    A paragraph: after a full stop its first line is set in, and the second is not, or the white above it is
    more than usual. An item: it opens with a number, as the line above does, or with a bullet left of that
    line's edge, or where that line is a whole item or sentence. A heading: bold after a plain sentence. A
    listing, or what follows it: with a rule or more white than usual between.
    """
    stopped = (known["upper_sentence_end"] > 0) & (known["lower_upper_start"] > 0)
    level = np.abs(known["shift"]) < _ALIGNED
    set_in = (known["shift"] > _INDENT) & (np.abs(known["shift"] + known["shift_after"]) < _ALIGNED)
    set_in &= (np.abs(known["upper_left"]) < _ALIGNED) & (known["upper_bullet"] + known["upper_number"] == 0)
    spaced = level & (known["pitch_apart"] > _WHITE)
    numbered = level & (known["upper_number"] > 0) & (known["lower_number"] > 0)
    bulleted = (known["lower_bullet"] > 0) & (known["lower_mono"] <= CODE)
    bulleted &= (known["upper_sentence_end"] + known["upper_bullet"] > 0) | (known["shift"] < -_ALIGNED)
    loud = (known["upper_sentence_end"] > known["upper_colon"]) & (known["upper_bold"] < _PLAIN)
    loud &= (known["lower_bold"] > _BOLD) & (known["lower_letters"] > _WORD)
    listed = (known["upper_mono"] > CODE) != (known["lower_mono"] > CODE)
    listed &= known["ruled"] > 0
    return np.asarray((stopped & (set_in | spaced)) | numbered | bulleted | loud | listed)


def _goes_on(known: Columns) -> Bools:
    """Where the upper line is full amid a sentence, and the lower one is set like it, where it would be."""
    full = (known["room"] < _ROOM) & (known["upper_letters"] > _SHORT) & (known["upper_sentence_end"] == 0)
    text = (known["upper_letters"] > _LONG) & (known["upper_bold"] < _BOLD)
    amid = (known["lower_lower_start"] > 0) | (text & (np.abs(known["shift"]) < _ALIGNED))
    alike = (np.abs(known["size_ratio"] - 1) < _SAME_SIZE) & (known["bold_change"] < 0.5)
    alike &= (np.abs(known["pitch_apart"]) < _USUAL) & (known["ruled"] == 0)
    return np.asarray(full & amid & alike & (known["lower_bullet"] + known["lower_number"] == 0))


def _is_listing(known: Columns) -> Bools:
    """Where both lines are in letters of one width, with no more white between than there is usually."""
    mono = np.minimum(known["upper_mono"], known["lower_mono"]) > CODE
    return np.asarray(mono & (known["pitch_apart"] < _TIGHT))


@cache
def _network() -> Network:
    return Network.load(WEIGHTS, FEATURES)

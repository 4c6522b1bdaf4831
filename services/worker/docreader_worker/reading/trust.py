"""How far to believe a detection, and the columns in which it votes."""

from docreader.result import LABELS

_NOISE, _CERTAIN = 0.25, 0.85
"""Scores at and below which a detection counts for nothing, and from which it counts in full."""

VOTES = (*(f"detected_{label}" for label in LABELS), "detected_other")
"""Columns of features that tell what a detector says."""


def trust(score: float) -> float:
    """Weight in 0..1 of a detection with ``score``: boxes that score 0.4 are half wrong."""
    return min(max((score - _NOISE) / (_CERTAIN - _NOISE), 0.0), 1.0)


def vote_of(label: str) -> str:
    """The column in which a detection with ``label`` votes: labels of other models have one together."""
    return f"detected_{label}" if label in LABELS else VOTES[-1]

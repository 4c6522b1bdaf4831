"""How far to believe a detection."""

_NOISE, _CERTAIN = 0.25, 0.85
"""Scores at and below which a detection counts for nothing, and from which it counts in full."""


def trust(score: float) -> float:
    """Weight in 0..1 of a detection with ``score``: boxes that score 0.4 are half wrong."""
    return min(max((score - _NOISE) / (_CERTAIN - _NOISE), 0.0), 1.0)

"""Which of the boxes that may be tables and pictures are: what a small network answers."""

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

import numpy as np

from docreader.result import Box
from docreader_worker.content import AREAS
from docreader_worker.reading.area_features import FEATURES
from docreader_worker.reading.claims import Area
from docreader_worker.reading.geometry import Floats, as_boxes, share_inside
from docreader_worker.reading.network import Network, likely

WEIGHTS = Path(__file__).with_name("areas.npz")
"""Made by ``python -m docreader_worker.training.second_stage``."""

ANSWERS = ("nothing", *AREAS)
"""What a box may be."""

_LIKELY = 0.2
"""How likely an area must be."""

_WITHIN = 0.5
"""Share of an area that is in another, below."""


def judged(boxes: Sequence[Box], matrix: Floats, settle: Callable[[Area], Area | None]) -> list[Area]:
    """Tables and pictures among ``boxes`` without overlap, the likeliest first; ``matrix`` tells of each.

    ``settle`` answers what one can be by rules, or None for nothing.
    """
    if not boxes:
        return []
    told = likely(_network()(matrix))
    areas = [
        Area(label, round(float(told[place, answer]), 4), box)
        for place, box in enumerate(boxes)
        for answer, label in enumerate(ANSWERS)
        if label != "nothing" and told[place, answer] > _LIKELY
    ]
    return _without_overlap(sorted(areas, key=lambda one: (-one.score, one.box, one.label)), settle)


def _without_overlap(ranked: Sequence[Area], settle: Callable[[Area], Area | None]) -> list[Area]:
    kept: list[Area] = []
    for one in ranked:
        box, others = as_boxes([one.box]), as_boxes([other.box for other in kept])
        within = np.maximum(share_inside(box, others)[0], share_inside(others, box)[:, 0])
        settled = settle(one) if within.max(initial=0.0) < _WITHIN else None
        if settled is not None:
            kept.append(settled)
    return kept


@cache
def _network() -> Network:
    return Network.load(WEIGHTS, FEATURES)

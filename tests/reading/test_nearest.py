"""What stands near each other on a page, found without comparing all with all."""

import numpy as np
import pytest

from docreader_worker.reading.geometry import (
    Floats,
    Places,
    abreast,
    beside,
    neighbourhoods,
    overlap_1d,
    share_inside,
    shares_covered,
)
from docreader_worker.reading.nearest import mutually_nearest

COUNT = 700
"""More boxes than are looked at together."""


@pytest.fixture
def boxes() -> Floats:
    """Boxes of whole points, many of them at one height or equally far from another."""
    random = np.random.default_rng(1)
    corners = random.integers(0, 300, (COUNT, 2)).astype(float)
    return np.concatenate([corners, corners + random.integers(0, 20, (COUNT, 2))], axis=1)


def test_each_box_comes_once_and_with_all_that_reach_it(boxes: Floats) -> None:
    seen = []
    for some, near in neighbourhoods(boxes[:, 1::2], boxes, 1):
        seen += some.tolist()
        touching = overlap_1d(boxes[some], boxes, 1) >= 0
        assert set(np.flatnonzero(touching.any(axis=0))) <= set(near)
        assert (np.diff(some) > 0).all()
        assert (np.diff(near) > 0).all()
    assert sorted(seen) == list(range(COUNT))


def test_the_first_of_those_equally_near_is_nearest_as_if_all_were_compared(boxes: Floats) -> None:
    def distances(some: Places, others: Places) -> Floats:
        level = overlap_1d(boxes[some], boxes[others], 1) >= 0
        gaps = boxes[others, 0] - boxes[some, 2, None]
        return np.where(level & (gaps > 0), gaps, np.inf)

    everything = np.arange(COUNT)
    apart = distances(everything, everything)
    nearest, nearer = apart.argmin(axis=1), apart.argmin(axis=0)
    mutual = np.isfinite(apart.min(axis=1)) & (nearer[nearest] == everything)
    expected = np.where(mutual, nearest, -1)
    assert mutually_nearest(boxes, boxes[:, 1::2], distances).tolist() == expected.tolist()
    assert 0 < (expected >= 0).sum() < COUNT


def test_boxes_beside_and_over_each_other_are_all_counted(boxes: Floats) -> None:
    heights = 0.3 * (boxes[:, 3] - boxes[:, 1])
    shared = overlap_1d(boxes, boxes, 1)
    assert abreast(boxes).tolist() == (shared > 2).sum(axis=1).tolist()
    assert abreast(boxes, heights).tolist() == (shared > heights[:, None]).sum(axis=1).tolist()
    assert beside(boxes[:9], boxes[9:], 1.0).tolist() == (shared[:9, 9:] > 1).sum(axis=1).tolist()
    assert shares_covered(boxes, boxes) == pytest.approx(share_inside(boxes, boxes).sum(axis=1))


def test_where_nothing_is_nothing_is_near() -> None:
    none = np.zeros((0, 4))
    assert list(neighbourhoods(none[:, 1::2], none, 1)) == []
    assert abreast(none).tolist() == []
    assert shares_covered(np.ones((1, 4)), none).tolist() == [0.0]

"""Detectors are asked at the size that their model reads."""

import numpy as np

from docreader_worker.engines.base import Boxes
from docreader_worker.training.pages import Pixels
from docreader_worker.training.sizes import at_side


def dark(page: Pixels) -> Boxes:
    """The box of all that is dark, with the longer side of the page as its score."""
    rows, columns = np.nonzero(page[:, :, 0] < 128)
    box = (columns.min(), rows.min(), columns.max() + 1, rows.max() + 1)
    return Boxes(
        boxes=np.array([box], np.float32),
        labels=np.zeros(1, np.int64),
        scores=np.array([max(page.shape)], np.float32),
    )


def test_pages_are_scaled_and_boxes_are_in_the_pixels_of_the_page_given() -> None:
    page = np.full((400, 300, 3), 255, np.uint8)
    page[100:200, 60:240] = 0
    for side in (100, 400, 800):
        found = at_side(dark, side)(page)
        assert found.scores.tolist() == [side]
        assert np.abs(found.boxes[0] - (60, 100, 240, 200)).max() < 400 / side + 1

"""Detectors as workers ask them: on pages of the size that their model reads."""

import numpy as np
from PIL import Image

from docreader_worker.engines.base import Boxes
from docreader_worker.training.matching import Detector
from docreader_worker.training.pages import Pixels


def at_side(detect: Detector, side: int) -> Detector:
    """``detect`` on pages scaled for their longer side to be ``side`` pixels.

    It answers in pixels of the pages as they were.
    """

    def detect_scaled(page: Pixels) -> Boxes:
        found = detect(scaled(page, side))
        scale = np.float32(side / max(page.shape[:2]))
        return Boxes(boxes=found.boxes / scale, labels=found.labels, scores=found.scores)

    return detect_scaled


def scaled(page: Pixels, side: int) -> Pixels:
    """The page with a longer side of ``side`` pixels."""
    height, width = page.shape[:2]
    scale = side / max(height, width)
    size = max(1, round(width * scale)), max(1, round(height * scale))
    return np.asarray(Image.fromarray(page).resize(size, Image.Resampling.LANCZOS))

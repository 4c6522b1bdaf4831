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
        height, width = page.shape[:2]
        scale = side / max(height, width)
        size = max(1, round(width * scale)), max(1, round(height * scale))
        found = detect(np.asarray(Image.fromarray(page).resize(size, Image.Resampling.LANCZOS)))
        return Boxes(boxes=found.boxes / np.float32(scale), labels=found.labels, scores=found.scores)

    return detect_scaled

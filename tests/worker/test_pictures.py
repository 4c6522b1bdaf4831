"""Pictures cut out of a page show what the page shows, in colour and in grey."""

import io
from pathlib import Path

import numpy as np
import pymupdf
import pytest
from PIL import Image

from docreader.media import PDF
from docreader.result import Page, Region
from docreader.settings import Settings
from docreader_worker.document import open_document
from docreader_worker.pictures import CROP_SCALE, crops_of
from docreader_worker.protocol import Limits


@pytest.mark.parametrize("colour", [(0.0, 0.0, 0.0), (0.5, 0.5, 0.5), (0.8, 0.1, 0.1)])
def test_a_crop_is_what_the_page_shows_there(colour: tuple[float, float, float], tmp_path: Path) -> None:
    drawn = pymupdf.open().new_page(width=200, height=100)
    drawn.insert_text((20, 40), "Winter", fontsize=20, color=colour)
    drawn.parent.save(tmp_path / "a.pdf")
    box = (10.0, 20.0, 110.0, 50.0)
    page = Page(
        number=1, width=200, height=100, regions=[Region(id="1-1", label="text", score=1.0, box=box, order=1)]
    )
    document = open_document(tmp_path / "a.pdf", PDF, Limits.of(Settings()))
    (crop,) = crops_of(document, page, "all")
    shown = document.render(1, CROP_SCALE)[40:100, 20:220]
    document.close()
    assert np.array_equal(np.asarray(Image.open(io.BytesIO(crop.png)).convert("RGB")), shown)

"""A page that takes more memory than a worker has."""

import io
from functools import cache

import pymupdf
from PIL import Image


@cache
def heavy_pdf(side: int = 6000) -> bytes:
    """A page with a JPEG 2000 image, which is decoded whole at 4 bytes a sample, 650 MB, and a blank one."""
    picture = io.BytesIO()
    Image.new("RGB", (side, side), (200, 30, 90)).save(picture, "JPEG2000", num_resolutions=1)
    document = pymupdf.open()
    page = document.new_page()
    page.insert_image(page.rect, stream=picture.getvalue())
    document.new_page()
    data: bytes = document.tobytes()
    return data

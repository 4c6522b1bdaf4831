"""Images as documents: what counts as a page, and what damaged files are told."""

from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, TiffImagePlugin

from docreader.environment import load_settings
from docreader.errors import BrokenDocument
from docreader_worker.image import ImageDocument
from docreader_worker.protocol import Limits

SUBFILE = 254
LIMITS = Limits.of(load_settings({}))


def page(shade: int, size: tuple[int, int] = (240, 320)) -> Image.Image:
    return Image.new("RGB", size, (shade, shade, shade))


def opened(path: Path) -> ImageDocument:
    return ImageDocument.open(path, LIMITS)


def shade_of(document: ImageDocument, number: int) -> int:
    return int(document.render(number, 1.0).mean())


def test_a_thumbnail_in_a_tiff_is_no_page(tmp_path: Path) -> None:
    path = tmp_path / "scan.tif"
    small = page(9, (60, 80))
    small.encoderinfo = {"tiffinfo": TiffImagePlugin.ImageFileDirectory_v2()}
    small.encoderinfo["tiffinfo"][SUBFILE] = 1
    page(200).save(path, save_all=True, append_images=[small, page(100)])
    document = opened(path)
    assert document.page_count == 2
    assert [shade_of(document, number) for number in (1, 2, 1)] == [200, 100, 200]


def test_the_preview_that_a_camera_keeps_in_a_photo_is_no_page(tmp_path: Path) -> None:
    path = tmp_path / "photo.jpg"
    page(200).save(path, format="MPO", save_all=True, append_images=[page(100, (60, 80))])
    assert opened(path).page_count == 1


@pytest.mark.parametrize("share", [0.05, 0.5, 0.97])
def test_a_tiff_of_many_pages_cut_short_is_told_so(share: float, tmp_path: Path) -> None:
    whole = BytesIO()
    page(200).save(whole, format="TIFF", save_all=True, append_images=[page(100), page(50)])
    path = tmp_path / "short.tif"
    path.write_bytes(whole.getvalue()[: int(share * len(whole.getvalue()))])
    with pytest.raises(BrokenDocument, match="upload it again"):
        [shade_of(opened(path), number) for number in (1, 2, 3)]


def test_a_jpeg_cut_short_is_told_so(tmp_path: Path) -> None:
    whole = BytesIO()
    noise = np.random.default_rng(0).integers(0, 255, (320, 240, 3), dtype=np.uint8)
    Image.fromarray(noise).save(whole, format="JPEG")
    path = tmp_path / "short.jpg"
    path.write_bytes(whole.getvalue()[: len(whole.getvalue()) // 2])
    with pytest.raises(BrokenDocument, match=r"page 1 .* upload it again"):
        shade_of(opened(path), 1)


def test_grey_of_sixteen_bits_keeps_its_shades_where_one_is_transparent(tmp_path: Path) -> None:
    path = tmp_path / "grey.png"
    half = np.full((320, 240), 65535, dtype=np.uint16)
    half[160:] = 16384
    Image.fromarray(half).save(path, transparency=7)
    drawn = opened(path).render(1, 1.0)
    assert (drawn[10].mean(), round(drawn[-10].mean())) == (255, 63)

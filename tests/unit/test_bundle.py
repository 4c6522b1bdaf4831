"""What was read, as files: crops are called as the files that they are."""

import pytest

from docreader.bundle import with_crop_files

JSON = b'{"crop":"pages/12/regions/3/crop","text":"see pages/1/regions/2/crop"}' * 3
MARKDOWN = "![Ein Bild – größer](pages/12/regions/3/crop)\n\nsee pages/1/regions/2/crop\n".encode() * 3


@pytest.mark.parametrize("size", [1, 7, 50, 1000])
def test_crops_are_called_as_files_however_the_content_is_cut(size: int) -> None:
    def pieces(content: bytes) -> list[bytes]:
        return [content[start : start + size] for start in range(0, len(content), size)]

    named = b"".join(with_crop_files("pages/00012.json", pieces(JSON)))
    assert named == JSON.replace(b'"pages/12/regions/3/crop"', b'"crops/00012-0003.png"')
    named = b"".join(with_crop_files("result.md", pieces(MARKDOWN)))
    assert named == MARKDOWN.replace(b"(pages/12/regions/3/crop)", b"(crops/00012-0003.png)")


def test_a_picture_stays_as_it_is() -> None:
    assert list(with_crop_files("pages/00001.webp", [JSON, MARKDOWN])) == [JSON, MARKDOWN]

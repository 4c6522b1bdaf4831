"""The type of a document is told from its bytes."""

import pytest

from docreader.errors import EmptyDocument, UnsupportedMediaType
from docreader.media import sniff
from tests import documents


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (documents.pdf(), "application/pdf"),
        (b"\n" * 100 + documents.pdf(), "application/pdf"),
        (documents.image("PNG"), "image/png"),
        (documents.image("JPEG"), "image/jpeg"),
        (documents.image("TIFF", 2), "image/tiff"),
        (documents.image("WEBP"), "image/webp"),
    ],
)
def test_documents_are_recognized(data: bytes, media_type: str) -> None:
    assert sniff(data[:1024]) == media_type


def test_other_files_are_refused_with_what_to_do() -> None:
    with pytest.raises(UnsupportedMediaType, match="convert"):
        sniff(b"PK\x03\x04 a word file")


def test_no_bytes_are_no_document() -> None:
    with pytest.raises(EmptyDocument):
        sniff(b"")

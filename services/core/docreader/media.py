"""What a document is, told by its first bytes and never by its name."""

from docreader.errors import EmptyDocument, UnsupportedMediaType

PDF = "application/pdf"
HEAD_BYTES = 1024
"""How much of a document `sniff` wants: PDF readers look for the header in so much (ISO 32000-1, H.3)."""

_IMAGES = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"II*\0", "image/tiff"),
    (b"MM\0*", "image/tiff"),
    (b"II+\0", "image/tiff"),
    (b"MM\0+", "image/tiff"),
)
SUPPORTED = (PDF, "image/png", "image/jpeg", "image/tiff", "image/webp")


def sniff(head: bytes) -> str:
    """The media type of a document that begins with ``head``.

    Raises:
        EmptyDocument: there are no bytes.
        UnsupportedMediaType: it is nothing that docreader reads.

    """
    if not head:
        raise EmptyDocument("the document has no bytes; check the export or the upload that made it")
    for magic, media_type in _IMAGES:
        if head.startswith(magic):
            return media_type
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "image/webp"
    if b"%PDF-" in head[:HEAD_BYTES]:
        return PDF
    raise UnsupportedMediaType(
        "this is neither a PDF nor a PNG, JPEG, TIFF or WebP image; convert it to PDF and submit that",
        supported=list(SUPPORTED),
    )

"""Documents made for tests: good ones, and every kind of bad one."""

import io
from functools import cache
from pathlib import Path

import pymupdf
from PIL import Image, ImageDraw

PARAGRAPH = (
    "Documents are read page by page, and each page is cut into regions whose text is put in order. "
    "The quick brown fox jumps over the lazy dog while the reader waits for nothing in particular. "
)


def pdf(pages: int = 1, *, mark: str = "") -> bytes:
    """A plain document; page ``n`` has the heading ``Page n of mark``."""
    document = pymupdf.open()
    for number in range(1, pages + 1):
        page = document.new_page(width=612, height=792)
        page.insert_text((72, 90), f"Page {number} of {mark}", fontsize=18, fontname="hebo")
        page.insert_textbox((72, 110, 540, 300), PARAGRAPH * 3, fontsize=10)
        page.insert_textbox((72, 320, 540, 500), PARAGRAPH * 4, fontsize=10)
        page.insert_text((300, 770), str(number), fontsize=9)
    data: bytes = document.tobytes(deflate=True)
    return data


def encrypted_pdf() -> bytes:
    """A PDF that wants a password."""
    document = pymupdf.open()
    document.new_page()
    data: bytes = document.tobytes(encryption=pymupdf.PDF_ENCRYPT_AES_256, user_pw="secret", owner_pw="owner")
    return data


def truncated_pdf() -> bytes:
    """The first bytes of a PDF, too few to find a page."""
    return pdf()[:120]


def pageless_pdf() -> bytes:
    """A PDF whose page tree is empty."""
    return _raw_pdf([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [] /Count 0 >>"])


def miscounted_pdf() -> bytes:
    """A PDF with a page whose page tree says of itself that it has none."""
    return _raw_pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 0 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] >>",
        ]
    )


def endless_pdf(count: int = 50_000) -> bytes:
    """A PDF of 50,000 blank pages."""
    kids = b" ".join(b"%d 0 R" % number for number in range(3, 3 + count))
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] >>"
    return _raw_pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [" + kids + b"] /Count " + str(count).encode() + b" >>",
            *[page] * count,
        ]
    )


def giant_page_pdf(inches: int = 200) -> bytes:
    """A page of 200 inches a side."""
    side = str(inches * 72).encode()
    return _raw_pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 " + side + b" " + side + b"] >>",
        ]
    )


def half_readable_pdf() -> bytes:
    """A page of text, and one that is too large to be read."""
    document = pymupdf.open("pdf", pdf())
    document.new_page(width=200 * 72, height=200 * 72)
    data: bytes = document.tobytes()
    return data


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


def slow_pdf() -> bytes:
    """A page that draws for minutes, forms that draw forms, eight deep and twelve wide, and a blank one."""
    forms = []
    for depth in range(8):
        if depth == 7:
            forms.append(_stream(b"/Type /XObject /Subtype /Form /BBox [0 0 612 792]", b"0 0 600 700 re S"))
        else:
            resources = b"/Resources << /XObject << /F %d 0 R >> >>" % (6 + depth)
            forms.append(
                _stream(b"/Type /XObject /Subtype /Form /BBox [0 0 612 792] " + resources, b"/F Do " * 12)
            )
    last = 5 + len(forms)
    return _raw_pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R %d 0 R] /Count 2 >>" % last,
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
            b"/Resources << /XObject << /F 5 0 R >> >> >>",
            _stream(b"", b"/F Do " * 12),
            *forms,
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] >>",
        ]
    )


def image(kind: str, pages: int = 1) -> bytes:
    """A picture of a page with text, as PNG, JPEG, TIFF (of several pages) or WEBP."""
    frames = []
    for number in range(1, pages + 1):
        picture = Image.new("RGB", (850, 1100), "white")
        draw = ImageDraw.Draw(picture)
        draw.text((100, 100), f"Scanned page {number}", fill="black", font_size=48)
        for line in range(8):
            draw.text(
                (100, 220 + 40 * line), "The quick brown fox jumps over the dog.", fill="black", font_size=30
            )
        frames.append(picture)
    data = io.BytesIO()
    more = {"save_all": True, "append_images": frames[1:]} if pages > 1 else {}
    frames[0].save(data, kind, dpi=(100, 100), **more)
    return data.getvalue()


def write(folder: Path, name: str, data: bytes) -> Path:
    """Put bytes into a file."""
    path = folder / name
    path.write_bytes(data)
    return path


def _stream(entries: bytes, data: bytes) -> bytes:
    return b"<< " + entries + b" /Length %d >>\nstream\n" % len(data) + data + b"\nendstream"


def _raw_pdf(objects: list[bytes]) -> bytes:
    """A PDF of the given objects, numbered from 1; the first is the catalogue."""
    out = bytearray(b"%PDF-1.7\n")
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start)
    return bytes(out)

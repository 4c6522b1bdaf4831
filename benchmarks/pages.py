"""Pages to measure on: the example document's, again and again, and those that take the most memory."""

from pathlib import Path

import pymupdf

EXAMPLE = Path(__file__).parents[1] / "examples" / "paper.pdf"


def document(pages: int) -> bytes:
    """A PDF of that many pages of the example."""
    with pymupdf.open(EXAMPLE) as example, pymupdf.open() as made:
        while made.page_count < pages:
            last = min(example.page_count, pages - made.page_count) - 1
            made.insert_pdf(example, to_page=last)
        data: bytes = made.tobytes(garbage=3, deflate=True)
        return data


def scan(dpi: int = 600) -> bytes:
    """The example's first page as a scanner sees it: one picture in colour."""
    with pymupdf.open(EXAMPLE) as example, pymupdf.open() as made:
        page = made.new_page()
        picture = example[0].get_pixmap(dpi=dpi, alpha=False).tobytes("jpeg")
        page.insert_image(page.rect, stream=picture)
        data: bytes = made.tobytes()
        return data


def drawing(lines: int = 20_000) -> bytes:
    """A page with a drawing of so many lines, each a path of its own."""
    with pymupdf.open() as made:
        page = made.new_page()
        shape = page.new_shape()
        for number in range(lines):
            top = 50 + number % 700
            left = 50 + number % 457
            shape.draw_line((left, top), (left + 40, top + 7))
            shape.finish(width=0.2)
        shape.commit()
        data: bytes = made.tobytes(deflate=True)
        return data


def words(lines: int = 200, each: int = 48) -> bytes:
    """A page of very small print."""
    with pymupdf.open() as made:
        page = made.new_page()
        for number in range(lines):
            page.insert_text((20, 20 + 2 * number), "so many words " * (each // 3), fontsize=1.8)
        data: bytes = made.tobytes(deflate=True)
        return data

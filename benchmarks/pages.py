"""Pages to measure on: the example document's, again and again."""

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

"""Lists of exhibits, which are tables, and what is numbered like them and is none."""

import pymupdf
import pytest

from tests.reading.sheets import blank, paragraph, put, read
from tests.reading.test_areas import labels, tables

TITLES = [
    "Amended and Restated Certificate of Incorporation of the Company",
    "Registration Rights Agreement, dated May 2, 2019, by and among the Company",
    "Lease Agreement by and between the Company and North Harbour Holdings",
    "Employment Agreement with the Chief Financial Officer of the Company",
    "Subsidiaries of the Registrant",
    "Consent of Independent Registered Public Accounting Firm",
    "Inline XBRL Taxonomy Extension Schema Document",
]
NUMBERS = ["3.1", "4.2*", "10.1*", "10.2#", "21.1", "23.1", "101.SCH"]
CLAUSES = [
    "The supplier shall deliver the goods on the days that both have agreed upon in writing.",
    "The goods shall be free of defects when they are handed over to the carrier.",
    "No payment shall be due before the goods have been looked at by the customer.",
    "Either side may end this agreement if the other does not do what it has promised.",
    "What is owed at the end of the agreement shall be paid within thirty days.",
    "This agreement shall be read as the law of the country has it.",
    "All notices shall be given in writing and sent to the address above.",
]


FILED = (
    "(Incorporated by Reference to Exhibit 3.1 of the Report on Form 8-K, Filed with the Commission on May 2)"
)


def numbered(page: pymupdf.Page, numbers: list[str], texts: list[str], left: float) -> None:
    """Numbers at the edge of the text, and texts of a few lines each that begin at ``left``."""
    top = 100.0
    for number, text in zip(numbers, texts, strict=True):
        put(page, 72, top, number)
        top = paragraph(page, left, top, 540 - left, text) + 6


def test_numbers_far_left_of_titles_are_a_table_of_two_columns() -> None:
    page = blank()
    texts = [f"{title} {FILED}" for title in TITLES]
    numbered(page, NUMBERS, texts, 140)
    (found,) = tables(read(page, number=9))
    assert found == [[number, text] for number, text in zip(NUMBERS, texts, strict=True)]


@pytest.mark.parametrize(
    ("texts", "left"),
    [([f"{title} {FILED}" for title in TITLES], 105), ([2 * f"{clause} " for clause in CLAUSES], 140)],
    ids=["titles close by", "clauses of a contract"],
)
def test_other_numbered_paragraphs_are_no_table(texts: list[str], left: float) -> None:
    page = blank()
    numbered(page, [f"2.{number}" for number in range(1, 8)], texts, left)
    assert "table" not in labels(read(page, number=9))

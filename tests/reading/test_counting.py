"""What looks like a table and only counts on: equations with their numbers, charts on an axis."""

import pymupdf

from docreader_worker.content import Detection
from tests.reading.sheets import blank, paragraph, put, read
from tests.reading.test_areas import labels


def test_equations_with_their_numbers_are_no_table_even_if_detected_as_one() -> None:
    page = blank()
    top = paragraph(page, 72, 100, 468) + 10
    y = top
    for number, equation in enumerate(("x + y = 2z", "y - z > 4x", "z / x < y + 3"), start=25):
        put(page, 72, y, "so that we have")
        put(page, 250, y + 18, equation, font="heit")
        put(page, 512, y + 18, f"(8.{number})")
        y += 40
    paragraph(page, 72, y + 10, 468)
    found = read(page, [Detection("table", 0.9, (70.0, top - 10, 542.0, y - 12))], number=2)
    assert "table" not in labels(found)


def test_bars_with_names_and_values_on_an_axis_are_a_picture_even_if_detected_as_a_table() -> None:
    page = blank()
    below = paragraph(page, 72, 100, 468)
    top, left, right = below + 10, 200.0, 520.0
    for row, (name, value) in enumerate((("Norway", 55), ("Chad", 73), ("Peru", 66), ("Fiji", 60))):
        y = top + 16 + 30 * row
        put(page, 90, y + 12, name)
        page.draw_rect((left, y, left + value * (right - left) / 100, y + 18), fill=(0.7, 0.7, 0.7))
        put(page, left + 20, y + 12, str(value))
    bottom = top + 140
    for tick in range(0, 101, 10):
        x = left + tick * (right - left) / 100
        page.draw_line((x, top), (x, bottom), width=0.5)
        put(page, x - pymupdf.get_text_length(str(tick), fontsize=10) / 2, bottom + 12, str(tick))
    paragraph(page, 72, bottom + 50, 468)
    found = read(page, [Detection("table", 0.9, (85.0, top, 530.0, bottom + 16))], number=2)
    assert labels(found)[:2] == ["text", "picture"]
    assert "table" not in labels(found)

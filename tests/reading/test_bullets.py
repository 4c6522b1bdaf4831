"""Bullets that are drawn are letters to the reader, and so they are words."""

import pymupdf

from docreader_worker.pdf.content import extract_content
from tests.reading.sheets import blank, put, reopened

RED = (1.0, 0.0, 0.0)


def words(page: pymupdf.Page) -> list[str]:
    return [word.text for word in extract_content(reopened(page)).words]


def dot(page: pymupdf.Page, x: float, y: float, colour: tuple[float, ...] = (0.0,)) -> None:
    """A round dot of four points around a place."""
    page.draw_circle((x, y), 2, color=None, fill=colour)


def test_dots_left_of_lines_are_their_bullets() -> None:
    page = blank()
    for y, text in ((100, "bread and"), (115, "butter"), (130, "cheese")):
        put(page, 90, y, text)
        dot(page, 80, y - 3)
    assert words(page) == ["•", "bread", "and", "•", "butter", "•", "cheese"]


def test_rings_are_bullets_too() -> None:
    page = blank()
    for y, text in ((100, "Gouda"), (115, "Brie")):
        put(page, 90, y, text)
        page.draw_circle((80, y - 3), 2, color=(0.0,), width=0.5)
    assert words(page) == ["•", "Gouda", "•", "Brie"]


def test_dots_that_are_filled_and_outlined_are_bullets_too() -> None:
    page = blank()
    for y, text in ((100, "apples"), (115, "pears")):
        put(page, 90, y, text)
        page.draw_circle((80, y - 3), 2, color=(0.0,), fill=(0.0,))
    assert words(page) == ["•", "apples", "•", "pears"]


def test_a_dot_alone_or_far_off_or_of_another_colour_is_none() -> None:
    page = blank()
    for y, text in ((100, "one"), (150, "far"), (165, "off"), (200, "red"), (215, "dots")):
        put(page, 90, y, text)
    dot(page, 80, 97)
    for y in (147, 162):
        dot(page, 40, y)
    for y in (197, 212):
        dot(page, 80, y, RED)
    assert words(page) == ["one", "far", "off", "red", "dots"]


def test_dots_in_a_line_are_none() -> None:
    page = blank()
    for y, text in ((100, "before and"), (115, "after it")):
        put(page, 90, y, text)
        dot(page, 115, y - 3)
    assert words(page) == ["before", "and", "after", "it"]


def test_dots_of_a_dotted_line_are_none() -> None:
    page = blank()
    for y, text in ((100, "bread"), (115, "butter"), (130, "cheese")):
        put(page, 90, y, text)
    for place in range(20):
        dot(page, 80, 92 + 4.5 * place)
    assert words(page) == ["bread", "butter", "cheese"]

"""Odd pages that must neither hang nor take the memory of a worker."""

import tracemalloc
from dataclasses import replace

import pytest

from docreader.result import Box
from docreader_worker.content import PageContent, Word
from docreader_worker.reading.formulas import sign_share
from docreader_worker.reading.lines import build_lines
from docreader_worker.reading.page import read_page

MOST_BYTES = 300_000_000
"""Far below what a child may have."""


def scattered(rows: int, columns: int) -> list[Word]:
    """Words far from each other, as on a plan, and none in line with another."""
    return [
        Word((x, y, x + 20, y + 8), f"w{row}x{column}", row * columns + column, 8.0)
        for row in range(rows)
        for column in range(columns)
        for x, y in [(80.0 * column + 37 * row % 53, 60.0 * row + 29 * column % 31)]
    ]


def page_of(words: list[Word], rulings: list[Box], shapes: list[Box]) -> PageContent:
    return PageContent(8000, 6000, words=words, rulings=rulings, shapes=shapes, text_source="pdf")


@pytest.mark.parametrize("word", ["I," + 5000 * "_" + "(name)", "sin" + 5000 * "(" + "abc"])
def test_a_line_to_write_on_is_looked_at_once(word: str) -> None:
    assert sign_share(f"{word} =") == 0.5


def test_lines_of_a_page_with_ten_thousand_numbers_take_little_memory() -> None:
    words = [
        Word((8.0 * column, 6.0 * row, 8.0 * column + 4, 6.0 * row + 4), str(column), 100 * row + column, 4.0)
        for row in range(100)
        for column in range(100)
    ]
    tracemalloc.start()
    lines = build_lines(words)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert sum(len(line.words) for line in lines) == len(words)
    assert peak < MOST_BYTES


@pytest.mark.parametrize("drawn", ["nothing", "a frame", "a colour"])
def test_a_page_with_thousands_of_loose_words_takes_little_memory(drawn: str) -> None:
    words = scattered(50, 80)
    around = [(x0 - 2, y0 - 2, x1 + 2, y1 + 2) for x0, y0, x1, y1 in (word.box for word in words)]
    frames = [(x0, y, x1, y) for x0, y0, x1, y1 in around for y in (y0, y1)]
    content = page_of(words, frames if drawn == "a frame" else [], around if drawn == "a colour" else [])
    tracemalloc.start()
    page = read_page(content, [], 1)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    told = " ".join(region.text for region in page.regions).split()
    assert sorted(told) == sorted(word.text for word in words)
    assert peak < MOST_BYTES


def test_words_far_down_a_long_page_are_read_as_those_at_its_top() -> None:
    """Only what is close to each other is compared: where that is on the page makes no difference."""
    row = [Word((72.0 + 30 * place, 0.0, 96.0 + 30 * place, 8.0), text, 0, 8.0)
           for place, text in enumerate(["these", "words", "are", "one", "line"])]  # fmt: skip
    words = [
        replace(word, box=(word.box[0], y, word.box[2], y + 8), line=line)
        for line, y in enumerate(range(20, 20000, 20))
        for word in row
    ]
    assert [line.text for line in build_lines(words)] == ["these words are one line"] * 999


def test_a_page_of_thousands_of_pictures_takes_little_memory() -> None:
    places = [(70.0 * (n % 100), 70.0 * (n // 100)) for n in range(3000)]
    images = [(x, y, x + 40, y + 40) for x, y in places]
    words = [Word((x, y + 45, x + 30, y + 55), f"icon{n}", n, 8.0) for n, (x, y) in enumerate(places[:100])]
    content = PageContent(8000, 6000, words=words, images=images, text_source="pdf")
    tracemalloc.start()
    page = read_page(content, [], 1)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert sum(len(region.text.split()) for region in page.regions) == 100
    assert peak < MOST_BYTES

"""Odd pages that must neither hang nor take the memory of a worker."""

import tracemalloc

import pytest

from docreader_worker.content import Word
from docreader_worker.reading.formulas import sign_share
from docreader_worker.reading.lines import build_lines

MOST_BYTES = 300_000_000
"""Far below what a child may have."""


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

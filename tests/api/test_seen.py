"""What a client has seen fits into the id of an event, and comes out of it again."""

import random

import pytest

from docreader.errors import InvalidOption
from docreader_api.seen import Seen


def test_pages_are_told_as_spans_in_whatever_order_they_are_read() -> None:
    order = random.Random(7)
    for _ in range(200):
        pages = order.sample(range(1, 40), order.randrange(40))
        seen = Seen(3)
        for page in pages:
            seen.add(page, page)
        assert {page for page in range(50) if page in seen} == set(pages)
        again = Seen.parse(str(seen))
        assert (again.run, str(again)) == (3, str(seen))
        assert {page for page in range(50) if page in again} == set(pages)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("1/", "1/"),
        ("2/7", "2/7"),
        ("2/1-3,7", "2/1-3,7"),
        ("2/7,1-3", "2/1-3,7"),
        ("2/4-6,1-3", "2/1-6"),
        ("2/1-3,9-12,2-10", "2/1-12"),
        ("2/20-", "2/20"),
        ("7", "7/"),
    ],
)
def test_an_id_is_told_in_one_way(given: str, told: str) -> None:
    assert str(Seen.parse(given)) == told


@pytest.mark.parametrize(
    "text", ["x", "1/x", "1/3-1", "-1/1", "12345678/1", "1/1-100001", "1/1-60000,1-60000"]
)
def test_what_is_no_id_is_refused(text: str) -> None:
    with pytest.raises(InvalidOption):
        Seen.parse(text)


def test_pages_in_a_row_take_no_room() -> None:
    seen = Seen(1)
    for page in range(1, 100_001):
        seen.add(page, page)
        assert len(str(seen)) < 20

"""Options of a job: what is accepted and how what is not is named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docreader.errors import InvalidOption
from docreader.options import Options, parse_options, select_pages


def test_form_fields_are_strings() -> None:
    assert parse_options({"previews": "false", "crops": "none"}) == Options(previews=False, crops="none")


@pytest.mark.parametrize(
    "given_options",
    [
        {"colour": "red"},
        {"crops": "some"},
        {"pages": "5-2"},
        {"pages": "0"},
        {"pages": "a"},
        {"pages": "1,,2"},
    ],
)
def test_what_is_not_allowed_is_named(given_options: dict[str, str]) -> None:
    name = next(iter(given_options))
    with pytest.raises(InvalidOption, match=name):
        parse_options(given_options)


def test_pages_are_chosen_once_and_in_order() -> None:
    assert select_pages("9-,2,1-3", 10) == [1, 2, 3, 9, 10]
    assert select_pages(None, 3) == [1, 2, 3]


def test_pages_that_the_document_does_not_have() -> None:
    with pytest.raises(InvalidOption, match="3 pages"):
        select_pages("7-9", 3)


@given(st.text(alphabet="0123456789,- ", max_size=20), st.integers(1, 50))
def test_any_text_selects_pages_of_the_document_or_is_refused(text: str, count: int) -> None:
    try:
        chosen = select_pages(text, count)
    except InvalidOption:
        return
    assert chosen == sorted(set(chosen))
    assert all(1 <= page <= count for page in chosen)

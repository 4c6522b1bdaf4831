"""Words broken at the ends of lines: which become whole, which keep their hyphen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docreader.hyphens import dehyphenated, words_in


@pytest.mark.parametrize(
    ("broken", "page", "whole"),
    [
        ("of high- order terms", "The high-order terms", "of high-order terms"),
        ("the (high- Order),", "High-order terms", "the (high-Order),"),
        ("of beau- tiful days", "A beautiful day", "of beautiful days"),
        ("our FI- NAL model", "FINAL is a model", "our FINAL model"),
        ("a CT- FFR scan", "By CT-FFR.", "a CT-FFR scan"),
        ("a proof- of-work", "any proof-of-work:", "a proof-of-work"),
        ("reference-depen- dence", "its dependence", "reference-dependence"),
        ("theor- y", "The theory", "theory"),
        ("GENERAL- PURPOSE", "In general", "GENERAL-PURPOSE"),
    ],
)
def test_the_other_words_of_the_page_decide(broken: str, page: str, whole: str) -> None:
    assert dehyphenated(broken, words_in(page)) == whole


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("a beau- tiful day", "a beautiful day"),
        ("of inter- opera- bility", "of interoperability"),
        ("non-threaten- ing", "non-threatening"),
        ("Blockchain- Datenbank", "Blockchain-Datenbank"),
        ("of order- 2", "of order-2"),
        ("INTERNA- TIONAL", "INTERNATIONAL"),
        ("a d- dimensional space", "a d-dimensional space"),
        ("AMX- 400", "AMX-400"),
        ("pages 736- 765", "pages 736-765"),
        ("pages 746– 752", "pages 746–752"),
        ("a 30- day trial", "a 30-day trial"),
        ("10- and 20-year bonds", "10- and 20-year bonds"),
        ("5 - 3", "5 - 3"),
    ],
)
def test_what_the_page_has_not_is_put_together_as_it_looks(broken: str, whole: str) -> None:
    assert dehyphenated(broken, words_in(broken)) == whole


@pytest.mark.parametrize("broken", ["from end- to-end", "from end-to- end", "GO END- TO-END"])
def test_a_word_between_hyphens_makes_a_compound(broken: str) -> None:
    words = words_in(f"{broken} was sent to us")
    assert dehyphenated(broken, words).lower().endswith(" end-to-end")


@pytest.mark.parametrize(
    "text",
    [
        "pre- and post-war",
        "five- to ten-year",
        "Vor- und Nachteile",
        "a - b",
        "1- Scope",
        "1- 2 cups",
        "in 10- of 20-year",
        "end-",
        "- and",
    ],
)
def test_a_hyphen_that_ends_a_word_or_stands_alone_stays(text: str) -> None:
    assert dehyphenated(text, words_in(text)) == text


def test_half_of_a_broken_word_is_no_word() -> None:
    assert words_in("The inter- est in Well-known, (old) words-") == {
        "the", "est", "in", "well-known", "old"
    }  # fmt: skip


@given(
    st.text(st.sampled_from("abAB1- .,(é桥"), max_size=40), st.text(st.sampled_from("abAB1- "), max_size=40)
)
def test_only_hyphens_at_breaks_and_the_spaces_behind_them_go(text: str, page: str) -> None:
    whole = dehyphenated(text, words_in(page))
    assert whole.replace("-", "").replace(" ", "") == text.replace("-", "").replace(" ", "")
    assert whole == text or "- " in text

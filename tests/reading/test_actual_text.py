"""What a producer says that a page reads is heard, unless it is plainly less than what is drawn."""

import pytest

from docreader_worker.pdf.content import extract_content
from tests.reading.sheets import blank, reopened

LINE = "Forty two letters that anybody sees here!"


def words(*marked: str, actual: str) -> str:
    """The words of a page that shows lines, and says of each one that it reads ``actual``."""
    page = blank()
    page.insert_text((72, 700), "Before it.", fontsize=10)
    said = (b"\xfe\xff" + actual.encode("utf-16-be")).hex()
    shown = "".join(
        f"\n/Span << /ActualText <{said}> >> BDC BT /helv 10 Tf 72 {600 - 20 * place} Td ({line}) Tj ET EMC"
        for place, line in enumerate(marked)
    )
    (stream,) = page.get_contents()
    page.parent.update_stream(stream, page.read_contents() + shown.encode())
    content = extract_content(reopened(page))
    return " ".join(word.text for word in content.words)


def test_a_text_that_tells_of_the_letters_is_taken() -> None:
    assert words("e cient", actual="efficient") == "Before it. efficient"
    assert words("x", actual=LINE) == f"Before it. {LINE}"


@pytest.mark.parametrize("actual", [" ", "\ufffd" * 60])
def test_one_that_says_less_than_is_drawn_is_not(actual: str) -> None:
    assert words(LINE, actual=actual) == f"Before it. {LINE}"


def test_one_that_is_told_of_each_of_its_lines_is_not() -> None:
    lines = [f"{LINE} {number}" for number in range(9)]
    assert words(*lines, actual=" ".join(lines)) == " ".join(["Before it.", *lines])


def test_one_that_names_letters_of_no_unicode_is_taken() -> None:
    assert words("\\200\\201", actual="Forty two letters that nobody could read else") == (
        "Before it. Forty two letters that nobody could read else"
    )

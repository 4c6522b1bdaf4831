"""What a producer says that a page reads is heard, unless it is plainly less than what is drawn."""

import pytest

from docreader_worker.pdf.content import extract_content
from tests.reading.sheets import blank, reopened

LINE = "Forty two letters that anybody sees here!"


def words(marked: str, actual: str) -> str:
    """The words of a page that shows ``marked`` and says that it reads ``actual``."""
    page = blank()
    page.insert_text((72, 700), "Before it.", fontsize=10)
    said = (b"\xfe\xff" + actual.encode("utf-16-be")).hex()
    shown = f"/Span << /ActualText <{said}> >> BDC BT /helv 10 Tf 72 600 Td ({marked}) Tj ET EMC"
    (stream,) = page.get_contents()
    page.parent.update_stream(stream, page.read_contents() + b"\n" + shown.encode())
    content = extract_content(reopened(page))
    return " ".join(word.text for word in content.words)


def test_a_text_that_tells_of_the_letters_is_taken() -> None:
    assert words("e cient", "efficient") == "Before it. efficient"


@pytest.mark.parametrize("actual", [" ", "\ufffd" * 60, (LINE + " ") * 9])
def test_one_that_says_less_than_is_drawn_is_not(actual: str) -> None:
    assert words(LINE, actual) == f"Before it. {LINE}"

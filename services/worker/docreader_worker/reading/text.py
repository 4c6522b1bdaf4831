"""Words to text: spaces where the script has them, and the marks that open list items."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from docreader_worker.content import Word

_GLYPH = r"•◦▪▫■□●○◆◇▶►▸‣⁃◾◽⬥★☆☐☑☒✓✔✗❏❑❖➢➤➔✦❍\uf0b7\uf0a7\uf0d8"
"""What opens list items and nothing else; the private letters are those of symbol fonts."""

_BULLET = rf"[{_GLYPH}\uf020-\uf0ff∙·*–—\-⇒→]"
_NUMBER = r"(?:\d{1,3}|[ivxIVX]{1,5}|[a-zA-Z])"
LIST_MARKER = re.compile(
    rf"{_BULLET}|{_NUMBER}[.)]|\({_NUMBER}\)|\[\w{{1,12}}\]|\d{{1,2}}(?:\.\d{{1,2}}){{1,4}}(?:\.|(?:\([\da-zA-Z]{{1,4}}\))+)?[*†‡#+^]{{0,3}}"
)
"""The whole of a list item's mark, or a section's number."""

BULLET_START = re.compile(rf"{_BULLET}(?=\s|$)|[{_GLYPH}]")
ITEM_START = re.compile("([•◦▪●‣])(?!.*\\1)", re.DOTALL)
"""An item beyond doubt: of several marks the first may stand between parts of a line."""
NUMBER_START = re.compile(
    r"(?![A-Z]\.\s(?:\d|&|[A-Z]\.))"  # no initial of a name or journal
    rf"(?:{_NUMBER}[.)]|\({_NUMBER}\)|\[\w{{1,12}}\])(?=\s)|\d{{1,2}}\.(?=[^\W\d_]{{2}})"
)
SECTION_START = re.compile(
    r"(?!\d{1,2}\.? [^\W\d]+ \d{4}$)"  # no date
    r"(?:\d{1,2}(?:\.\d{1,3}){0,4}\.?|[A-Z](?:\.\d{1,2}){1,3}\.?|[A-Z]\.|[IVX]{1,5}\.|§ ?\d+\w?\.?)\s+(?=\S)"
)
SENTENCE_END = re.compile(r"[.!?:;。！？：؟।…][\"'”’»)\]]*$")

_SHORT_WORD = 3
"""Letters of words that titles set small."""

_UNSPACED = re.compile("[\u2e80-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef]")


_INITIAL = 1.8
"""Size of a letter in that of the word behind it from which the two are one: "O" and "ver"."""

_ADDRESS = re.compile(
    r"(?:(?:https?://|www\.)\S*/|\w[\w-]*\.[a-z]{2,}/(?:\S*/)?|(?:doi:|doi\.org/)\S*[./])$", re.IGNORECASE
)
"""An address on the web that ends where no address does: it may go on in the next line."""
_ADDRESS_PART = re.compile(r"(?=[a-z\d])(?:\S*[\d/_=?%#]|\S*[.-]\w)")
"""What no word of a sentence looks like."""


def join_words(words: Sequence[Word]) -> str:
    """The words of one line with single spaces, none where Chinese or Japanese letters meet."""
    texts = [word.text for word in words[:1]]
    for before, word in pairwise(words):
        if _is_initial(before, word):
            texts[-1] += word.text
        else:
            texts.append(word.text)
    return join_parts(texts)


def _is_initial(first: Word, second: Word) -> bool:
    """Whether ``first`` is the large letter that a paragraph opens with; A and I may be words."""
    large = first.size > _INITIAL * second.size and len(first.text) == 1
    return large and first.text.isupper() and first.text not in "AI" and second.text[0].islower()


def join_lines(lines: Iterable[str]) -> str:
    """Lines put together like words, but for addresses, which go on without a space."""
    whole: list[str] = []
    for line in lines:
        if whole and _ADDRESS.search(whole[-1].rpartition(" ")[2]) and _ADDRESS_PART.match(line):
            whole[-1] += line
        else:
            whole.append(line)
    return join_parts(whole)


def join_parts(parts: Iterable[str]) -> str:
    """Lines or words put together, with spaces where the script has them."""
    text = ""
    for part in parts:
        if not text or not part or (_UNSPACED.match(text[-1]) and _UNSPACED.match(part[0])):
            text += part
        else:
            text += " " + part
    return text


_CAPTION = re.compile(
    r"(?:fig(?:ure|\.|s\.)?|table|tab\.|chart|exhibit|plate|scheme|listing|algorithm|box|photo|map|graph|diagram"
    r"|abb(?:ildung|\.)|tabelle|tableau|figura|tabla|tabella|tabela|quadro|gráfico|obr(?:ázek|\.)|tabulka|rys(?:unek|\.)"
    r"|рис(?:унок|\.)|таблица|табл\.|şekil|tablo|kuva|taulukko|figuur|tabel|bild|図|表|图|그림|표|شكل|جدول|איור|טבלה)"
    r"\s*(?:[A-Z]?\d+(?:[.\-–]\d+)*|[IVX]+\b|[A-Z]\b)?\s*(?P<end>[.:|—–-]|\s|$)",
    re.IGNORECASE,
)
_CAPTION_LABEL = re.compile(r"\D{1,14}?\s*(?:[A-Z]?\d+(?:[.\-–]\d+)*|[IVX]+)[.:]?")
_CAPTION_NUMBER = re.compile(r"^\D{1,14}?\s*(?:[A-Z]?\d|[IVX]+\b)")


def is_caption(text: str, *, numbered: bool = False) -> bool:
    """Whether ``text`` opens like the caption of a figure or table, with a number where ``numbered``.

    "Table 1 lists" opens a sentence: without a mark after the number a caption goes on with a capital.
    """
    found = _CAPTION.match(text)
    if found is None or (found["end"].isspace() and text[found.end() :].lstrip()[:1].islower()):
        return False
    return not numbered or bool(_CAPTION_NUMBER.match(text))


def is_caption_label(text: str) -> bool:
    """Whether ``text`` is what captions open with and no more: "Table 2", "FIG. 3."."""
    return is_caption(text, numbered=True) and bool(_CAPTION_LABEL.fullmatch(text))


def title_case(text: str) -> float:
    """The share of longer words that begin with a capital."""
    words = [word for word in text.split() if len(word) > _SHORT_WORD]
    return sum(word[0].isupper() for word in words) / max(len(words), 1)

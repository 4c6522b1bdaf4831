"""Words to text: spaces where the script has them, and the marks that open list items."""

import re
from collections.abc import Iterable, Sequence

from docreader_worker.content import Word

_GLYPH = r"•◦▪▫■□●○◆◇▶►▸‣⁃◾◽⬥★☆☐☑☒✓✔✗❏❑❖➢➤➔✦❍\uf0b7\uf0a7\uf0d8"
"""What opens list items and nothing else; the private letters are those of symbol fonts."""

_BULLET = rf"[{_GLYPH}\uf020-\uf0ff∙·*–—\-⇒→]"
_NUMBER = r"(?:\d{1,3}|[ivxIVX]{1,5}|[a-zA-Z])"
LIST_MARKER = re.compile(
    rf"{_BULLET}|{_NUMBER}[.)]|\({_NUMBER}\)|\[\w{{1,12}}\]|\d{{1,2}}(?:\.\d{{1,2}}){{1,4}}\.?"
)
"""The whole of a list item's mark, or a section's number."""

BULLET_START = re.compile(rf"{_BULLET}(?=\s|$)|[{_GLYPH}]")
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


def join_words(words: Sequence[Word]) -> str:
    """The words of one line with single spaces, none where Chinese or Japanese letters meet."""
    return join_parts(word.text for word in words)


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

"""Numbers of headings, markers of list items and the words that stand before numbers."""

import random
from collections.abc import Sequence

ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
FIGURES = {
    "de": "Abbildung", "fr": "Figure", "es": "Figura", "it": "Figura", "pt": "Figura", "ru": "Рис.",
    "zh": "图", "ja": "図", "ko": "그림", "nl": "Figuur", "cs": "Obrázek", "el": "Σχήμα",
    "ar": "شكل", "he": "איור",
}  # fmt: skip
TABLES = {
    "de": "Tabelle", "fr": "Tableau", "es": "Tabla", "it": "Tabella", "pt": "Tabela", "ru": "Таблица",
    "zh": "表", "ja": "表", "ko": "표", "nl": "Tabel", "cs": "Tabulka", "el": "Πίνακας",
    "ar": "جدول", "he": "טבלה",
}  # fmt: skip
HEADINGS = (
    "", "", "", "", "1", "1", "1", "1.", "1.", "1)", "I.", "A.", "A.", "(a)", "§", "1a", "Chapter 1:",
    "Section 1:", "Section 1.", "ARTICLE I.", "Item 1.", "Part I –", "Step 1:",
)  # fmt: skip
"""How the headings of a document are numbered: mostly not at all or by figures."""
_MARKERS = {
    "•": 26, "–": 7, "-": 6, "▪": 4, "■": 2, "□": 2, "○": 2, "◦": 1, "·": 2, "o": 1, "*": 3, "—": 1,
    "➤": 2, "►": 2, "→": 2, "»": 1, "❖": 1, "✓": 2, "✔": 1, "☐": 1, "◆": 1, "1.": 11, "1)": 4, "(1)": 4,
    "1": 1, "a.": 4, "a)": 3, "(a)": 5, "A.": 3, "i.": 2, "(i)": 4, "I.": 1, "[1]": 1, "": 2,
}  # fmt: skip


def draw_marker(draw: random.Random) -> str:
    """Draw the marker of a list's first item; its digit or letter counts."""
    return draw.choices(list(_MARKERS), list(_MARKERS.values()))[0]


def section_number(form: str, counts: Sequence[int]) -> str:
    """The number of a heading in the document's ``form``; ``counts`` are those of its level and above."""
    first, figures = counts[0], ".".join(str(count or 1) for count in counts)
    if form == "§":
        return f"§ {figures}"
    if form == "1a":
        return f"{first}{chr(96 + counts[1] % 26) if len(counts) > 1 and counts[1] else ''}"
    if "1" in form:
        # Below a named section, only figures count.
        return form.replace("1", figures) if len(counts) == 1 or form[0] == "1" else figures
    return list_marker(form, (counts[-1] or 1) - 1)


def list_marker(form: str, index: int) -> str:
    """The marker of the item ``index`` (from 0) of a list whose first item would be marked by ``form``."""
    head, sign = form[:-3], form[-3:]
    roman, letter = ROMAN[index % len(ROMAN)], chr(97 + index % 26)
    for one, counted in (
        ("1", str(index + 1)), ("a", letter), ("A", letter.upper()), ("i", roman), ("I", roman.upper()),
    ):  # fmt: skip
        if one in sign:
            return head + sign.replace(one, counted)
    return form

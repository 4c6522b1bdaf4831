"""Letters without Unicode, by the names that their fonts give them or by the encodings of known fonts.

A code means nothing unless the font's encoding is known: letters of other fonts stay U+FFFD. The encodings
are those of the TeXbook, appendix F (maths symbols and extension; LaTeX calls them OMS and OMX), of the
St Mary's Road symbols, of Adobe's Symbol (PDF Reference, annex D) and of Mathematical Pi.
"""

import re
from functools import cached_property

import pymupdf

UNKNOWN = "\ufffd"
"""What MuPDF gives for a letter that it knows no Unicode of."""
_UNTOLD = re.compile(f"[{UNKNOWN}\ue000-\uf8ff]")
"""That, and letters of a font's own."""

_FLAGS = (
    pymupdf.TEXT_PRESERVE_WHITESPACE
    | pymupdf.TEXT_USE_CID_FOR_UNKNOWN_UNICODE
    | pymupdf.TEXT_IGNORE_ACTUALTEXT
)

# A blank is a letter of no use in text: a part of a sign drawn in pieces, or one put over another.
_OMS = (
    "−·×∗÷⋄±∓⊕⊖⊗⊘⊙○∘•"
    "≍≡⊆⊇≤≥≼≽∼≈⊂⊃≪≫≺≻"
    "←→↑↓↔↗↘≃⇐⇒⇑⇓⇔↖↙∝"
    "′∞∈∋△▽  ∀∃¬∅ℜℑ⊤⊥"
    "ℵABCDEFGHIJKLMNOPQRSTUVWXYZ∪∩⊎∧∨"
    "⊢⊣⌊⌋⌈⌉{}⟨⟩|∥↕⇕\\≀"
    "√⨿∇∫⊔⊓⊑⊒§†‡¶♣♢♡♠"
)
_OMX = (
    "()[]⌊⌋⌈⌉{}⟨⟩|∥/\\"
    "()()[]⌊⌋⌈⌉{}⟨⟩/\\"
    "()[]⌊⌋⌈⌉{}⟨⟩/\\/\\"
    "⎛⎞⎡⎤⎣⎦⎢⎥⎧⎫⎩⎭⎨⎬⎪ "
    "⎝⎠⎜⎟⟨⟩⨆⨆∮∮⨀⨀⨁⨁⨂⨂"
    "∑∏∫⋃⋂⨄⋀⋁∑∏∫⋃⋂⨄⋀⋁"
    "∐∐      []⌊⌋⌈⌉{}"
    "√√√√"
)
_ST_MARY = {0x4A: "⟦", 0x4B: "⟧", 0x4C: "⦇", 0x4D: "⦈", 0x64: "⨅"}
_MATHEMATICAL_PI = {0x36: "±", 0x38: "°", 0x56: "Ω", 0x6D: "µ"}


_SYMBOL_FROM_SPACE = (
    " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧ∆ΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_ αβχδεφγηιϕκλµνοπθρστυϖωξψζ{|}∼"
)
_SYMBOL_ABOVE = (
    "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊⟨®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪ ⟩∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭"
)


def _numbered(letters: str, first: int = 0) -> dict[int, str]:
    return {code: letter for code, letter in enumerate(letters, start=first) if letter != " "}


_SYMBOL = _numbered(_SYMBOL_FROM_SPACE, 0x20) | _numbered(_SYMBOL_ABOVE, 0xA0)
_SYMBOL_NAME = re.compile(r"symbol(?:mt|ps)?\b", re.IGNORECASE)
_PRIVATE = 0xF000
"""Where Windows puts the codes of fonts of symbols (OpenType, cmap, "symbol" encoding)."""

_ENCODINGS = (
    (re.compile(r"CMB?SY\d+$|^TeX_CM_Maths_Symbols$"), _numbered(_OMS)),
    (re.compile(r"CMEX\d+$"), _numbered(_OMX)),
    (re.compile(r"^stmary\d+$"), _ST_MARY),
    (re.compile(r"^MathematicalPi-Four$"), _MATHEMATICAL_PI),
)
"""Names of fonts that are embedded with their own encoding, and that."""

_NAMED = {
    "H9251": "α", "H9252": "β", "H9262": "µ", "H11001": "+", "H11002": "−", "H11003": "×",
    "H11005": "=", "H11006": "±", "H11011": "∼", "H11021": "<", "H11022": ">", "H11349": "≤", "H11350": "≥",
    "llbracket": "⟦", "rrbracket": "⟧", "periodori": ".", "commaori": ",",
}  # fmt: skip
"""Letters of Mathematical Pi, St Mary's Road and MathTime as fonts name them."""

_TEX_SIZE = re.compile(r"(?:big|Big|bigg|Bigg|text|display)$")
_BY_NUMBER = {"AdvP4C4E74": _numbered(_OMS), "AdvPSSym": _SYMBOL}
"""Fonts whose letters are named C and their place in a known encoding."""

_POINTERS = {"UniversalStd-NewswithCom": {0x61: "▶", 0x63: "▲"}}
"""Fonts whose codes are the same however they are embedded, by the name as MuPDF cuts it."""


class Symbols:
    """The letters that a page has no Unicode of; nothing is read before the first is asked for."""

    def __init__(self, page: pymupdf.Page) -> None:
        self._page = page

    def letter(self, font: str, origin: tuple[float, float]) -> str:
        """The letter of ``font``, as MuPDF names it, at ``origin``, or else U+FFFD."""
        letters = _POINTERS.get(font) or self._fonts.get(font)
        return letters.get(self._codes.get((font, origin), -1), UNKNOWN) if letters else UNKNOWN

    @cached_property
    def _fonts(self) -> dict[str, dict[int, str]]:
        """The letters of each font by code; of fonts that share a name those that they agree on."""
        fonts: dict[str, dict[int, str]] = {}
        for number, _, kind, base, _, encoding, *_ in self._page.get_fonts(full=True):
            name = _name(base.removesuffix(f"-{encoding}"))
            letters = self._letters(number, name) if number and kind == "Type1" else {}
            fonts[name] = dict(fonts.get(name, letters).items() & letters.items())
        return fonts

    def _letters(self, number: int, name: str) -> dict[int, str]:
        """The letters that a simple font names, and where it names none those of its own encoding."""
        own = next((letters for names, letters in _ENCODINGS if names.search(name)), {})
        kind, differences = self._page.parent.xref_get_key(number, "Encoding/Differences")
        return own | _differences(differences, name) if kind == "array" else own

    @cached_property
    def _codes(self) -> dict[tuple[str, tuple[float, float]], int]:
        """The code of each letter of the page by its font and origin."""
        blocks = self._page.get_textpage(flags=_FLAGS).extractRAWDICT()["blocks"]
        lines = [line for block in blocks for line in block.get("lines", ())]
        spans = [span for line in lines for span in line["spans"]]
        return {(span["font"], char["origin"]): ord(char["c"]) for span in spans for char in span["chars"]}


def symbol(letter: str, font: str) -> str:
    """``letter``, or what Adobe's Symbol shows for it where ``font`` is that one and tells its code alone."""
    return _SYMBOL.get(ord(letter) - _PRIVATE, letter) if _SYMBOL_NAME.match(font) else letter


def unknown_in(text: str) -> int:
    """How many letters tell nothing: their font has no Unicode for them, or one of its own."""
    return len(_UNTOLD.findall(text))


def _name(base: str) -> str:
    """The name of a font as MuPDF's spans have it: cut short, without the mark of a subset."""
    return base[:31].rpartition("+")[2]


def _differences(array: str, font: str) -> dict[int, str]:
    """The letters that a PDF's array of codes and names gives."""
    letters, code = {}, 0
    for token in re.findall(r"/[^\s/\[\]]+|\d+", array):
        if token.startswith("/"):
            letters[code] = _named(token[1:], font)
            code += 1
        else:
            code = int(token)
    return letters


def _named(name: str, font: str) -> str:
    numbered = re.fullmatch(r"C(\d{1,3})", name)
    if numbered:
        return _BY_NUMBER.get(font, {}).get(int(numbered.group(1)), UNKNOWN)
    code = pymupdf.mupdf.fz_unicode_from_glyph_name_strict(_TEX_SIZE.sub("", name))
    return _NAMED.get(name) or (chr(code) if code else UNKNOWN)

"""What words say where a font does not spell it out: raised figures, accents, letters without Unicode."""

import pymupdf
import pytest

from docreader_worker.pdf.content import extract_content
from docreader_worker.pdf.glyphs import Glyph, spelt
from docreader_worker.pdf.symbols import Symbols
from tests.reading.sheets import blank, put, reopened

Piece = tuple[str, float, float]
"""Letters, their size and how far they are raised, in points."""


def words(page: pymupdf.Page) -> list[str]:
    return [word.text for word in extract_content(reopened(page)).words]


def pieced(page: pymupdf.Page, *pieces: Piece, rotate: int = 0) -> None:
    """Letters right behind each other from the middle of the page, to the right or with 90 upwards."""
    along = 0.0
    for text, size, rise in pieces:
        at = (300 - rise, 400 - along) if rotate else (300 + along, 400 - rise)
        page.insert_text(at, text, fontsize=size, rotate=rotate)
        along += pymupdf.get_text_length(text, fontsize=size)


def font(document: pymupdf.Document, name: str, differences: str = "") -> int:
    """A simple font that is not embedded, with names for codes where there are ``differences``."""
    number = int(document.get_new_xref())
    encoding = f"/Encoding << /Type /Encoding /Differences [{differences}] >>" if differences else ""
    document.update_object(number, f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} {encoding} >>")
    return number


def composite(document: pymupdf.Document, name: str) -> int:
    """A font whose codes are the glyphs of a font file."""
    number, descendant = int(document.get_new_xref()), int(document.get_new_xref())
    system = "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
    box = "/FontBBox [0 0 500 500] /Ascent 500 /Descent 0 /CapHeight 500 /ItalicAngle 0 /StemV 50 /Flags 4"
    document.update_object(
        descendant,
        f"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /{name} {system} /DW 500"
        f" /FontDescriptor << /Type /FontDescriptor /FontName /{name} {box} >> >>",
    )
    document.update_object(
        number,
        f"<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H"
        f" /DescendantFonts [{descendant} 0 R] >>",
    )
    return number


def show(page: pymupdf.Page, codes: str, *fonts: int) -> None:
    """``codes`` in hexadecimal, shown with the first of the page's ``fonts``."""
    document = page.parent
    named = " ".join(f"/F{place} {number} 0 R" for place, number in enumerate(fonts))
    document.xref_set_key(page.xref, "Resources", f"<< /Font << {named} >> >>")
    stream = document.get_new_xref()
    document.update_object(stream, "<<>>")
    document.update_stream(stream, f"BT /F0 10 Tf 72 700 Td <{codes}> Tj ET".encode())
    page.set_contents(stream)


@pytest.mark.parametrize(
    ("pieces", "text"),
    [
        ([("10", 10, 0), ("3", 7, 4), (")", 10, 0)], "10³)"),
        ([("10", 10, 0), ("21", 6, 3), (".", 10, 0)], "10²¹."),
        ([("s", 10, 0), ("-1", 7, 4)], "s⁻¹"),
        ([("H", 10, 0), ("+", 7, 4)], "H⁺"),
        ([("x", 10, 0), ("i", 7, -1), ("2", 7, 3)], "xi²"),
        ([("word.", 10, 0), ("12", 7, 3.5)], "word.¹²"),
    ],
)
def test_raised_figures_become_superscripts(pieces: list[Piece], text: str) -> None:
    page = blank()
    pieced(page, *pieces)
    assert words(page) == [text]


@pytest.mark.parametrize(
    ("pieces", "text"),
    [
        ([("H", 10, 0), ("2", 7, -2), ("O", 10, 0)], "H2O"),
        ([("1", 6, 4), ("Department", 10, 0)], "1Department"),
        ([("(", 10, 0), ("12", 7, 4), (")", 10, 0)], "(12)"),
        ([("1", 10, 0), ("st", 6, 4)], "1st"),
        ([("x", 10, 0), ("m", 7, 4), ("1", 5, 3)], "xm1"),
        ([("A", 10, 0), ("2", 7, 0)], "A2"),
        ([("No", 10, 0), ("7", 10, 4)], "No7"),
    ],
)
def test_figures_that_are_not_raised_stay(pieces: list[Piece], text: str) -> None:
    page = blank()
    pieced(page, *pieces)
    assert words(page) == [text]


def test_figures_are_raised_in_text_that_runs_upwards() -> None:
    page = blank()
    pieced(page, ("km", 10, 0), ("2", 7, 4), rotate=90)
    assert words(page) == ["km²"]


def test_the_mark_that_opens_a_note_stays_a_figure() -> None:
    page = blank()
    pieced(page, ("2", 6, 4), (" See the report.", 9, 0))
    assert words(page) == ["2", "See", "the", "report."]


@pytest.mark.parametrize(("letter", "accent", "whole"), [("s", "´", "ś"), ("u", "¨", "ü"), ("c", "¸", "ç")])
@pytest.mark.parametrize("first", [True, False])
def test_an_accent_over_a_letter_is_one_letter_with_it(
    letter: str, accent: str, whole: str, *, first: bool
) -> None:
    page = blank()
    put(page, 100, 200, "vo")
    x = 100 + pymupdf.get_text_length("vo", fontsize=10)
    drawn = [(letter, x), (accent, x + 1)]
    for text, left in reversed(drawn) if first else drawn:
        put(page, left, 200, text)
    assert words(page) == ["vo" + whole]


def test_an_accent_over_a_letter_that_has_no_such_form_stays() -> None:
    page = blank()
    put(page, 100, 200, "x")
    put(page, 101, 200, "´")
    assert words(page) == ["x´"]


def test_an_accent_that_stands_by_itself_stays() -> None:
    page = blank()
    put(page, 100, 200, "e´a 5´ ¨u")
    assert words(page) == ["e´a", "5´", "¨u"]


def spread(page: pymupdf.Page, text: str, narrow: float, wide: float) -> None:
    """A line of letters set one by one with gaps in points between them, ``wide`` ones for the spaces."""
    x = 100.0
    for letter in text:
        if letter == " ":
            x += wide - narrow
            continue
        put(page, x, 200, letter)
        x += pymupdf.get_text_length(letter, fontsize=10) + narrow


@pytest.mark.parametrize("narrow", [0.0, 0.3])
def test_a_line_without_spaces_is_cut_at_its_wider_gaps(narrow: float) -> None:
    page = blank()
    spread(page, "these futures have an average", narrow, wide=1.4)
    assert words(page) == ["these", "futures", "have", "an", "average"]


@pytest.mark.parametrize(("text", "narrow"), [("extraordi narily", 0.0), ("EXTRAORDINARY", 1.0)])
def test_a_line_with_one_gap_or_gaps_of_one_width_is_not_cut(text: str, narrow: float) -> None:
    page = blank()
    spread(page, text, narrow, wide=1.2)
    assert words(page) == [text.replace(" ", "")]


@pytest.mark.parametrize(
    ("name", "differences", "codes", "text"),
    [
        ("TeX_CM_Maths_Symbols", "", "15", "≥"),
        ("ABCDEF+CMSY10", "", "06141A", "±≤⊂"),
        ("CMEX10", "", "10", "("),
        ("CMEX10", "2 /summationtext /producttext", "0203", "∑∏"),
        ("AdvP4C4E74", "1 /C20 3 /C21", "0103", "≤≥"),
        ("ABCDEF+Universal-GreekwithMathPi", "5 /H11005 /H11006", "0506", "=±"),
    ],
)
def test_letters_without_unicode_are_known_by_their_names_or_the_encoding_of_their_font(
    name: str, differences: str, codes: str, text: str
) -> None:
    page = blank()
    show(page, codes, font(page.parent, name, differences))
    assert words(page) == [text]


@pytest.mark.parametrize(
    ("name", "differences"), [("XYDASH10", ""), ("CMSY10", "21 /d21"), ("Garamond", "21 /C21")]
)
def test_letters_of_unknown_fonts_and_names_stay_unknown(name: str, differences: str) -> None:
    page = blank()
    show(page, "15", font(page.parent, name, differences), font(page.parent, "Helvetica"))
    # Alone on its page an unknown letter sends it to recognition.
    page.insert_text((100, 300), "known words")
    assert words(page) == ["\ufffd", "known", "words"]


def test_codes_of_a_composite_font_are_no_codes_of_its_namesake() -> None:
    page = blank()
    show(page, "0002", composite(page.parent, "CMSY10"), font(page.parent, "CMSY10"))
    page.insert_text((100, 300), "known words")
    assert words(page) == ["\ufffd", "known", "words"]


def test_fonts_of_one_name_give_the_letters_that_they_agree_on() -> None:
    page = blank()
    fonts = font(page.parent, "CMSY10"), font(page.parent, "CMSY10", "21 /element")
    show(page, "1414141415", *fonts)
    assert words(page) == ["≤≤≤≤\ufffd"]


def test_a_page_of_unknown_letters_wants_recognition_and_one_of_known_ones_does_not() -> None:
    for name, scanned in [("XYDASH10", True), ("CMSY10", False)]:
        page = blank()
        show(page, "1415161718", font(page.parent, name))
        content = extract_content(reopened(page))
        assert (content.scanned, bool(content.words)) == (scanned, not scanned)


def drawn(document: pymupdf.Document) -> int:
    """A font of two letters that are drawn as paths."""
    glyph, number = int(document.get_new_xref()), int(document.get_new_xref())
    document.update_object(glyph, "<<>>")
    document.update_stream(glyph, b"500 0 d0 0 0 m 400 0 l 200 700 l f")
    document.update_object(
        number,
        "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 0 0] /FontMatrix [.001 0 0 .001 0 0]"
        " /FirstChar 97 /LastChar 98 /Widths [500 500] /Encoding << /Differences [97 /a /b] >>"
        f" /CharProcs << /a {glyph} 0 R /b {glyph} 0 R >> /Resources << >> >>",
    )
    return number


@pytest.mark.parametrize(("rotation", "matrix"), [(0, "1 0 0 1 72 500"), (270, "0 -1 1 0 72 500")])
def test_letters_of_bitmaps_that_do_not_tell_their_size_are_words(rotation: int, matrix: str) -> None:
    page = blank()
    bitmaps = drawn(page.parent)
    page.parent.xref_set_key(bitmaps, "FontMatrix", "[1 0 0 1 0 0]")
    page.parent.xref_set_key(bitmaps, "Widths", "[40 40]")
    page.set_rotation(rotation)
    show(page, "", bitmaps)
    stream = f"BT /F0 0.25 Tf {matrix} Tm [(ab) 2000 (ab) -26000 (baab)] TJ ET"
    page.parent.update_stream(page.get_contents()[0], stream.encode())
    found = extract_content(reopened(page)).words
    assert [word.text for word in found] == ["abab", "baab"]
    for word in found:
        assert 15 < word.size < 25
        assert word.box[2] - word.box[0] == pytest.approx(40, abs=1)
        assert word.box[3] - word.box[1] < 25


def test_white_letters_that_fill_a_line_take_no_word_with_them() -> None:
    page = blank()
    width = pymupdf.get_text_length("..", fontsize=10)
    page.insert_text((72, 100), "..", fontsize=10, color=(1, 1, 1))
    page.insert_text((72 + width, 100), "HYALGAN INJ", fontsize=10)
    assert words(page) == ["HYALGAN", "INJ"]


@pytest.mark.parametrize(("gap", "found"), [(2.8, ["n", "tokens"]), (0.4, ["ntokens"])])
def test_signs_of_formulas_are_words_apart_where_a_space_could_stand(gap: float, found: list[str]) -> None:
    page = blank()
    page.insert_text((72, 100), "n", fontsize=10, fontname="tiit")
    at = 72 + pymupdf.get_text_length("n", fontsize=10, fontname="tiit") + gap
    page.insert_text((at, 100), "tokens", fontsize=10)
    assert words(page) == found


@pytest.mark.parametrize(("x", "text"), [(10.0, "so-on"), (13.0, "so\xad-on"), (13.3, "so\xad-on")])
def test_a_soft_hyphen_is_left_out_where_the_next_letter_takes_its_place(x: float, text: str) -> None:
    span = {"font": "Serif", "size": 10.0}
    lefts = {"s": 0.0, "o": 5.0, "\xad": 10.0, "-": x}
    run: list[Glyph] = [
        (letter, {"bbox": (left, 0.0, left + 3.3, 10.0), "origin": (left, 8.0)}, span)
        for letter, left in [*lefts.items(), ("o", x + 4), ("n", x + 9)]
    ]
    assert spelt(run, (1.0, 0.0), Symbols(blank())) == text


@pytest.mark.parametrize(
    "name", ["Wingdings-Regular", "ABCDEF+MarVoSym", "FontAwesome5Free-Solid", "ZapfDingbats"]
)
def test_a_picture_that_has_the_code_of_a_letter_is_a_bullet(name: str) -> None:
    page = blank()
    show(page, "75", font(page.parent, name))
    assert words(page) == ["•"]


@pytest.mark.parametrize("name", ["AcmeHeadings-Bold", "Weddings-Script"])
def test_letters_of_a_font_that_is_called_nearly_like_one_of_pictures_stay(name: str) -> None:
    page = blank()
    show(page, "75", font(page.parent, name))
    assert words(page) == ["u"]


@pytest.mark.parametrize(
    ("font", "code", "text"),
    [
        ("Symbol", 0xF0B3, "≥"),
        ("SymbolMT", 0xF062, "β"),
        ("Symbol", 0xF0B7, "•"),
        ("SymbolicScript", 0xF062, "\uf062"),
        ("MT-Extra", 0xF062, "\uf062"),
    ],
)
def test_codes_that_windows_gives_letters_of_symbol_are_those_letters(
    font: str, code: int, text: str
) -> None:
    span = {"font": font, "size": 10.0}
    run: list[Glyph] = [(chr(code), {"bbox": (0.0, 0.0, 5.0, 10.0), "origin": (0.0, 8.0)}, span)]
    assert spelt(run, (1.0, 0.0), Symbols(blank())) == text

"""Which lines are one paragraph or item."""

import pymupdf
import pytest

from docreader_worker.content import Detection, Word
from docreader_worker.reading.blocks import Block
from docreader_worker.reading.equations import put_together
from docreader_worker.reading.lines import Line
from tests.reading.sheets import LOREM, blank, in_order, labelled, paragraph, put, read


def test_a_first_line_that_is_set_in_begins_a_paragraph_though_one_detection_holds_both() -> None:
    page = blank()
    texts = [
        "The old bridge stood for a hundred years.",
        "It was made of oak and stone, and",
        "it carried two roads.",
    ]
    for row, (x, text) in enumerate(zip((72, 87, 72), texts, strict=True)):
        put(page, x, 112 + 12 * row, text)
    assert labelled(read(page, [Detection("text", 0.95, (70, 100, 540, 140))]), "text") == [
        texts[0], " ".join(texts[1:]),
    ]  # fmt: skip


def test_numbered_lines_below_each_other_are_items_though_one_detection_holds_all() -> None:
    page = blank()
    paragraph(page, 72, 100, 460)
    items = [f"{number}. Walk around the gauge" for number in range(8, 12)]
    for row, text in enumerate(items):
        put(page, 90, 200 + 14 * row, text)
    assert labelled(read(page, [Detection("list-item", 0.9, (88, 188, 260, 250))]), "list-item") == items


def test_a_bullet_opens_an_item_though_one_detection_holds_several() -> None:
    page = blank()
    paragraph(page, 72, 100, 460)
    item = [
        "\u00b7 Each of the members named one person who could well lead the work,",
        "and the list of them was drawn up at once by the clerk, who kept",
    ]
    for row, text in enumerate(3 * item):
        put(page, 98 if row % 2 else 90, 220 + 12 * row, text)
    paragraph(page, 72, 332, 460)
    read_back = read(page, [Detection("text", 0.95, (88, 210, 420, 284))])
    assert [region.text for region in read_back.regions].count(" ".join(item)) == 3


def test_dots_far_apart_lead_on_from_their_line_and_are_no_columns() -> None:
    page = blank()
    lines = [
        "The name of the hospital",
        "The physician in charge",
        "Address of the hospital",
        "Their telephone number",
    ]
    for y, text in zip((100, 130, 160, 190), lines, strict=True):
        put(page, 72, y, text)
        for x in range(180, 500, 15):
            put(page, x, y, ".")
    told = [region.text.replace(".", "").split() for region in in_order(read(page))]
    assert [] not in told
    assert [word for words in told for word in words] == " ".join(lines).split()


def test_empty_lines_do_not_part_a_listing() -> None:
    page = blank()
    paragraph(page, 72, 100, 460)
    for row, text in enumerate(["int depth;", "", "int main() {", "    return depth;", "}"]):
        if text:
            put(page, 90, 220 + 11 * row, text, font="cour")
    paragraph(page, 72, 320, 460)
    listings = [text for text in labelled(read(page), "text") if "depth" in text]
    assert len(listings) == 1
    assert listings[0].startswith("int depth;")
    assert listings[0].endswith("}")


def test_an_index_set_back_under_an_exponent_stays_in_its_line() -> None:
    page = blank()
    below = paragraph(page, 72, 100, 400)
    put(page, 72, below, "We write g")
    start = 72 + pymupdf.get_text_length("We write g", fontname="helv", fontsize=10)
    put(page, start, below - 4, "k+1", size=7)
    put(page, start, below + 3, "max", size=7)
    put(page, start + 16, below, "for the gradient that the method keeps from step to step.")
    (text,) = [region.text for region in read(page).regions if "We write" in region.text]
    assert all(part in text for part in ("k+1", "max", "for the gradient"))


def test_an_index_under_a_long_exponent_stays_in_its_line() -> None:
    page = blank()
    paragraph(page, 72, 100, 400)
    put(page, 72, 160, "If tests are no concern, they could use the public key K", size=11)
    x = 72 + pymupdf.get_text_length("If tests are no concern, they could use the public key K", fontsize=11)
    put(page, x, 155, "spend,base", size=8)
    put(page, x, 164, "e", size=8)
    end = x + pymupdf.get_text_length("spend,base", fontsize=8)
    put(page, end, 160, ", as usual addresses do.", size=11)
    _, below = in_order(read(page))
    assert below.text.endswith("key Kspend,base e , as usual addresses do.")


@pytest.mark.parametrize("indent", [0, 36])
def test_a_paragraph_of_few_lines_far_apart_is_one(indent: float) -> None:
    page = blank()
    for place, name in enumerate(("169", "170", "171", "172")):
        y = 100 + 150 * place
        opening = f"{name}  The council will equip the old schools of Melaka, Perak and"
        put(page, 72 + indent, y, opening, size=12)
        put(page, 72, y + 42, "the latest in Penang, with a capacity of two hundred beds.", size=12)
    texts = [region.text for region in in_order(read(page))]
    assert [text.split()[0] for text in texts] == ["169", "170", "171", "172"]


def test_a_bold_line_after_a_sentence_begins_a_block_though_it_starts_small() -> None:
    page = blank()
    y = 100.0
    terms = ("lumpectomy", "lymph nodes", "malignant", "mammogram", "menopause")
    for term in terms:
        put(page, 72, y, term, font="hebo")
        put(page, 72, y + 12, "A growth that has spread outside of its place, as far")
        put(page, 72, y + 24, "as to the chest.")
        y += 36
    texts = [region.text for region in in_order(read(page, [Detection("text", 0.9, (70, 90, 400, y))]))]
    opened = [text.split()[0] for text in texts]
    assert [word for word in opened if word != "A"] == [term.split()[0] for term in terms]


def test_an_equation_of_two_lines_is_one_with_its_number() -> None:
    page = blank()
    paragraph(page, 72, 100, 468)
    put(page, 110, 200, "u = avel cosh(kz) cos(t) + bvel cosh(2kz) cos(2t) + cvel cosh(3kz) cos(3t)")
    put(page, 130, 216, "+ dvel cosh(4kz) cos(4t) + evel cosh(5kz) cos(5t)")
    put(page, 508, 208, "(2.12)")
    paragraph(page, 72, 260, 468)
    (equation,) = labelled(read(page), "formula")
    assert equation.startswith("u = avel")
    assert "(2.12)" in equation
    assert equation.endswith("cos(5t)")


def test_an_equation_between_two_numbers_is_told_once() -> None:
    texts = [("u = a cosh(kz)", 300, 200), ("(2.12)", 508, 194), ("(2.13)", 508, 208)]
    words = [Word((x, y, x + 6.0 * len(text), y + 10.0), text, 0, 10.0) for text, x, y in texts]
    groups = put_together([Block((Line((word,)),)) for word in words], [False, False, False])
    assert sorted(index for group in groups for index in group) == [0, 1, 2]


def test_a_listing_is_one_block_however_its_lines_are_set() -> None:
    page = blank()
    below = paragraph(page, 72, 100, 468, LOREM * 2)
    code = ["run {", '                    hint "no one"', "        }", "}", "check(all)"]
    for row, line in zip((0, 1, 2, 3, 5), code, strict=True):
        indent = len(line) - len(line.lstrip())
        put(page, 90 + 6 * indent, below + 20 + 12 * row, line.lstrip(), font="cour")
    paragraph(page, 72, below + 120, 468, LOREM * 2)
    _, listing, _ = in_order(read(page))
    assert listing.text.splitlines() == code


def test_a_reference_goes_on_with_a_line_that_looks_like_a_beginning() -> None:
    page = blank()
    entries = [
        ("[19] Seljak U. and Zaldarriaga M., A line of sight approach to bridges and towers, Astrophys.",
         "J. 469, 437 (1996), [astro-ph/9603033]."),
        ("[20] Hu W. and White M., The small scale integrated effect of winter on old stone, Phys.",
         "Rev. D 56, 596 (1997), [astro-ph/9702170]."),
    ]  # fmt: skip
    paragraph(page, 72, 100, 460)
    for row, text in enumerate(line for entry in entries for line in entry):
        put(page, 94 if row % 2 else 72, 200 + 12 * row, text)
    items = labelled(read(page), "list-item")
    assert [item for item in items if item.startswith("[")] == [" ".join(entry) for entry in entries]


def test_numbers_stay_with_their_items_beside_another_column() -> None:
    page = blank()
    names = ("Chu, H. and Li, W.", "Gani, C. and Moe, B.", "Maron, B. and Noe, J.", "Moss, N. and Liska, R.")
    for column, first in ((60.0, 46), (312.0, 50)):
        for row, name in enumerate(names):
            y = 120 + 36 * row
            put(page, column, y, f"{first + row}.")
            for line, text in enumerate(
                (f"{name} Old bridges in winter, in", "towns and in the open. J. Stone 3, 4 (2011).")
            ):
                put(page, column + 25, y + 12 * line, text)
    found = labelled(read(page), "list-item")
    assert [text.split()[0] for text in found] == [f"{number}." for number in range(46, 54)]


@pytest.mark.parametrize("mark", [".", "_____", "[ ]"])
def test_a_mark_alone_belongs_to_the_text_beside_it(mark: str) -> None:
    page = blank()
    paragraph(page, 72, 100, 460)
    put(page, 72, 200, "The amount is due on the first day of the month")
    put(page, 318, 200, mark)
    assert in_order(read(page))[-1].text == f"The amount is due on the first day of the month {mark}"


@pytest.mark.parametrize(("initial", "rest"), [("O", "ver"), ("T", "he")])
def test_the_large_letter_that_opens_a_paragraph_is_of_its_word(initial: str, rest: str) -> None:
    page = blank()
    put(page, 72, 118, initial, size=30)
    at = 74 + pymupdf.get_text_length(initial, fontsize=30)
    put(page, at, 100, f"{rest} past three decades it was agreed that the bridge")
    put(page, at, 112, "should be built before the next winter came to the town")
    assert read(page).regions[0].text.startswith(f"{initial}{rest} past three decades")


def test_an_address_goes_on_in_the_next_line_without_a_space() -> None:
    page = blank()
    put(page, 72, 100, "The rights of all that work for it are told of at https://www.opm.gov/publications/")
    put(page, 72, 112, "federal-employees in more words than are needed by any of those whom it is told to,")
    put(page, 72, 124, "and by whoever else may come to see it.")
    (region,) = read(page).regions
    assert "at https://www.opm.gov/publications/federal-employees in" in region.text


def test_an_address_that_a_line_ends_with_stays_apart_from_the_next_word() -> None:
    page = blank()
    put(page, 72, 100, "The rights of all that work for it are told of at https://www.opm.gov/publications/")
    put(page, 72, 112, "and by whoever else may come to see it, in many more words than are needed by those.")
    assert "/publications/ and by" in read(page).regions[0].text

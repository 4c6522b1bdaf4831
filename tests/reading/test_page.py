"""Pages as a user gets them: labels, order, text, captions and what detections change."""

import pymupdf
from hypothesis import given, settings
from hypothesis import strategies as st

from docreader.result import LABELS, Font
from docreader_worker.content import Detection, PageContent, Word
from docreader_worker.pdf.content import extract_content
from docreader_worker.reading.page import read_page
from tests.reading.sheets import LOREM, blank, grid, in_order, labelled, paragraph, put, read, reopened


def test_two_columns_under_a_title_are_read_in_order() -> None:
    page = blank()
    put(page, 180, 80, "Bridges of the North", size=20, font="hebo")
    paragraph(page, 72, 130, 220, "Alpha " + LOREM)
    paragraph(page, 320, 130, 220, "Beta " + LOREM)
    regions = in_order(read(page))
    assert [region.label for region in regions] == ["title", "text", "text"]
    assert [region.text.split()[0] for region in regions] == ["Bridges", "Alpha", "Beta"]
    assert regions[1].text == " ".join(("Alpha " + LOREM).split())


def test_headings_paragraphs_and_lists_are_told_apart() -> None:
    page = blank()
    put(page, 72, 100, "2 Methods", size=14, font="hebo")
    below = paragraph(page, 72, 124, 460)
    for row, text in enumerate(["first thing to do", "second thing to do", "third thing to do"]):
        put(page, 90, below + 10 + 14 * row, f"• {text}")
    paragraph(page, 72, below + 70, 460)
    regions = in_order(read(page, number=3))
    assert [region.label for region in regions] == ["section-header", "text", *["list-item"] * 3, "text"]
    assert regions[2].text.endswith("first thing to do")


def test_regions_tell_the_size_and_weight_of_their_letters() -> None:
    page = blank()
    put(page, 72, 100, "Methods of the North", size=14, font="hebo")
    paragraph(page, 72, 124, 460)
    picture(page, (150, 400, 450, 600))
    assert [region.font for region in in_order(read(page, number=3))] == [
        Font(size=14, bold=True), Font(size=10), None,
    ]  # fmt: skip


def test_small_capitals_are_as_large_as_the_capitals_they_begin_with() -> None:
    page = blank()
    left = 72.0
    for letters in ("METHODS", "OF THE", "NORTH"):
        for text, size in ((letters[0], 14), (letters[1:], 10)):
            put(page, left, 100, text, size=size, font="hebo")
            left += pymupdf.get_text_length(text, "hebo", size)
        left += 4
    paragraph(page, 72, 124, 460)
    assert in_order(read(page, number=3))[0].font == Font(size=14, bold=True)


def test_a_hanging_list_item_keeps_its_lines_and_its_number() -> None:
    page = blank()
    put(page, 72, 100, "1.")
    paragraph(page, 90, 100, 300, "Take the old road until the mill and turn left where the two rivers meet.")
    put(page, 72, 124, "2.")
    paragraph(page, 90, 124, 300, "Wait there.")
    assert labelled(read(page), "list-item") == [
        "1. Take the old road until the mill and turn left where the two rivers meet.",
        "2. Wait there.",
    ]


def test_headers_and_footers_stand_first_and_last() -> None:
    page = blank()
    put(page, 72, 40, "Annual report 2024", size=8)
    paragraph(page, 72, 100, 460)
    paragraph(page, 72, 400, 460)
    put(page, 300, 765, "17", size=8)
    regions = in_order(read(page, number=17))
    assert [region.label for region in regions] == ["page-header", "text", "text", "page-footer"]


def test_a_small_note_under_a_short_rule_is_a_footnote() -> None:
    page = blank()
    for row in range(7):
        paragraph(page, 72, 80 + 80 * row, 460)
    page.draw_line((72, 690), (200, 690))
    put(page, 72, 704, "1 See the minutes of the town council.", size=7)
    assert labelled(read(page, number=2), "footnote") == ["1 See the minutes of the town council."]


def picture(page: pymupdf.Page, box: tuple[float, float, float, float]) -> None:
    page.insert_image(
        pymupdf.Rect(box),
        pixmap=pymupdf.Pixmap(pymupdf.csGRAY, pymupdf.IRect(0, 0, 60, 40), 0),
        keep_proportion=False,
    )


def test_a_caption_belongs_to_its_picture() -> None:
    page = blank()
    paragraph(page, 72, 100, 460)
    picture(page, (150, 200, 450, 400))
    put(page, 180, 415, "Figure 1: The bridge in winter.", size=9)
    paragraph(page, 72, 460, 460)
    regions = in_order(read(page))
    assert [region.label for region in regions] == ["text", "picture", "caption", "text"]
    assert regions[2].caption_of == regions[1].id


def test_a_picture_found_in_part_is_the_whole_image() -> None:
    page = blank()
    paragraph(page, 72, 100, 460)
    picture(page, (150, 200, 450, 400))
    regions = in_order(read(page, [Detection("picture", 0.9, (170, 220, 330, 390))]))
    assert [(region.label, region.box) for region in regions[1:]] == [
        ("picture", (150.0, 200.0, 450.0, 400.0))
    ]


def test_a_diagram_of_thin_lines_is_a_picture_where_one_is_found() -> None:
    page = blank()
    for step in range(8):
        page.draw_line((100, 200 + 20 * step), (180, 200 + 20 * step))
        page.draw_line((100 + 10 * step, 180), (100 + 10 * step, 360))
        put(page, 186, 204 + 20 * step, f"wire number {step}", size=9)
    regions = in_order(read(page, [Detection("picture", 0.8, (95, 175, 260, 365))]))
    assert [region.label for region in regions] == ["picture"]


def test_paragraphs_are_parted_by_indents_and_by_space() -> None:
    page = blank()
    below = paragraph(page, 72, 100, 300)
    put(page, 88, below, "Here a second paragraph begins, with an indent")
    below = paragraph(page, 72, below + 12, 300, "and goes on for a while. It has its own end.")
    paragraph(
        page, 72, below + 10, 300, "A third one follows after some white space on the page, without indent."
    )
    assert [text[:6] for text in labelled(read(page), "text")] == ["The co", "Here a", "A thir"]


def test_a_line_with_room_for_the_next_word_ends_a_paragraph() -> None:
    page = blank()
    below = paragraph(
        page,
        72,
        100,
        300,
        "Whoever may come to the town in spring sees that all bridges lead over the same river, that none of "
        "them is old, and that the carts which go over them do not come back.",
    )
    paragraph(
        page,
        72,
        below,
        300,
        "Another year went by before the first of the new bridges could be opened to the carts, and the one "
        "who had paid for it did not live to see the day on which his name was cut into its stones.",
    )
    assert len(read(page).regions) == 2


def test_a_word_broken_at_the_end_of_a_line_is_whole_and_keeps_the_hyphen_it_has_on_the_page() -> None:
    page = blank()
    lines = [
        "The committee met in the old town hall and looked at all the high-",
        "order terms that nobody had looked at since the bridge was last re-",
        "paired, but these high-order terms told them no more than they knew.",
    ]
    for row, line in enumerate(lines):
        put(page, 72, 100 + 12 * row, line)
    xs, ys = [72, 130, 300], [200, 230, 260]
    grid(page, xs, ys)
    for row in range(2):
        put(page, 78, 212 + 30 * row, "high-")
        put(page, 78, 223 + 30 * row, "order")
        put(page, 140, 218 + 30 * row, f"{row + 1}")
    text, table = in_order(read(page))
    assert "all the high-order terms" in text.text
    assert "last repaired, but these high-order terms" in text.text
    assert table.table is not None
    assert [cell.text for cell in table.table.cells] == ["high-order", "1", "high-order", "2"]


def test_code_keeps_its_lines_and_indents() -> None:
    page = blank()
    paragraph(page, 72, 100, 460)
    for row, line in enumerate(["def f(x):", "    if x:", "        return 1"]):
        put(
            page,
            72 + 5.4 * (len(line) - len(line.lstrip())),
            200 + 11 * row,
            line.strip(),
            size=9,
            font="cour",
        )
    assert "def f(x):\n    if x:\n        return 1" in labelled(read(page), "text")


def html(page: pymupdf.Page, box: tuple[float, float, float, float], text: str) -> None:
    """Text in any script, laid out by PyMuPDF with fonts it brings along."""
    page.insert_htmlbox(pymupdf.Rect(box), text)


def test_chinese_is_joined_without_spaces() -> None:
    page = blank()
    text = "桥梁委员会在旧市政厅开会一致同意应当在冬季之前建成大桥并且要求每位成员提名一位人选。"
    html(page, (72, 300, 300, 500), f"<p>{text}</p>")
    read_back = read(page)
    assert labelled(read_back, "text") == [text]
    assert read_back.language == "zh"


def test_cyrillic_keeps_its_text_and_tells_its_language() -> None:
    page = blank()
    text = "Комитет собрался в старой ратуше и решил построить мост до зимы."
    html(page, (72, 300, 540, 500), f"<p>{text}</p>")
    read_back = read(page)
    assert labelled(read_back, "text") == [text]
    assert read_back.language == "ru"


def test_hebrew_columns_are_read_from_the_right() -> None:
    page = blank()
    html(
        page,
        (320, 300, 540, 500),
        '<p dir="rtl">ראשון הטור הימני נקרא לפני הטור השמאלי בכל עמוד שנכתב בעברית</p>',
    )
    html(
        page,
        (72, 300, 290, 500),
        '<p dir="rtl">שני הטור השמאלי נקרא אחרי הטור הימני בכל עמוד שנכתב בעברית</p>',
    )
    read_back = read(page)
    texts = [region.text for region in in_order(read_back)]
    assert texts[0].startswith("ראשון הטור")
    assert texts[-1].startswith("שני הטור")
    assert read_back.language == "he"


def test_a_detected_label_decides_where_type_does_not() -> None:
    page = blank()
    paragraph(page, 72, 100, 460)
    put(page, 72, 170, "Further remarks on the plan.")
    paragraph(page, 72, 190, 460)
    paragraph(page, 72, 260, 460)
    found = Detection("section-header", 0.9, (70, 160, 210, 174))
    assert labelled(read(page, number=2), "section-header") == []
    assert labelled(read(page, [found], number=2), "section-header") == ["Further remarks on the plan."]


def test_a_loose_detection_is_drawn_tight_to_its_words() -> None:
    page = blank()
    put(page, 100, 300, "Some words")
    (region,) = read(page, [Detection("text", 0.8, (60, 270, 300, 330))]).regions
    assert region.box[0] > 98
    assert region.box[2] < 160
    assert 285 < region.box[1] < region.box[3] < 306


def test_labels_that_only_a_model_knows_pass_through() -> None:
    page = blank()
    put(page, 100, 300, "IBAN NO93 8601 1117 947")
    (region,) = read(page, [Detection("account", 0.8, (95, 285, 260, 310))]).regions
    assert region.label == "account"
    assert region.score == 0.8


def test_detections_without_words_are_dropped_but_for_pictures_and_formulas() -> None:
    page = blank()
    paragraph(page, 72, 200, 460)
    found = [
        Detection("text", 0.9, (72, 300, 300, 340)),
        Detection("formula", 0.9, (72, 400, 300, 440)),
        Detection("picture", 0.9, (72, 500, 300, 640)),
        Detection("picture", 0.9, (0, 0, 612, 790)),
    ]
    assert [region.label for region in in_order(read(page, found))] == ["text", "formula", "picture"]


def test_overlapping_detections_leave_one_region() -> None:
    page = blank()
    paragraph(page, 72, 100, 460)
    found = [
        Detection("text", 0.9, (70, 88, 540, 160)),
        Detection("list-item", 0.5, (72, 90, 538, 158)),
        Detection("table", 0.45, (71, 130, 300, 300)),
    ]
    assert [region.label for region in read(page, found).regions] == ["text"]


def test_an_empty_page_is_read_as_such() -> None:
    read_back = read(blank())
    assert read_back.regions == []
    assert read_back.text_source == "none"
    assert read_back.language is None


coordinate = st.floats(-50, 700, allow_nan=False, width=32)
sizes = st.floats(2, 40, allow_nan=False, width=32)
boxes = st.tuples(coordinate, coordinate, sizes, sizes).map(
    lambda b: (b[0], b[1], b[0] + 3 * b[2], b[1] + b[3])
)
texts = st.sampled_from(["word", "1.", "•", "Figure", "12", "x", "العربية", "漢字", "a=b", "End."])
words = st.builds(
    Word, box=boxes, text=texts, line=st.integers(0, 12), size=sizes, bold=st.booleans(), mono=st.booleans()
)
found_boxes = st.builds(
    Detection, label=st.sampled_from([*LABELS, "own"]), score=st.floats(0, 1, allow_nan=False), box=boxes
)
contents = st.builds(
    PageContent,
    width=st.just(612.0),
    height=st.just(792.0),
    words=st.lists(words, max_size=30),
    rulings=st.lists(boxes, max_size=8),
    shapes=st.lists(boxes, max_size=8),
    images=st.lists(boxes, max_size=3),
    text_source=st.just("pdf"),
)


@settings(deadline=None, max_examples=150)
@given(contents, st.lists(found_boxes, max_size=12))
def test_any_page_keeps_each_word_once_in_regions_that_lie_on_it(
    content: PageContent, detections: list[Detection]
) -> None:
    page = read_page(content, detections, 4)
    read_letters = sorted("".join(region.text for region in page.regions if region.text).replace("\n", " "))
    given_letters = sorted("".join(word.text for word in content.words))
    assert [letter for letter in read_letters if letter != " "] == given_letters
    assert sorted(region.order for region in page.regions) == list(range(1, len(page.regions) + 1))
    assert [region.id for region in in_order(page)] == [
        f"4-{place}" for place in range(1, len(page.regions) + 1)
    ]
    for region in page.regions:
        x0, y0, x1, y1 = region.box
        assert 0 <= x0 <= x1 <= 612
        assert 0 <= y0 <= y1 <= 792
        assert 0 <= region.score <= 1
        assert region.caption_of is None or region.caption_of in {other.id for other in page.regions}
    assert page == read_page(content, detections[::-1], 4)


def test_a_page_that_is_one_photograph_is_a_picture() -> None:
    page = blank()
    picture(page, (0, 0, 612, 792))
    content = extract_content(reopened(page))
    assert content.scanned
    assert [region.label for region in read_page(content, [], 1).regions] == ["picture"]

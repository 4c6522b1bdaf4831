"""Markdown of results: what a reader, and a Markdown parser, gets."""

import re

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from docreader.markdown import to_markdown
from docreader.result import Cell, Page, Region, Table

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def pages(*each: list[Region]) -> list[Page]:
    return [
        Page(number=number, width=612, height=792, regions=found)
        for number, found in enumerate(each, start=1)
    ]


def regions(*labelled: tuple[str, str], left: float = 72) -> list[Region]:
    return [
        Region(
            id=f"1-{order}",
            label=label,
            score=0.9,
            box=(left, 20 * order, 300, 20 * order + 10),
            order=order,
            text=text,
        )
        for order, (label, text) in enumerate(labelled, start=1)
    ]


def markdown(*labelled: tuple[str, str]) -> str:
    return to_markdown(pages(regions(*labelled)))


def table(*rows: list[str], spans: dict[tuple[int, int], tuple[int, int]] | None = None) -> Region:
    box = (0.0, 0.0, 1.0, 1.0)
    cells = [
        Cell(row=row, column=column, text=text, box=box)
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
    ]
    for (row, column), (row_span, column_span) in (spans or {}).items():
        cells = [
            Cell(row=row, column=column, row_span=row_span, column_span=column_span, text=cell.text, box=box)
            if (cell.row, cell.column) == (row, column)
            else cell
            for cell in cells
        ]
    grid = Table(rows=len(rows), columns=len(rows[0]), cells=cells)
    return Region(id="1-1", label="table", score=1, box=(0, 0, 9, 9), order=1, table=grid, text="all")


def test_nothing_read_is_nothing_written() -> None:
    assert to_markdown(pages([])) == ""


def test_headings_take_their_depth_from_their_number() -> None:
    text = markdown(
        ("title", "Bridges"), ("section-header", "1 Stone"), ("section-header", "1.2 Arches"),
        ("section-header", "A.1.3 Old ones"), ("section-header", "Thanks"),
    )  # fmt: skip
    assert text == "# Bridges\n\n## 1 Stone\n\n### 1.2 Arches\n\n#### A.1.3 Old ones\n\n## Thanks\n"


def test_page_headers_and_footers_are_left_out() -> None:
    assert markdown(("page-header", "Report"), ("text", "Words."), ("page-footer", "7")) == "Words.\n"


def test_words_broken_at_the_end_of_a_line_are_joined() -> None:
    assert markdown(("text", "a beau- tiful day, well- known, pre- and post-war")) == (
        "a beautiful day, wellknown, pre- and post-war\n"
    )


def test_a_sentence_goes_on_over_columns_pages_and_what_stands_between() -> None:
    first = regions(
        ("text", "The bridge was"), ("picture", ""), ("footnote", "1 A note."), ("page-footer", "1")
    )
    second = regions(("page-header", "Report"), ("text", "built of stone and took two win-"))
    third = regions(("text", "ters to finish."), ("text", "then came spring."))
    assert to_markdown(pages(first, second, third)) == (
        "The bridge was built of stone and took two winters to finish.\n\n1 A note.\n\nthen came spring.\n"
    )


def test_a_sentence_does_not_go_on_over_a_heading() -> None:
    assert (
        markdown(("text", "It was"), ("section-header", "Next"), ("text", "over"))
        == "It was\n\n## Next\n\nover\n"
    )


def test_chinese_goes_on_without_a_space() -> None:
    assert markdown(("text", "桥梁建"), ("text", "成了。")) == "桥梁建成了。\n"


def test_lists_keep_numbers_lose_bullets_and_nest_by_indent() -> None:
    items = [
        Region(
            id=f"1-{order}",
            label="list-item",
            score=1,
            box=(left, order, 300, order + 1),
            order=order,
            text=text,
        )
        for order, (left, text) in enumerate(
            [(72.0, "• one"), (90.0, "– inner"), (108.0, "(a) deepest"), (72.5, "• two"), (72.0, "3. three")],
            start=1,
        )
    ]
    assert to_markdown(pages(items)) == (
        "- one\n    - inner\n        - (a) deepest\n- two\n3. three\n"
    )  # fmt: skip
    assert PARSER.render(to_markdown(pages(items))).count("<ul>") == 3


def test_a_plain_table_is_a_pipe_table() -> None:
    text = to_markdown(pages([table(["A|B", "*C*"], ["1", ""])]))
    assert text == "| A\\|B | \\*C\\* |\n| --- | --- |\n| 1 |  |\n"
    assert "<td>1</td>" in PARSER.render(text)


def test_a_table_with_spans_is_html() -> None:
    text = to_markdown(pages([table(["Size & weight"], ["<1"], spans={(0, 0): (1, 2)})]))
    assert '<td colspan="2">Size &amp; weight</td>' in text
    assert "<td>&lt;1</td>" in text


def test_a_picture_links_to_its_crop_with_its_caption() -> None:
    picture = Region(
        id="1-1",
        label="picture",
        score=1,
        box=(0, 0, 9, 9),
        order=1,
        text="axis",
        crop="pages/1/regions/1/crop",
    )
    caption = Region(
        id="1-2",
        label="caption",
        score=1,
        box=(0, 9, 9, 10),
        order=2,
        text="Figure 1: A [bridge]",
        caption_of="1-1",
    )
    assert to_markdown(pages([picture, caption])) == (
        "![Figure 1: A \\[bridge\\]](pages/1/regions/1/crop)\n\nFigure 1: A \\[bridge\\]\n"
    )


def test_code_is_fenced_as_it_is() -> None:
    assert markdown(("text", "if x:\n    y = `z`")) == "```\nif x:\n    y = `z`\n```\n"
    assert markdown(("text", "```\nx")) == "````\n```\nx\n````\n"


def test_a_formula_is_maths_only_if_it_reads_as_such() -> None:
    assert markdown(("formula", "a = b + c")) == "$$\na = b + c\n$$\n"
    assert markdown(("formula", "where x_1 equals (3)")) == "where x_1 equals (3)\n"


def shown(rendered: str) -> str:
    """The text a browser shows of rendered HTML with one paragraph."""
    assert re.fullmatch(r"<p>[^<]*</p>\n", rendered), rendered
    plain = rendered[3:-5]
    for entity, letter in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&amp;", "&")):
        plain = plain.replace(entity, letter)
    return plain


prose = st.text(st.sampled_from("ab1 .)-+*_#`[]()<>!|\\&;~=$:/\"'"), min_size=1, max_size=30)


@given(prose)
def test_any_text_is_shown_as_it_stands_in_the_document(text: str) -> None:
    words = " ".join(text.split())
    written = to_markdown(pages(regions(("caption", words)))) if words else ""
    if words:
        assert shown(PARSER.render(written)) == re.sub(r"(?<=[ab])- (?=[ab])", "", words)

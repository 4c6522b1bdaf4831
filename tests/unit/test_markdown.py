"""Markdown of results: what a reader, and a Markdown parser, gets."""

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from msgspec.structs import replace

from docreader.markdown import to_markdown
from docreader.result import Cell, Link, Page, Region, Table

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


def test_headings_keep_the_level_they_were_told() -> None:
    found = [replace(region, level=4) for region in regions(("section-header", "1 Stone"))]
    assert to_markdown(pages(found)) == "#### 1 Stone\n"


def test_a_heading_without_words_is_not_written() -> None:
    assert markdown(("section-header", ""), ("text", "Words.")) == "Words.\n"


def test_page_headers_and_footers_are_left_out() -> None:
    assert markdown(("page-header", "Report"), ("text", "Words."), ("page-footer", "7")) == "Words.\n"


def test_a_sentence_goes_on_over_columns_pages_and_what_stands_between() -> None:
    first = regions(
        ("text", "The old bridge was"), ("picture", ""), ("footnote", "1 A note."), ("page-footer", "1")
    )
    second = regions(("page-header", "Report"), ("text", "built of stone and took two win-"))
    third = regions(("text", "ters to finish."), ("text", "then came spring."))
    assert to_markdown(pages(first, second, third)) == (
        "The old bridge was built of stone and took two winters to finish.\n\n"
        "1 A note.\n\nthen came spring.\n"
    )


@pytest.mark.parametrize("page", [0, 1])
def test_a_word_broken_between_pages_keeps_the_hyphen_that_either_page_gives_it(page: int) -> None:
    each = [regions(("text", "It is a matter of high-")), regions(("text", "order terms."))]
    each[page] += regions(("footnote", "High-order terms."))
    assert to_markdown(pages(*each)).startswith("It is a matter of high-order terms.\n")


def test_a_sentence_does_not_go_on_over_a_page_that_is_missing() -> None:
    first, _, third = pages(
        regions(("text", "The old bridge was built")), [], regions(("text", "of stone and wood."))
    )
    assert to_markdown([first, third]) == "The old bridge was built\n\nof stone and wood.\n"


def test_a_scrap_of_words_is_no_sentence_that_goes_on() -> None:
    assert markdown(("text", "I"), ("text", "distributed data")) == "I\n\ndistributed data\n"
    assert markdown(("text", "安利股份公司"), ("text", "合成革公司")) == "安利股份公司\n\n合成革公司\n"


def test_a_sentence_does_not_go_on_over_a_heading() -> None:
    assert (
        markdown(("text", "It was all but"), ("section-header", "Next"), ("text", "over"))
        == "It was all but\n\n## Next\n\nover\n"
    )


def test_chinese_goes_on_without_a_space() -> None:
    assert markdown(("text", "委员会在旧市政厅开会，一致同意应当在冬天之前把桥梁建"), ("text", "成。")) == (
        "委员会在旧市政厅开会，一致同意应当在冬天之前把桥梁建成。\n"
    )


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


@pytest.mark.parametrize("text", ["Encephale, 32, 746 – 752", "Sei ∘ : G · X", "a @* b - c", "41 • No Play"])
def test_only_the_mark_that_opens_an_item_is_replaced(text: str) -> None:
    for item in (text, f"• {text}"):
        rendered = PARSER.render(markdown(("list-item", item)))
        assert rendered == f"<ul>\n<li>{text}</li>\n</ul>\n"


@pytest.mark.parametrize("text", ["> 5 years", "# of pages", "2020. The year", "---", "+ reading"])
def test_what_opens_an_item_opens_nothing_else(text: str) -> None:
    rendered = PARSER.render(markdown(("list-item", f"• {text}")))
    assert rendered == f"<ul>\n<li>{html.escape(text)}</li>\n</ul>\n"


def test_the_tick_of_an_item_is_told_and_an_unknown_bullet_is_not() -> None:
    assert markdown(("list-item", "✔ Yes"), ("list-item", "\ufffdMaintain")) == "- ✔ Yes\n- Maintain\n"


def test_items_of_the_next_column_are_nested_in_none_of_the_first() -> None:
    first, second = regions(("list-item", "• one"), ("list-item", "• two"))
    beside = replace(second, box=(320.0, first.box[1] - 5, 540.0, first.box[3]))
    assert to_markdown(pages([first, beside])) == "- one\n- two\n"


def test_items_of_one_row_are_nested_in_none_of_it() -> None:
    row = regions(("list-item", "1. 49"), ("list-item", "2. 56"), ("list-item", "3. 63"))
    placed = [
        replace(item, box=(72 + 90 * place, 100, 120 + 90 * place, 112)) for place, item in enumerate(row)
    ]
    assert to_markdown(pages(placed)) == "1. 49\n2. 56\n3. 63\n"


def test_a_plain_table_is_a_pipe_table() -> None:
    text = to_markdown(pages([table(["A|B", "*C*"], ["1", ""])]))
    assert text == "| A\\|B | \\*C\\* |\n| --- | --- |\n| 1 |  |\n"
    assert "<td>1</td>" in PARSER.render(text)


def test_a_table_with_spans_is_html() -> None:
    text = to_markdown(pages([table(["Size & weight"], ["<1"], spans={(0, 0): (1, 2)})]))
    assert '<td colspan="2">Size &amp; weight</td>' in text
    assert "<td>&lt;1</td>" in text


def captioned(target: Region, text: str, *, order: int) -> list[Region]:
    """``target`` with other text around it, and its caption at place ``order``."""
    around = [
        Region(id=f"1-{place}", label="text", score=1, box=(0, 0, 9, 9), order=place, text=f"Text {place}.")
        for place in (2, 4)
    ]
    caption = Region(
        id="c", label="caption", score=1, box=(0, 9, 9, 10), order=order, text=text, caption_of=target.id
    )
    return [*around, caption, replace(target, order=3)]


PICTURE = Region(id="1-3", label="picture", score=1, box=(0, 0, 9, 9), order=3, text="axis", crop="crop")


@pytest.mark.parametrize("order", [1, 5])
def test_a_caption_stands_once_and_beside_what_it_tells_of(order: int) -> None:
    bridge = captioned(PICTURE, "Figure 1: A [bridge]", order=order)
    assert to_markdown(pages(bridge)) == (
        "Text 2.\n\n![Figure 1](crop)\n\nFigure 1: A \\[bridge\\]\n\nText 4.\n"
    )
    sizes = captioned(table(["A"], ["1"]), "Table 1: Sizes", order=order)
    assert to_markdown(pages(sizes)) == ("Text 2.\n\nTable 1: Sizes\n\n| A |\n| --- |\n| 1 |\n\nText 4.\n")


@pytest.mark.parametrize(
    ("caption", "label"),
    [
        ("Fig. 2.3b The old bridge", "Fig. 2.3b"),
        ("FIGURE S4. Spans", "FIGURE S4"),
        ("Plate IV — Arches", "Plate IV"),
        ("图3：桥梁", "图3"),
        ("Extended Data Fig. 1 | Spans", "Extended Data Fig. 1"),
        ("The bridge in 1932", "Picture"),
        ("MIXED STONE", "Picture"),
    ],
)
def test_a_picture_is_called_by_the_label_of_its_caption(caption: str, label: str) -> None:
    assert f"![{label}](crop)" in to_markdown(pages(captioned(PICTURE, caption, order=4)))


def test_a_picture_without_a_caption_is_called_one() -> None:
    assert to_markdown(pages([PICTURE])) == "![Picture](crop)\n"


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
        assert shown(PARSER.render(written)) == words


def link(text: str, url: str = "https://example.org/a_b", top: float = 0.4) -> Link:
    return Link(text=text, url=url, box=(0.4, top, 0.6, top + 0.2))


def linked(label: str, text: str, *links: Link) -> str:
    (region,) = regions((label, text))
    return to_markdown(pages([replace(region, links=list(links))]))


def test_links_stand_on_their_words() -> None:
    plans = link("the plans", "https://example.org/a_(b)")
    assert linked("text", "See the plans here.", plans, link("here")) == (
        "See [the plans](<https://example.org/a_(b)>) [here](https://example.org/a_b).\n"
    )
    assert linked("section-header", "Plans", link("Plans")) == "## [Plans](https://example.org/a_b)\n"
    assert linked("list-item", "• The * plans", link("The * plans")) == (
        "- [The \\* plans](https://example.org/a_b)\n"
    )


def test_links_of_both_halves_of_a_sentence_are_kept() -> None:
    first, second = (
        regions(("text", "The committee read the first plan and")),
        regions(("text", "the second.")),
    )
    both = pages(
        [replace(first[0], links=[link("first plan")])],
        [replace(second[0], links=[link("second", "https://example.org/2")])],
    )
    assert to_markdown(both) == (
        "The committee read the [first plan](https://example.org/a_b) and the [second](https://example.org/2).\n"
    )


@pytest.mark.parametrize(
    ("spans", "cell"),
    [
        ({}, "[now \\| here](https://example.org/a_b)"),
        ({(0, 1): (2, 1)}, '<a href="https://example.org/?a=1&amp;b=2">now | here</a>'),
    ],
)
def test_links_of_a_table_stand_in_their_cells(
    spans: dict[tuple[int, int], tuple[int, int]], cell: str
) -> None:
    url = "https://example.org/?a=1&b=2" if spans else "https://example.org/a_b"
    plain = table(["now | here", "b"], ["now | here", "d"], spans=spans)
    assert plain.table is not None
    cells = [replace(one, box=(0, one.row, 1, one.row + 1)) for one in plain.table.cells]
    told = replace(plain, table=replace(plain.table, cells=cells), links=[link("now | here", url, top=1.4)])
    rows = to_markdown(pages([told])).splitlines()
    assert sum(cell in row for row in rows) == 1
    assert cell in rows[2]


@given(prose, prose, prose)
def test_any_words_of_any_text_may_be_a_link(before: str, words: str, after: str) -> None:
    said = " ".join(words.split())
    text = " ".join(f"see{before}".split()) + said + " ".join(f"{after}end".split())
    rendered = PARSER.render(linked("caption", text, link(said))) if said and text.find(said) >= 0 else ""
    if rendered:
        assert rendered.count('<a href="https://example.org/a_b">') == 1
        assert shown(re.sub("</?a[^>]*>", "", rendered)) == " ".join(text.split())


def parted(*parts: Region) -> list[Page]:
    """Pages with a part of a table each, far down the first and far up the next."""
    placed = [
        replace(
            part,
            id=f"{number}-1",
            box=(72, 100, 540, 700),
            continues=f"{number - 1}-1" if number > 1 else None,
        )
        for number, part in enumerate(parts, start=1)
    ]
    return pages(*[[part] for part in placed])


def test_a_table_that_goes_on_is_one_whose_head_is_printed_once() -> None:
    first, second, third = (
        table(["Name", "Pages"], ["a", "1"]),
        table(["Name", "Pages"], ["b", "2"]),
        table(["c", "3"]),
    )
    assert to_markdown(parted(first, second, third)) == (
        "| Name | Pages |\n| --- | --- |\n| a | 1 |\n| b | 2 |\n| c | 3 |\n"
    )


def test_only_the_first_part_of_a_table_has_its_caption() -> None:
    first, second = parted(table(["a", "1"]), table(["b", "2"]))
    captions = [
        Region(id=f"{number}-2", label="caption", score=1, box=(72, 80, 300, 90), order=0, text=text)
        for number, text in ((1, "Table 1: Sheets"), (2, "Table 1 (continued)"))
    ]
    both = [
        replace(page, regions=[*page.regions, replace(caption, caption_of=page.regions[0].id)])
        for page, caption in zip((first, second), captions, strict=True)
    ]
    assert to_markdown(both) == "Table 1: Sheets\n\n| a | 1 |\n| --- | --- |\n| b | 2 |\n"


def test_spans_of_a_part_stay_with_its_rows() -> None:
    spanning = table(["b", "2"], ["", "3"], spans={(0, 0): (2, 1)})
    written = to_markdown(parted(table(["Name", "Pages"], ["a", "1"]), spanning))
    rows = re.findall("<tr>(.*?)</tr>", written)
    assert rows[2] == '<td rowspan="2">b</td><td>2</td>'
    assert len(rows) == 4


def test_links_of_a_part_stand_in_its_own_cells() -> None:
    def cells(part: Region, url: str) -> Region:
        assert part.table is not None
        placed = [
            replace(cell, box=(cell.column, cell.row, cell.column + 1, cell.row + 1))
            for cell in part.table.cells
        ]
        anchor = Link(text="here", url=url, box=(0.4, 0.4, 0.6, 0.6))
        return replace(part, table=replace(part.table, cells=placed), links=[anchor])

    both = [
        cells(table(["here", "1"]), "https://a.example/"),
        cells(table(["here", "2"]), "https://b.example/"),
    ]
    assert to_markdown(parted(*both)).splitlines() == [
        "| [here](https://a.example/) | 1 |",
        "| --- | --- |",
        "| [here](https://b.example/) | 2 |",
    ]

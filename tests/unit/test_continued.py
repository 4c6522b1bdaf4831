"""Tables that the end of a page parts."""

from itertools import pairwise

import pytest
from msgspec.structs import replace

from docreader.continued import with_continued
from docreader.result import Cell, Page, Region, Table


def table(number: int, edges: list[float], top: float, bottom: float, rows: int = 2) -> Region:
    height = (bottom - top) / rows
    cells = [
        Cell(
            row=row,
            column=column,
            text=f"{row}{column}",
            box=(left, top + row * height, right, top + (row + 1) * height),
        )
        for row in range(rows)
        for column, (left, right) in enumerate(pairwise(edges))
    ]
    grid = Table(rows=rows, columns=len(edges) - 1, cells=cells)
    box = (edges[0], top, edges[-1], bottom)
    return Region(id=f"{number}-2", label="table", score=1, box=box, order=2, table=grid)


def line(number: int, label: str, order: int, top: float) -> Region:
    return Region(
        id=f"{number}-{order}", label=label, score=1, box=(72, top, 300, top + 10), order=order, text="words"
    )


def page(number: int, *regions: Region) -> Page:
    return Page(number=number, width=612, height=792, regions=list(regions))


FIRST = page(
    1, table(1, [72, 200, 540], 300, 700), line(1, "footnote", 3, 710), line(1, "page-footer", 4, 750)
)
SECOND = page(2, line(2, "page-header", 1, 40), table(2, [72, 200, 540], 90, 300))


def continued(*pages: Page) -> list[str | None]:
    return [region.continues for each in with_continued(pages) for region in each.regions if region.table]


def test_a_table_at_the_head_of_a_page_goes_on_with_that_at_the_foot_of_the_one_before() -> None:
    assert continued(FIRST, SECOND) == [None, "1-2"]


def test_a_table_goes_on_over_many_pages() -> None:
    middle = page(2, table(2, [72, 200, 540], 90, 700))
    last = page(3, table(3, [90, 218, 558], 90, 300))
    assert continued(FIRST, middle, last) == [None, "1-2", "2-2"]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Table 2 (continued)", "1-2"),
        ("Tab. 2 – Fortsetzung", "1-2"),
        ("表 B.2（续）", "1-2"),
        ("Table 3: Contents", None),
    ],
)
def test_a_caption_may_say_that_a_table_goes_on(said: str, told: str | None) -> None:
    caption = replace(line(2, "caption", 1, 70), text=said, caption_of="2-2")
    assert continued(FIRST, page(2, caption, SECOND.regions[1])) == [None, told]


@pytest.mark.parametrize(
    "second",
    [
        page(3, *SECOND.regions),
        page(2, line(2, "section-header", 1, 60), SECOND.regions[1]),
        page(2, table(2, [72, 300, 540], 90, 300)),
        page(2, table(2, [72, 200, 370, 540], 90, 300)),
        page(2, table(2, [72, 200, 540], 400, 600)),
        replace(SECOND, width=792, height=612),
    ],
    ids=["page between", "heading between", "other columns", "more columns", "far down", "other size"],
)
def test_other_tables_are_tables_of_their_own(second: Page) -> None:
    assert continued(FIRST, second) == [None, None]


def test_a_table_that_ends_far_up_its_page_is_whole() -> None:
    assert continued(page(1, table(1, [72, 200, 540], 100, 400)), SECOND) == [None, None]


def test_lists_of_one_column_are_no_table_to_go_on_with() -> None:
    assert continued(page(1, table(1, [72, 540], 300, 700)), page(2, table(2, [72, 540], 90, 300))) == [
        None,
        None,
    ]

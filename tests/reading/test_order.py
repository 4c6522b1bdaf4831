"""Reading order over columns and across barriers."""

from hypothesis import given
from hypothesis import strategies as st

from docreader.result import Box
from docreader_worker.reading.order import reading_order

LEFT_TOP, LEFT_LOW = (50.0, 100.0, 290.0, 300.0), (50.0, 310.0, 290.0, 500.0)
RIGHT_TOP, RIGHT_LOW = (310.0, 90.0, 550.0, 350.0), (310.0, 360.0, 550.0, 480.0)


def test_columns_are_read_one_after_the_other() -> None:
    assert reading_order([RIGHT_LOW, LEFT_LOW, RIGHT_TOP, LEFT_TOP]) == [3, 1, 2, 0]


def test_right_to_left_pages_start_with_the_right_column() -> None:
    assert reading_order([RIGHT_LOW, LEFT_LOW, RIGHT_TOP, LEFT_TOP], right_to_left=True) == [2, 0, 3, 1]


def test_a_full_width_figure_divides_what_is_above_from_what_is_below() -> None:
    figure = (50.0, 510.0, 550.0, 600.0)
    below_left, below_right = (50.0, 610.0, 290.0, 700.0), (310.0, 610.0, 550.0, 700.0)
    boxes = [below_right, RIGHT_TOP, figure, LEFT_TOP, below_left, LEFT_LOW]
    assert reading_order(boxes) == [3, 5, 1, 2, 4, 0]


def test_a_title_over_two_columns_comes_first() -> None:
    title = (150.0, 40.0, 450.0, 70.0)
    assert reading_order([LEFT_TOP, RIGHT_TOP, title]) == [2, 0, 1]


def test_six_newspaper_columns_are_read_from_the_left() -> None:
    boxes: list[Box] = [(50.0 + 90 * column, 100.0, 130.0 + 90 * column, 700.0) for column in range(6)]
    assert reading_order(boxes[::-1]) == [5, 4, 3, 2, 1, 0]


def test_lines_of_a_dialogue_are_read_downwards_however_far_aside_they_stand() -> None:
    boxes: list[Box] = [
        (50.0 + 250 * (place % 2), 100.0 + 20 * place, 240.0 + 250 * (place % 2), 112.0 + 20 * place)
        for place in range(6)
    ]
    assert reading_order(boxes[::-1]) == [5, 4, 3, 2, 1, 0]


corners = st.floats(0, 600, allow_nan=False)


@given(st.lists(st.tuples(corners, corners, corners, corners), max_size=40), st.booleans())
def test_any_boxes_get_each_one_place(
    corners: list[tuple[float, float, float, float]], right_to_left: bool
) -> None:
    boxes = [(min(a, c), min(b, d), max(a, c), max(b, d)) for a, b, c, d in corners]
    order = reading_order(boxes, right_to_left=right_to_left)
    assert sorted(order) == list(range(len(boxes)))
    assert order == reading_order(boxes, right_to_left=right_to_left)

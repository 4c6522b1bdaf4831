"""Which pages of a dataset a model is judged on."""

import pytest

from docreader_worker.training.pages import evenly


@pytest.mark.parametrize(("count", "most"), [(390, 200), (79, 40), (400, 200), (1000, 7)])
def test_pages_are_drawn_from_a_dataset_s_beginning_to_its_end(count: int, most: int) -> None:
    drawn = evenly(range(count), most)
    assert len(drawn) == most
    gaps = {later - earlier for earlier, later in zip(drawn, [*drawn[1:], count], strict=True)}
    assert gaps <= {count // most, count // most + 1}


def test_all_pages_of_a_small_dataset_are_drawn() -> None:
    assert list(evenly(range(7), 200)) == list(range(7))

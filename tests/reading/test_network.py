"""What the rows of a page are told in the light of each other."""

import numpy as np
import pytest

from docreader_worker.reading.geometry import Floats
from docreader_worker.reading.network import Context, Network

ROWS, COLUMNS, INNER, MEMBERS, HEADS = 150, 5, 8, 2, 2


@pytest.fixture
def network() -> Network:
    draw = np.random.default_rng(3)

    def weights(*shape: int) -> Floats:
        return draw.normal(size=shape)

    looks = [weights(MEMBERS, INNER, INNER) for _ in range(4)]
    relation = [weights(MEMBERS, 4, 6), weights(MEMBERS, 6), weights(MEMBERS, 6, HEADS)]
    layers = [weights(MEMBERS, COLUMNS, INNER), weights(MEMBERS, INNER, INNER), weights(MEMBERS, INNER, 3)]
    biases = [weights(MEMBERS, INNER), weights(MEMBERS, INNER), weights(MEMBERS, 3)]
    scale = np.zeros(COLUMNS, np.float32), np.ones(COLUMNS, np.float32)
    return Network(*scale, layers, biases, Context(np.array([0, 2]), looks, relation))


@pytest.fixture
def rows() -> Floats:
    return np.random.default_rng(4).normal(size=(ROWS, COLUMNS))


def test_the_order_of_rows_makes_no_difference(network: Network, rows: Floats) -> None:
    order = np.random.default_rng(5).permutation(ROWS)
    assert np.allclose(network(rows)[order], network(rows[order]))


def test_a_row_is_told_in_the_light_of_the_others(network: Network, rows: Floats) -> None:
    other = rows.copy()
    other[1:] += 1.0
    assert not np.allclose(network(rows)[0], network(other)[0])

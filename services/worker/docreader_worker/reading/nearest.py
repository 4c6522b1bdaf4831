"""Which two of many things are each other's nearest, in little memory."""

from collections.abc import Callable

import numpy as np

from docreader_worker.reading.geometry import Floats, Places, parts


def mutually_nearest(count: int, distances: Callable[[slice], Floats]) -> Places:
    """For each of ``count`` things the nearest one, if none is nearer to that, or else -1.

    ``distances`` tells how far each of some things is from all: ``(some, count)``, infinite where it is none.
    """
    nearest = np.full(count, -1, dtype=np.intp)
    nearer = np.full(count, -1, dtype=np.intp)
    least = np.full(count, np.inf)
    for some in parts(count):
        apart = distances(some)
        nearest[some] = np.where(np.isfinite(apart.min(axis=1)), apart.argmin(axis=1), -1)
        closest = apart.min(axis=0)
        nearer = np.where(closest < least, apart.argmin(axis=0) + some.start, nearer)
        least = np.minimum(least, closest)
    return np.where((nearest >= 0) & (nearer[nearest] == np.arange(count)), nearest, -1)

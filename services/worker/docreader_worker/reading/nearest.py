"""Which two of many things are each other's nearest, in little memory."""

from collections.abc import Callable

import numpy as np

from docreader_worker.reading.geometry import Floats, Places, neighbourhoods


def mutually_nearest(boxes: Floats, heights: Floats, distances: Callable[[Places, Places], Floats]) -> Places:
    """For each of ``boxes`` the nearest that reaches into its ``heights``, if none is nearer to that; or -1.

    Heights are ``(n, 2)``, from top to bottom. ``distances`` tells how far some boxes are from others, by
    their places: ``(some, others)``, infinite where it is none. Of those equally near the first is nearest.
    """
    count = len(boxes)
    nearest = np.full(count, -1, dtype=np.intp)
    nearer = np.full(count, -1, dtype=np.intp)
    least = np.full(count, np.inf)
    for some, others in neighbourhoods(heights, boxes, 1):
        apart = distances(some, others)
        nearest[some] = np.where(np.isfinite(apart.min(axis=1)), others[apart.argmin(axis=1)], -1)
        closest, first = apart.min(axis=0), some[apart.argmin(axis=0)]
        better = (closest < least[others]) | ((closest == least[others]) & (first < nearer[others]))
        nearer[others[better]], least[others[better]] = first[better], closest[better]
    return np.where((nearest >= 0) & (nearer[nearest] == np.arange(count)), nearest, -1)

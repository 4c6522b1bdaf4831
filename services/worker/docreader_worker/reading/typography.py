"""How blocks are set: sizes, weights, colours and line shapes, relative to the page's body text."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from itertools import pairwise
from typing import TypeVar

import numpy as np

from docreader_worker.reading.blocks import Block
from docreader_worker.reading.geometry import Floats
from docreader_worker.reading.lines import Line
from docreader_worker.reading.network import Columns

Kind = TypeVar("Kind", bound=Hashable)

_MOST = 0.5
"""Share of a line's letters over which it is set in their style."""


def body_size(blocks: Sequence[Block]) -> float:
    """The font size of most letters on the page, in points."""
    sizes = _letters(blocks, lambda line: line.size)
    return max(sizes.items(), key=lambda item: (item[1], -item[0]))[0] if sizes else 10.0


def typography(blocks: Sequence[Block], body: float) -> Columns:
    """Styles as shares of letters; sizes in ems of the body."""
    sizes = sorted({block.size for block in blocks}, reverse=True)
    rank = {size: float(place) for place, size in enumerate(sizes)}
    letters = _letters(blocks, lambda line: line.size)
    total = max(sum(letters.values()), 1)
    colours = _letters(blocks, lambda line: line.colour)
    usual = max(colours.items(), key=lambda item: (item[1], -item[0]))[0]
    styles = _letters(blocks, _style)
    return {
        "size": column(block.size / body for block in blocks),
        "size_rank": column(rank[block.size] for block in blocks),
        "size_share": column(letters[block.size] / total for block in blocks),
        "style_share": column(max(styles[_style(line)] for line in block.lines) / total for block in blocks),
        "bold": column(_mean(block, "bold") for block in blocks),
        "run_in": column(_is_run_in(block) for block in blocks),
        "italic": column(_mean(block, "italic") for block in blocks),
        "mono": column(_mean(block, "mono") for block in blocks),
        "coloured": column(_share(block, [line.colour != usual for line in block.lines]) for block in blocks),
        "vertical": column(block.lines[0].vertical for block in blocks),
        "hanging": column(_is_hanging(block) for block in blocks),
        "raised": column(_is_raised(block) for block in blocks),
        "leading": column(_leading(block) for block in blocks),
        "ragged": column(_ragged(block) for block in blocks),
        "lines": column(len(block.lines) for block in blocks),
        "body": np.full(len(blocks), body),
    }


def column(values: Iterable[float]) -> Floats:
    """One feature."""
    return np.array([float(value) for value in values])


def _letters(blocks: Sequence[Block], of: Callable[[Line], Kind]) -> Counter[Kind]:
    """How many letters there are of each kind that ``of`` tells of their lines."""
    counts: Counter[Kind] = Counter()
    for block in blocks:
        for line in block.lines:
            counts[of(line)] += line.letters
    return counts


def _style(line: Line) -> tuple[float, bool, bool, bool, int]:
    return line.size, line.bold > _MOST, line.italic > _MOST, line.mono > _MOST, line.colour


def _mean(block: Block, style: str) -> float:
    return _share(block, [getattr(line, style) for line in block.lines])


def _share(block: Block, weights: Sequence[float]) -> float:
    """The mean of a value of lines, each counted by its letters."""
    letters = sum(line.letters for line in block.lines)
    return sum(w * line.letters for w, line in zip(weights, block.lines, strict=True)) / max(letters, 1)


def _is_hanging(block: Block) -> bool:
    """Whether all lines but the first are set in alike."""
    first, rest = block.lines[0], block.lines[1:]
    lefts = [line.box[0] for line in rest]
    return (
        bool(rest) and min(lefts) > first.box[0] + 0.8 * first.size and max(lefts) - min(lefts) < first.size
    )


def _is_run_in(block: Block) -> bool:
    """Whether a block opens in bold and goes on without."""
    return block.lines[0].words[0].bold and not block.lines[-1].words[-1].bold


def _is_raised(block: Block) -> bool:
    """Whether a block opens with a small mark, as a note does."""
    first = block.lines[0].words[0]
    return first.size < 0.85 * block.size and len(first.text) <= 3


def _leading(block: Block) -> float:
    """The distance between baselines in ems; 0 for one line."""
    steps = [below.box[3] - above.box[3] for above, below in pairwise(block.lines)]
    return float(np.clip(np.median(steps) / block.size, 0, 5)) if steps else 0.0


def _ragged(block: Block) -> float:
    """How far lines but the last stop short of the right edge, in ems."""
    rights = [line.box[2] for line in block.lines[:-1]]
    return float(np.clip((block.box[2] - np.mean(rights)) / block.size, 0, 20)) if rights else 0.0

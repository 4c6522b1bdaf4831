"""Codes that machines read, drawn as pictures."""

from docreader_worker.training.synthesis.html.blocks import Blocks
from docreader_worker.training.synthesis.html.markup import element


def barcode(blocks: Blocks, width: float = 0.0, height: float = 0.0) -> str:
    """A code of bars, ``width`` by ``height`` points."""
    wide, high = width or blocks.draw.uniform(70, 160), height or blocks.draw.uniform(14, 32)
    unit, place, path = blocks.draw.uniform(0.6, 1.1), 0.0, ""
    while place < wide - 4 * unit:
        thick = unit * blocks.draw.choice((1, 1, 2, 3))
        path += f"M{place:.2f} 0h{thick:.2f}v{high:.1f}h-{thick:.2f}z"
        place += thick + unit * blocks.draw.choice((1, 1, 2, 3))
    return _drawn(path, wide, high)


def squarecode(blocks: Blocks, side: float = 0.0, long: float = 1.0) -> str:
    """A code of small squares, ``side`` points tall and ``long`` times as wide."""
    high = side or blocks.draw.uniform(30, 56)
    unit = high / blocks.draw.choice((18, 24, 30))
    path = "".join(
        f"M{column * unit:.2f} {line * unit:.2f}h{unit:.2f}v{unit:.2f}h-{unit:.2f}z"
        for line in range(round(high / unit))
        for column in range(round(high * long / unit))
        if not column or not line or blocks.draw.random() < 0.5
    )
    return _drawn(path, high * long, high)


def _drawn(path: str, width: float, height: float) -> str:
    place = f"width:{width:.1f}pt;height:{height:.1f}pt;display:block;flex:0 0 auto"
    scaled = f'<path transform="scale(1.3333)" d="{path}"/>'
    return element(scaled, "picture", style=place, tag="svg")

"""The pages of forms: narrow margins, a head, columns that the form's parts fill, a foot."""

from collections.abc import Sequence

from docreader_worker.training.synthesis.html.blocks import Blocks
from docreader_worker.training.synthesis.html.markup import element, row
from docreader_worker.training.synthesis.html.press import flow
from docreader_worker.training.synthesis.html.sheet import document, watermark


def form_pages(
    blocks: Blocks,
    heads: Sequence[str],
    content: Sequence[str],
    feet: Sequence[str],
    columns: int = 1,
    ground: str = "",
) -> str:
    """A page for each of ``heads`` that ``content`` fills, with its one of ``feet``, on ``ground``."""
    draw = blocks.draw
    side, above, below = draw.uniform(22, 54), draw.uniform(18, 44), draw.uniform(16, 40)
    place = f"left:{side:.0f}pt;right:{side:.0f}pt;top:{above:.0f}pt;bottom:{below:.0f}pt"
    gap = draw.uniform(10, 22)
    parted = f"border-inline-start:.6pt solid #555;padding-inline-start:{gap:.0f}pt"
    parting = draw.choice(("", parted))
    filled = "".join(
        element(flow("main"), css="col", style=parting if index else "") for index in range(columns)
    )
    short = "cols" if columns > 1 else draw.choice(("cols", "cols", "cols", "cols short"))
    middle = element(filled, css=short, style=f"gap:{gap:.0f}pt;margin:4pt 0")
    pages = []
    for head, foot in zip(heads, feet, strict=True):
        whole = element(head + middle + foot, css="area", style=place)
        pages.append(
            element(watermark(blocks) + whole, css="page", style=f"background:{ground}" if ground else "")
        )
    return document(blocks, pages, {"main": content})


def margin_line(blocks: Blocks, label: str, *parts: str) -> str:
    """A line in the margin: its ``parts`` (HTML) apart from each other, each with ``label``, or pictures."""
    edge = "top" if label == "page-footer" else "bottom"
    ruled = f"border-{edge}:.7pt solid #000;padding-{edge}:2pt;" if blocks.draw.random() < 0.4 else ""
    small = f"font-size:{blocks.style.size * blocks.draw.uniform(0.75, 0.95):.1f}pt;line-height:1.2"
    shown = (
        part if part.startswith(("<svg", "<img")) or not part else element(part, label, tag="span")
        for part in parts
    )
    return row(*shown, spread=True, align="center", style=ruled + small)

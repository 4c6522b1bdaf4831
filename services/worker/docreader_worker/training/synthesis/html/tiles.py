"""Key figures: large numbers over what they count."""

from docreader_worker.training.synthesis.html.blocks import Blocks
from docreader_worker.training.synthesis.html.markup import element, row, text


def tile(blocks: Blocks) -> str:
    """A large number with what it counts, one block."""
    size = blocks.style.size * blocks.draw.uniform(1.6, 3)
    look = f"font-size:{size:.1f}pt;color:{blocks.style.accent};line-height:1.1"
    number = blocks.draw.choice((blocks.wording.money(), f"{blocks.draw.randint(1, 99)}%"))
    return element(element(number, style=look) + text(blocks.wording.words(5)), "text")


def tiles(blocks: Blocks) -> str:
    """Key figures beside each other, on tints or between rules."""
    style = blocks.style
    look = blocks.draw.choice(
        ("", f"background:{style.tint};padding:6pt", f"border-top:1.5pt solid {style.accent};padding-top:4pt")
    )
    shown = (element(tile(blocks), style=f"flex:1;{look}") for _ in range(blocks.draw.randint(2, 4)))
    return row(*shown, align="stretch", style="margin:8pt 0 12pt")

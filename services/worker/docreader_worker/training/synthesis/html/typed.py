"""A family of reports typed without styles: headings that little but their place tells."""

import string

from docreader_worker.training.synthesis.html.blocks import Blocks
from docreader_worker.training.synthesis.html.flowing import title
from docreader_worker.training.synthesis.html.markup import element, text
from docreader_worker.training.synthesis.html.sheet import document, make_running, sheet

_LOOKS = (
    "", "", "", "", "font-weight:700", "font-weight:700", "color:{accent}", "color:{accent};font-weight:700",
    "text-decoration:underline", "font-style:italic", "text-transform:uppercase",
)  # fmt: skip


def typed_report(blocks: Blocks) -> str:
    """Short headings between short paragraphs, all in one size and the same distance apart."""
    draw, style = blocks.draw, blocks.style
    gap = style.size * style.leading * draw.choice((0.4, 0.6, 0.8, 1.0, 1.0))
    pages, look = draw.choice((1, 2, 2)), draw.choice(_LOOKS).format(accent=style.accent)
    # A heading that looks like the body needs room around it or, in bold, none.
    below = draw.choice((0.0, 0.0, gap)) if look else gap
    paragraphs = draw.choice((gap, gap, 0.0)) if "700" in look else gap
    above = draw.choice((gap, gap * 1.2, paragraphs))
    doubled = draw.choice((0.0, 0.0, 0.0, 0.3, 0.8))
    longest, count = draw.choice((200, 420, 700)), draw.choice((1, 2, 3))
    content = []
    for _ in range(14 * pages):
        content += _heading(blocks, f"{look};margin:{above:.1f}pt 0 ", below, draw.random() < doubled)
        content += [_paragraph(blocks, longest, paragraphs) for _ in range(draw.randint(1, count))]
        if draw.random() < 0.15:
            content += blocks.items(draw.randint(2, 6), draw.choice((60, 160)))
    top = title(blocks, draw.choice((1.0, 1.2, 1.5)), 70) if draw.random() < 0.6 else ""
    if top and draw.random() < 0.5:
        top += element(blocks.wording.date(), "text", draw.choice(("", "c")), f"margin-bottom:{gap:.1f}pt")
    marks = make_running(blocks)
    sheets = [sheet(blocks, marks, index + 1, top="" if index else top) for index in range(pages)]
    return document(blocks, sheets, {"main": content})


def _heading(blocks: Blocks, look: str, below: float, doubled: bool) -> list[str]:
    """A short line in title case, perhaps directly over one in capitals that is a heading of its own."""
    words = text(string.capwords(blocks.wording.heading(blocks.draw.choice((24, 40, 60)))))
    if not doubled:
        return [element(words, "section-header", "heading", f"{look}{below:.1f}pt")]
    second = text(blocks.wording.heading(50).upper())
    return [
        element(words, "section-header", "heading", f"{look}0"),
        element(second, "section-header", "heading", f"margin-bottom:{below:.1f}pt"),
    ]


def _paragraph(blocks: Blocks, longest: int, gap: float) -> str:
    words = blocks.inline(blocks.wording.paragraph(90, longest))
    return element(words, "text", style=f"text-align:{blocks.style.align};margin-bottom:{gap:.1f}pt", tag="p")

"""Slides: a heading with bullets, a figure, a table or two halves."""

from docreader_worker.training.synthesis.html.blocks import Blocks
from docreader_worker.training.synthesis.html.flowing import title
from docreader_worker.training.synthesis.html.markup import element, row, text
from docreader_worker.training.synthesis.html.sheet import document


def slides(blocks: Blocks) -> str:
    """A few slides of one presentation, the first with its title."""
    draw, style = blocks.draw, blocks.style
    dark = draw.random() < 0.15
    ground = (
        draw.choice(("#1b2733", "#0b3d2e", "#222222")) if dark else draw.choice(("#fff", "#fff", style.tint))
    )
    footer = f"|{blocks.wording.facts.company()}|{{n}}" if draw.random() < 0.7 else "||{n}"
    band = draw.random() < 0.3
    edge = style.width * 0.06
    area = (
        f"left:{edge:.0f}pt;right:{edge:.0f}pt;top:{style.height * 0.08:.0f}pt;"
        f"bottom:{style.height * 0.11:.0f}pt;overflow:hidden"
    )
    pages = []
    for number in range(1, draw.randint(3, 6)):
        inner = _opening(blocks) if number == 1 else _slide(blocks, band)
        content = _footer(blocks, footer, number) + element(inner, css="area", style=area)
        pages.append(
            element(content, css="page", style=f"background:{ground};{'color:#fff' if dark else ''}")
        )
    light = "body{color:inherit!important}.page{color:inherit}"
    return document(blocks, pages, {}).replace("</style>", f"{light if dark else ''}</style>", 1)


def _opening(blocks: Blocks) -> str:
    about = blocks.line(blocks.wording.facts.name()) + blocks.line(blocks.wording.date())
    return element(title(blocks, 2.2, 60) + about, style="margin:auto 0")


def _slide(blocks: Blocks, band: bool) -> str:
    style = blocks.style
    look = f"font-size:{style.size * 1.6:.1f}pt;font-family:'{style.heading}';"
    look += "font-weight:600;margin-bottom:12pt;"
    ground = f"background:{style.accent};color:#fff;padding:6pt" if band else ""
    head = element(text(blocks.wording.heading(48)), "section-header", style=look + ground)
    return head + blocks.draw.choice((_bullets, _bullets, _visual, _halves, _table))(blocks)


def _footer(blocks: Blocks, form: str, number: int) -> str:
    spans = "".join(
        element(text(part.format(n=number)), "page-footer" if part else "", tag="span")
        for part in form.split("|")
    )
    small = f"left:20pt;right:20pt;bottom:9pt;font-size:{blocks.style.size * 0.55:.1f}pt"
    return element(spans, css="run", style=small)


def _bullets(blocks: Blocks) -> str:
    return "".join(blocks.items(blocks.draw.randint(3, 7), 110))


def _visual(blocks: Blocks) -> str:
    return blocks.figure(blocks.style.height * 0.55)


def _table(blocks: Blocks) -> str:
    return blocks.table((3, 7), (3, 6))


def _halves(blocks: Blocks) -> str:
    halves = [element(_bullets(blocks), style="flex:1"), element(blocks.picture("100%", 200), style="flex:1")]
    blocks.draw.shuffle(halves)
    return row(*halves, gap=16)

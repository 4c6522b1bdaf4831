"""Families of forms as revenue offices print them: numbered lines in parts between a head and feet."""

from collections.abc import Callable

from docreader_worker.training.synthesis.html.blocks import Blocks
from docreader_worker.training.synthesis.html.cells import cells, person, signature
from docreader_worker.training.synthesis.html.heads import Form, divided, framed, make_form, stately
from docreader_worker.training.synthesis.html.lines import Lines
from docreader_worker.training.synthesis.html.markup import element, row, space, text
from docreader_worker.training.synthesis.html.parts import Parts, caution, note
from docreader_worker.training.synthesis.html.press import flow
from docreader_worker.training.synthesis.html.sheet import document, watermark

_NOTICES = (
    "For Paperwork Reduction Act Notice, see instructions.", "See separate instructions.",
    "For Privacy Act Notice, see the instructions for this form.",
)  # fmt: skip

Head = Callable[[Blocks, Form], str]


def tax_return(blocks: Blocks) -> str:
    """A form whose parts are ruled tables of numbered lines with boxes for amounts."""
    draw = blocks.draw
    lines, parts = Lines(blocks), Parts(blocks)
    content = person(blocks) + _opening(blocks)
    pages = draw.choice((1, 1, 2))
    for _ in range(draw.randint(1, 4) if pages == 1 else 12):
        kind = draw.choices((lines.amounts, lines.questions, lines.columns), (8, 1, 1.5))[0]
        content += parts.part(kind(draw.randint(2, 12)))
    return _form(blocks, draw.choice((divided, divided, divided, framed)), content, pages)


def claim_form(blocks: Blocks) -> str:
    """A plain form: lines without a grid, blocks of cells for names, requirements and a signature."""
    draw = blocks.draw
    lines, parts = Lines(blocks), Parts(blocks)
    content = person(blocks) + _opening(blocks)
    pages = draw.choice((1, 1, 2))
    for _ in range(draw.randint(1, 4) if pages == 1 else 10):
        kind = draw.choice(("lines", "lines", "lines", "cells", "columns", "halves", "beside"))
        if kind == "lines":
            content += [parts.heading(), *lines.items(draw.randint(3, 12))]
            content += [lines.asked() for _ in range(draw.choice((0, 0, 1, 3)))]
        elif kind == "cells":
            content += [parts.heading(), *(cells(blocks, 3) + space(6) for _ in range(draw.randint(1, 3)))]
        elif kind == "columns":
            content += parts.part(lines.columns(draw.randint(3, 9)))
        elif kind == "beside":
            counted = "".join(lines.items(draw.randint(3, 6), 60))
            content += [parts.heading(), row(element(counted, style="flex:1"), _reserved(blocks), gap=16)]
        else:
            halves = ("".join(lines.items(draw.randint(3, 7), 40)) for _ in range(2))
            content += [parts.heading(), row(*(element(half, style="flex:1") for half in halves), gap=18)]
    content.append(signature(blocks))
    return _form(blocks, draw.choice((stately, stately, framed)), content, pages)


def _form(blocks: Blocks, head: Head, content: list[str], pages: int) -> str:
    """One or two pages that ``content`` fills, with the form's head on the first of them."""
    draw, form = blocks.draw, make_form(blocks)
    edge = draw.uniform(24, 50)
    filled = element(element(flow("main"), css="col"), css=draw.choice(("cols", "cols short")))
    place = f"left:{edge:.0f}pt;right:{edge:.0f}pt;top:{edge:.0f}pt;bottom:{edge:.0f}pt"
    drawn = []
    for top in (head(blocks, form), _running(form))[:pages]:
        whole = element(top + filled + _foot(blocks, form), css="area", style=place)
        drawn.append(element(watermark(blocks) + whole, css="page"))
    return document(blocks, drawn, {"main": content})


def _running(form: Form) -> str:
    """The head of later pages."""
    name = element(f"{form.kind} {form.number} ({form.year})", "page-header", tag="span")
    number = element("Page <b>2</b>", "page-header", tag="span")
    return row(name, number, spread=True, style="border-bottom:.8pt solid #000;line-height:1.3")


def _foot(blocks: Blocks, form: Form) -> str:
    """What stands below a form: a notice, a number of the catalogue and the form's own, or only that."""
    draw = blocks.draw
    number = f"{form.kind} <b>{form.number}</b> ({form.year})"
    if draw.random() < 0.25:
        number = f"{form.number}-{draw.randint(100, 999)} (Rev. {draw.randint(1, 12)}-{form.year % 100:02})"
        notes = ["", number] if draw.random() < 0.7 else [number]
    else:
        catalogue = f"Cat. No. {draw.randint(10000, 79999)}{draw.choice('ABCDEFGH')}"
        notes = [f"<b>{draw.choice(_NOTICES)}</b>", catalogue, number]
    feet = (element(note, "page-footer" if note else "", tag="span") for note in notes)
    ruled = "border-top:.8pt solid #000;" if draw.random() < 0.8 else ""
    small = f"font-size:{blocks.style.size * 0.9:.1f}pt"
    return row(*feet, spread=True, align="baseline", style=f"{ruled}line-height:1.3;margin-top:2pt;{small}")


def _reserved(blocks: Blocks) -> str:
    """A frame that is left to the office."""
    line = blocks.draw.choice(("1pt dashed #000", ".7pt solid #000", "3pt double #000"))
    look = f"flex:1;border:{line};display:flex;align-items:center;justify-content:center;min-height:70pt"
    words = blocks.draw.choice(("FOR COMPUTER USE ONLY", "Official use only", blocks.wording.heading(30)))
    return element(element(text(words), "text"), style=look)


def _opening(blocks: Blocks) -> list[str]:
    """What stands before the first part: nothing, a paragraph, a warning with its sign or conditions."""
    draw = blocks.draw
    kind = draw.choice(("none", "none", "text", "caution", "before"))
    if kind == "text":
        return [note(blocks)]
    if kind == "caution":
        return [caution(element(note(blocks), style="flex:1"))]
    if kind == "before":
        name = element("<b><i>Before you begin:</i></b>", "section-header", style="flex:0 0 auto")
        marker = draw.choice(("✓", "•"))
        conditions = (blocks.item(marker, blocks.wording.item(150)) for _ in range(draw.randint(1, 3)))
        return [
            row(name, element("".join(conditions), style="flex:1"), style="padding:4pt 0;line-height:1.2")
        ]
    return []

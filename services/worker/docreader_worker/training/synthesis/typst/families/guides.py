"""Guides to programs, worksheets and cheat sheets."""

from dataclasses import replace

from docreader_worker.training.synthesis.pictures import PictureSource
from docreader_worker.training.synthesis.snippets import commands
from docreader_worker.training.synthesis.typst import blocks, code
from docreader_worker.training.synthesis.typst.draft import Draft
from docreader_worker.training.synthesis.typst.families.family import Family, fill
from docreader_worker.training.synthesis.typst.formulas import inline_formula
from docreader_worker.training.synthesis.typst.lists import bibliography, bullets
from docreader_worker.training.synthesis.typst.markup import escape, string
from docreader_worker.training.synthesis.typst.running import abstract, contents, running_heads, title_block
from docreader_worker.training.synthesis.typst.style import draw_style
from docreader_worker.training.synthesis.typst.tables import table
from docreader_worker.training.synthesis.wording import Wording

_GUIDE = {
    "text": 2, "passage": 2, "exchange": 4, "listing": 1, "bullets": 1.5, "symbols": 0.7, "figure": 0.6,
    "table": 0.6, "formula": 0.4, "quotation": 0.2,
}  # fmt: skip


def _guide(wording: Wording, pictures: PictureSource) -> Draft:
    """The guide to a program: a title block, perhaps contents, and commands among short paragraphs."""
    draw = wording.random
    draft = Draft(wording, pictures, draw_style(draw, formal=draw.random() < 0.5), footnoted=0.03)
    title = wording.heading(70)
    running_heads(draft, title, 0.5, 0.8)
    title_block(draft, title)
    if draw.random() < 0.5:
        abstract(draft)
    if draw.random() < 0.5:
        contents(draft)
    fill(draft, draw.randint(8, 20), _GUIDE)
    if draw.random() < 0.3:
        bibliography(draft)
    return draft


def _worksheet(wording: Wording, pictures: PictureSource) -> Draft:
    """Exercises under headings or numbers, with lettered parts."""
    draw = wording.random
    style = replace(draw_style(draw), numbering=None)
    draft = Draft(wording, pictures, style, mathematical=draw.choice((0.2, 0.8)))
    running_heads(draft, wording.heading(40), 0.5, 0.7)
    name = draw.choice(("Exercise Sheet", "Problem Set", "Homework", "Worksheet", "Tutorial"))
    title_block(draft, f"{name} {draw.randint(1, 14)}", authors=draw.random() < 0.3)
    letter = draw.choice(("(a)", "a)", "(i)", "a.", "(1)"))
    word, headed = draw.choice(("Exercise", "Problem", "Question", "Task")), draw.random() < 0.7
    for number in range(1, draw.randint(4, 10)):
        points = draw.choice(("", f" ({draw.randint(1, 12)} points)", f": {wording.heading(30)}"))
        if headed:
            blocks.heading(draft, 2, f"{word} {number}{points}")
            blocks.paragraph(draft, 60, 300)
        else:
            text = f"#strong[{escape(f'{word} {number}{points}.')}] {draft.prose(60, 300)}"
            draft.add(draft.element("text", text))
        _parts(draft, letter)
        if draw.random() < 0.25:
            draw.choice((blocks.formula, code.listing, blocks.passage))(draft)
        draft.add(f"#v({draw.choice((0, 0, 0.5, 2, 4))}cm)")
    return draft


def _parts(draft: Draft, letter: str) -> None:
    """Lettered parts, of words or of a formula each."""
    draw = draft.random
    formal = draw.random() < 0.4
    parts = []
    for place in range(1, draw.randint(3, 7)):
        asked = escape(draft.wording.sentence(draw.choice((40, 90, 180))))
        marker = f"#numbering({string(letter)}, {place})"
        parts.append(draft.item(marker, inline_formula(draw) if formal else asked, 0.8, "1.5em", "0.8em"))
    draft.add("\n".join(parts))


def _cheat_sheet(wording: Wording, pictures: PictureSource) -> Draft:
    """Three narrow columns of short tables, commands and lists under headings, most of them centred."""
    draw = wording.random
    style = replace(
        draw_style(draw, columns=(3, 3, 4)), numbering=None, indent=0.0, margin=(1.2, 1.0, 1.0, 1.0),
        gutter=draw.choice((10.0, 14.0, 18.0)), size=draw.choice((6.5, 7.0, 8.0)),
        head_shape=draw.choice((3, 3, 3, 0)), head_scale=draw.choice((0.0, 0.2)), caption_above=True,
    )  # fmt: skip
    draft = Draft(wording, pictures, style, mathematical=0.3)
    draft.add("#set page(flipped: true)")
    title_block(draft, wording.heading(40), authors=False, across=draw.random() < 0.5)
    for _ in range(draw.randint(12, 24)):
        blocks.heading(draft, 1, wording.heading(24))
        for _ in range(draw.choice((1, 1, 2))):
            _entry(draft)
    return draft


def _entry(draft: Draft) -> None:
    draw = draft.random
    kind = draw.choice(("pairs", "pairs", "pairs", "table", "bullets", "text", "formula", "code"))
    if kind == "pairs":
        draft.add(draft.area("table", _pairs(draft), "breakable: false"))
    elif kind == "table":
        draft.add(f"#block(breakable: false)[#align(center)[{table(draft, (2, 6), (2, 3))}]]")
    elif kind == "bullets":
        bullets(draft, longest=60)
    elif kind == "formula":
        draft.add(f"#align(center)[{draft.element('formula', inline_formula(draw))}]")
    elif kind == "code":
        code.exchange(draft)
    else:
        blocks.paragraph(draft, 40, 160)


def _pairs(draft: Draft) -> str:
    """A table without lines: commands or formulas with what they mean."""
    draw, formal = draft.random, draft.random.random() < 0.3
    cells = []
    for _ in range(draw.randint(2, 9)):
        key = inline_formula(draw)
        if not formal:
            key = f"#raw({string(commands(draft.wording, 1).splitlines()[0][:24])})"
        cells.append(f"[{key}], [{escape(draft.wording.sentence(36))}]")
    return (
        "#set par(justify: false)\n"
        f"#table(columns: (auto, 1fr), stroke: none, inset: (x: 2pt, y: 2pt), {', '.join(cells)})"
    )


GUIDES = (
    Family("guide", 4, _guide),
    Family("worksheet", 1.2, _worksheet),
    Family("cheatsheet", 1.2, _cheat_sheet),
)

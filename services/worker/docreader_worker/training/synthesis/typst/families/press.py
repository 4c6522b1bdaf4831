"""Newsletters, brochures and slides."""

from dataclasses import replace

from docreader_worker.training.synthesis.pictures import PictureSource
from docreader_worker.training.synthesis.typst import blocks, floats
from docreader_worker.training.synthesis.typst.draft import Draft
from docreader_worker.training.synthesis.typst.families.family import Family
from docreader_worker.training.synthesis.typst.figures import figure
from docreader_worker.training.synthesis.typst.lists import bullets
from docreader_worker.training.synthesis.typst.markup import escape
from docreader_worker.training.synthesis.typst.running import running_heads
from docreader_worker.training.synthesis.typst.style import draw_style
from docreader_worker.training.synthesis.typst.tables import table
from docreader_worker.training.synthesis.wording import Wording


def _newsletter(wording: Wording, pictures: PictureSource) -> Draft:
    style = replace(draw_style(wording.random, columns=(2, 3, 3, 4)), numbering=None)
    draft = Draft(wording, pictures, style, footnoted=0.0)
    draw = wording.random
    running_heads(draft, wording.heading(40), 0.6, 0.7)
    name = draft.element(
        "title",
        f'#set text(font: "{style.head_font}", size: {draw.randint(24, 44)}pt)\n{escape(wording.words(3))}',
    )
    line = draft.element("text", f"{escape(wording.date())} #h(1fr) No. {draw.randint(1, 300)}")
    rule = "#line(length: 100%, stroke: 0.8pt)"
    draft.add(
        '#place(top, float: true, scope: "parent", clearance: 1.2em)'
        f"[#block[{name}]\n{rule}\n#block[{line}]\n{rule}]"
    )
    for _ in range(draw.randint(4, 9)):
        _article(draft)
    return draft


def _article(draft: Draft) -> None:
    draw, wording = draft.random, draft.wording
    blocks.heading(draft, draw.choice((1, 1, 2)), wording.heading(60))
    if draw.random() < 0.4:
        draft.add(
            draft.element(
                "text", f"#strong[{draw.choice(('By ', '', 'From '))}{escape(wording.facts.name())}]"
            )
        )
    if draw.random() < 0.3:
        draft.add(
            draft.element("text", f'#set text(size: 1.12em, weight: "semibold")\n{draft.prose(80, 220)}')
        )
    for _ in range(draw.randint(2, 7)):
        blocks.paragraph(draft, 120, 600)
        chance = draw.random()
        if chance < 0.22:
            floats.floating_figure(draft, wide=draw.random() < 0.4)
        elif chance < 0.3:
            quote = draft.element(
                "text",
                '#set text(size: 1.4em, style: "italic")\n#set par(justify: false)\n'
                + escape(wording.sentence(90)),
            )
            draft.add(
                "#block(above: 1.2em, below: 1.2em, inset: 6pt, "
                f"stroke: (y: 0.8pt + tint({draft.style.head_colour})))[{quote}]"
            )
        elif chance < 0.36:
            _boxed(draft)
        elif chance < 0.4:
            bullets(draft, longest=90)


def _boxed(draft: Draft) -> None:
    head = draft.element("section-header", f"#strong[{escape(draft.wording.heading(40))}]")
    body = draft.element("text", draft.prose(80, 300))
    fill = draft.random.choice(("luma(236)", 'rgb("#e8f0f8")', 'rgb("#fdf3df")'))
    draft.add(
        f"#block(fill: tint({fill}), inset: 8pt, width: 100%, above: 1.2em, below: 1.2em)"
        f"[#set par(first-line-indent: 0pt)\n#block[{head}]\n{body}]"
    )


def _brochure(wording: Wording, pictures: PictureSource) -> Draft:
    draw = wording.random
    style = replace(draw_style(draw, columns=(2, 3)), numbering=None, coloured=True)
    draft = Draft(wording, pictures, style)
    draft.add("#set page(flipped: true)")
    running_heads(draft, wording.heading(40), 0.1, 0.4)
    draft.add(
        draft.element(
            "title",
            f'#set text(font: "{style.head_font}", size: {draw.randint(22, 34)}pt)\n'
            + escape(wording.heading(40)),
        )
    )
    for _ in range(draw.randint(5, 10)):
        if draw.random() < 0.5:
            width = draft.style.column_width * 0.95
            draft.add(figure(draft, min(width, 230.0), draw.uniform(80, 200)))
        blocks.heading(draft, draw.randint(1, 2), wording.heading(40))
        blocks.paragraph(draft, 80, 400)
        if draw.random() < 0.4:
            bullets(draft, longest=80)
    return draft


def _slides(wording: Wording, pictures: PictureSource) -> Draft:
    draw = wording.random
    ratio = draw.choice(((25.4, 14.29), (25.4, 19.05), (33.87, 19.05)))
    style = replace(
        draw_style(draw), size=draw.choice((14, 16, 18, 20)), numbering=None, justify=False, indent=0.0
    )
    draft = Draft(wording, pictures, style)
    head = draw.random() < 0.5
    draft.add(
        f"#set page(width: {ratio[0]}cm, height: {ratio[1]}cm, "
        f"margin: (x: {draw.uniform(1.2, 2.4):.1f}cm, top: {draw.uniform(1.2, 2):.1f}cm, bottom: 1.5cm))"
    )
    dark = draw.random() < 0.2
    if dark:
        draft.add('#set page(fill: tint(rgb("#1c2833")))\n#set text(fill: white) if not marked')
    title = wording.heading(60)
    running_heads(draft, title, 0.15, 0.7)
    draft.add(
        "#v(1fr)\n" + draft.element("title", f'#set text(size: 1.8em, weight: "bold")\n{escape(title)}')
    )
    draft.add(
        f"{draft.element('text', escape(wording.facts.name()) + ' – ' + escape(wording.date()))}\n#v(1fr)"
    )
    for _ in range(draw.randint(4, 9)):
        draft.add("#pagebreak()")
        _slide(draft, head, ratio)
    return draft


def _slide(draft: Draft, framed: bool, size: tuple[float, float]) -> None:
    draw = draft.random
    title = (
        f'#set text(size: {draw.choice((1.2, 1.4))}em, weight: "bold")\n{escape(draft.wording.heading(50))}'
    )
    marked = draft.element("section-header", title)
    if framed:
        marked = (
            f"#block(width: 100%, inset: 8pt, fill: tint({draft.style.head_colour}))[#paint(white)[{marked}]]"
        )
    draft.add(f"#block(below: 1em)[{marked}]")
    width, height = size[0] * 28.35 * 0.8, size[1] * 28.35 * 0.55
    kind = draw.choice(("bullets", "bullets", "split", "figure", "table", "text", "formula"))
    if kind == "bullets":
        bullets(draft, draw.randint(2, 6), 70)
    elif kind == "split":
        start = len(draft.parts)
        bullets(draft, draw.randint(2, 4), 50)
        points = "\n".join(draft.parts[start:])
        del draft.parts[start:]
        draft.add(
            f"#grid(columns: (1fr, 1fr), column-gutter: 1em, [{points}], "
            f"[{figure(draft, width * 0.45, height * 0.8)}])"
        )
    elif kind == "figure":
        draft.add(f"#align(center)[{figure(draft, width * draw.uniform(0.5, 1), height)}]")
    elif kind == "table":
        draft.add(f"#align(center)[#set text(size: 0.75em)\n{table(draft, (3, 6), (2, 5))}]")
    elif kind == "formula":
        blocks.paragraph(draft, 60, 120)
        blocks.formula(draft)
    else:
        blocks.paragraph(draft, 80, 260)


PRESS = (
    Family("newsletter", 2.5, _newsletter),
    Family("brochure", 1, _brochure),
    Family("slides", 2.5, _slides),
)

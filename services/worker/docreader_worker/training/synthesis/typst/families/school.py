"""Exams, forms and CVs."""

from dataclasses import replace

from docreader_worker.training.synthesis.pictures import PictureSource
from docreader_worker.training.synthesis.typst import blocks, floats
from docreader_worker.training.synthesis.typst.draft import Draft
from docreader_worker.training.synthesis.typst.families.family import Family
from docreader_worker.training.synthesis.typst.formulas import inline_formula
from docreader_worker.training.synthesis.typst.lists import bullets
from docreader_worker.training.synthesis.typst.markup import escape
from docreader_worker.training.synthesis.typst.running import running_heads, title_block
from docreader_worker.training.synthesis.typst.style import draw_style
from docreader_worker.training.synthesis.typst.tables import table
from docreader_worker.training.synthesis.wording import Wording


def _exam(wording: Wording, pictures: PictureSource) -> Draft:
    draw = wording.random
    style = replace(draw_style(draw, columns=(1, 1, 2)), numbering=None)
    draft = Draft(wording, pictures, style, mathematical=0.4)
    running_heads(draft, wording.heading(40), 0.6, 0.8)
    title_block(
        draft,
        draw.choice(("Examination", "Test", "Problem Set", "Quiz"))
        + f" {draw.randint(1, 9)}: "
        + wording.heading(40),
        authors=False,
    )
    draft.add(
        draft.element(
            "text",
            "Name: #box(width: 6cm, stroke: (bottom: 0.5pt + tint(black))) "
            "Date: #box(width: 3cm, stroke: (bottom: 0.5pt + tint(black)))",
        )
    )
    blocks.paragraph(draft, 120, 400)
    for question in range(1, draw.randint(6, 16)):
        sums = inline_formula(draw) if draw.random() < 0.4 else ""
        body = f"{escape(wording.sentence(200))} {sums} ({draw.randint(1, 10)} points)"
        draft.add(draft.item(f"#strong[{question}.]", body, 0, "1.6em", "1.1em"))
        chance = draw.random()
        if chance < 0.45:
            choices = [
                draft.item(f"({letter})", escape(wording.sentence(70)), 2, "1.6em", "0.6em")
                for letter in "abcde"[: draw.randint(3, 5)]
            ]
            draft.add("\n".join(choices))
        elif chance < 0.55:
            blocks.formula(draft)
        elif chance < 0.65:
            floats.floating_figure(draft)
        elif chance < 0.85:
            draft.add(f"#v({draw.randint(2, 5)}cm)")
    return draft


def _form(wording: Wording, pictures: PictureSource) -> Draft:
    draw = wording.random
    draft = Draft(wording, pictures, replace(draw_style(draw), numbering=draw.choice((None, "1.", "A."))))
    running_heads(draft, f"Form {draw.randint(10, 9999)}-{draw.choice('ABCX')}", 0.8, 0.8)
    title_block(draft, wording.heading(60), authors=False)
    for _ in range(draw.randint(3, 7)):
        blocks.heading(draft, 1, wording.heading(40))
        if draw.random() < 0.5:
            blocks.paragraph(draft, 60, 260)
        draft.add(
            draft.area("table", _fields(draft), "width: 100%")
            if draw.random() < 0.7
            else table(draft, (2, 6), (2, 5), full=True)
        )
        if draw.random() < 0.35:
            box = "#box(width: 0.8em, height: 0.8em, stroke: 0.6pt)"
            items = [
                draft.item(box, escape(wording.item(110)), 0, "1em", "0.7em")
                for _ in range(draw.randint(2, 5))
            ]
            draft.add("\n".join(items))
    return draft


def _fields(draft: Draft) -> str:
    draw, columns = draft.random, draft.random.choice((1, 2, 2, 3, 4))
    filled = draw.random() < 0.5
    cells = []
    for _ in range(columns * draw.randint(2, 6)):
        value = (
            escape(
                str(draw.choice((draft.wording.facts.name, draft.wording.date, draft.wording.facts.city))())
            )
            if filled
            else "#v(0.6em)"
        )
        cells.append(f"[#text(size: 0.7em)[{escape(draft.wording.words(3))}] \\ {value}]")
    stroke = draw.choice(("0.5pt", "0.4pt + gray", "(bottom: 0.6pt)"))
    return (
        "#set par(first-line-indent: 0pt, justify: false)\n"
        f"#table(columns: (1fr,) * {columns}, stroke: {stroke}, {', '.join(cells)})"
    )


def _cv(wording: Wording, pictures: PictureSource) -> Draft:
    draw, facts = wording.random, wording.facts
    style = replace(draw_style(draw), numbering=None)
    draft = Draft(wording, pictures, style)
    running_heads(draft, facts.name(), 0.1, 0.5)
    name = draft.element(
        "title",
        f'#set text(font: "{style.head_font}", size: {draw.choice((1.8, 2.2, 2.8))}em)\n'
        f"#strong[{escape(facts.name())}]",
    )
    contact = draft.element(
        "text", escape(" | ".join((facts.phone_number(), facts.ascii_safe_email(), facts.city())))
    )
    photo = (
        draft.picture(f'#image("{draft.pictures.photograph(draw).resolve()}", width: 80pt, height: 95pt)')
        if draw.random() < 0.5
        else ""
    )
    draft.add(f"#grid(columns: (1fr, auto), [#block[{name}]\n#block[{contact}]], [{photo}])")
    if draw.random() < 0.5:
        blocks.paragraph(draft, 120, 400)
    dated = draw.random() < 0.6
    for section in draw.sample(
        ("Experience", "Education", "Skills", "Publications", "Languages", "Projects", "Awards"),
        draw.randint(4, 6),
    ):
        blocks.heading(draft, 1, section)
        for _ in range(draw.randint(2, 5)):
            _station(draft, dated)
    return draft


def _station(draft: Draft, dated: bool) -> None:
    draw, facts = draft.random, draft.wording.facts
    years = f"{draw.randint(1990, 2010)}–{draw.randint(2011, 2026)}"
    lead = f"#strong[{escape(facts.job())}], {escape(facts.company())}"
    text = escape(draft.wording.sentence(160))
    if dated:
        when, what = draft.element("text", years), draft.element("text", f"{lead}. {text}")
        draft.add(
            f"#grid(columns: (6em, 1fr), column-gutter: 1em, [{when}], "
            f"[#set par(first-line-indent: 0pt)\n{what}])"
        )
        return
    draft.add(draft.element("text", f"{lead} #h(1fr) {years} \\ {text}"))
    if draw.random() < 0.4:
        bullets(draft, draw.randint(2, 4), 90)


SCHOOL = (
    Family("exam", 1.2, _exam),
    Family("form", 1.5, _form),
    Family("cv", 1.2, _cv),
)

"""Papers, theses, reports, books and manuals."""

from docreader_worker.training.synthesis.pictures import PictureSource
from docreader_worker.training.synthesis.typst import blocks, figures, floats, margins
from docreader_worker.training.synthesis.typst.draft import Draft
from docreader_worker.training.synthesis.typst.families.family import Family, fill
from docreader_worker.training.synthesis.typst.lists import bibliography
from docreader_worker.training.synthesis.typst.running import abstract, contents, running_heads, title_block
from docreader_worker.training.synthesis.typst.style import draw_style
from docreader_worker.training.synthesis.wording import Wording


def _paper(wording: Wording, pictures: PictureSource) -> Draft:
    style = draw_style(wording.random, columns=(1, 2, 2, 2), formal=True)
    draft = Draft(wording, pictures, style, mathematical=0.5, footnoted=0.06)
    title = wording.heading(90) + " " + wording.heading(50).lower()
    running_heads(draft, title)
    margins.stamp(draft)
    title_block(draft, title)
    abstract(draft)
    mix = {
        "text": 5,
        "passage": 0.5,
        "formula": 3,
        "table": 1,
        "figure": 1.2,
        "bullets": 0.7,
        "minor": 0.2,
        "appendix": 0.15,
        "wide": 0.6 if style.columns > 1 else 0,
    }
    fill(draft, wording.random.randint(14, 34), mix)
    bibliography(draft)
    return draft


def _report(wording: Wording, pictures: PictureSource) -> Draft:
    style = draw_style(wording.random, columns=(1, 1, 1, 2))
    draft = Draft(wording, pictures, style, mathematical=0.05, footnoted=0.12)
    title = wording.heading(80)
    _cover(draft, title)
    running_heads(draft, title, 0.8, 0.8)
    if wording.random.random() < 0.6:
        contents(draft)
        draft.add("#pagebreak()")
    fill(
        draft,
        wording.random.randint(14, 36),
        {
            "text": 4,
            "passage": 1.5,
            "bullets": 2,
            "table": 1.5,
            "figure": 1.5,
            "quotation": 0.4,
            "minor": 0.4,
            "appendix": 0.2,
        },
    )
    return draft


def _cover(draft: Draft, title: str) -> None:
    if draft.random.random() < 0.5:
        title_block(draft, title)
        return
    draft.add(f"#v({draft.random.randint(2, 8)}cm)")
    title_block(draft, title, across=False)
    if draft.random.random() < 0.6:
        width = draft.style.column_width * draft.random.uniform(0.5, 1)
        draft.add(figures.figure(draft, width, width * 0.6))
    draft.add("#pagebreak()")


def _book(wording: Wording, pictures: PictureSource) -> Draft:
    style = draw_style(wording.random, formal=True)
    draft = Draft(wording, pictures, style, footnoted=0.15)
    draw = wording.random
    running_heads(draft, wording.heading(50), 0.9, 0.6)
    if draw.random() < 0.08:
        margins.edge_heads(draft)
    for _ in range(draw.randint(1, 3)):
        draft.add(f"#v({draw.randint(1, 5)}cm)")
        if draw.random() < 0.6:
            draft.add(_chapter_number(draft))
        blocks.heading(draft)
        for _ in range(draw.randint(5, 14)):
            blocks.paragraph(draft, 200, 1200)
            if draw.random() < 0.2:
                blocks.passage(draft)
            if draw.random() < 0.08:
                blocks.quotation(draft)
            if draw.random() < 0.06:
                floats.floating_figure(draft)
        draft.add("#pagebreak(weak: true)")
    return draft


def _chapter_number(draft: Draft) -> str:
    """The number of a chapter, a heading of its own far above the chapter's name."""
    draw = draft.random
    font = f'font: "{draft.style.head_font}", weight: "{draw.choice(("regular", "bold"))}"'
    number = draw.choice((str(draw.randint(1, 20)), draw.choice(("I", "II", "III", "IV", "One", "Two"))))
    text = f"#set text({font}, size: {draw.choice((1.0, 1.2, 1.5, 2.0))}em)\n"
    text += draw.choice((f"Chapter {number}", f"CHAPTER {number}", number, f"#smallcaps[Chapter {number}]"))
    side = draw.choice(("left", "left", "center", "right"))
    head = draft.element("section-header", text)
    return f"#block(width: 100%, below: {draw.choice((1, 2, 4))}em)[#align({side})[{head}]]"


def _manual(wording: Wording, pictures: PictureSource) -> Draft:
    style = draw_style(wording.random, columns=(1, 1, 1, 2))
    draft = Draft(wording, pictures, style, footnoted=0.03)
    title = wording.heading(60)
    running_heads(draft, title, 0.7, 0.9)
    if wording.random.random() < 0.4:
        contents(draft)
        draft.add("#pagebreak()")
    elif wording.random.random() < 0.5:
        title_block(draft, title, authors=False)
    mix = {
        "text": 3, "passage": 1, "bullets": 2.5, "listing": 1.2, "exchange": 1.5, "table": 1.1, "figure": 0.8,
        "symbols": 0.2, "minor": 0.5,
    }  # fmt: skip
    fill(draft, wording.random.randint(14, 36), mix, deepest=4)
    return draft


def _mathematics(wording: Wording, pictures: PictureSource) -> Draft:
    style = draw_style(wording.random, columns=(1, 1, 2), formal=True)
    draft = Draft(wording, pictures, style, mathematical=0.9, footnoted=0.05)
    draw = wording.random
    running_heads(draft, wording.heading(50))
    margins.stamp(draft)
    if draw.random() < 0.5:
        title_block(draft, wording.heading(80))
    for _ in range(draw.randint(3, 6)):
        blocks.heading(draft, draw.randint(1, 2))
        for _ in range(draw.randint(2, 6)):
            _statement(draft)
            blocks.paragraph(draft, 80, 500)
            if draw.random() < 0.7:
                blocks.formula(draft)
    return draft


def _statement(draft: Draft) -> None:
    draw = draft.random
    kind = draw.choice(("Theorem", "Lemma", "Definition", "Proof", "Example", "Remark", "Corollary"))
    number = "" if kind == "Proof" else f" {draft.count('statement')}"
    slant = "italic" if kind in {"Theorem", "Lemma", "Corollary"} else "normal"
    body = f'#strong[{kind}{number}.] #text(style: "{slant}")[{draft.prose(80, 350)}]'
    draft.add(draft.element("text", body + (" #h(1fr) $square$" if kind == "Proof" else "")))
    while draw.random() < 0.35:
        blocks.formula(draft)
        draft.add(draft.element("text", f'#text(style: "{slant}")[{draft.prose(40, 250)}]'))


LEARNED = (
    Family("paper", 4, _paper),
    Family("report", 4, _report),
    Family("book", 2, _book),
    Family("manual", 3, _manual),
    Family("mathematics", 1, _mathematics),
)

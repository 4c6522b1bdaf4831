"""Offers with a table of goods, and codes of law in two columns."""

from dataclasses import replace

from docreader_worker.training.synthesis.pictures import PictureSource
from docreader_worker.training.synthesis.snippets import address, terms
from docreader_worker.training.synthesis.typst import blocks
from docreader_worker.training.synthesis.typst.draft import Draft
from docreader_worker.training.synthesis.typst.families.family import Family
from docreader_worker.training.synthesis.typst.markup import escape, string
from docreader_worker.training.synthesis.typst.running import running_heads, title_block
from docreader_worker.training.synthesis.typst.style import draw_style
from docreader_worker.training.synthesis.wording import Wording


def _offer(wording: Wording, pictures: PictureSource) -> Draft:
    """An offer, order or bill: blocks of labels and values, a table of goods and its totals apart."""
    draw, facts = wording.random, wording.facts
    draft = Draft(wording, pictures, replace(draw_style(draw), indent=0.0))
    running_heads(draft, facts.company(), 0.3, 0.7)
    name = draw.choice(("Quotation", "QUOTATION", "Offer", "Invoice", "Purchase Order", "Delivery Note"))
    size = draw.choice((1.4, 1.8, 2.4))
    title = draft.element("title", f"#set text(size: {size}em)\n#strong[{name}]")
    sender = _block(draft, [facts.company(), *address(wording)])
    _beside(draft, *draw.sample((title, sender), 2))
    _beside(draft, _block(draft, [facts.name(), facts.company(), *address(wording)]), _values(draft))
    if draw.random() < 0.6:
        blocks.paragraph(draft, 60, 250)
    draft.add(draft.area("table", _goods(draft), "width: 100%"))
    side = draw.choice(("right", "right", "left"))
    draft.add(f"#v({draw.uniform(0.3, 1):.1f}cm)\n#align({side})[{draft.area('table', _totals(draft))}]")
    for _ in range(draw.randint(1, 4)):
        blocks.paragraph(draft, 40, 300)
    return draft


def _beside(draft: Draft, left: str, right: str) -> None:
    gap = draft.random.uniform(0.4, 1.5)
    draft.add(f"#grid(columns: (1fr, 1fr), column-gutter: 2em, [{left}], [{right}])\n#v({gap:.1f}cm)")


def _block(draft: Draft, lines: list[str]) -> str:
    """Lines that are one element."""
    return draft.element("text", "#set par(justify: false)\n" + " \\ ".join(escape(line) for line in lines))


def _values(draft: Draft) -> str:
    """Labels and their values, which are text."""
    chosen = terms(draft.wording)
    if draft.random.random() < 0.5:
        return _block(draft, [f"{label}: {value}" for label, value in chosen])
    # No more than three: a taller block with such a gap in it would be two.
    names = (f"#box(width: 7em)[#strong[{label}]]{escape(value)}" for label, value in chosen[:3])
    return draft.element("text", "#set par(justify: false)\n" + " \\ ".join(names))


def _goods(draft: Draft) -> str:
    draw, wording = draft.random, draft.wording
    cells = [f"[#strong[{name}]]" for name in ("Pos.", "Description", "Qty", "Price", "Amount")]
    for place in range(1, draw.randint(3, 14)):
        texts = (wording.sentence(50), str(draw.randint(1, 40)), wording.money(), wording.money())
        cells += [f"[{place}]", *(f"[{escape(text)}]" for text in texts)]
    stroke = draw.choice(("0.4pt", "(bottom: 0.3pt + gray)", "(x, y) => if y < 2 { (top: 0.8pt) }", "none"))
    fill = draw.choice(("none", "(x, y) => tint(if y == 0 { luma(225) })"))
    return (
        "#set par(justify: false)\n"
        f"#table(columns: (auto, 1fr, auto, auto, auto), stroke: {stroke}, fill: {fill}, "
        f"align: (left, left, right, right, right), {', '.join(cells)})"
    )


def _totals(draft: Draft) -> str:
    names = ("Subtotal", "Shipping", "VAT 19 %", "#strong[Total]")
    chosen = names[draft.random.choice((0, 0, 1)) :]
    cells = ", ".join(f"[{name}], [{escape(draft.wording.money())}]" for name in chosen)
    stroke = draft.random.choice(("none", "none", "0.4pt"))
    return f"#table(columns: 2, stroke: {stroke}, align: (left, right), {cells})"


def _statute(wording: Wording, pictures: PictureSource) -> Draft:
    """A code of law: articles with headings of their own or run in, numbered clauses and lettered points."""
    draw = wording.random
    style = replace(draw_style(draw, columns=(1, 2, 2, 2), formal=True), numbering=None)
    draft = Draft(wording, pictures, style, footnoted=0.04)
    running_heads(draft, wording.heading(50), 0.8, 0.7)
    if draw.random() < 0.6:
        title_block(draft, wording.heading(70), authors=False)
    word, ending = draw.choice(("Article", "Art.", "Section", "Sec.", "§")), draw.choice((".", "", ":"))
    headed, clause = draw.random() < 0.6, draw.choice(("(1)", "1.", "§ 1"))
    first = draw.randint(1, 80)
    for number in range(first, first + draw.randint(8, 20)):
        if draw.random() < 0.12:
            _chapter(draft)
        name = f"{word} {number}{ending} {wording.heading(40)}"
        if headed:
            blocks.heading(draft, 2, name)
            blocks.paragraph(draft, 80, 500)
        else:
            draft.add(draft.element("text", f"#strong[{escape(name)}.] {draft.prose(80, 500)}"))
        _clauses(draft, clause)
    return draft


def _chapter(draft: Draft) -> None:
    """The number of a chapter and, in a line of its own, its name."""
    draw = draft.random
    number = draw.choice(("I", "II", "III", "IV", "V", "1", "2", "3"))
    font = draw.choice(('weight: "bold"', "size: 1.2em", 'style: "italic"'))
    names = (f"{draw.choice(('CHAPTER', 'Chapter', 'PART', 'Title'))} {number}", draft.wording.heading(40))
    heads = (draft.element("section-header", f"#set text({font})\n{escape(name)}") for name in names)
    lines = "\n".join(f"#block(below: 0.8em)[{head}]" for head in heads)
    draft.add(f"#block(above: 2em, width: 100%, breakable: false)[#align(center)[{lines}]]")


def _clauses(draft: Draft, clause: str) -> None:
    """Numbered clauses, some with lettered points."""
    draw = draft.random
    if draw.random() < 0.4:
        return
    items = []
    for place in range(1, draw.randint(3, 6)):
        marker = f"#numbering({string(clause)}, {place})"
        items.append(draft.item(marker, draft.prose(60, 350), 0, "2em", "0.8em"))
        if draw.random() < 0.25:
            items += [
                draft.item(f"({letter})", f"{escape(draft.wording.item(90))};", 2, "1.6em", "0.6em")
                for letter in "abcd"[: draw.randint(2, 4)]
            ]
    draft.add("\n".join(items))


RECORDS = (
    Family("offer", 1.2, _offer),
    Family("statute", 1.2, _statute),
)

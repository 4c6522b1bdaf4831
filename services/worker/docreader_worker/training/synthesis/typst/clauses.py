"""Clauses of contracts: lettered or numbered, hanging or not, with heads in their first line or without."""

from docreader_worker.training.synthesis.typst.draft import Draft
from docreader_worker.training.synthesis.typst.markup import escape, string

_HEADS = ("#strong[{0}]", "#underline[{0}]", "#emph[{0}]", "#strong[#underline[{0}]]")


def lettered(draft: Draft, indent: float = 0.0) -> None:
    """Add clauses with letters or roman numerals, each a list item whether it hangs or not."""
    draw = draft.random
    form, hangs = draw.choice(("(a)", "(a)", "(A)", "(i)", "a)", "i.", "A.")), draw.random() < 0.5
    for place in range(1, draw.randint(3, 7)):
        mark = f"#numbering({string(form)}, {place})"
        text = draft.prose(60, 400) if draw.random() < 0.7 else escape(draft.wording.item(140))
        if hangs:
            draft.add(draft.item(mark, text, indent, "1.8em", "0.8em"))
        else:
            clause = draft.element("list-item", f"#set par(first-line-indent: 0pt)\n{mark} {text}")
            draft.add(f"#block(above: 0.8em, below: 0.8em, pad(left: {indent}em)[{clause}])")


def headed(draft: Draft, number: int) -> None:
    """Add clauses whose numbers are followed by a head in bold or underlined, each a list item."""
    draw = draft.random
    head, end = draw.choice(_HEADS), draw.choice((".", ".", ":"))
    for place in range(1, draw.randint(2, 6)):
        name = head.format(escape(draft.wording.words(draw.randint(1, 3))))
        text = f"{number}.{place} #h(0.5em) {name}{end} {draft.prose(120, 700)}"
        clause = draft.element("list-item", f"#set par(first-line-indent: 0pt)\n{text}")
        draft.add(f"#block(above: 0.9em, below: 0.9em)[{clause}]")
        if draw.random() < 0.3:
            lettered(draft, draw.choice((0.0, 1.8)))

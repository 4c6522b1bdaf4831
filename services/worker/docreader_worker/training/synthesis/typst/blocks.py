"""What stands between headings: paragraphs, quotations and formulas."""

from docreader_worker.training.synthesis.snippets import stopped
from docreader_worker.training.synthesis.typst.displays import display
from docreader_worker.training.synthesis.typst.draft import Draft
from docreader_worker.training.synthesis.typst.markup import escape

_LEADS = ("where", "and", "so that", "Hence", "that is,", "with", "We then have", "or", "Then", "Thus,")


def heading(draft: Draft, level: int = 1, text: str | None = None) -> None:
    """Add a section heading."""
    words = escape(text or draft.wording.heading(60 if draft.style.columns == 1 else 45))
    draft.add(draft.element("section-header", f"#heading(level: {level})[{words}]"))


def paragraph(draft: Draft, shortest: int = 150, longest: int = 900) -> None:
    """Add a paragraph of running text."""
    draft.add(draft.element("text", draft.prose(shortest, longest)))


def passage(draft: Draft) -> None:
    """Add paragraphs in a row, some of one line only."""
    draw = draft.random
    terse = draw.choice((0.1, 0.4))
    for _ in range(draw.randint(2, 7)):
        if draw.random() < terse:
            line = escape(stopped(draft.wording.sentence(draw.choice((40, 60, 80)))))
            draft.add(draft.element("text", line))
        else:
            paragraph(draft, *draw.choice(((60, 200), (120, 500), (200, 900))))


def quotation(draft: Draft) -> None:
    """Add an indented quotation."""
    style = draft.random.choice(('style: "italic"', "size: 0.92em", "weight: 400"))
    body = draft.element("text", draft.prose(120, 450))
    draft.add(f"#pad(x: {draft.random.choice((1.5, 2.5, 3))}em)[#set text({style})\n{body}]")


def formula(draft: Draft) -> None:
    """Add displayed formulas, numbered or not, perhaps with the parts of a paragraph between and below."""
    draw = draft.random
    _add_display(draft)
    for _ in range(draw.choice((0, 0, 0, 1, 2))):
        _add_part(draft, escape(draw.choice(_LEADS)) if draw.random() < 0.5 else draft.prose(40, 150))
        _add_display(draft)
    if draw.random() < 0.4:
        _add_part(draft, draft.prose(40, 300))


def _add_part(draft: Draft, markup: str) -> None:
    """Add what goes on below a display in the same paragraph."""
    draft.add(f"#[#set par(first-line-indent: 0pt)\n{draft.element('text', markup)}]")


def _add_display(draft: Draft) -> None:
    draw = draft.random
    side = draw.choice(("center", "center", "center", "left"))
    rules, number = f"#show math.equation.where(block: true): set align({side})\n", ""
    if draw.random() < 0.55:
        number = f'numbering: "{draw.choice(("(1)", "(1)", "[1]", "(1.1)", "(A.1)", "1"))}", '
        rules += f"#set math.equation(number-align: {draw.choice(('end', 'end', 'start'))})\n"
    if draft.style.columns > 1:
        rules += "#set text(size: 0.85em)\n"
    draft.add(draft.element("formula", f"{rules}#math.equation(block: true, {number}$ {display(draft)} $)"))

"""What documents are made of: headings, notes, contents, and the running text around them."""

from collections.abc import Callable, Mapping

from docreader_worker.training.synthesis.office.draft import BOLD, Draft, tab_stops
from docreader_worker.training.synthesis.office.floats import figure, floating_table, formula
from docreader_worker.training.synthesis.office.lists import bullets, clauses, ways
from docreader_worker.training.synthesis.office.markup import TAB, escape, points, verbatim
from docreader_worker.training.synthesis.office.passages import passage, quotation, text
from docreader_worker.training.synthesis.office.terms import terms

_DEEPEST = 3
_APART = {"style:join-border": "false"}
"""Frames that stay two where they follow each other, as they must when their colours differ."""


def heading(draft: Draft, level: int = 1, longest: int = 70) -> None:
    """Add a heading, perhaps with a second one in capitals directly below."""
    words = draft.wording.heading(longest)
    if draft.random.random() < 0.1:
        words += f" – {draft.wording.heading(longest)}"
    draft.add(draft.heading(min(level, _DEEPEST), words))
    if draft.random.random() < (0.12 if draft.look.bare else 0.02):
        draft.add(draft.heading(min(level + 1, _DEEPEST), draft.wording.heading(longest).upper()))
    if draft.look.bare:
        draft.skip()


def title(draft: Draft, words: str = "") -> None:
    """Add the title of the document."""
    draft.add(draft.paragraph("Title", escape(words or draft.wording.heading(90)), "title"))


def listing(draft: Draft) -> None:
    """Add a code listing, plain, framed or tinted."""
    draw = draft.random
    box = draw.choice(
        (
            {},
            {"fo:background-color": draft.look.tint},
            {"fo:border": "0.5pt solid #808080", "fo:padding": "3pt"},
        )
    )
    code = verbatim(draft.wording.code(draw.randint(4, 16)))
    draft.add(draft.paragraph("Code", code, paragraph=box | _APART))


def boxed(draft: Draft) -> None:
    """Add a framed or tinted note."""
    draw, look = draft.random, draft.look
    frame = draw.choice((
        {"fo:border": f"0.75pt solid {look.accent}"},
        {"fo:background-color": look.tint, "fo:border": f"0.5pt solid {look.tint}"},
        {"fo:border-left": f"3pt solid {look.accent}"},
    ))  # fmt: skip
    shape = (
        frame
        | _APART
        | {
            "fo:padding": "6pt",
            "fo:margin-left": "6pt",
            "fo:margin-right": "6pt",
            "fo:text-indent": "0pt",
            "fo:margin-top": "6pt",
            "fo:margin-bottom": "10pt",
        }
    )
    lead = (
        draft.span(draw.choice(("Note", "Important", "Warning", "Tip")) + ": ", **BOLD)
        if draw.random() < 0.5
        else ""
    )
    draft.add(draft.paragraph("Body", lead + draft.prose(80, 350), paragraph=shape))


def contents(draft: Draft, count: int) -> None:
    """Add a table of contents, which DocLayNet labels a table."""
    draw, mark = draft.random, draft.styles.mark("contents")
    leader = draw.choice((".", ".", ".", ""))
    page, numbers = 1, [0, 0]
    for _ in range(count):
        deep = draw.choice((0, 1, 1)) if numbers[0] else 0
        numbers = [numbers[0], numbers[1] + 1] if deep else [numbers[0] + 1, 0]
        number = f"{numbers[0]}.{numbers[1]}" if deep else f"{numbers[0]}"
        shape = tab_stops((draft.width, "right"), leader=leader) | {
            "fo:margin-left": points(deep * 14),
            "fo:margin-bottom": "2pt",
        }
        bold: Mapping[str, str] = BOLD if not deep and draft.look.gap > 6 else {}
        line = f"{number} {escape(draft.wording.heading(45))}{TAB}{page}"
        draft.add(draft.paragraph("Standard", line, mark=mark, paragraph=shape, text=bold))
        page += draw.randint(0, 4)


def formula_after_text(draft: Draft) -> None:
    """Add a displayed formula and the paragraph that leads to it."""
    text(draft, 60, 300)
    formula(draft)


_KINDS: dict[str, Callable[[Draft], None]] = {
    "text": passage, "bullets": bullets, "table": floating_table, "figure": figure, "listing": listing,
    "box": boxed, "quotation": quotation, "formula": formula_after_text, "ways": ways,
}  # fmt: skip


def fill(
    draft: Draft, count: int, mix: Mapping[str, float], deepest: int = 3, *, clauses_of: float = 0.0
) -> None:
    """Add ``count`` blocks with headings between them; ``mix`` weighs the kinds of block.

    ``clauses_of`` is the chance that the text under a heading is of numbered paragraphs or clauses.
    """
    draw = draft.random
    until_heading, level = 0, 1
    for _ in range(count):
        if until_heading == 0:
            heading(draft, level)
            level, until_heading = draw.randint(1, deepest), draw.randint(1, 3 if draft.look.bare else 6)
            if draw.random() < clauses_of:
                draw.choice((clauses, terms))(draft, draw.randint(2, 5))
            else:
                text(draft)
        until_heading -= 1
        _KINDS[draw.choices(list(mix), list(mix.values()))[0]](draft)

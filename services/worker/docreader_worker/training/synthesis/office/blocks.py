"""What documents are made of: text, headings, lists, notes, contents, and what floats among them."""

from collections.abc import Callable, Mapping

from docreader_worker.training.synthesis.office.draft import BOLD, Draft, tab_stops
from docreader_worker.training.synthesis.office.floats import figure, floating_table, formula
from docreader_worker.training.synthesis.office.markup import TAB, escape, points, tag, verbatim

_DEEPEST = 3


def text(draft: Draft, shortest: int = 150, longest: int = 900) -> None:
    """Add a paragraph of running text."""
    draft.add(draft.paragraph("Body", draft.prose(shortest, longest)))


def line(draft: Draft, content: str, after: float = 6, align: str = "start", **look: str) -> None:
    """Add a short paragraph with ``content`` (XML), ``after`` points above the next one."""
    shape = {"fo:text-align": align, "fo:margin-bottom": points(after)}
    draft.add(draft.paragraph("Standard", content, paragraph=shape, text=look))


def heading(draft: Draft, level: int = 1, longest: int = 70) -> None:
    """Add a heading."""
    draft.add(draft.heading(min(level, _DEEPEST), draft.wording.heading(longest)))


def title(draft: Draft, words: str = "") -> None:
    """Add the title of the document."""
    draft.add(draft.paragraph("Title", escape(words or draft.wording.heading(90)), "title"))


def bullets(draft: Draft, most: int = 7, longest: int = 220, style: str = "") -> None:
    """Add a list, bulleted or numbered, perhaps with another one inside."""
    draw = draft.random
    style = style or draw.choice(("Bullets", "Bullets", "Numbers"))
    inner = draw.random() < 0.2
    items = []
    for _ in range(draw.randint(2, most)):
        content = item(draft, draft.wording.item(longest))
        if inner and draw.random() < 0.5:
            points_below = (
                tag("text:list-item", {}, item(draft, draft.wording.item(90)))
                for _ in range(draw.randint(2, 3))
            )
            content += tag("text:list", {}, *points_below)
        items.append(tag("text:list-item", {}, content))
    draft.add(tag("text:list", {"text:style-name": style}, *items))


def item(draft: Draft, words: str) -> str:
    """The paragraph of a list item."""
    lead = draft.span(draft.wording.words(2) + ": ", **BOLD) if draft.random.random() < 0.08 else ""
    return draft.paragraph("Item", lead + escape(words), "list-item")


def clauses(draft: Draft, count: int) -> None:
    """Add numbered paragraphs, as authorities number them: each an item of a list."""
    section, draw = draft.count("section"), draft.random
    hang = draw.choice((28.4, 36.0, 42.5))
    shape = {
        "fo:margin-left": points(hang),
        "fo:text-indent": points(-hang),
        "fo:margin-bottom": points(draft.look.gap),
    }
    for number in range(1, count + 1):
        stops = tab_stops((hang, "left"))
        body = f"{section}.{number}{TAB}{draft.prose(100, 700)}"
        draft.add(draft.paragraph("Body", body, "list-item", paragraph=shape | stops))


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
    draft.add(draft.paragraph("Code", verbatim(draft.wording.code(draw.randint(4, 16))), paragraph=box))


def boxed(draft: Draft) -> None:
    """Add a framed or tinted note."""
    draw, look = draft.random, draft.look
    frame = draw.choice((
        {"fo:border": f"0.75pt solid {look.accent}"},
        {"fo:background-color": look.tint, "fo:border": f"0.5pt solid {look.tint}"},
        {"fo:border-left": f"3pt solid {look.accent}"},
    ))  # fmt: skip
    shape = frame | {
        "fo:padding": "6pt",
        "fo:margin-left": "6pt",
        "fo:margin-right": "6pt",
        "fo:text-indent": "0pt",
        "fo:margin-top": "6pt",
        "fo:margin-bottom": "10pt",
    }
    lead = (
        draft.span(draw.choice(("Note", "Important", "Warning", "Tip")) + ": ", **BOLD)
        if draw.random() < 0.5
        else ""
    )
    draft.add(draft.paragraph("Body", lead + draft.prose(80, 350), paragraph=shape))


def quotation(draft: Draft) -> None:
    """Add an indented quotation."""
    shape = {"fo:margin-left": "28pt", "fo:margin-right": "28pt", "fo:text-indent": "0pt"}
    slant = draft.random.choice(({"fo:font-style": "italic"}, {}))
    draft.add(draft.paragraph("Body", draft.prose(100, 350), paragraph=shape, text=slant))


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
    "text": text, "bullets": bullets, "table": floating_table, "figure": figure, "listing": listing,
    "box": boxed, "quotation": quotation, "formula": formula_after_text,
}  # fmt: skip


def fill(
    draft: Draft, count: int, mix: Mapping[str, float], deepest: int = 3, *, clauses_of: float = 0.0
) -> None:
    """Add ``count`` blocks with headings between them; ``mix`` weighs the kinds of block.

    ``clauses_of`` is the chance that the text under a heading is of numbered paragraphs.
    """
    draw = draft.random
    until_heading, level = 0, 1
    for _ in range(count):
        if until_heading == 0:
            heading(draft, level)
            level, until_heading = draw.randint(1, deepest), draw.randint(2, 6)
            if draw.random() < clauses_of:
                clauses(draft, draw.randint(2, 5))
            else:
                text(draft)
        until_heading -= 1
        _KINDS[draw.choices(list(mix), list(mix.values()))[0]](draft)

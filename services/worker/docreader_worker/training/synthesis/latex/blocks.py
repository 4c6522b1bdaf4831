"""What stands between headings: paragraphs, formulas, quotations, statements, tables and figures."""

from docreader_worker.training.synthesis.latex import code
from docreader_worker.training.synthesis.latex.displays import display
from docreader_worker.training.synthesis.latex.draft import Draft
from docreader_worker.training.synthesis.latex.floats import floating
from docreader_worker.training.synthesis.latex.headings import minor_headings
from docreader_worker.training.synthesis.latex.lists import bullets
from docreader_worker.training.synthesis.latex.markup import escape
from docreader_worker.training.synthesis.latex.panels import appendix
from docreader_worker.training.synthesis.snippets import stopped

_LEADS = (
    "where",
    "and",
    "so that",
    "Hence",
    "that is,",
    "with",
    "We then have",
    "or",
    "It follows that",
    "Then",
    "Thus,",
)
_LEVELS = ("section", "subsection", "subsubsection", "paragraph")


def heading(draft: Draft, level: int = 1, star: str = "") -> None:
    """Add a heading; the class marks it, and whether it runs in with its paragraph."""
    draft.add(rf"\{_LEVELS[min(level, 4) - 1]}{star}{{{draft.words(45 if draft.columns > 1 else 60)}}}")


def passage(draft: Draft) -> None:
    """Add paragraphs in a row; some are of one line only, after one whose last line may be full."""
    draw = draft.random
    terse = draw.choice((0.1, 0.4))
    for _ in range(draw.randint(2, 6)):
        if draw.random() < terse:
            # Only a longer paragraph can be stretched until its last line is full.
            full = r"\parfillskip=0pt\tolerance=4000" * (draw.random() < 0.6)
            draft.add(rf"{{{full}\para{{{stopped(draft.prose(500, 1000))}}}}}")
            draft.add(rf"\para{{{escape(stopped(draft.wording.sentence(draw.choice((40, 60, 80)))))}}}")
        else:
            draft.paragraph(*draw.choice(((60, 200), (120, 500), (200, 900))))


def formula(draft: Draft) -> None:
    """Add displayed formulas between the parts of a paragraph, or before a new one."""
    draw = draft.random
    before = draw.choice((draft.prose(60, 400), draft.prose(60, 400), draw.choice(_LEADS)))
    parts = [rf"{{\leavevmode\element{{text}}{before}}}{_displayed(draft)}"]
    for _ in range(draw.choice((0, 0, 0, 1, 2))):
        between = draw.choice((draw.choice(_LEADS), draft.prose(40, 150)))
        parts.append(rf"\markoff{{\element{{text}}{between}}}{_displayed(draft)}")
    if draw.random() < 0.6:
        parts.append(rf"\markoff{{\element{{text}}{draft.prose(30, 300)}}}\par")
    else:
        parts.append(r"\par\markoff")
    draft.add("".join(parts))


def _displayed(draft: Draft) -> str:
    return rf"\markon{{formula}}{display(draft)}"


def quotation(draft: Draft) -> None:
    """Add a quotation."""
    kind = draft.random.choice(("quote", "quotation", "quote"))
    draft.add(rf"\begin{{{kind}}}\para{{{draft.prose(120, 450)}}}\end{{{kind}}}")


def statement(draft: Draft) -> None:
    """Add a theorem, lemma or the like, perhaps with a display inside; its head is part of its text."""
    draw = draft.random
    kind = draw.choice(("theorem", "lemma", "definition", "remark", "proof"))
    body = draft.prose(80, 350)
    while draw.random() < 0.4:
        after = draw.choice((draft.prose(30, 200), draw.choice(_LEADS)))
        body += rf"\markoff\markon{{formula}}{display(draft)}\markoff\markon{{text}}{after}"
    if kind == "proof" and draw.random() < 0.4:
        body += rf"\par\markoff\markon{{text}}{draft.prose(80, 500)}"
    draft.add(rf"\par\markon{{text}}\begin{{{kind}}}{body}\end{{{kind}}}\par\markoff")


def fill(draft: Draft, count: int, mix: dict[str, float], deepest: int = 3) -> None:
    """Add ``count`` blocks with headings between them; ``mix`` weighs the kinds of block."""
    draw = draft.random
    kinds, shares = list(mix), list(mix.values())
    until_heading, level = 0, 1
    for _ in range(count):
        if until_heading == 0:
            heading(draft, level)
            above, level, until_heading = level, draw.randint(1, deepest), draw.randint(2, 7)
            # A numbered heading may be just above numbered items; a deeper one may run in with its text.
            add_block(draft, "bullets" if above == 1 and draw.random() < 0.25 else "text")
        until_heading -= 1
        add_block(draft, draw.choices(kinds, shares)[0])


def add_block(draft: Draft, kind: str) -> None:
    """Add one block of ``kind``."""
    wide = draft.random.random() < 0.25
    if kind == "text":
        draft.paragraph()
    elif kind in {"table", "figure"}:
        floating(draft, kind, wide)
    else:
        adders = {
            "passage": passage, "bullets": bullets, "formula": formula, "quotation": quotation,
            "statement": statement, "listing": code.listing, "exchange": code.exchange,
            "symbols": code.symbols, "algorithm": code.algorithm, "minor": minor_headings,
            "appendix": appendix,
        }  # fmt: skip
        adders[kind](draft)

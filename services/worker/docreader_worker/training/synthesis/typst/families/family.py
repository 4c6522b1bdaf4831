"""A kind of document: its name, how often it is drawn, and what draws it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from docreader_worker.training.synthesis.pictures import PictureSource
from docreader_worker.training.synthesis.typst import blocks, code, floats
from docreader_worker.training.synthesis.typst.draft import Draft
from docreader_worker.training.synthesis.typst.headings import minor_headings
from docreader_worker.training.synthesis.typst.lists import bullets
from docreader_worker.training.synthesis.wording import Wording


@dataclass(frozen=True, slots=True)
class Family:
    """A kind of document; ``languages`` limits those it is written in."""

    name: str
    share: float
    draw: Callable[[Wording, PictureSource], Draft]
    languages: Sequence[str] | None = None


def fill(draft: Draft, blocks_wanted: int, mix: dict[str, float], deepest: int = 3) -> None:
    """Add ``blocks_wanted`` blocks with headings between them; ``mix`` weighs the kinds of block.

    Kinds: text, passage (paragraphs in a row), bullets, table, figure, formula, listing, exchange (short
    commands between lines of text), symbols, quotation, minor (sections under small headings), appendix (many
    small figures or tables), wide (a float over all columns).
    """
    draw = draft.random
    kinds, shares = list(mix), list(mix.values())
    until_heading = 0
    level = 1
    for _ in range(blocks_wanted):
        if until_heading == 0:
            blocks.heading(draft, level)
            level = draw.randint(1, deepest)
            until_heading = draw.randint(2, 7)
            # A numbered heading may be just above numbered items.
            _block(draft, "bullets" if draw.random() < 0.12 else "text")
        until_heading -= 1
        _block(draft, draw.choices(kinds, shares)[0])


def _block(draft: Draft, kind: str) -> None:
    wide = draft.random.random() < 0.5
    adders: dict[str, Callable[[], None]] = {
        "text": lambda: blocks.paragraph(draft),
        "passage": lambda: blocks.passage(draft),
        "bullets": lambda: bullets(draft),
        "table": lambda: floats.floating_table(draft),
        "figure": lambda: floats.floating_figure(draft),
        "formula": lambda: blocks.formula(draft),
        "listing": lambda: code.listing(draft),
        "exchange": lambda: code.exchange(draft),
        "symbols": lambda: code.symbols(draft),
        "quotation": lambda: blocks.quotation(draft),
        "minor": lambda: minor_headings(draft),
        "appendix": lambda: floats.appendix(draft),
        "wide": lambda: (floats.floating_figure if wide else floats.floating_table)(draft, wide=True),
    }
    adders[kind]()

"""What stands before the running text: titles, authors, covers, contents, who met."""

from collections.abc import Callable

from docreader_worker.training.synthesis.office import blocks, passages
from docreader_worker.training.synthesis.office.draft import BOLD, Draft, escaped_lines
from docreader_worker.training.synthesis.office.floats import centred, fitted, plain
from docreader_worker.training.synthesis.office.markup import escape

_SIDES = ("start", "center", "end")
_ITALIC = {"fo:font-style": "italic"}
_INSET = {"fo:margin-left": "28pt", "fo:margin-right": "28pt", "fo:margin-bottom": "12pt"}


def _plain(draft: Draft) -> None:
    draw = draft.random
    if draw.random() < 0.85:
        blocks.title(draft)
    if draw.random() < 0.4:
        byline = f"{draft.wording.facts.name()}, {draft.wording.date()}"
        passages.line(draft, escape(byline), 12, draw.choice(("start", "center")))


def _article(draft: Draft) -> None:
    draw, facts = draft.random, draft.wording.facts
    blocks.title(draft)
    side = draw.choice(("center", "center", "start"))
    passages.line(draft, escape(", ".join(facts.name() for _ in range(draw.randint(1, 4)))), 4, side)
    if draw.random() < 0.7:
        passages.line(draft, escape(f"{facts.company()}, {facts.city()}"), 4, side, **_ITALIC)
    inset = _INSET if draw.random() < 0.5 else {}
    if draw.random() < 0.6:
        above = {"fo:text-align": side, "fo:margin-top": "10pt", "fo:margin-bottom": "4pt"}
        draft.add(draft.paragraph("Standard", "Abstract", "section-header", paragraph=above, text=BOLD))
    draft.add(draft.paragraph("First", draft.prose(400, 1100), paragraph=inset))


def _cover(draft: Draft) -> None:
    """A page of its own with the title or a plain one, then perhaps a table of contents."""
    draw = draft.random
    if draw.random() < 0.6:
        _cover_page(draft)
        draft.master = "Plain"
    else:
        _plain(draft)
    if draw.random() < 0.5:
        label = draw.choice(("Contents", "Table of contents", "CONTENTS"))
        draft.add(draft.paragraph("Heading1", label, "section-header", style={"style:list-style-name": ""}))
        blocks.contents(draft, draw.randint(8, 26))
        draft.master = draw.choice(("Plain", "Plain", ""))


def _cover_page(draft: Draft) -> None:
    draw, facts, tall = draft.random, draft.wording.facts, draft.look.height
    if draw.random() < 0.6:
        logo = fitted(draft, draft.pictures.logo(draw), draw.uniform(60, 150), 60)
        draft.add(plain(draft, logo, draw.choice(_SIDES)))
    draft.add(draft.blank(tall * draw.uniform(0.05, 0.3)))
    blocks.title(draft)
    if draw.random() < 0.5:
        passages.line(draft, escape(draft.wording.sentence(80)), 20, "center", **{"fo:font-size": "14pt"})
    if draw.random() < 0.4:
        draft.add(centred(draft, fitted(draft, draft.pictures.photograph(draw), draft.width, tall * 0.3)))
    draft.add(draft.blank(draw.uniform(20, 120)))
    about = (facts.company(), facts.city(), draft.wording.date())
    passages.line(draft, escaped_lines(about), align=draw.choice(_SIDES))


def _protocol(draft: Draft) -> None:
    """The head of minutes: who met when and where."""
    draw, facts, wording = draft.random, draft.wording.facts, draft.wording
    names = ("Minutes of the meeting", "MINUTES", f"Minutes: {wording.heading(40)}", wording.heading(60))
    blocks.title(draft, draw.choice(names))
    lines = (
        ("Date", wording.date()), ("Place", facts.city()), ("Chair", facts.name()),
        ("Present", ", ".join(facts.name() for _ in range(draw.randint(2, 7)))), ("Apologies", facts.name()),
    )  # fmt: skip
    for name, value in lines[: draw.randint(2, 5)]:
        passages.line(draft, draft.span(f"{name}: ", **BOLD) + escape(value), 4)


FRONTS: dict[str, Callable[[Draft], None]] = {
    "plain": _plain, "article": _article, "cover": _cover, "protocol": _protocol,
}  # fmt: skip
"""By the names that recipes give them."""

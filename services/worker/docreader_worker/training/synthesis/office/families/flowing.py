"""Documents that are mostly running text: reports, papers of authorities, tenders, plans, handouts."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from docreader_worker.training.synthesis.office import blocks
from docreader_worker.training.synthesis.office.draft import Draft, columns_of
from docreader_worker.training.synthesis.office.families.family import Family
from docreader_worker.training.synthesis.office.families.fronts import FRONTS
from docreader_worker.training.synthesis.office.markup import escape, tag
from docreader_worker.training.synthesis.office.running import add_pages

_REPORT = {"text": 8, "bullets": 3, "table": 1.6, "figure": 1.2, "box": 0.5}
_PAPER = {"text": 9, "formula": 1.8, "bullets": 0.8, "table": 0.8, "figure": 1}
_MANUAL = {"text": 5, "bullets": 4, "listing": 2, "figure": 1.3, "box": 1, "table": 1}
_LAW = {"text": 8, "bullets": 4}
_MINUTES = {"text": 5, "bullets": 5, "table": 0.6}
_TENDER = {"text": 7, "bullets": 4, "table": 2}
_PLAN = {"text": 7, "bullets": 3, "table": 1.5, "figure": 0.7, "box": 0.2}
_PLAIN = {"text": 8, "bullets": 2}
_HANDBOOK = {"text": 9, "bullets": 3, "ways": 0.7, "box": 0.2, "table": 0.4}
_GUIDANCE = {"text": 6, "bullets": 3, "box": 0.5, "table": 0.5, "ways": 0.2}
_LETTERS = {"text": 9, "quotation": 1, "figure": 1.2, "bullets": 1, "box": 0.5}


@dataclass(frozen=True, slots=True)
class _Recipe:
    """How documents of a kind are put together; ``front`` is what stands before the text."""

    mix: Mapping[str, float]
    front: str = "plain"
    columns: tuple[int, ...] = (1,)
    blocks: tuple[int, int] = (6, 18)
    deepest: int = 3
    clauses: float = 0.0
    landscape: float = 0.0
    ending: float = 0.0


def _flowing(recipe: _Recipe) -> Callable[[Draft], None]:
    def draw_document(draft: Draft) -> None:
        draw = draft.random
        landscape = draw.random() < recipe.landscape
        if landscape:
            draft.width = draft.look.height - draft.look.left - draft.look.right
        add_pages(draft, landscape=landscape)
        FRONTS[recipe.front](draft)
        count = draw.choice(recipe.columns)
        start = len(draft.parts)
        gap = draw.uniform(14, 28)
        draft.width, draft.columns = (draft.width - gap * (count - 1)) / count, count
        blocks.fill(
            draft, draw.randint(*recipe.blocks), recipe.mix, recipe.deepest, clauses_of=recipe.clauses
        )
        if draw.random() < recipe.ending:
            _references(draft)
        if count > 1:
            style = draft.styles.use("section", section=columns_of(count, gap, ruled=draw.random() < 0.15))
            body = tag(
                "text:section", {"text:style-name": style, "text:name": "Columns"}, *draft.parts[start:]
            )
            draft.parts[start:] = [body]

    return draw_document


def _references(draft: Draft) -> None:
    """Add a bibliography whose entries are items of a list."""
    draw, facts = draft.random, draft.wording.facts
    draft.add(draft.heading(1, draw.choice(("References", "Bibliography", "Literature"))))
    hang = {"fo:margin-left": "22pt", "fo:text-indent": "-22pt", "fo:margin-bottom": "3pt"}
    for number in range(1, draw.randint(6, 24)):
        lead = f"[{number}] " if draft.look.caption_above else ""
        work = f"{draft.wording.heading(80)}. {draft.wording.heading(30)}"
        entry = f"{lead}{facts.name()}, {facts.name()}: {work}, {facts.year()}."
        draft.add(draft.paragraph("Item", escape(entry), "list-item", paragraph=hang))


_RECIPES = {
    "report": _Recipe(_REPORT, "cover"),
    "government": _Recipe(_REPORT, "cover", clauses=0.6),
    "minutes": _Recipe(_MINUTES, "protocol", blocks=(10, 22), deepest=2),
    "tender": _Recipe(_TENDER, clauses=0.4),
    "manual": _Recipe(_MANUAL, "cover"),
    "contract": _Recipe(_LAW, deepest=2, clauses=0.5),
    "article": _Recipe(_PAPER, "article", (1, 2, 2), ending=0.7),
    "thesis": _Recipe(_PAPER, "cover", ending=0.4),
    "newsletter": _Recipe(_LETTERS, columns=(2, 2, 3), deepest=2),
    "business-plan": _Recipe(_PLAN, "cover", blocks=(10, 20)),
    "handout": _Recipe(_PLAIN, blocks=(5, 12), deepest=2),
    "guidance": _Recipe(_GUIDANCE, blocks=(8, 18), clauses=0.1),
    "circular": _Recipe(_PLAIN, "protocol", blocks=(4, 10), deepest=1),
    "handbook": _Recipe(_HANDBOOK, "cover", blocks=(14, 26)),
    "wide-report": _Recipe(_REPORT, columns=(1, 2), landscape=1.0),
}


def _family(name: str, share: float, size: tuple[float, float] = (10.0, 12.0), **shares: float) -> Family:
    return Family(name, share, _flowing(_RECIPES[name]), size, **shares)


FLOWING: tuple[Family, ...] = (
    _family("report", 3, coloured=0.6, sans=0.6, footnoted=0.05),
    _family("government", 3, coloured=0.15, footnoted=0.12, numbered=0.7),
    _family("minutes", 1.5, sans=0.6),
    _family("tender", 1.5, coloured=0.1, sans=0.6, numbered=0.9),
    _family("manual", 1.5, coloured=0.5, sans=0.7),
    _family("contract", 1.5, coloured=0.02, sans=0.3, numbered=0.8),
    _family("article", 2, (9, 11), coloured=0.1, sans=0.15, numbered=0.6, footnoted=0.08),
    _family("thesis", 1, (11, 12), coloured=0.1, sans=0.2, numbered=0.8, footnoted=0.25),
    _family("newsletter", 1, (8.5, 10.5), coloured=0.7, sans=0.6, numbered=0.0),
    _family("business-plan", 1.5, coloured=0.4, sans=0.7, numbered=0.6),
    _family("handout", 3, coloured=0.2, sans=0.5, numbered=0.2),
    _family("guidance", 2, coloured=0.3, sans=0.6, numbered=0.4),
    _family("circular", 1, coloured=0.1, sans=0.5, numbered=0.5),
    _family("handbook", 3, coloured=0.4, sans=0.5, numbered=0.1, bare=0.6),
    _family("wide-report", 0.7, coloured=0.5, sans=0.7),
)

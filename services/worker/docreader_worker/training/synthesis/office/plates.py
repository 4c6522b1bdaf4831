"""Ruled tables at the heads of pages that say whose document this is, its number, revision and page."""

from docreader_worker.training.synthesis.office.areas import column, table_of
from docreader_worker.training.synthesis.office.draft import BOLD, Draft, escaped_lines
from docreader_worker.training.synthesis.office.markup import BREAK, escape, points, tag

_KINDS = ("STANDARD OPERATING PROCEDURE", "Quality Manual", "Policy", "Work Instruction", "Procedure")


def plate(draft: Draft, page: str) -> str:
    """A table of two to five rows, one element as a whole; ``page`` is XML that shows the page's number."""
    draw, wording = draft.random, draft.wording
    mark = draft.styles.mark("page-header")
    facts = [
        f"Document no.: {escape(wording.facts.bothify('??-###').upper())}",
        f"Revision: {draw.randint(0, 9)}", f"Effective: {escape(wording.date())}",
        f"Approved by: {escape(wording.facts.name())}",
    ]  # fmt: skip
    facts = [f"Page: {page}", *draw.sample(facts, draw.randint(1, 4))]
    draw.shuffle(facts)
    name = draft.span(draw.choice(_KINDS), **BOLD) + BREAK + escape(wording.heading(40))
    owner = escaped_lines((wording.facts.company(), wording.facts.city()))
    shares = (1, 2, 1.3) if draw.random() < 0.6 else (0, 2, 1)
    whole = [(each, share) for each, share in zip((owner, name), shares[:2], strict=True) if share]
    box = {"fo:border": "0.5pt solid #000000", "fo:padding": points(draw.choice((1, 2, 4)))}
    cell = {"table:style-name": draft.styles.use("table-cell", "", mark, table_cell=box)}
    middle = {"fo:text-align": "center"}
    covered = tag("table:covered-table-cell", {})
    rows = []
    for place, fact in enumerate(facts):
        spans = cell | {"table:number-rows-spanned": str(len(facts))}
        parts = [
            covered if place else tag("table:table-cell", spans, _line(draft, each, mark, middle))
            for each, _ in whole
        ]
        parts.append(tag("table:table-cell", cell, _line(draft, fact, mark, {})))
        rows.append(tag("table:table-row", {}, *parts))
    widths = [draft.width * share / sum(shares) for share in shares if share]
    return table_of(draft, [column(draft, width) for width in widths], rows)


def _line(draft: Draft, words: str, mark: int, shape: dict[str, str]) -> str:
    return draft.paragraph("Header", words, mark=mark, paragraph=shape)

"""What stands at the heads and feet of pages: names, dates, codes, page numbers, in up to three pieces."""

from collections.abc import Sequence

from docreader_worker.training.synthesis.office.draft import Draft, tab_stops
from docreader_worker.training.synthesis.office.floats import fitted
from docreader_worker.training.synthesis.office.markup import TAB, escape, points, tag
from docreader_worker.training.synthesis.office.plates import plate
from docreader_worker.training.synthesis.office.styles import font_size

_PAGE = '<text:page-number text:select-page="current"/>'
_COUNT = "<text:page-count/>"
_NUMBERS = (
    _PAGE, _PAGE, _PAGE, f"Page {_PAGE} of {_COUNT}", f"Page {_PAGE} of {_COUNT}", f"Page {_PAGE}",
    f"Page | {_PAGE}", f"- {_PAGE} -", f"{_PAGE}/{_COUNT}", f"{_PAGE} | P a g e", f"{_PAGE} of {_COUNT}",
)  # fmt: skip
_PLACES = ((0,), (1,), (1,), (2,), (2,), (0, 2), (0, 2), (0, 2), (0, 1, 2), (0, 1, 2))
"""Which of left, middle and right are taken."""
_PARTS = ("Exhibit", "Attachment A: Exhibit", "Appendix", "Annex", "Schedule", "Part", "Form")
_STATES = (
    "DRAFT",
    "CONFIDENTIAL",
    "For internal use only",
    "Final version",
    "Public",
    "Uncontrolled if printed",
)


def head_and_foot(draft: Draft, plated: float) -> tuple[str, str]:
    """The paragraphs, or tables, at the head and at the foot of every page; one of them has its number.

    ``plated`` is the share of heads that say what the document is in a ruled table.
    """
    draw = draft.random
    facts = _facts(draft)
    head, foot = (facts[: len(facts) // 2], facts[len(facts) // 2 :])
    number = draw.choice(_NUMBERS)
    if draw.random() < 0.15:
        number = f"{draw.choice(_PARTS)} {draw.randint(1, 9)} - {draw.choice(_NUMBERS[3:6])}"
    if draw.random() < plated:
        return plate(draft, draw.choice((_PAGE, f"{_PAGE} of {_COUNT}"))), _band(draft, "footer", foot, "")
    if draw.random() < 0.07:
        return _envelope(draft) + _band(draft, "header", head, ""), _band(draft, "footer", foot, number)
    if draw.random() < 0.2:
        return _band(draft, "header", head, number), _band(draft, "footer", foot, "")
    return _band(draft, "header", head, ""), _band(draft, "footer", foot, number)


def _envelope(draft: Draft) -> str:
    """The number that services for signatures print in tiny letters at the top, perhaps in the margin."""
    draw = draft.random
    name = draw.choice(("Envelope ID", "Signing Envelope ID", "Document ID", "Transaction no."))
    code = draft.wording.facts.uuid4().upper()
    shape = {"fo:margin-left": points(draw.choice((0, -0.4, -0.75)) * draft.look.left)}
    shape["fo:margin-bottom"] = points(draw.choice((0, 8)))
    tiny = font_size(draw.choice((6, 7, 8))) | {"fo:font-family": "'Liberation Sans'"}
    return draft.paragraph("Header", f"{name}: {code}", "page-header", paragraph=shape, text=tiny)


def _facts(draft: Draft) -> list[str]:
    """What pages say at their edges, in any order."""
    draw, wording = draft.random, draft.wording
    name = wording.facts.file_name(extension=draw.choice(("docx", "doc", "pdf", "odt")))
    found = [
        wording.heading(draw.choice((26, 44))), wording.heading(30), wording.facts.company(), wording.date(),
        f"{wording.facts.bothify('??').upper()}/{wording.facts.bothify('####/##')}",
        draw.choice((name, f"S:\\{wording.facts.last_name()}\\{name}", f"www.{wording.facts.domain_name()}")),
        draw.choice((f"Version {draw.randint(1, 9)}.{draw.randint(0, 9)}", f"Rev. {draw.choice('ABCD')}")),
        draw.choice(_STATES),
    ]  # fmt: skip
    draw.shuffle(found)
    return [escape(each) for each in found]


def _band(draft: Draft, band: str, facts: list[str], number: str) -> str:
    """A ``band`` (``header`` or ``footer``) of some of ``facts`` and the ``number`` of the page, if any."""
    draw = draft.random
    places = draw.choice(_PLACES)
    pieces = [facts.pop() for _ in places]
    if number:
        pieces[-1] = number
    kind = draw.random()
    if kind < 0.1 and len(pieces) > 1:
        return _strip(draft, band, pieces)
    line = ["", "", ""]
    for place, piece in zip(places, pieces, strict=True):
        line[place] = piece
    if kind < 0.22 and not line[0] and band == "header":
        line[0] = fitted(draft, draft.pictures.logo(draw), draw.uniform(40, 110), draw.uniform(16, 34))
    lines = [line]
    if kind > 0.85 and facts:
        lines.insert(draw.randint(0, 1), draw.choice((["", "", facts[0]], [facts[0], "", ""])))
    stops = tab_stops((draft.width / 2, "center"), (draft.width, "right"))
    mark = draft.styles.mark(f"page-{band}")
    return "".join(
        draft.paragraph(band.capitalize(), _tabbed(each), mark=mark, paragraph=stops) for each in lines
    )


def _tabbed(line: Sequence[str]) -> str:
    """The pieces of ``line`` with tabs between them, none after the last: it might begin another line."""
    last = max(place for place, piece in enumerate(line) if piece)
    return TAB.join(line[: last + 1])


def _strip(draft: Draft, band: str, pieces: Sequence[str]) -> str:
    """A ruled table of one row, each of whose cells is an element of its own."""
    rule = draft.random.choice(("fo:border", "fo:border-bottom", "fo:border-top"))
    box = {rule: "0.5pt solid #404040", "fo:padding": "3pt"}
    cell = {"table:style-name": draft.styles.use("table-cell", table_cell=box)}
    sides = ("start", "center", "end") if len(pieces) == 3 else ("start", "end")
    cells = (
        tag(
            "table:table-cell", cell,
            draft.paragraph(band.capitalize(), piece, f"page-{band}", paragraph={"fo:text-align": side}),
        )
        for piece, side in zip(pieces, sides, strict=True)
    )  # fmt: skip
    width = points(draft.width / len(pieces))
    column = draft.styles.use("table-column", table_column={"style:column-width": width})
    whole = {"style:width": points(draft.width), "table:align": "left"}
    name = {
        "table:name": f"{band}{draft.count('strip')}",
        "table:style-name": draft.styles.use("table", table=whole),
    }
    columns = tag("table:table-column", {"table:style-name": column}) * len(pieces)
    return tag("table:table", name, columns, tag("table:table-row", {}, *cells))

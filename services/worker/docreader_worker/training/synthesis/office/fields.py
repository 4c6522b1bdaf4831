"""What forms and heads of papers consist of: names with values, lines and boxes to fill in, signatures."""

from collections.abc import Sequence

from docreader_worker.training.synthesis.office.areas import beside
from docreader_worker.training.synthesis.office.draft import BOLD, Draft, tab_stops
from docreader_worker.training.synthesis.office.markup import TAB, escape, points
from docreader_worker.training.synthesis.office.tables import draw_grid
from docreader_worker.training.synthesis.tables import Grid, GridCell

_FRAME = {"fo:border": "0.5pt solid #404040", "fo:padding": "2pt"}
_UNDERLINED = {"style:text-underline-style": "solid"}
_KEPT = {"fo:keep-with-next": "always"}
_ASKED = (
    "Surname", "First name", "Date of birth", "Address", "Postcode", "Telephone", "E-mail", "Nationality",
    "Name of organisation", "Registration no.", "Contact person", "Job title", "Employer", "Bank account",
    "Signature", "Date", "Reason for application", "Please give details", "Other", "Amount requested",
)  # fmt: skip


def details(draft: Draft, pairs: Sequence[tuple[str, str]]) -> None:
    """Add names and values in lines: a paragraph each when they are apart, else one block of text."""
    draw = draft.random
    hang, bold = draw.choice((0, 70, 90, 110)), draw.random() < 0.6
    apart = hang > 0 or draw.random() < 0.5
    shape = {"fo:margin-bottom": points(draw.choice((0, 4, 6, 8) if hang else (4, 6, 8)) if apart else 0)}
    if hang:
        shape |= {"fo:margin-left": points(hang), "fo:text-indent": points(-hang)} | tab_stops((hang, "left"))
    block = draft.styles.mark("text")
    for name, value in pairs:
        lead = draft.span(name, **BOLD) if bold else escape(name)
        mark = draft.styles.mark("text") if apart else block
        line = f"{lead}:{TAB if hang else ' '}{escape(value)}"
        draft.add(draft.paragraph("Standard", line, mark=mark, paragraph=shape))
    draft.add(draft.blank(10))


def field(draft: Draft) -> str:
    """Something to fill in: a name with a line, a box, or boxes to tick."""
    draw, wording = draft.random, draft.wording
    name = escape(draw.choice((wording.words(draw.randint(1, 4)).capitalize(), draw.choice(_ASKED))))
    value = escape(draw.choice((wording.facts.name(), wording.date(), "", "", "")))
    kind = draw.choice(("line", "line", "dots", "typed", "box", "checks"))
    below = {"fo:margin-bottom": points(draw.choice((4, 7, 10)))}
    if kind == "checks":
        options = "   ".join(
            f"{draw.choice('☐☐☒')} {escape(wording.words(1))}" for _ in range(draw.randint(2, 4))
        )
        return draft.paragraph("Standard", f"{name}: {options}", paragraph=below)
    if kind == "typed":
        room = draw.choice("_.…") * draw.randint(8, 20)
        return draft.paragraph(
            "Standard", f"{name}: {room} {escape(wording.words(2))}: {room}", paragraph=below
        )
    if kind == "box":
        box = draft.blank(draw.choice((14, 18, 30)), **_FRAME)
        return beside(draft, [draft.paragraph("Standard", name), box], (2, draw.choice((2, 4, 5))))
    leader = "." if kind == "dots" else "_"
    stops = tab_stops((draft.width * draw.choice((0.5, 0.75, 1.0)), "right"), leader=leader)
    return draft.paragraph("Standard", f"{name}: {value}{TAB}", paragraph=stops | below)


def blank_grid(draft: Draft, rows: int, head: str = "") -> str:
    """A ruled grid of names with empty cells beside them, perhaps below a row that names it."""
    draw, wording = draft.random, draft.wording
    pairs = draw.choice((1, 1, 2))
    filled = 0.5 if draw.random() < 0.2 else 0.0
    lines = [[GridCell(head, 2 * pairs, strong=True)]] if head else []
    for _ in range(rows):
        if draw.random() < 0.1:
            lines.append([GridCell(wording.sentence(90), 2 * pairs)])
            continue
        line = []
        for _ in range(pairs):
            name = draw.choice((draw.choice(_ASKED), wording.words(draw.randint(1, 5)).capitalize()))
            value = draw.choice((wording.facts.name(), wording.date(), "☐ Yes  ☐ No", wording.number(1e4)))
            line += [
                GridCell(name),
                GridCell(value if draw.random() < filled else " " * draw.choice((12, 30))),
            ]
        lines.append(line)
    grid = Grid(2 * pairs, 1 if head else 0, lines)
    return draw_grid(draft, grid, True, ("grid", "grid", "lines"), draw.choice((16, 20, 24, 36)))


def contacts(draft: Draft, parties: Sequence[str]) -> None:
    """Add how to reach each of ``parties``: a heading, or none, over a table of names and values."""
    draw, facts = draft.random, draft.wording.facts
    kinds = (draw.choice(("grid", "grid", "lines", "none")),)
    look = draw.choice((_UNDERLINED, BOLD, {}))
    end = draw.choice((":", ":", ""))
    for party in parties:
        pairs = (
            ("Name", facts.name()), ("Address", facts.address().replace("\n", ", ")),
            ("Telephone", facts.phone_number()), ("Fax", draw.choice(("", facts.phone_number()))),
            ("E-mail", facts.email()),
        )  # fmt: skip
        draft.add(draft.paragraph("Standard", escape(party), "section-header", paragraph=_KEPT, text=look))
        rows = [[GridCell(name + end), GridCell(value)] for name, value in pairs]
        draft.add(draw_grid(draft, Grid(2, 0, rows), True, kinds), draft.blank(10))


def signed_table(draft: Draft, parties: Sequence[str]) -> None:
    """Add a table with room for each of ``parties`` to sign."""
    draw = draft.random
    names = ("Signature:", "Name:", "Title:", "Date:")
    rows = [[GridCell(party, strong=True) for party in parties]]
    rows += [[GridCell(name) for _ in parties] for name in names[: draw.randint(2, 4)]]
    kinds = ("grid", "grid", "lines", "columns")
    draft.add(draw_grid(draft, Grid(len(parties), 1, rows), True, kinds, draw.choice((18, 24, 32))))


def signatures(draft: Draft) -> None:
    """Add two lines to sign on, with what to write below them."""
    line = {"fo:border-top": "0.75pt solid #000000", "fo:padding-top": "2pt", "fo:margin-right": "24pt"}
    names = draft.random.choice(
        (("Place, date", "Signature"), ("Name", "Signature"), ("For the company", "Date"))
    )
    cells = [draft.paragraph("Standard", name, paragraph=line) for name in names]
    draft.add(draft.blank(36), beside(draft, cells, (1, 1)))

"""Forms of authorities made of bordered tables: names with values, amounts, grey rows that head them."""

from docreader_worker.training.synthesis.office import blocks, lists, passages
from docreader_worker.training.synthesis.office.draft import BOLD, Draft, escaped_lines
from docreader_worker.training.synthesis.office.families.family import Family
from docreader_worker.training.synthesis.office.fields import blank_grid, signatures, signed_table
from docreader_worker.training.synthesis.office.floats import fitted, plain
from docreader_worker.training.synthesis.office.numbering import nth
from docreader_worker.training.synthesis.office.running import add_pages
from docreader_worker.training.synthesis.office.tables import draw_grid
from docreader_worker.training.synthesis.tables import Grid, GridCell

_PARTS = (
    "Contract Information", "Buyer Information", "Supplier Information", "Reason for Modification",
    "Grantee Information", "Project Summary", "Funding Source", "Budget Detail", "Personnel Costs",
    "Certification", "Shipping Information", "Prior Year Expenditures", "Program Contacts", "Approvals",
    "Commodity / Service Information", "Billing Address", "Invoice Schedule", "Performance Measures",
)  # fmt: skip
_LABELS = (
    "State Contract Number", "Name", "Type", "Status", "Begin Date", "End Date", "Amount", "Phone", "E-mail",
    "Fund", "Agency", "Vendor ID", "Address", "Contact", "Version Number", "Not to Exceed", "Delivery Days",
)  # fmt: skip
_ENTRIES = (
    "Salaries and wages", "Fringe benefits", "Travel", "Equipment", "Supplies", "Contractual", "Construction",
    "Training", "Indirect costs", "Other", "Printing", "Rent and utilities", "Matching funds",
)  # fmt: skip
_OFFICES = ("Department of Finance", "Division of Purchasing", "Office of Grants", "Bureau of Licensing")
_GREYS = ("#d9d9d9", "#d9d9d9", "#c0c0c0", "#e7e6e6", "#f2f2f2", "#bfbfbf")
_BOXED = ("grid", "grid", "grid", "head", "outer")


def _filing(draft: Draft) -> None:
    draw, facts = draft.random, draft.wording.facts
    add_pages(draft, headed=0.4)
    if draw.random() < 0.3:
        emblem = fitted(draft, draft.pictures.logo(draw), draw.uniform(50, 120), 50)
        draft.add(plain(draft, emblem, draw.choice(("start", "center"))), draft.blank(8))
    lines = (f"State of {facts.city()}", *draw.sample(_OFFICES, 2), draft.wording.heading(40))
    draft.add(draft.paragraph("Title", escaped_lines(lines[: draw.randint(1, 4)]), "title"))
    if draw.random() < 0.4:
        passages.text(draft, 80, 350)
    number, shade = draw.choice(("", "", "1.", "Section 1:", "Part A –", "I.")), draw.choice(_GREYS)
    headed = draw.choice((0.0, 0.0, 0.5, 1.0))
    for place, part in enumerate(draw.sample(_PARTS, draw.randint(4, 9)), 1):
        name = f"{nth(number, place)} {part}".strip()
        if draw.random() < headed:
            draft.add(draft.heading(2, part, nth(number, place)))
            name = ""
        kinds = (_values, _values, _values, _amounts, _sentence if name else _amounts)
        body = draw.choice(kinds)(draft, name)
        draft.add(draw_grid(draft, body, True, _BOXED, draw.choice((1, 1, 16)), shade))
        draft.add(draft.blank(draw.choice((4, 10, 16))))
        if draw.random() < 0.2:
            draft.add(draft.heading(2, draw.choice(_PARTS)))
            draw.choice((passages.text, passages.remark, lists.bullets))(draft)
    if draw.random() < 0.5:
        draw.choice((signatures, _parties))(draft)
    if draw.random() < 0.25:
        draft.add(draft.blank(14), blank_grid(draft, 2, "FOR AGENCY USE ONLY"))


def _parties(draft: Draft) -> None:
    signed_table(draft, ("Agency", "Grantee"))


def _values(draft: Draft, name: str) -> Grid:
    """Names with what was filled in, in one to three pairs of columns, with further heads between them."""
    draw, wording, facts = draft.random, draft.wording, draft.wording.facts
    pairs = draw.choice((1, 2, 2, 2, 3))
    bold, end = draw.random() < 0.5, draw.choice((":", ":", ""))
    rows = [[GridCell(name, 2 * pairs, strong=True)]] if name else []
    head = len(rows)
    for place in range(draw.randint(1 if name else 2, 6)):
        if place > 1 and draw.random() < 0.15:
            rows.append([GridCell(draw.choice(_PARTS), 2 * pairs, strong=True)])
        row = []
        for label in draw.sample(_LABELS, pairs):
            empty = " " * draw.choice((4, 16))
            value = draw.choice((facts.name(), wording.date(), wording.number(1e6), facts.company(), empty))
            row += [GridCell(label + end, strong=bold), GridCell(value)]
        rows.append(row)
    return Grid(2 * pairs, head, rows)


def _amounts(draft: Draft, name: str) -> Grid:
    """Entries with columns of amounts, in groups, with their sum."""
    draw, wording = draft.random, draft.wording
    columns = draw.randint(1, 4)
    names = draw.sample(("Budget", "Federal", "State", "Match", "Prior year", "Total", "Balance"), columns)
    rows = [[GridCell(name, columns + 1, strong=True)]] if name else []
    rows.append([GridCell("Category"), *(GridCell(each, number=True, strong=True) for each in names)])
    head = len(rows)
    for place, entry in enumerate(draw.sample(_ENTRIES, draw.randint(3, 9))):
        if place and draw.random() < 0.12:
            rows.append([GridCell(draw.choice(_PARTS), columns + 1, strong=True)])
        figures = (draw.choice(("", "$ -", f"$ {wording.number(1e6, 2)}")) for _ in range(columns))
        rows.append([GridCell(entry), *(GridCell(each, number=True) for each in figures)])
    sums = (GridCell(f"$ {wording.number(1e7, 2)}", number=True, strong=True) for _ in range(columns))
    return Grid(columns + 1, head, [*rows, [GridCell("TOTAL", strong=True), *sums]])


def _sentence(draft: Draft, name: str) -> Grid:
    """A box with some text below its name."""
    rows = [[GridCell(name, strong=True)], [GridCell(draft.wording.paragraph(20, 300))]]
    return Grid(1, 1, rows)


def _notice(draft: Draft) -> None:
    """A page or two of small ruled tables under headings, with text between them and notes."""
    draw = draft.random
    add_pages(draft, headed=0.6)
    blocks.title(draft)
    shade = draw.choice((*_GREYS, ""))
    for part in draw.sample(_PARTS, draw.randint(3, 6)):
        draft.add(draft.heading(1, part))
        draw.choice((passages.text, passages.remark, passages.run))(draft)
        body = draw.choice((_values, _amounts))(draft, "")
        draft.add(draw_grid(draft, body, draw.random() < 0.8, _BOXED, shade=shade), draft.blank(8))
        if draw.random() < 0.3:
            passages.line(draft, draft.span(draft.wording.sentence(90), **BOLD), 8)


FILINGS: tuple[Family, ...] = (
    Family("state-form", 2, _filing, (8.5, 11), 0.1, 0.7, 0.0),
    Family("notice", 1, _notice, (9, 11), 0.2, 0.6, 0.1, bare=0.3),
)

"""Letters, memos, invoices and CVs."""

from docreader_worker.training.synthesis.office import blocks, lists, passages
from docreader_worker.training.synthesis.office.areas import beside
from docreader_worker.training.synthesis.office.draft import BOLD, Draft, escaped_lines, tab_stops
from docreader_worker.training.synthesis.office.families.family import Family
from docreader_worker.training.synthesis.office.floats import fitted, plain
from docreader_worker.training.synthesis.office.markup import TAB, escape, points
from docreader_worker.training.synthesis.office.running import add_page, add_pages
from docreader_worker.training.synthesis.office.tables import draw_grid
from docreader_worker.training.synthesis.tables import Grid, GridCell

_SECTIONS = ("Experience", "Education", "Skills", "Publications", "Languages", "Projects", "Interests")


def _line(draft: Draft, content: str, after: float = 6, align: str = "start") -> str:
    shape = {"fo:text-align": align, "fo:margin-bottom": points(after)}
    return draft.paragraph("Standard", content, paragraph=shape)


def _address(draft: Draft, align: str = "start") -> str:
    facts = draft.wording.facts
    lines = [facts.name(), facts.company(), *facts.address().split("\n")]
    if draft.random.random() < 0.3:
        lines += [facts.phone_number(), facts.email()]
    return _line(draft, escaped_lines(lines), align=align)


def _imprint(draft: Draft) -> str:
    """The small print at the foot of letters: address, ways to reach, bank."""
    facts, width = draft.wording.facts, draft.width
    columns = (
        (facts.company(), facts.city()),
        (facts.phone_number(), facts.email()),
        (f"IBAN {facts.iban()}", f"VAT {facts.random_number(9)}"),
    )
    stops = tab_stops((width * 0.36, "left"), (width * 0.68, "left"))
    return "".join(
        draft.paragraph("Footer", TAB.join(map(escape, row)), "page-footer", mark, paragraph=stops)
        for mark in [draft.styles.mark("page-footer")]
        for row in zip(*columns, strict=True)
    )


def _letterhead(draft: Draft) -> None:
    draw = draft.random
    if draw.random() < 0.5:
        add_page(draft, "Plain", "", _imprint(draft))
        draft.master = "Plain"
    else:
        add_pages(draft, headed=0.2, footed=0.5)
    draft.add(draft.blank(2))
    if draw.random() < 0.7:
        emblem = fitted(draft, draft.pictures.logo(draw), draw.uniform(60, 150), draw.uniform(30, 60))
        halves = [plain(draft, emblem), _address(draft, draw.choice(("start", "end")))]
        if draw.random() < 0.4:
            halves.reverse()
        draft.add(beside(draft, halves, (1, 1)))
    else:
        draft.add(_address(draft, draw.choice(("start", "center", "end"))))


def _letter(draft: Draft) -> None:
    draw, facts = draft.random, draft.wording.facts
    _letterhead(draft)
    draft.add(draft.blank(draw.uniform(10, 40)), _address(draft), draft.blank(draw.uniform(10, 24)))
    draft.add(
        _line(draft, escape(f"{facts.city()}, {draft.wording.date()}"), 14, draw.choice(("start", "end")))
    )
    if draw.random() < 0.4:
        code = facts.bothify("??-####").upper()
        draft.add(_line(draft, f"Our ref: {code}{TAB}Your ref: {facts.random_number(6)}", 10))
    if draw.random() < 0.7:
        subject = f"{draw.choice(('', 'Re: ', 'Subject: '))}{draft.wording.heading(70)}"
        shape = {"fo:margin-bottom": "10pt"}
        draft.add(draft.paragraph("Standard", escape(subject), "section-header", paragraph=shape, text=BOLD))
    name = escape(facts.name())
    draft.add(
        _line(draft, draw.choice(("Dear Sir or Madam,", f"Dear {name},", "To whom it may concern:")), 8)
    )
    for _ in range(draw.randint(2, 6)):
        passages.text(draft, 120, 700)
        if draw.random() < 0.15:
            lists.bullets(draft, 5)
    draft.add(_line(draft, draw.choice(("Yours sincerely,", "Kind regards,", "Best wishes,")), 0))
    draft.add(draft.blank(draw.uniform(24, 50)), _line(draft, escaped_lines((facts.name(), facts.job()))))
    if draw.random() < 0.3:
        draft.add(_line(draft, escape(f"Enclosures: {draft.wording.heading(50)}")))


def _memo(draft: Draft) -> None:
    draw, facts, wording = draft.random, draft.wording.facts, draft.wording
    add_pages(draft, headed=0.4)
    blocks.title(draft, draw.choice(("MEMORANDUM", "Memo", "Internal memorandum", "NOTE TO FILE")))
    stops = tab_stops((70, "left"))
    rows = (
        ("To:", facts.name()),
        ("From:", facts.name()),
        ("Cc:", facts.company()),
        ("Date:", wording.date()),
    )
    capitals, look = draw.random() < 0.4, draw.choice((BOLD, BOLD, {}))
    shape = stops | {"fo:margin-bottom": points(draw.choice((3, 3, 8, 14)))}
    for name, value in (*rows, (draw.choice(("Subject:", "Re:")), wording.heading(60))):
        lead = draft.span(name.upper() if capitals else name, **look)
        draft.add(draft.paragraph("Standard", f"{lead}{TAB}{escape(value)}", paragraph=shape))
    draft.add(draft.blank(10, **{"fo:border-bottom": "0.75pt solid #000000"}), draft.blank(8))
    blocks.fill(draft, draw.randint(4, 10), {"text": 6, "bullets": 3, "table": 1}, 2)


def _invoice(draft: Draft) -> None:
    draw, facts, wording = draft.random, draft.wording.facts, draft.wording
    _letterhead(draft)
    draft.add(draft.blank(draw.uniform(8, 24)))
    kind = draw.choice(
        ("Invoice", "INVOICE", "Quotation", "Purchase order", "Delivery note", "Receipt", "Rechnung")
    )
    pairs = (
        f"No. {facts.random_number(6)}",
        f"Date: {wording.date()}",
        f"Customer: {facts.random_number(5)}",
    )
    draft.add(
        beside(
            draft,
            [_address(draft), _line(draft, escaped_lines(pairs), align=draw.choice(("start", "end")))],
            (3, 2),
        )
    )
    blocks.title(draft, kind)
    if draw.random() < 0.6:
        passages.text(draft, 60, 250)
    draft.add(draw_grid(draft, _positions(draft), full=True))
    passages.text(draft, 60, 250)
    draft.add(_line(draft, escape(f"Payable by {wording.date()} to IBAN {facts.iban()}.")))


def _positions(draft: Draft) -> Grid:
    draw, wording = draft.random, draft.wording
    names = ("Pos.", "Description", "Qty", "Unit price", "Amount")
    rows = [[GridCell(name, strong=True, number=place > 1) for place, name in enumerate(names)]]
    for place in range(1, draw.randint(3, 14)):
        values = (str(draw.randint(1, 40)), wording.money(), wording.money())
        numbers = (GridCell(value, number=True) for value in values)
        rows.append([GridCell(str(place)), GridCell(wording.sentence(60)), *numbers])
    for name in ("Subtotal", "VAT 19 %", "Total")[: draw.randint(1, 3)]:
        amount = GridCell(wording.money(), number=True, strong=True)
        rows.append([GridCell(name, 4, number=True, strong=True), amount])
    return Grid(len(names), 1, rows)


def _curriculum(draft: Draft) -> None:
    draw, facts, wording = draft.random, draft.wording.facts, draft.wording
    add_pages(draft, headed=0.1, footed=0.4)
    blocks.title(draft, facts.name())
    draft.add(
        _line(
            draft,
            escape(f"{facts.city()} | {facts.phone_number()} | {facts.email()}"),
            10,
            draw.choice(("start", "center")),
        )
    )
    hang = draw.choice((80.0, 100.0))
    shape = {"fo:margin-left": points(hang), "fo:text-indent": points(-hang), "fo:margin-bottom": "5pt"}
    for section in draw.sample(_SECTIONS, draw.randint(3, 6)):
        draft.add(draft.heading(1, section))
        if draw.random() < 0.35:
            lists.bullets(draft, 6, 90, "Bullets")
            continue
        for _ in range(draw.randint(2, 4)):
            lead = draft.span(f"{facts.job()}, ", **BOLD)
            what = escape(f"{facts.company()}. {wording.sentence(120)}")
            entry = f"{facts.year()} – {facts.year()}{TAB}{lead}{what}"
            draft.add(draft.paragraph("Standard", entry, paragraph=shape | tab_stops((hang, "left"))))


CORRESPONDENCE: tuple[Family, ...] = (
    Family("letter", 2, _letter, (10, 12), 0.3, 0.6, 0.0),
    Family("memo", 1, _memo, (10, 12), 0.2, 0.6, 0.2),
    Family("invoice", 1, _invoice, (9, 11), 0.4, 0.8, 0.0),
    Family("curriculum", 0.8, _curriculum, (10, 11), 0.5, 0.7, 0.0),
)

"""Price quotes and press releases."""

from docreader_worker.training.synthesis.office import blocks, lists, passages
from docreader_worker.training.synthesis.office.areas import beside
from docreader_worker.training.synthesis.office.draft import BOLD, Draft, tab_stops
from docreader_worker.training.synthesis.office.families.family import Family
from docreader_worker.training.synthesis.office.fields import details, signatures
from docreader_worker.training.synthesis.office.floats import centred, fitted, plain
from docreader_worker.training.synthesis.office.markup import TAB, escape, points
from docreader_worker.training.synthesis.office.running import add_pages
from docreader_worker.training.synthesis.office.tables import draw_grid
from docreader_worker.training.synthesis.tables import Grid, GridCell

_QUOTES = ("QUOTATION", "Price quote", "Quote", "Proposal", "ESTIMATE", "Offer", "Order confirmation")
_TERMS = (
    "Terms and conditions",
    "Payment terms",
    "Delivery",
    "Warranty",
    "Validity of this offer",
    "Exclusions",
)


def _quote(draft: Draft) -> None:
    draw, facts, wording = draft.random, draft.wording.facts, draft.wording
    add_pages(draft, headed=0.4)
    if draw.random() < 0.6:
        emblem = fitted(draft, draft.pictures.logo(draw), draw.uniform(60, 160), draw.uniform(30, 60))
        draft.add(plain(draft, emblem, draw.choice(("start", "end", "center"))), draft.blank(8))
    blocks.title(draft, draw.choice(_QUOTES))
    pairs = [
        ("Quote no.", facts.bothify("Q-#####")), ("Date", wording.date()), ("Valid until", wording.date()),
        ("Customer", facts.company()), ("Attention", facts.name()), ("Project", wording.heading(40)),
        ("Sales representative", facts.name()), ("Telephone", facts.phone_number()),
    ]  # fmt: skip
    details(draft, sorted(draw.sample(pairs, draw.randint(3, 7)), key=pairs.index))
    if draw.random() < 0.5:
        passages.text(draft, 80, 300)
    draft.add(draw_grid(draft, _products(draft), full=True), draft.blank(draw.choice((6, 12))))
    _totals(draft)
    for name in draw.sample(_TERMS, draw.randint(0, 4)):
        draft.add(draft.heading(2, name))
        draw.choice((passages.text, passages.remark, lists.bullets))(draft)
    if draw.random() < 0.5:
        signatures(draft)


def _products(draft: Draft) -> Grid:
    draw, wording = draft.random, draft.wording
    wanted = draw.choice((("Item", "Description", "Qty", "Price", "Total"), ("Description", "Amount"),
                          ("Part no.", "Description", "Unit", "Qty", "Unit price")))  # fmt: skip
    rows = [[GridCell(name, strong=True) for name in wanted]]
    for _ in range(draw.randint(2, 12)):
        values = {
            "Description": wording.sentence(draw.choice((40, 90))),
            "Unit": draw.choice(("pcs", "m", "h")),
        }
        values["Part no."] = wording.facts.bothify("??-####").upper()
        rows.append(
            [GridCell(values.get(name) or wording.money(), number=name not in values) for name in wanted]
        )
    return Grid(len(wanted), 1, rows)


def _totals(draft: Draft) -> None:
    """Add the sums apart from the table: a small one of their own, or lines of text."""
    draw, wording = draft.random, draft.wording
    sums = ("Subtotal", "Shipping", "Tax", "Total")[draw.randint(0, 2) :]
    if draw.random() < 0.5:
        rows = [
            [GridCell(name), GridCell(wording.money(), number=True, strong=name == "Total")] for name in sums
        ]
        small = draw_grid(draft, Grid(2, 0, rows), False, ("none", "grid", "sums", "lines"))
        draft.add(beside(draft, [draft.blank(10), small], (3, 2)), draft.blank(10))
        return
    place = draft.width * draw.choice((0.55, 0.65))
    shape = {"fo:margin-left": points(place), "fo:margin-bottom": "5pt"}
    stops = tab_stops((draft.width - place, "right"))
    for name in sums:
        line = f"{name}:{TAB}{escape(wording.money())}"
        draft.add(
            draft.paragraph("Standard", line, paragraph=shape | stops, text=BOLD if name == "Total" else {})
        )
    draft.add(draft.blank(10))


def _release(draft: Draft) -> None:
    draw, facts, wording = draft.random, draft.wording.facts, draft.wording
    add_pages(draft, headed=0.3)
    if draw.random() < 0.5:
        emblem = fitted(draft, draft.pictures.logo(draw), draw.uniform(60, 160), 50)
        draft.add(plain(draft, emblem, draw.choice(("start", "center"))), draft.blank(8))
    side = draw.choice(("start", "start", "center"))
    released = draw.choice(("FOR IMMEDIATE RELEASE", "Press release", "NEWS RELEASE", "Media information"))
    passages.line(draft, draft.span(released, **draw.choice((BOLD, {}))), 4, draw.choice(("start", "end")))
    if draw.random() < 0.5:
        details(
            draft, (("Contact", facts.name()), ("Telephone", facts.phone_number()), ("E-mail", facts.email()))
        )
    blocks.title(draft)
    if draw.random() < 0.5:
        passages.line(draft, escape(wording.sentence(130)), 12, side, **{"fo:font-style": "italic"})
    lead = draft.span(f"{facts.city().upper()}, {wording.date()}", **draw.choice((BOLD, {})))
    draft.add(draft.paragraph("Body", f"{lead} – {draft.prose(200, 600)}"))
    draft.skip()
    for _ in range(draw.randint(3, 8)):
        said = draft.paragraph("Body", escape(f"“{wording.paragraph(80, 300)}”, said {facts.name()}."))
        if draw.random() < 0.3:
            draft.add(said)
            draft.skip()
        else:
            draw.choice((passages.text, passages.text, passages.passage, lists.bullets))(draft)
    if draw.random() < 0.2:
        draft.add(centred(draft, fitted(draft, draft.pictures.photograph(draw), draft.width * 0.6, 160)))
    draft.add(draft.heading(2, f"About {facts.company()}"))
    passages.text(draft, 200, 500)
    if draw.random() < 0.5:
        draft.add(draft.heading(2, draw.choice(("Contact", "Media contact", "For further information"))))
        passages.address(draft)
    if draw.random() < 0.5:
        passages.line(draft, draw.choice(("###", "- ends -", "# # #", "-END-")), 6, "center")


TRADE: tuple[Family, ...] = (
    Family("price-quote", 1.5, _quote, (9, 11), 0.4, 0.7, 0.0),
    Family("press-release", 1.5, _release, (10, 12), 0.3, 0.6, 0.0),
)

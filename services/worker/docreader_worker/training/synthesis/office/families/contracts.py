"""Contracts and papers of procurement: addenda to agreements, agreements, terms and conditions."""

from docreader_worker.training.synthesis.office import blocks, passages
from docreader_worker.training.synthesis.office.areas import beside
from docreader_worker.training.synthesis.office.draft import BOLD, Draft, escaped_lines, tab_stops
from docreader_worker.training.synthesis.office.families.family import Family
from docreader_worker.training.synthesis.office.fields import contacts, signatures, signed_table
from docreader_worker.training.synthesis.office.floats import fitted, plain
from docreader_worker.training.synthesis.office.markup import BREAK, TAB, escape, points
from docreader_worker.training.synthesis.office.numbering import nth
from docreader_worker.training.synthesis.office.running import add_pages
from docreader_worker.training.synthesis.office.tables import draw_grid
from docreader_worker.training.synthesis.office.terms import lettered, terms
from docreader_worker.training.synthesis.tables import make_grid

_NAMES = (
    "PARTICIPATING ADDENDUM", "MASTER AGREEMENT", "AMENDMENT NO. 2", "SERVICES AGREEMENT",
    "SOFTWARE LICENSE AGREEMENT", "STATEMENT OF WORK", "REQUEST FOR PROPOSALS", "PURCHASE AGREEMENT",
    "Data Processing Agreement", "Terms and Conditions", "Non-Disclosure Agreement",
)  # fmt: skip
_SECTIONS = (
    "Master Agreement Terms and Conditions", "General Provisions", "Recitals", "Scope of Services",
    "Representations and Warranties", "Compensation", "Service Levels", "Special Conditions",
    "Term and Termination", "Miscellaneous", "Instructions to Bidders", "Evaluation of Proposals",
)  # fmt: skip
_PARTIES = (
    ("Contractor", "Participating Entity"), ("Supplier", "Customer"), ("Licensor", "Licensee"),
    ("Vendor", "State of"), ("Lead State", "Contractor"),
)  # fmt: skip
_RULED = {"fo:border-bottom": "1pt solid #000000", "fo:padding-bottom": "6pt"}


def _addendum(draft: Draft) -> None:
    draw, facts = draft.random, draft.wording.facts
    parties = draw.choice(_PARTIES)
    add_pages(draft, headed=0.5)
    _named_beside_emblem(draft)
    _references(draft, parties)
    if draw.random() < 0.7:
        passages.remark(draft, ":")
        shape = {"fo:margin-left": "36pt", "fo:text-indent": "-18pt"} | tab_stops((18, "left"))
        slant = {"fo:font-style": draw.choice(("italic", "normal"))}
        item = f"{draw.choice('••●▪')}{TAB}{draft.prose(50, 160)}"
        draft.add(draft.paragraph("Item", item, "list-item", paragraph=shape, text=slant))
        draft.add(draft.blank(draw.choice((8, 14))))
    _sections(draft, parties, draw.randint(1, 3))
    if draw.random() < 0.6:
        passages.text(draft, 100, 400)
        signed_table(draft, [f"{party}: {facts.company()}" for party in parties])
    if draw.random() < 0.5:
        _attachment(draft)


def _named_beside_emblem(draft: Draft) -> None:
    """Add the title with small lines around it, at the left of an emblem."""
    draw, facts = draft.random, draft.wording.facts
    draft.add(draft.blank(2))
    names = draw.sample(_NAMES, draw.choice((1, 2, 2)))
    between = draw.choice((BREAK, BREAK * 2))
    size = {"fo:font-size": points(draft.look.size * draw.choice((1.15, 1.3, 1.6)))} | BOLD
    side = {"fo:text-align": "start", "fo:margin-bottom": "2pt"}
    lines = [
        draft.paragraph("Title", between.join(map(escape, names)), "title", paragraph=side, text=size),
        draft.paragraph("Standard", escape(f"Led by the State of {facts.city()}")),
    ]
    if draw.random() < 0.6:
        lines.insert(0, draft.paragraph("Standard", escape(facts.company())))
    emblem = fitted(draft, draft.pictures.logo(draw), draw.uniform(90, 180), draw.uniform(40, 70))
    draft.add(beside(draft, ["".join(lines), plain(draft, emblem, "end")], (3, 2)))
    draft.add(draft.blank(6, **draw.choice((_RULED, {}))), draft.blank(draw.choice((10, 24))))


def _references(draft: Draft, parties: tuple[str, str]) -> None:
    """Add the number of the agreement and who its parties are, each a line of its own."""
    draw, facts = draft.random, draft.wording.facts
    number = (
        f"{draw.choice(('Master Agreement #', 'Contract No.', 'RFP No.'))}: {facts.bothify('??####').upper()}"
    )
    passages.line(draft, escape(number.upper() if draw.random() < 0.2 else number), 10)
    stop = draft.width * draw.choice((0.2, 0.33))
    shape = tab_stops((stop, draw.choice(("left", "right"))), (stop + 10, "left"))
    shape |= {"fo:margin-bottom": points(draw.choice((4, 8, 12)))}
    large = {"fo:font-size": points(draft.look.size * draw.choice((1.0, 1.15)))} | BOLD
    tabbed = draw.random() < 0.6
    for party in parties:
        name = draft.span(draw.choice((facts.company(), facts.city())).upper(), **large)
        line = f"{TAB}{party}:{TAB}{name}" if tabbed else f"{party}: {name}"
        draft.add(draft.paragraph("Standard", line, paragraph=shape))


def _sections(draft: Draft, parties: tuple[str, ...], count: int) -> None:
    """Add headings with clauses below them, some with who is to be reached."""
    draw = draft.random
    for name in draw.sample(_SECTIONS, count):
        draft.add(draft.heading(1, name))
        if draw.random() < 0.4:
            passages.text(draft, 80, 400)
        if draw.random() < 0.2:
            lettered(draft, draw.randint(3, 6))
        else:
            terms(draft, draw.randint(3, 8))
        if draw.random() < 0.35:
            contacts(draft, parties)
        elif draw.random() < 0.15:
            draft.add(draw_grid(draft, make_grid(draft.wording, (3, 7), (2, 5))), draft.blank(10))


def _attachment(draft: Draft) -> None:
    """Add an exhibit on pages of its own."""
    draw = draft.random
    draft.master = "Plain"
    name = f"{draw.choice(('EXHIBIT', 'Attachment', 'ANNEX', 'Schedule'))} {draw.choice('AB123')}"
    words = escaped_lines((name, draw.choice(_SECTIONS))[: draw.randint(1, 2)])
    middle = {"fo:text-align": "center", "fo:margin-bottom": "10pt"}
    draft.add(draft.paragraph("Standard", words, "section-header", paragraph=middle, text=BOLD))
    passages.text(draft, 100, 500)
    lettered(draft, draw.randint(3, 7))
    if draw.random() < 0.5:
        blocks.fill(draft, draw.randint(2, 5), {"text": 4, "bullets": 2, "table": 1}, 2, clauses_of=0.5)


def _agreement(draft: Draft) -> None:
    draw, facts = draft.random, draft.wording.facts
    parties = draw.choice(_PARTIES)
    add_pages(draft, headed=0.5)
    blocks.title(draft, draw.choice(_NAMES))
    one, other = (f"{facts.company()} (the “{party}”)" for party in parties)
    lead = f"This agreement is entered into on {draft.wording.date()} between {one} and {other}. "
    draft.add(draft.paragraph("Body", escape(lead) + draft.prose(60, 250)))
    draft.skip()
    lead, label = draw.choice((("A. ", "list-item"), ("WHEREAS, ", "text")))
    for place in range(1, draw.choice((1, 1, 3, 5))):
        draft.add(draft.paragraph("Body", nth(lead, place) + draft.prose(60, 250), label))
        draft.skip()
    _sections(draft, parties, draw.randint(2, 5))
    passages.text(draft, 80, 300)
    if draw.random() < 0.5:
        signatures(draft)
    else:
        signed_table(draft, parties)


CONTRACTS: tuple[Family, ...] = (
    Family("addendum", 2, _addendum, (10, 12), 0.1, 0.7, 0.1),
    Family("agreement", 2, _agreement, (9.5, 12), 0.05, 0.4, 0.3, 0.02),
)

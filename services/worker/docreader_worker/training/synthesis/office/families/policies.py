"""Policies, procedures and specifications of works: numbered clauses under titles of parts."""

from docreader_worker.training.synthesis.office import blocks, lists, passages
from docreader_worker.training.synthesis.office.draft import BOLD, Draft, tab_stops
from docreader_worker.training.synthesis.office.families.family import Family
from docreader_worker.training.synthesis.office.markup import TAB, escape, points
from docreader_worker.training.synthesis.office.numbering import nth
from docreader_worker.training.synthesis.office.running import add_pages
from docreader_worker.training.synthesis.office.tables import draw_grid, table
from docreader_worker.training.synthesis.tables import Grid, GridCell

_PARTS = (
    "Purpose", "Scope", "Policy statement", "Definitions", "Roles and responsibilities", "Procedure",
    "Legal framework", "Exceptions", "Training", "Monitoring", "Enforcement", "Related documents", "Records",
    "Revision history",
)  # fmt: skip
_WORKS = (
    "Summary", "Related requirements", "References", "Submittals", "Quality assurance", "Warranty",
    "Delivery, storage and handling", "Manufacturers", "Materials", "Examination", "Installation", "Cleaning",
)  # fmt: skip


def _policy(draft: Draft) -> None:
    draw, wording = draft.random, draft.wording
    add_pages(draft, headed=0.8, plated=0.25)
    if draw.random() < 0.5:
        draft.add(_identity(draft), draft.blank(12))
    name = f"{wording.heading(40)} {draw.choice(('policy', 'Policy', 'procedure', 'Policy and procedure'))}"
    blocks.title(draft, name)
    parts = sorted(draw.sample(range(len(_PARTS)), draw.randint(5, 11)))
    number = draw.choice(("", "", "1.", "1.0", "Section 1:", "A.", "I."))
    for count, place in enumerate(parts, 1):
        part = _PARTS[place]
        draft.add(draft.heading(1, part.upper() if draw.random() < 0.1 else part, nth(number, count)))
        {"Definitions": _definitions, "Revision history": _revisions}.get(part, _provisions)(draft)


def _identity(draft: Draft) -> str:
    """The table at the head of a policy with its number and dates."""
    draw, wording = draft.random, draft.wording
    pairs = (
        ("Policy title", wording.heading(40)), ("Policy no.", wording.facts.bothify("??-###").upper()),
        ("Effective date", wording.date()), ("Approved by", wording.facts.name()),
        ("Department", wording.facts.company()), ("Review date", wording.date()),
    )  # fmt: skip
    cells = [[GridCell(name, strong=True), GridCell(value)] for name, value in pairs]
    if draw.random() < 0.5:
        cells = [one + other for one, other in zip(cells[::2], cells[1::2], strict=True)]
    return draw_grid(draft, Grid(len(cells[0]), 0, cells), True, ("grid", "grid", "lines"))


def _definitions(draft: Draft) -> None:
    """Add what words mean: as a table, or as a paragraph for each."""
    draw, wording = draft.random, draft.wording
    terms = [
        (wording.words(draw.randint(1, 3)).title(), wording.sentence(200)) for _ in range(draw.randint(3, 8))
    ]
    if draw.random() < 0.5:
        head = [GridCell(name, strong=True) for name in ("Term", "Definition")]
        rows = [[GridCell(term, strong=True), GridCell(meaning)] for term, meaning in terms]
        draft.add(draw_grid(draft, Grid(2, 1, [head, *rows]), full=True), draft.blank(10))
        return
    if draw.random() < 0.5:
        passages.remark(draft, ":")
    inset = {"fo:margin-left": points(draw.choice((0, 0, 28)))}
    for term, meaning in terms:
        lead = draft.span(f"“{term}”", **draw.choice((BOLD, {})))
        draft.add(draft.paragraph("Body", f"{lead} means {escape(meaning)}", paragraph=inset))
        draft.skip()


def _revisions(draft: Draft) -> None:
    draw, wording = draft.random, draft.wording
    head = [GridCell(name, strong=True) for name in ("Version", "Date", "Description", "Author")]
    rows = [
        [
            GridCell(each)
            for each in (f"{place}.0", wording.date(), wording.sentence(60), wording.facts.name())
        ]
        for place in range(1, draw.randint(3, 7))
    ]
    draft.add(draw_grid(draft, Grid(4, 1, [head, *rows]), full=True), draft.blank(8))


def _provisions(draft: Draft) -> None:
    """Add the text of a part: clauses, lists or paragraphs."""
    draw = draft.random
    if draw.random() < 0.35:
        lists.clauses(draft, draw.randint(2, 6))
        return
    for _ in range(draw.randint(1, 3)):
        draw.choice((passages.passage, passages.text, lists.bullets))(draft)


def _specification(draft: Draft) -> None:
    """Parts, articles with titles, lettered items under them or numbered clauses."""
    draw = draft.random
    add_pages(draft, headed=0.7)
    blocks.title(draft, draw.choice((f"SECTION {draw.randint(10000, 99999)}", draft.wording.heading(60))))
    lettered = draw.random() < 0.5
    works = iter(_WORKS)
    for part, name in enumerate(("GENERAL", "PRODUCTS", "EXECUTION")[: draw.randint(2, 3)], 1):
        draft.add(draft.heading(1, name, draw.choice((f"PART {part} -", f"{part}.0", f"{part}."))))
        for article in range(1, draw.randint(3, 5)):
            draft.add(draft.heading(2, next(works).upper(), f"{part}.{article}"))
            if lettered:
                _lettered(draft)
            else:
                _numbered(draft, f"{part}.{article}")
            if draw.random() < 0.15:
                draft.add(table(draft, (2, 6), (2, 5)), draft.blank(10))


def _lettered(draft: Draft) -> None:
    """Add items ``A.``, ``B.`` and so on, with ``1.`` below some of them."""
    draw = draft.random
    for place in range(1, draw.randint(3, 6)):
        _step(draft, nth("A.", place), 0)
        for below in range(1, draw.choice((1, 1, 3, 4, 5))):
            _step(draft, nth("1.", below), 1)
    draft.skip()


def _numbered(draft: Draft, article: str) -> None:
    """Add clauses ``1.1.1`` and so on, each a paragraph."""
    for clause in range(1, draft.random.randint(3, 7)):
        _step(draft, f"{article}.{clause}", 0)
        draft.skip()


def _step(draft: Draft, number: str, level: int) -> None:
    left = 36 * (level + 1)
    shape = {"fo:margin-left": points(left), "fo:text-indent": "-36pt"} | tab_stops((36, "left"))
    words = draft.prose(40, draft.random.choice((120, 350)))
    draft.add(draft.paragraph("Body", f"{number}{TAB}{words}", "list-item", paragraph=shape))


POLICIES: tuple[Family, ...] = (
    Family("policy", 2, _policy, (10, 12), 0.3, 0.6, 0.4),
    Family("specification", 1.5, _specification, (9.5, 11.5), 0.05, 0.6, 0.0),
)

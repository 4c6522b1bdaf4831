"""Papers of courts: pleadings with their caption, and judgments in numbered paragraphs."""

from docreader_worker.training.synthesis.office import blocks, lists, passages
from docreader_worker.training.synthesis.office.areas import beside
from docreader_worker.training.synthesis.office.draft import BOLD, Draft, escaped_lines, tab_stops
from docreader_worker.training.synthesis.office.families.family import Family
from docreader_worker.training.synthesis.office.markup import TAB, escape, points
from docreader_worker.training.synthesis.office.numbering import nth
from docreader_worker.training.synthesis.office.running import add_pages

_MOTIONS = (
    "Complaint for damages", "Motion to dismiss", "Memorandum of law", "Affidavit in support", "Answer",
    "Stipulation and order", "Petition for review", "Notice of appeal", "Reply brief",
)  # fmt: skip
_HEADINGS = (
    "Introduction", "The parties", "Jurisdiction and venue", "Factual background", "Procedural history",
    "Legal standard", "Argument", "First cause of action", "Analysis", "Discussion", "Damages",
    "Prayer for relief", "Conclusion",
)  # fmt: skip
_UNDERLINED = {"style:text-underline-style": "solid"}
_CENTRED = {"fo:text-align": "center"}


def _heading(draft: Draft, name: str, look: dict[str, str], number: str) -> None:
    """Add a centred heading with the ``look`` that all of them have."""
    weight = {**BOLD} if draft.look.quiet else {}
    draft.add(draft.heading(1, name, number, paragraph=_CENTRED, text=look | weight))


def _pleading(draft: Draft) -> None:
    draw, facts = draft.random, draft.wording.facts
    add_pages(draft, headed=0.2)
    if draw.random() < 0.4:
        lines = (f"{facts.name()} (SBN {facts.random_number(6)})", facts.company(), facts.street_address(),
                 f"Telephone: {facts.phone_number()}", "Attorney for Plaintiff")  # fmt: skip
        draft.add(draft.paragraph("Standard", escaped_lines(lines)), draft.blank(30))
    _court(draft)
    _caption(draft)
    blocks.title(draft, draw.choice(_MOTIONS).upper())
    leading = {"fo:line-height": draw.choice(("100%", "150%", "200%", "200%"))}
    hang = draw.choice((0, 0, 36))
    shape = leading | {"fo:margin-left": points(hang), "fo:text-indent": points(-hang or 36)}
    shape |= {"fo:margin-bottom": points(draw.choice((0, 6, 12)))} | tab_stops((hang or 72, "left"))
    numbered = draw.random() < 0.7
    _argue(draft, shape, "1." if numbered else "")
    passages.line(draft, escape(f"Dated: {draft.wording.date()}"), 18)
    right = {"fo:margin-left": points(draft.width / 2)}
    signed = ("Respectfully submitted,", "_" * 26, facts.name(), "Attorney for Defendant")
    draft.add(draft.paragraph("Standard", escaped_lines(signed), paragraph=right))


def _argue(draft: Draft, shape: dict[str, str], number: str) -> None:
    """Add headings with paragraphs in ``shape``, numbered throughout if there is a first ``number``.

    Those whose numbers hang left of all their lines are items of a list.
    """
    draw, count = draft.random, 0
    label = "list-item" if number and shape["fo:text-indent"].startswith("-") else "text"
    look = draw.choice((_UNDERLINED, _UNDERLINED, {}, BOLD)) | draw.choice(
        ({"fo:text-transform": "uppercase"}, {})
    )
    headings = draw.choice(("", "", "I.", "A.", "1."))
    names = sorted(draw.sample(range(len(_HEADINGS)), draw.randint(3, 7)))
    for place, name in enumerate(names, 1):
        _heading(draft, _HEADINGS[name], look, nth(headings, place))
        for _ in range(draw.randint(2, 6)):
            count += 1
            lead = f"{nth(number, count)}{TAB}" if number else ""
            draft.add(draft.paragraph("Body", lead + draft.prose(80, 600), label, paragraph=shape))
            if draw.random() < 0.1:
                passages.quotation(draft)
            if draw.random() < 0.07:
                lists.bullets(draft, 4, 200)


def _court(draft: Draft) -> None:
    """Add the name of the court: a centred heading of one or two lines."""
    facts = draft.wording.facts
    names = (
        f"In the United States District Court\nfor the Northern District of {facts.city()}",
        f"Superior Court of {facts.city()}", f"In the High Court of Justice\n{facts.city()} Division",
        f"Circuit Court for {facts.city()} County",
    )  # fmt: skip
    words = escaped_lines(draft.random.choice(names).upper().split("\n"))
    look = draft.random.choice((BOLD, BOLD, {}))
    shape = _CENTRED | {"fo:margin-bottom": "18pt"}
    draft.add(draft.paragraph("Standard", words, "section-header", paragraph=shape, text=look))


def _caption(draft: Draft) -> None:
    """Add the parties at the left of a line, and the number of the case at its right."""
    draw, facts = draft.random, draft.wording.facts
    apart = {"fo:margin-bottom": "10pt"}
    parties = (
        f"{facts.name().upper()},",
        "Plaintiff,",
        "v.",
        f"{facts.company().upper()}, et al.,",
        "Defendants.",
    )
    insets = (0, 90, 45, 0, 90)
    ruled = {"fo:border-right": "0.75pt solid #000000"} if draw.random() < 0.7 else {}
    left = "".join(
        draft.paragraph(
            "Standard", escape(each), paragraph=apart | ruled | {"fo:padding-left": points(inset)}
        )
        for each, inset in zip(parties, insets, strict=True)
    )
    case = [
        f"Case No. {facts.bothify('#:##-cv-#####')}",
        f"Judge {facts.name()}",
        f"Date: {draft.wording.date()}",
    ]
    right = "".join(
        draft.paragraph("Standard", escape(each), paragraph=apart) for each in case[: draw.randint(1, 3)]
    )
    draft.add(beside(draft, [left, right], (1, 1)), draft.blank(14))


def _judgment(draft: Draft) -> None:
    """Headings over paragraphs that are numbered in brackets or bare in the margin."""
    draw, facts = draft.random, draft.wording.facts
    add_pages(draft, headed=0.6)
    _court(draft)
    passages.line(
        draft, escape(f"Case No. {facts.bothify('????/####/##').upper()}"), 12, draw.choice(("end", "center"))
    )
    for line, side in (
        ("BETWEEN:", "start"),
        (facts.name(), "center"),
        ("- and -", "center"),
        (facts.company(), "center"),
    ):
        passages.line(draft, escape(line), 10, side)
    blocks.title(draft, draw.choice(("JUDGMENT", "REASONS FOR JUDGMENT", "ORDER", "OPINION AND ORDER")))
    hang = draw.choice((0, 28, 36))
    shape = {"fo:margin-left": points(hang), "fo:text-indent": points(-hang)} | tab_stops(
        (hang or 36, "left")
    )
    shape |= {"fo:margin-bottom": points(draw.choice((8, 10, 12)))}
    _argue(draft, shape, draw.choice(("[1]", "1", "1.", "1.")))


COURTS: tuple[Family, ...] = (
    Family("pleading", 1.5, _pleading, (11, 13), 0.0, 0.1, 0.0),
    Family("judgment", 1, _judgment, (11, 12), 0.0, 0.2, 0.0, 0.08),
)

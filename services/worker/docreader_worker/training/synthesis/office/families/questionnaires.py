"""Application forms made of ruled tables, and questionnaires."""

from docreader_worker.training.synthesis.office import blocks, passages
from docreader_worker.training.synthesis.office.draft import Draft
from docreader_worker.training.synthesis.office.families.family import Family
from docreader_worker.training.synthesis.office.fields import blank_grid, field, signatures
from docreader_worker.training.synthesis.office.markup import escape, points
from docreader_worker.training.synthesis.office.numbering import nth
from docreader_worker.training.synthesis.office.running import add_pages
from docreader_worker.training.synthesis.office.tables import draw_grid
from docreader_worker.training.synthesis.tables import Grid, GridCell

_SECTIONS = (
    "Applicant details", "Personal information", "Contact details", "Employment history", "Education",
    "Bank details", "Project description", "Referees", "Declaration", "Supporting documents", "Consent",
)  # fmt: skip
_SCALES = (
    ("Strongly disagree", "Disagree", "Neutral", "Agree", "Strongly agree"), ("Yes", "No"), tuple("12345"),
    ("Yes", "No", "N/A", "Comments"), ("Never", "Sometimes", "Often", "Always"),
)  # fmt: skip


def _application(draft: Draft) -> None:
    draw = draft.random
    add_pages(draft, headed=0.5)
    blocks.title(
        draft, draw.choice(("APPLICATION FORM", "Application for membership", "", "Registration form"))
    )
    if draw.random() < 0.6:
        passages.text(draft, 80, 350)
    number = draw.choice(("", "1.", "Section 1:", "Part A –", "A."))
    within = draw.random() < 0.35
    for place, name in enumerate(draw.sample(_SECTIONS, draw.randint(3, 6)), 1):
        if within:
            head = f"{nth(number, place)} {name}".strip()
            draft.add(blank_grid(draft, draw.randint(2, 7), head), draft.blank(10))
            continue
        draft.add(draft.heading(1, name, nth(number, place)))
        if draw.random() < 0.2:
            passages.remark(draft)
        if draw.random() < 0.7:
            draft.add(blank_grid(draft, draw.randint(2, 8)), draft.blank(10))
        else:
            draft.add(*(field(draft) for _ in range(draw.randint(2, 6))))
    if draw.random() < 0.5:
        passages.text(draft, 120, 400)
    signatures(draft)
    if draw.random() < 0.35:
        draft.add(draft.blank(14), blank_grid(draft, 2, "FOR OFFICE USE ONLY"))


def _questionnaire(draft: Draft) -> None:
    draw = draft.random
    add_pages(draft, headed=0.4)
    blocks.title(draft)
    passages.text(draft, 100, 400)
    number = draw.choice(("1.", "1)", "Q.1"))
    for place in range(1, draw.randint(5, 11)):
        if draw.random() < 0.25:
            blocks.heading(draft, 1, 50)
        words = f"{nth(number, place)} {draft.wording.sentence(110).rstrip('.')}?"
        draft.add(draft.paragraph("Item", escape(words), "list-item", paragraph={"fo:margin-bottom": "4pt"}))
        draw.choice((_rating, _choices, _room))(draft)


def _rating(draft: Draft) -> None:
    """Add a table of statements with a column for each answer."""
    draw = draft.random
    scale = draw.choice(_SCALES)
    head = [GridCell("", strong=True), *(GridCell(name, strong=True) for name in scale)]
    tick = draw.choice(("", "☐", "○"))
    rows = [
        [GridCell(draft.wording.sentence(70)), *(GridCell(tick) for _ in scale)]
        for _ in range(draw.randint(2, 7))
    ]
    draft.add(
        draw_grid(draft, Grid(len(head), 1, [head, *rows]), True, ("grid", "lines", "zebra")), draft.blank(10)
    )


def _choices(draft: Draft) -> None:
    """Add answers to tick, one a line."""
    tick, inset = draft.random.choice("☐□○❑"), {"fo:margin-left": points(draft.random.choice((18, 28)))}
    for _ in range(draft.random.randint(2, 5)):
        words = f"{tick} {draft.wording.item(50)}"
        draft.add(draft.paragraph("Item", escape(words), "list-item", paragraph=inset))
    draft.add(draft.blank(8))


def _room(draft: Draft) -> None:
    """Add lines to write on: one block of text."""
    shape = {"fo:margin-bottom": "8pt", "fo:margin-left": points(draft.random.choice((0, 18)))}
    line = draft.random.choice("_.") * int(draft.width / draft.look.size * 1.2)
    lead = draft.random.choice(("Answer:", "Comments:", "Please specify:"))
    lines = [f"{lead} {line[: -len(lead)]}", *(line for _ in range(draft.random.randint(0, 2)))]
    mark = draft.styles.mark("text")
    draft.add(*(draft.paragraph("Standard", each, mark=mark, paragraph=shape) for each in lines))


QUESTIONNAIRES: tuple[Family, ...] = (
    Family("application-form", 2, _application, (9, 11), 0.3, 0.7, 0.0),
    Family("questionnaire", 0.8, _questionnaire, (9.5, 11.5), 0.2, 0.6, 0.0),
)

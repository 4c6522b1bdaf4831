"""Forms, examinations, accounts, schedules and bills with numbered lines."""

from docreader_worker.training.synthesis.office import blocks, lists, passages
from docreader_worker.training.synthesis.office.areas import ruled_form
from docreader_worker.training.synthesis.office.draft import BOLD, Draft, tab_stops
from docreader_worker.training.synthesis.office.families.family import Family
from docreader_worker.training.synthesis.office.fields import field, signatures
from docreader_worker.training.synthesis.office.markup import TAB, escape, points, tag
from docreader_worker.training.synthesis.office.running import add_pages
from docreader_worker.training.synthesis.office.tables import draw_grid
from docreader_worker.training.synthesis.tables import make_grid


def _form(draft: Draft) -> None:
    draw = draft.random
    add_pages(draft, headed=0.3)
    blocks.title(draft)
    if draw.random() < 0.6:
        passages.text(draft, 80, 350)
    for _ in range(draw.randint(2, 5)):
        blocks.heading(draft, draw.choice((1, 2)), 45)
        kind = draw.random()
        if kind < 0.5:
            draft.add(*(field(draft) for _ in range(draw.randint(3, 9))))
        elif kind < 0.85:
            draft.add(ruled_form(draft, draw.randint(3, 8)), draft.blank(8))
        else:
            draft.add(draw_grid(draft, make_grid(draft.wording, (2, 6), (2, 6)), full=True), draft.blank(8))
        if draw.random() < 0.25:
            lists.bullets(draft, 4, 140)
    signatures(draft)


def _examination(draft: Draft) -> None:
    draw, wording = draft.random, draft.wording
    add_pages(draft, headed=0.5)
    blocks.title(draft)
    stops = tab_stops((draft.width * 0.6, "left"), (draft.width, "right"), leader="_")
    draft.add(
        draft.paragraph(
            "Standard", f"Name: {TAB} Date: {TAB}", paragraph=stops | {"fo:margin-bottom": "14pt"}
        )
    )
    items = []
    for _ in range(draw.randint(5, 12)):
        question = draft.paragraph("Item", escape(wording.paragraph(60, 260)), "list-item")
        if draw.random() < 0.5:
            choices = (draft.paragraph("Item", escape(wording.item(60)), "list-item") for _ in "abcd")
            question += tag("text:list", {}, *(tag("text:list-item", {}, choice) for choice in choices))
        elif draw.random() < 0.5:
            room = (
                draft.blank(20, **{"fo:border-bottom": "0.5pt solid #000000"})
                for _ in range(draw.randint(2, 4))
            )
            question += "".join(room)
        items.append(tag("text:list-item", {}, question))
    draft.add(tag("text:list", {"text:style-name": "Numbers"}, *items))


def _accounts(draft: Draft) -> None:
    draw = draft.random
    add_pages(draft, headed=0.7)
    for _ in range(draw.randint(2, 5)):
        blocks.heading(draft, draw.choice((1, 1, 2)), 60)
        if draw.random() < 0.7:
            passages.text(draft, 60, 450)
        draft.add(
            draw_grid(draft, make_grid(draft.wording, (6, 24), (2, 6)), full=draw.random() < 0.8),
            draft.blank(10),
        )
        if draw.random() < 0.4:
            passages.text(draft, 80, 400)


def _schedule(draft: Draft) -> None:
    """Large tables on landscape pages."""
    draw, look = draft.random, draft.look
    draft.width = look.height - look.left - look.right
    add_pages(draft, headed=0.7, landscape=True)
    blocks.title(draft)
    for _ in range(draw.randint(1, 3)):
        if draw.random() < 0.6:
            passages.text(draft, 60, 300)
        draft.add(draw_grid(draft, make_grid(draft.wording, (8, 24), (4, 8)), full=True), draft.blank(10))


def _bill(draft: Draft) -> None:
    """A draft of a law or pleading whose lines are numbered in the margin."""
    draw = draft.random
    step = {
        "text:increment": draw.choice(("1", "5", "5")),
        "text:number-position": "left",
        "style:num-format": "1",
    }
    offset = {"text:offset": points(draw.choice((10, 14))), "text:number-lines": "true"}
    draft.styles.other.append(tag("text:linenumbering-configuration", step | offset))
    add_pages(draft, headed=0.5)
    blocks.title(draft)
    if draw.random() < 0.5:
        centre = {"fo:text-align": "center", "fo:margin-bottom": "10pt"}
        draft.add(
            draft.paragraph("Standard", escape(draft.wording.sentence(120)), paragraph=centre, text=BOLD)
        )
    blocks.fill(draft, draw.randint(8, 18), {"text": 8, "bullets": 2}, 2, clauses_of=0.5)


RECORDS: tuple[Family, ...] = (
    Family("form", 2.5, _form, (9, 11), 0.3, 0.7, 0.4),
    Family("examination", 0.8, _examination, (10, 12), 0.05, 0.4, 0.0),
    Family("accounts", 2.5, _accounts, (8.5, 11), 0.3, 0.6, 0.3, 0.05),
    Family("schedule", 0.8, _schedule, (8.5, 10), 0.4, 0.8, 0.0),
    Family("bill", 0.8, _bill, (11, 13), 0.0, 0.1, 0.5),
)

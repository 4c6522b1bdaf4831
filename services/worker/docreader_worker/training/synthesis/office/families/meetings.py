"""Agendas and minutes of meetings."""

from docreader_worker.training.synthesis.office import blocks, lists, passages
from docreader_worker.training.synthesis.office.draft import BOLD, Draft
from docreader_worker.training.synthesis.office.families.family import Family
from docreader_worker.training.synthesis.office.fields import details, signatures
from docreader_worker.training.synthesis.office.markup import escape, points, tag
from docreader_worker.training.synthesis.office.numbering import nth
from docreader_worker.training.synthesis.office.running import add_pages
from docreader_worker.training.synthesis.office.tables import draw_grid
from docreader_worker.training.synthesis.tables import Grid, GridCell

_BUSINESS = (
    "Call to order", "Roll call", "Pledge of allegiance", "Apologies for absence", "Declarations of interest",
    "Approval of the agenda", "Approval of minutes", "Matters arising", "Public comment",
    "Report from closed session", "Consent calendar", "Chair's report", "Treasurer's report",
    "Report of the planning and finance committee", "Presentations", "Old business", "New business",
    "Ordinance no. 2019-14, second reading", "Correspondence", "Staff reports", "Any other business",
    "Date of next meeting", "Closed session", "Adjournment",
)  # fmt: skip
_NUMBERS = ("1.", "1.", "A.", "I.", "1)", "ITEM 1:", "")
_BODIES = ("City Council", "Board of Directors", "Planning Commission", "Parish Council", "Works Committee")


def _opening(draft: Draft, names: tuple[str, ...]) -> None:
    """Add who meets, what this is, and when and where they meet."""
    draw, facts = draft.random, draft.wording.facts
    add_pages(draft, headed=0.5)
    side = draw.choice(("center", "center", "start"))
    body = f"{facts.city()} {draw.choice(_BODIES)}"
    if draw.random() < 0.6:
        passages.line(draft, escape(body), 2, side, **draw.choice((BOLD, {})))
    blocks.title(draft, draw.choice((*names, f"{body} {names[0]}")))
    when = f"{draw.randint(1, 12)}:{draw.choice(('00', '30', '15'))} {draw.choice(('p.m.', 'am', ''))}"
    if draw.random() < 0.4:
        passages.line(draft, escape(f"{draft.wording.date()}, {when}"), 2, side)
        passages.line(draft, escape(facts.street_address()), 12, side)
    else:
        pairs = (
            ("Date", draft.wording.date()),
            ("Time", when),
            ("Place", facts.city()),
            ("Chair", facts.name()),
        )
        details(draft, pairs[: draw.randint(2, 4)])


def _business(draft: Draft, least: int) -> list[str]:
    """What is dealt with, in its order, in capitals or not."""
    draw = draft.random
    places = sorted(draw.sample(range(len(_BUSINESS)), draw.randint(least, 16)))
    capitals = draw.random() < 0.4
    return [_BUSINESS[place].upper() if capitals else _BUSINESS[place] for place in places]


def _agenda(draft: Draft) -> None:
    _opening(draft, ("AGENDA", "Meeting agenda", "Notice of meeting", "Regular meeting agenda"))
    if draft.random.random() < 0.3:
        passages.text(draft, 80, 350)
    draft.random.choice((_listed, _headed, _headed, _timed))(draft)
    if draft.random.random() < 0.5:
        passages.text(draft, 150, 500)


def _headed(draft: Draft) -> None:
    """Add the agenda as headings with a little below each."""
    draw, number = draft.random, draft.random.choice(_NUMBERS)
    for place, name in enumerate(_business(draft, 6), 1):
        draft.add(draft.heading(1, name, nth(number, place)))
        for _ in range(draw.choice((0, 1, 1, 2))):
            draw.choice((passages.remark, lists.bullets, passages.text))(draft)


def _listed(draft: Draft) -> None:
    """Add the agenda as a numbered list, some of whose items have others below."""
    draw, items = draft.random, []
    for name in _business(draft, 8):
        content = lists.item(draft, name)
        if draw.random() < 0.35:
            below = (lists.item(draft, draft.wording.item(110)) for _ in range(draw.randint(1, 4)))
            content += tag("text:list", {}, *(tag("text:list-item", {}, each) for each in below))
        items.append(tag("text:list-item", {}, content))
    draft.add(tag("text:list", {"text:style-name": "Numbers"}, *items))
    draft.skip()


def _timed(draft: Draft) -> None:
    """Add the agenda as a table with times."""
    facts, hour = draft.wording.facts, draft.random.randint(8, 17)
    rows = [[GridCell(name, strong=True) for name in ("Time", "Item", "Presenter")]]
    for place, name in enumerate(_business(draft, 6)):
        time = f"{hour + place // 4}:{place % 4 * 15:02}"
        rows.append([GridCell(time), GridCell(name), GridCell(facts.name())])
    draft.add(draw_grid(draft, Grid(3, 1, rows), full=True), draft.blank(10))


def _notes(draft: Draft) -> None:
    draw, facts = draft.random, draft.wording.facts
    _opening(draft, ("Minutes of the meeting", "MINUTES", "Meeting notes", "Regular meeting minutes"))
    people = [facts.name() for _ in range(draw.randint(3, 8))]
    if draw.random() < 0.5:
        details(draft, (("Present", ", ".join(people)), ("Absent", facts.name()), ("Minutes", people[0])))
    else:
        rows = [[GridCell(name), GridCell(facts.job())] for name in people]
        draft.add(draw_grid(draft, Grid(2, 0, rows), kinds=("none", "grid", "lines")), draft.blank(8))
    number = draw.choice(_NUMBERS)
    for place, name in enumerate(_business(draft, 5), 1):
        draft.add(draft.heading(1, name, nth(number, place)))
        for _ in range(draw.randint(1, 3)):
            draw.choice((passages.text, passages.passage, passages.remark, lists.bullets, _motion))(draft)
    if draw.random() < 0.4:
        _actions(draft)
    passages.line(
        draft, escape(f"The meeting was adjourned at {draw.randint(1, 11)}:{draw.randint(10, 59)} p.m.")
    )
    if draw.random() < 0.5:
        signatures(draft)


def _motion(draft: Draft) -> None:
    """Add what was moved and how the vote went: a paragraph, perhaps indented, or one and an action."""
    draw, facts = draft.random, draft.wording.facts
    ayes = draw.randint(3, 9)
    words = (
        f"Motion by {facts.last_name()}, seconded by {facts.last_name()}, to approve the {facts.bs()}. "
        f"Ayes: {ayes}. Noes: {draw.randint(0, 3)}. Motion carried."
    )
    inset = {"fo:margin-left": points(draw.choice((0, 0, 28, 36))), "fo:text-indent": "0pt"}
    draft.add(draft.paragraph("Body", escape(words), paragraph=inset, text=draw.choice((BOLD, {}, {}))))
    draft.skip()
    if draw.random() < 0.3:
        passages.line(draft, draft.span(f"ACTION: {facts.name()}", **BOLD), 8, draw.choice(("end", "start")))


def _actions(draft: Draft) -> None:
    """Add a table of who has to do what."""
    draw, wording = draft.random, draft.wording
    draft.add(draft.heading(1, draw.choice(("Action items", "ACTIONS", "Summary of actions"))))
    rows = [[GridCell(name, strong=True) for name in ("No.", "Action", "Owner", "Due")]]
    for place in range(1, draw.randint(3, 9)):
        cells = (str(place), wording.sentence(90), wording.facts.name(), wording.date())
        rows.append([GridCell(each) for each in cells])
    draft.add(draw_grid(draft, Grid(4, 1, rows), full=True), draft.blank(8))


MEETINGS: tuple[Family, ...] = (
    Family("agenda", 1.5, _agenda, (10, 12), 0.2, 0.5, 0.0),
    Family("meeting-notes", 2, _notes, (10, 12), 0.2, 0.5, 0.0),
)

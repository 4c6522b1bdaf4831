"""Letters to shareholders: long paragraphs, tables of growth without rules, a signature."""

from docreader_worker.training.synthesis.office import blocks, passages
from docreader_worker.training.synthesis.office.draft import BOLD, Draft, escaped_lines
from docreader_worker.training.synthesis.office.families.family import Family
from docreader_worker.training.synthesis.office.floats import notes
from docreader_worker.training.synthesis.office.markup import escape, points
from docreader_worker.training.synthesis.office.running import add_pages
from docreader_worker.training.synthesis.office.tables import draw_grid
from docreader_worker.training.synthesis.tables import Grid, GridCell

_MEASURES = (
    "Book value per share", "Market value", "Return of the index", "Revenue", "Operating income",
    "Free cash flow", "Earnings per share", "Growth", "Relative results", "Dividends", "Net sales",
)  # fmt: skip
_HEADINGS = (
    "What We Own", "Our Performance", "Insurance", "Capital Allocation", "Regulated Businesses",
    "Investments", "The Annual Meeting", "Looking Ahead", "Our People", "Manufacturing and Retailing",
    "Risks", "Acquisitions",
)  # fmt: skip
_BARE = ("none", "none", "none", "sums", "lines")
_MIDDLE = {"fo:text-align": "center"}


def _letter(draft: Draft) -> None:
    draw, facts = draft.random, draft.wording.facts
    add_pages(draft, headed=0.3)
    company = facts.company()
    if draw.random() < 0.4:
        blocks.title(draft, draw.choice((company, "Letter to shareholders", "Chairman's letter", "")))
    if draw.random() < 0.35:
        _performance(draft)
    greeting = draw.choice((f"To the Shareholders of {company}:", "Dear shareholders,", "To our owners:"))
    passages.line(draft, escape(greeting), 10, **draw.choice((BOLD, {})))
    _say(draft, draw.randint(2, 4))
    middle = draw.choice((_MIDDLE, {}))
    for name in draw.sample(_HEADINGS, draw.randint(1, 5)):
        draft.add(draft.heading(2, name, paragraph=middle))
        if draft.look.bare:
            draft.skip()
        _say(draft, draw.randint(2, 6))
        if draw.random() < 0.5:
            draft.add(_growth(draft), draft.blank(draw.choice((8, 14))))
            passages.text(draft)
    _signed(draft)


def _say(draft: Draft, count: int) -> None:
    """Add long paragraphs with a short one now and then."""
    for _ in range(count):
        if draft.random.random() < 0.15:
            passages.remark(draft)
        else:
            passages.text(draft, 350, 1300)


def _performance(draft: Draft) -> None:
    """Add a heading, a table of growth and its notes, as such letters open with."""
    name = f"{draft.wording.facts.company()}’s Performance vs. the Index"
    draft.add(draft.heading(1, name, paragraph=_MIDDLE), _growth(draft, longest=20))
    notes(draft)


def _growth(draft: Draft, longest: int = 9) -> str:
    """A table of years, or of businesses, with their growth."""
    draw, wording = draft.random, draft.wording
    measures = draw.sample(_MEASURES, draw.randint(1, 3))
    year, count = draw.randint(1975, 2015), draw.randint(3, longest)
    yearly, percent = draw.random() < 0.6, draw.choice(("", "%", " %"))
    rows = [[GridCell("Year" if yearly else "", strong=True)]]
    rows[0] += [GridCell(name, number=True, strong=True) for name in measures]
    for place in range(count):
        name = str(year + place) if yearly else wording.words(draw.randint(1, 4)).capitalize()
        if draw.random() < 0.4:
            name += " " + "." * draw.randint(10, 40)
        rows.append([GridCell(name)])
        for _ in measures:
            change = f"{draw.gauss(9, 14):.1f}{percent}"
            rows[-1].append(GridCell(change.replace("-", "(") + ")" * ("-" in change), number=True))
    if draw.random() < 0.5:
        overall = f"Overall gain, {year}–{year + count - 1}"
        sums = (GridCell(f"{wording.number(1e5, 0)}%", number=True, strong=True) for _ in measures)
        rows.append([GridCell(overall, strong=True), *sums])
    return draw_grid(draft, Grid(len(measures) + 1, 1, rows), draw.random() < 0.6, _BARE)


def _signed(draft: Draft) -> None:
    """Add who signs and when, at the left or from the middle of the page."""
    draw, facts = draft.random, draft.wording.facts
    signer = (
        facts.name(),
        draw.choice(("Chairman of the Board", "Chief Executive Officer")),
        facts.company(),
    )
    inset = {"fo:margin-left": points(draft.width * draw.choice((0.0, 0.5, 0.6)))}
    draft.add(draft.blank(draw.uniform(10, 40)))
    words = escaped_lines(signer[: draw.randint(2, 3)])
    draft.add(draft.paragraph("Standard", words, paragraph=inset))
    draft.add(draft.blank(6))
    if draw.random() < 0.7:
        passages.line(draft, escape(draft.wording.date()))


SHAREHOLDERS: tuple[Family, ...] = (
    Family("shareholder-letter", 1.5, _letter, (10, 12), 0.1, 0.3, 0.0, bare=0.2),
)

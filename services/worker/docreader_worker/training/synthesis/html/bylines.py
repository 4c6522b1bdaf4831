"""Bylines of articles: authors with raised marks over their affiliations and whom to write to."""

from docreader_worker.training.synthesis.html.blocks import Blocks
from docreader_worker.training.synthesis.html.markup import element, text

_UNITS = (
    "Department of Medicine", "Faculty of Health Sciences", "Institute of Public Health", "School of Nursing",
    "Division of Cardiology", "Centre for Neuroscience", "Laboratory of Genetics", "Clinic of Surgery",
)  # fmt: skip
_WRITE = ("Correspondence", "*Correspondence", "* Corresponding author", "Correspondence to", "Contact")
_MARKS = ("<sup>{}</sup>", "<sup>{}</sup>", "<sup>{}</sup> ", "({}) ", "{} ", "[{}] ")


def byline(blocks: Blocks, align: str = "") -> str:
    """The authors, their affiliations in smaller letters, mostly an address to write to; each is text."""
    draw, facts, size = blocks.draw, blocks.wording.facts, blocks.style.size
    form, places = draw.choice(_MARKS), draw.randint(1, 5)
    raised = form if form.startswith(("<", "(")) else "<sup>{}</sup>"
    names = []
    for index in range(draw.randint(2, 9)):
        mark = raised.format(f"{draw.randint(1, places)}{',*' if index == 0 else ''}").strip()
        degree = draw.choice(("", "", "", ", MD", ", PhD")) if form.startswith("(") else ""
        names.append(f"{text(facts.name())}{degree}{mark}")
    last = names.pop()
    joined = f"{', '.join(names)}{draw.choice((', ', ' and ', ' & '))}{last}"
    loud = draw.choice(("", "font-weight:700;", "font-style:italic;", f"color:{blocks.style.accent};"))
    big = f"font-size:{size * draw.choice((1, 1, 1.1, 1.25)):.1f}pt;"
    made = element(joined, "text", align, f"{loud}{big}margin-bottom:{size * 0.5:.0f}pt")
    return made + _affiliations(blocks, form, places, align) + _contact(blocks, align)


def _affiliations(blocks: Blocks, form: str, places: int, align: str) -> str:
    """All in one block, in lines or run in; or far enough apart to be one each."""
    draw, facts = blocks.draw, blocks.wording.facts
    lines = [
        f"{form.format(index)}{draw.choice(_UNITS)}, {text(facts.company())}, {text(facts.city())}"
        for index in range(1, places + 1)
    ]
    slanted = draw.choice(("", "", "font-style:italic;"))
    look = f"{slanted}line-height:1.25;font-size:{blocks.style.size * draw.uniform(0.72, 0.92):.1f}pt;"
    way = draw.choice(("lines", "lines", "run", "apart"))
    if way == "apart":
        gap = f"margin-bottom:{blocks.style.size * 0.5:.1f}pt"
        return "".join(element(line, "text", align, look + gap) for line in lines)
    return element(("<br>" if way == "lines" else "; ").join(lines), "text", align, look)


def _contact(blocks: Blocks, align: str) -> str:
    draw, facts = blocks.draw, blocks.wording.facts
    if draw.random() < 0.3:
        return ""
    name = draw.choice(_WRITE)
    lead = draw.choice((f"<b>{name}:</b>", f"{name}:", f"<i>{name}:</i>"))
    place = draw.choice(("", f"{text(facts.street_address())}, {text(facts.city())}. "))
    words = f"{lead} {text(facts.name())}, {place}{draw.choice(('E-mail: ', 'Email ', ''))}{facts.email()}"
    size = blocks.style.size * draw.uniform(0.75, 0.95)
    look = f"line-height:1.25;font-size:{size:.1f}pt;margin-top:{size * draw.uniform(0.4, 1):.1f}pt"
    return element(words, "text", align, look)

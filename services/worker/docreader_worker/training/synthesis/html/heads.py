"""The heads of official forms: number, title, year and what to attach the form to, divided by rules."""

from dataclasses import dataclass

from docreader_worker.training.synthesis.html.blocks import Blocks
from docreader_worker.training.synthesis.html.markup import element, row, text
from docreader_worker.training.synthesis.html.office import logo


@dataclass(frozen=True, slots=True)
class Form:
    """What heads and feet say about a form: its kind, number, year and who prints it."""

    kind: str
    number: str
    year: int
    office: str


def make_form(blocks: Blocks) -> Form:
    """Draw a form's number, year and office."""
    draw, facts = blocks.draw, blocks.wording.facts
    number = draw.choice((facts.bothify("####"), facts.bothify("####"), facts.bothify("##??").upper()))
    office = draw.choice(("Department of the Treasury", "Department of Revenue", facts.company()))
    return Form(draw.choice(("Form", "Form", "Schedule")), number, draw.randint(1996, 2026), office)


def divided(blocks: Blocks, form: Form) -> str:
    """Number at the left, title and instructions in the middle, year at the right, between thin rules."""
    draw, size = blocks.draw, blocks.style.size
    rule = f"{draw.choice((0.5, 0.8, 1.2))}pt solid #000"
    number = f"{form.kind} <b style='font-size:{size * draw.uniform(2, 3):.0f}pt'>{form.number}</b>"
    service = f"<small>{text(form.office)}<br>{text(blocks.wording.heading(22))}</small>"
    if draw.random() < 0.5:
        left = element(element(number) + service, "text", style="display:inline-block")
    else:
        left = element(number, "text") + element(service, "text", style="margin-top:3pt")
    year = f"<b style='font-size:{size * 2.6:.0f}pt;line-height:1'>{_outlined(blocks, form.year)}</b>"
    about = f"Attachment<br>Sequence No. <b>{draw.randint(1, 190)}</b>"
    omb = element(f"OMB No. 1545-{draw.randint(0, 9999):04}", "text", "small")
    under = f"border-top:{rule};padding-top:2pt"
    right = omb + element(element(year) + element(about, css="small"), "text", style=under)
    middle = _title(blocks, draw.uniform(1.5, 2.2)) + _attach(blocks)
    side = "flex:0 0 17%;padding:0 4pt;display:flex;flex-direction:column;justify-content:space-between"
    cells = (
        element(left, style=f"{side};padding-inline-start:0;border-inline-end:{rule}"),
        element(middle, style="flex:1;text-align:center"),
        element(right, style=f"{side};border-inline-start:{rule}"),
    )
    return row(*cells, gap=4, align="stretch", style=f"line-height:1.15;border-bottom:{rule}")


def framed(blocks: Blocks, form: Form) -> str:
    """Number, title and year beside each other in a thick frame."""
    draw, size = blocks.draw, blocks.style.size
    large = f"font-size:{size * draw.uniform(1.8, 3):.0f}pt;text-align:center;line-height:1.1"
    name = element(f"{form.kind}<br>{form.number}", "text", style=large) if draw.random() < 0.7 else ""
    about = _attach(blocks) if draw.random() < 0.4 else ""
    middle = element(_title(blocks, draw.uniform(1.5, 2.2)) + about, style="flex:1;text-align:center")
    year = element(str(form.year), "text", style=large)
    frame = f"border:{draw.choice((1, 2, 2.5))}pt solid #000;padding:5pt 8pt"
    return row(name, middle, year, align="center", style=frame)


def stately(blocks: Blocks, form: Form) -> str:
    """Emblem and office at the left, number and title at the right over a thick rule."""
    draw = blocks.draw
    look = f"font-family:'{blocks.style.heading}';{draw.choice(('font-style:italic;', ''))}font-weight:700;"
    size = blocks.style.size * draw.uniform(1.3, 1.8)
    number = f"<span style='font-size:{size * 1.25:.1f}pt'>{form.year} {form.number}</span><br>"
    named = f"{look}text-align:end;line-height:1.2;font-size:{size:.1f}pt"
    title = element(number + text(blocks.wording.heading(48)), "title", "title", named)
    office = element(f"{text(form.office)}<br>{text(blocks.wording.facts.domain_name())}", "text")
    about = _attach(blocks) if draw.random() < 0.6 else ""
    left = row(element(logo(blocks, 44), style="max-width:60pt"), element(office + about), gap=6)
    under = f"border-bottom:{draw.choice((0.8, 1.5, 2.5))}pt solid #000;padding-bottom:3pt;line-height:1.2"
    return row(left, element(title, style="max-width:50%"), align="flex-end", spread=True, style=under)


def _title(blocks: Blocks, scale: float) -> str:
    look = (
        f"font-family:'{blocks.style.heading}','{blocks.style.body}';line-height:1.15;"
        f"font-size:{blocks.style.size * scale:.1f}pt;font-weight:{blocks.draw.choice((700, 700, 400))}"
    )
    return element(text(blocks.wording.heading(blocks.draw.choice((40, 80)))), "title", "title", look)


def _attach(blocks: Blocks) -> str:
    """One to three short instructions, each a block or all in one."""
    draw = blocks.draw
    marker = draw.choice(("▶ ", "► ", ""))
    lines = [f"{marker}{text(blocks.wording.sentence(70))}" for _ in range(draw.randint(1, 3))]
    look = (
        f"margin-top:2pt;font-weight:{draw.choice((700, 700, 400))};font-size:{blocks.style.size * 0.9:.1f}pt"
    )
    if draw.random() < 0.5:
        return element("<br>".join(lines), "text", style=look)
    return "".join(element(line, "text", style=look + ";margin-top:4pt") for line in lines)


def _outlined(blocks: Blocks, year: int) -> str:
    """A year whose century is drawn in outline, as some offices print it."""
    if blocks.draw.random() < 0.4:
        return str(year)
    hollow = "color:#fff;-webkit-text-stroke:.5pt #000"
    return f'<span style="{hollow}">{year // 100}</span>{year % 100:02}'

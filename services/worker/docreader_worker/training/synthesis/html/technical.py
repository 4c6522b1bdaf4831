"""Families of tables, drawings and fine print: accounts, data sheets, patents."""

from docreader_worker.training.synthesis.html.blocks import Blocks
from docreader_worker.training.synthesis.html.flowing import title
from docreader_worker.training.synthesis.html.markup import element, row, rule, text
from docreader_worker.training.synthesis.html.office import logo, page
from docreader_worker.training.synthesis.html.prose import body
from docreader_worker.training.synthesis.html.sheet import document, make_running, sheet
from docreader_worker.training.synthesis.tables import make_grid


def accounts(blocks: Blocks) -> str:
    """Balance sheets and notes: large tables of figures with little text."""
    draw = blocks.draw
    marks, number = make_running(blocks), draw.randint(1, 180)
    content: list[str] = []
    for _ in range(draw.randint(2, 5)):
        content.append(blocks.heading(draw.choice((1, 2)), 60))
        if draw.random() < 0.6:
            content.append(blocks.paragraph(60, 500))
        content.append(element(blocks.grid(make_grid(blocks.wording, (6, 26), (2, 6))), css="unit"))
        if draw.random() < 0.4:
            content.append(blocks.paragraph(80, 400))
    columns = draw.choice((1, 1, 1, 2))
    pages = [sheet(blocks, marks, number + index, columns, notes=0.3) for index in range(2)]
    return document(blocks, pages, {"main": content})


def datasheet(blocks: Blocks) -> str:
    """A data sheet: features, a drawing, tables of limits."""
    draw = blocks.draw
    head = row(logo(blocks), element(title(blocks, 1.8, 40), css="e"), align="center", spread=True)
    left = [blocks.heading(2, 30), *blocks.items(draw.randint(4, 9), 90)]
    left += [blocks.heading(2, 30), blocks.paragraph(150, 500)]
    right = [blocks.figure(170), blocks.heading(2, 30), *blocks.items(draw.randint(3, 6), 60)]
    halves = row(*(element("".join(half), style="flex:1") for half in (left, right)), gap=18)
    rest: list[str] = []
    for _ in range(draw.randint(2, 4)):
        rest += [blocks.heading(2, 40), blocks.table((4, 14), (3, 7))]
    rest += body(blocks, 6, {"paragraph": 4, "list": 2, "figure": 2})
    marks, top = make_running(blocks), head + rule(1.5, blocks.style.accent) + halves
    pages = [sheet(blocks, marks, 1, top=top), sheet(blocks, marks, 2, draw.choice((1, 2)))]
    return document(blocks, pages, {"main": rest})


def _bibliographic(blocks: Blocks) -> str:
    """The coded entries of a patent's front page and its title."""
    draw, facts = blocks.draw, blocks.wording.facts
    entries = (
        f"Inventors: {facts.name()}, {facts.name()}",
        f"Assignee: {facts.company()}",
        f"Filed: {blocks.wording.date()}",
        f"Int. Cl.: G06F {draw.randint(1, 40)}/00",
    )
    name = element(f"<b>(54) {text(blocks.wording.heading(80).upper())}</b>", "title")
    codes = sorted(draw.sample(range(10, 76), len(entries)))
    lines = (
        element(f"({code}) {text(entry)}", "text", style="margin:3pt 0")
        for code, entry in zip(codes, entries, strict=True)
    )
    return name + "".join(lines)


def patent(blocks: Blocks) -> str:
    """A patent: a front page of codes and an abstract, a drawing, then two columns."""
    draw, facts = blocks.draw, blocks.wording.facts
    code = f"US {draw.randint(5, 12)},{draw.randint(100, 999)},{draw.randint(100, 999)} B{draw.randint(1, 2)}"
    office = element("<b>United States Patent</b>", "page-header")
    office += element(f"{facts.last_name()} et al.", "page-header")
    head = row(element(office), blocks.line(f"Patent No.: {code}", "page-header"), spread=True) + rule(
        1, margin=6
    )
    abstract = (
        blocks.line("(57) ABSTRACT", "section-header", "c") + blocks.paragraph(300, 800) + blocks.figure(200)
    )
    halves = row(*(element(half, style="flex:1") for half in (_bibliographic(blocks), abstract)), gap=18)
    path = blocks.pictures.diagram(draw).as_uri()
    drawing = blocks.picture("90%", blocks.style.height * 0.6, path=path)
    drawing += element(f"FIG. {draw.randint(1, 9)}", "caption", "c")
    content = body(blocks, 50, {"paragraph": 12, "heading": 1}, 1, (200, 1200))
    marks = make_running(blocks)
    pages = [page(blocks, head + halves), page(blocks, element(drawing, css="c"), 2)]
    pages += [sheet(blocks, marks, number, 2) for number in (3, 4)]
    return document(blocks, pages, {"main": content})

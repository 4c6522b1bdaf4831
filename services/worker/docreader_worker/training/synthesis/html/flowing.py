"""Families of documents that are mostly running text: papers, reports, books, manuals, laws and the like."""

from collections.abc import Callable

from docreader_worker.training.synthesis.html.blocks import Blocks
from docreader_worker.training.synthesis.html.bylines import byline
from docreader_worker.training.synthesis.html.markup import element, row, space, text
from docreader_worker.training.synthesis.html.matter import contents, references
from docreader_worker.training.synthesis.html.prose import body
from docreader_worker.training.synthesis.html.recipes import RECIPES, Recipe
from docreader_worker.training.synthesis.html.sheet import document, make_running, sheet
from docreader_worker.training.synthesis.html.tiles import tiles


def flowing(family: str) -> Callable[[Blocks], str]:
    """The drawer of a family of ``RECIPES``."""
    recipe = RECIPES[family]

    def draw_document(blocks: Blocks) -> str:
        return _document(blocks, recipe)

    return draw_document


def _document(blocks: Blocks, recipe: Recipe) -> str:
    draw = blocks.draw
    columns = draw.choice(recipe.columns)
    count = draw.choice((1, 2, 3, 4))
    marks = make_running(blocks)
    start = draw.choice((1, 1, draw.randint(2, 300)))
    area = blocks.style.width * blocks.style.height / blocks.style.size**2 / blocks.style.leading
    content = body(blocks, int(count * area / 150) + 12, recipe.mix, recipe.depth, recipe.paragraph)
    if recipe.ending and draw.random() < recipe.ending:
        entries = references(blocks, draw.randint(8, 40))
        place = draw.randint(3, max(4, len(content) // 2))
        content[place:] = [
            blocks.line(draw.choice(("References", "Bibliography")), "section-header", "h1 heading"),
            *entries,
        ]
    pages = []
    opening = start == 1 or draw.random() < 0.3
    if opening and recipe.first in ("cover", "contents") and draw.random() < 0.6:
        pages.append(_front(blocks, recipe.first))
    for index in range(count):
        top = _OPENINGS[recipe.first](blocks) if index == 0 and opening else ""
        if index and columns > 1 and draw.random() < 0.4:
            kind = draw.choice(("figure", "figure", "table", "heading"))
            across = {"figure": lambda: blocks.figure(200), "table": lambda: blocks.table((4, 14), (4, 8))}
            top = across.get(kind, blocks.heading)()
        shown = marks if index or not opening or draw.random() < 0.5 else None
        pages.append(
            sheet(blocks, shown, start + index, columns, "main", top, "", recipe.floats, recipe.notes)
        )
    return document(blocks, pages, {"main": content})


def title(blocks: Blocks, scale: float = 0.0, longest: int = 110) -> str:
    """The title of the document."""
    draw = blocks.draw
    size = blocks.style.size * (scale or draw.uniform(1.5, 2.8))
    look = (
        f"font-size:{size:.1f}pt;line-height:1.15;font-weight:{draw.choice((700, 700, 400))};"
        f"text-align:{draw.choice(('center', 'start'))};color:{blocks.style.accent};"
        f"margin:0 0 {size * 0.5:.1f}pt"
    )
    return element(text(blocks.wording.sentence(draw.randint(25, longest))), "title", "title", look)


def _plain(blocks: Blocks) -> str:
    draw, lines = blocks.draw, [title(blocks)]
    if draw.random() < 0.4:
        byline = f"{blocks.wording.facts.name()}, {blocks.wording.date()}"
        lines.append(blocks.line(byline, "text", draw.choice(("c", ""))))
    return "".join(lines) + space(10)


def _article(blocks: Blocks) -> str:
    draw, facts = blocks.draw, blocks.wording.facts
    lines = [title(blocks)]
    align = draw.choice(("c", "c", ""))
    if draw.random() < 0.3:
        lines.append(byline(blocks, align))
    elif draw.random() < 0.5:
        lines.append(blocks.line(", ".join(facts.name() for _ in range(draw.randint(1, 6))), "text", align))
        places = (f"{facts.company()}, {facts.city()}" for _ in range(draw.randint(0, 2)))
        lines += [blocks.line(place, "text", f"small {align}") for place in places]
    else:
        people = []
        for _ in range(draw.randint(1, 4)):
            about = (facts.name(), text(facts.company()), facts.city(), facts.email())
            people.append(element("<br>".join(about), "text", align))
        lines.append(row(*people, gap=8, style="justify-content:space-evenly;margin:6pt 0"))
    lines.append(_abstract(blocks))
    return "".join(lines) + (_archive_mark(blocks) if draw.random() < 0.12 else "")


def _archive_mark(blocks: Blocks) -> str:
    """The identifier that preprint archives print up the left margin: in DocLayNet a page header."""
    number = f"{blocks.draw.randint(1000, 2612)}.{blocks.draw.randint(10000, 99999)}"
    place = f"left:-{blocks.style.left * 0.75:.0f}pt;top:{blocks.style.height * 0.22:.0f}pt"
    look = (
        f"position:absolute;{place};writing-mode:vertical-rl;transform:rotate(180deg);"
        "font-size:14pt;color:#777;white-space:nowrap"
    )
    return element(f"arXiv:{number}v1 [cs.CL] {blocks.wording.date()}", "page-header", style=look)


def _abstract(blocks: Blocks) -> str:
    draw = blocks.draw
    content = blocks.paragraph(400, 1300)
    if draw.random() < 0.65:
        heading = draw.choice(("h2", "h2 c", "h3 c", "h3"))
        content = blocks.line("Abstract", "section-header", heading) + content
    if draw.random() < 0.5:
        words = ", ".join(blocks.wording.words(2) for _ in range(4))
        content += element(f"<b>Keywords:</b> {text(words)}", "text", "small", tag="p")
    return element(content, style=f"margin:8pt {draw.choice((0, 0, 20, 45))}pt 12pt")


def _journal(blocks: Blocks) -> str:
    draw, facts = blocks.draw, blocks.wording.facts
    logo = blocks.picture(f"{draw.randint(60, 130)}pt", 40, path=blocks.pictures.logo(draw).as_uri())
    pages = f"{draw.randint(1, 900)}–{draw.randint(901, 999)}"
    issue = f"{blocks.wording.heading(30)} {draw.randint(1, 90)} ({facts.year()}) {pages}"
    under = f"border-bottom:1pt solid {blocks.style.accent};margin-bottom:10pt"
    line = blocks.line(issue, "page-header", "small")
    return row(element(logo), line, align="center", spread=True, style=under) + _article(blocks)


def _banner(blocks: Blocks) -> str:
    draw = blocks.draw
    head = title(blocks, draw.uniform(2, 3.4), 60)
    if draw.random() < 0.5:
        path = blocks.pictures.photograph(draw).as_uri()
        picture = blocks.picture("100%", draw.uniform(90, 220), path=path).replace("contain", "cover")
        head = picture + head if draw.random() < 0.5 else head + picture
    if draw.random() < 0.3:
        head += tiles(blocks)
    return head + (blocks.paragraph(100, 350, css="b quote") if draw.random() < 0.5 else "")


def _chapter(blocks: Blocks) -> str:
    """The head of a chapter: number and name in one, or two headings far apart."""
    draw, style = blocks.draw, blocks.style
    name = text(blocks.wording.heading(50))
    number = draw.randint(1, 24)
    drop = draw.choice((0, 30, 90)) * style.height / 842
    align = f"text-align:{draw.choice(('start', 'center', 'end'))}"
    size = style.size * draw.uniform(1.6, 2.6)
    look = f"font-size:{size:.1f}pt;{align};margin:{drop:.0f}pt 0 {draw.randint(10, 40)}pt"
    if draw.random() < 0.4:
        above = f"font-size:{size * draw.choice((0.5, 0.7, 1)):.1f}pt;{align};margin:{drop:.0f}pt 0 0"
        counted = draw.choice(("Chapter {}", "CHAPTER {}", "Part {}", "{}")).format(number)
        apart = look.replace(f"margin:{drop:.0f}pt", f"margin:{draw.randint(12, 60)}pt")
        return element(counted, "section-header", "h1", above) + element(name, "section-header", "h1", apart)
    forms = ("Chapter {}<br>{}", "{} {}", "{1}", "{}<br>{}", "{}. {}")
    return element(draw.choice(forms).format(number, name), "section-header", "h1", look)


def _cover(blocks: Blocks) -> str:
    return blocks.heading(1)


def _front(blocks: Blocks, kind: str) -> str:
    """A page of its own before the text: a cover or a table of contents."""
    draw, style = blocks.draw, blocks.style
    if kind == "contents" or draw.random() < 0.3:
        name = draw.choice(("Contents", "Table of contents"))
        content = blocks.line(name, "section-header", "h1") + contents(blocks, draw.randint(10, 32))
    else:
        path = blocks.pictures.logo(draw).as_uri()
        logo = blocks.picture(f"{draw.randint(60, 160)}pt", 70, path=path) if draw.random() < 0.7 else ""
        photo = blocks.picture("100%", style.height * 0.4) if draw.random() < 0.5 else ""
        about = f"{blocks.wording.facts.company()} · {blocks.wording.date()}"
        content = element(logo) + title(blocks, draw.uniform(2.2, 4), 70) + photo
        content += blocks.line(about, "text", draw.choice(("c", "e", "")))
    place = draw.choice(("space-around", "flex-start", "space-between"))
    area = (
        f"left:{style.left}pt;right:{style.right}pt;top:{style.top}pt;bottom:{style.bottom}pt;"
        f"justify-content:{place}"
    )
    return element(element(content, css="area", style=area), css="page")


_OPENINGS: dict[str, Callable[[Blocks], str]] = {
    "plain": _plain,
    "article": _article,
    "journal": _journal,
    "banner": _banner,
    "chapter": _chapter,
    "cover": _cover,
    "contents": _cover,
}

"""Families laid out by designers: newspapers, magazines, catalogues, posters."""

from docreader_worker.training.synthesis.html.blocks import Blocks
from docreader_worker.training.synthesis.html.flowing import title
from docreader_worker.training.synthesis.html.markup import element, row, text
from docreader_worker.training.synthesis.html.office import logo, page
from docreader_worker.training.synthesis.html.prose import body
from docreader_worker.training.synthesis.html.sheet import document, make_running, running, sheet


def _head(blocks: Blocks, size: float, weight: int, longest: int) -> str:
    style = (
        f"font-family:'{blocks.style.heading}';font-weight:{weight};font-size:{size:.1f}pt;"
        "line-height:1.08;margin:3pt 0"
    )
    words = blocks.wording.sentence(blocks.draw.randint(20, longest))
    return element(text(words), "section-header", style=style)


def _article(blocks: Blocks, name: str, columns: int, streams: dict[str, list[str]], size: float) -> str:
    """A story with its headline over ``columns`` columns that its own stream fills."""
    draw = blocks.draw
    streams[name] = [blocks.paragraph(120, 500) for _ in range(40)]
    for place in range(3, 40, draw.choice((4, 7, 50))):
        streams[name][place] = blocks.heading(3, 30)
    head = _head(blocks, size, draw.choice((700, 400)), 80)
    if draw.random() < 0.3:
        larger = f"font-size:{blocks.style.size * 1.2:.1f}pt"
        head += element(text(blocks.wording.sentence(120)), "text", style=larger)
    if draw.random() < 0.6:
        head += element(f"<b>{blocks.wording.facts.name()}</b>", "text", "small", "margin:2pt 0")
    illustrated = draw.randrange(columns) if draw.random() < 0.45 else -1
    filled = "".join(
        element((photo(blocks) if index == illustrated else "") + flow(name), css="col")
        for index in range(columns)
    )
    line = "border-top:.6pt solid #000;" if draw.random() < 0.5 else ""
    columned = element(filled, css="cols", style=f"gap:{blocks.style.column_gap * 0.6:.0f}pt")
    return element(
        head + columned, style=f"{line}display:flex;flex-direction:column;min-height:0;height:100%"
    )


def flow(stream: str) -> str:
    """A column to be filled from ``stream``."""
    return f'<div class="flow" data-stream="{stream}"></div>'


def photo(blocks: Blocks, height: float = 0.0) -> str:
    """A photograph as wide as its column, mostly with a caption."""
    draw = blocks.draw
    path = blocks.pictures.photograph(draw).as_uri()
    picture = blocks.picture("100%", height or draw.uniform(60, 150), path=path).replace("contain", "cover")
    caption = element(text(blocks.wording.sentence(draw.choice((40, 110)))), "caption", "cap")
    return picture + (caption if draw.random() < 0.85 else "")


def _masthead(blocks: Blocks) -> str:
    size, style = blocks.draw.uniform(26, 54), blocks.style
    name = f"{blocks.wording.facts.city()} {blocks.draw.choice(('Times', 'Post', 'Gazette', 'Courier'))}"
    look = (
        f"font-family:'{style.heading}';font-size:{size:.0f}pt;line-height:1.1;"
        "text-align:center;border-bottom:1pt solid #000"
    )
    date = blocks.line(blocks.wording.date(), "page-header", "small")
    number = blocks.line("No. " + blocks.wording.number(9999, 0), "page-header", "small")
    under = row(date, number, spread=True, style="border-bottom:1pt solid #000")
    return element(text(name), "title", style=look) + under


def newspaper(blocks: Blocks) -> str:
    """A page of a newspaper: several stories in three to six columns."""
    draw, style, streams = blocks.draw, blocks.style, dict[str, list[str]]()
    columns, gap = draw.choice((3, 4, 4, 5, 6)), style.column_gap * 0.6
    top = _masthead(blocks) if draw.random() < 0.5 else ""
    bands = ""
    for height in draw.choice(((3, 2), (2, 2, 2), (5, 3), (3, 1, 2))):
        left, stories = columns, ""
        while left > 0:
            span = min(left, draw.choice((1, 2, 2, 3, columns)))
            left -= span
            size = style.size * draw.uniform(1.3, 1.5 + span * 0.5)
            story = _article(blocks, f"s{len(streams)}", span, streams, size)
            stories += element(story, style=f"flex:{span};min-width:0")
        band = f"flex:{height};min-height:0;display:flex;gap:{gap:.0f}pt;margin-top:6pt"
        bands += element(stories, style=band)
    edges = f"left:{style.left * 0.6}pt;right:{style.right * 0.6}pt;top:{style.top}pt;bottom:{style.bottom}pt"
    margins = running(blocks, make_running(blocks), draw.randint(1, 40))
    return document(
        blocks, [element(margins + element(top + bands, css="area", style=edges), css="page")], streams
    )


def magazine(blocks: Blocks) -> str:
    """A feature with a large picture, a standfirst, pull quotes and two or three columns."""
    draw, style = blocks.draw, blocks.style
    content = body(blocks, 40, {"paragraph": 12, "heading": 1.2, "box": 0.5}, 1, (200, 800))
    large = f"line-height:1.2;color:{style.accent};font-family:'{style.heading}';margin:8pt 0"
    quoted = f"“{text(blocks.wording.sentence(110))}”"
    pulled = element(quoted, "text", style=f"font-size:{style.size * 1.8:.1f}pt;{large}")
    content.insert(draw.randint(2, 8), pulled)
    standfirst = f"font-size:{style.size * 1.3:.1f}pt;margin-bottom:8pt"
    head = title(blocks, draw.uniform(2.5, 4.5), 60)
    head += element(text(blocks.wording.sentence(200)), "text", style=standfirst)
    picture = photo(blocks, style.height * draw.uniform(0.2, 0.45))
    top = picture + head if draw.random() < 0.5 else head + picture
    columns = draw.choice((2, 3, 3))
    above = photo(blocks, 220) if draw.random() < 0.5 else ""
    second = sheet(blocks, make_running(blocks), 2, columns, top=above, floats=0.15)
    return document(blocks, [sheet(blocks, None, 1, columns, top=top), second], {"main": content})


def _product(blocks: Blocks, beside: bool) -> str:
    draw = blocks.draw
    path = blocks.pictures.photograph(draw).as_uri()
    picture = blocks.picture("100%", draw.uniform(60, 110), path=path)
    name = element(text(blocks.wording.heading(28)), "section-header", "h3", "margin:3pt 0")
    about = blocks.paragraph(40, 140, css="b small") if draw.random() < 0.7 else "".join(blocks.items(3, 40))
    price = blocks.line(blocks.wording.money(), "text", "e") if draw.random() < 0.6 else ""
    if beside:
        halves = element(picture, style="flex:1") + element(name + about + price, style="flex:2")
        return element(row(halves, gap=8))
    return element(picture + name + about + price)


def catalogue(blocks: Blocks) -> str:
    """Products in a grid: picture, name, text and price."""
    columns, rows = blocks.draw.choice(((2, 3), (3, 3), (3, 4), (1, 3), (2, 2)))
    cards = "".join(_product(blocks, columns == 1) for _ in range(columns * rows))
    grid = element(cards, style=f"display:grid;grid-template-columns:repeat({columns},1fr);gap:14pt")
    return document(blocks, [page(blocks, title(blocks, 1.8, 40) + grid)], {})


def poster(blocks: Blocks) -> str:
    """A flyer: large words, a picture, a few facts."""
    draw, facts = blocks.draw, blocks.wording.facts
    path = blocks.pictures.photograph(draw).as_uri()
    about = blocks.line(blocks.wording.date(), "section-header", "h1 c")
    about += blocks.line(facts.city(), "text", "c") + blocks.paragraph(100, 300)
    parts = (
        logo(blocks),
        title(blocks, draw.uniform(3, 5), 40),
        blocks.picture("100%", blocks.style.height * 0.4, path=path),
        about,
        "".join(blocks.items(draw.randint(2, 5), 60)),
        row(blocks.line(facts.phone_number()), blocks.line(facts.email()), spread=True),
    )
    return document(blocks, [page(blocks, "".join(map(element, parts)), spread=True)], {})

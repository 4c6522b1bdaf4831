"""What stands before and after the text of a document: contents and references."""

from docreader_worker.training.synthesis.html.blocks import Blocks
from docreader_worker.training.synthesis.html.markup import element, text


def contents(blocks: Blocks, count: int) -> str:
    """A table of contents, which DocLayNet labels a table."""
    dots = blocks.draw.choice(("1pt dotted #333", "none", ".5pt solid #aaa"))
    fill = element("", style=f"flex:1;border-bottom:{dots};margin:0 4pt 3pt", tag="span")
    lines = []
    for index in range(count):
        deep = blocks.draw.choice((0, 0, 1, 1, 2))
        name = text(f"{index + 1} {blocks.wording.heading(45)}")
        place = f"display:flex;padding-inline-start:{deep * 14}pt"
        lines.append(element(f"{name}{fill}{index * 3 + 1}", style=place))
    return element("".join(lines), "table")


def references(blocks: Blocks, count: int) -> list[str]:
    """Entries of a bibliography."""
    draw, facts = blocks.draw, blocks.wording.facts
    form = draw.choice(("[{}]", "{}.", "", ""))
    entries = []
    for index in range(1, count + 1):
        authors = ", ".join(facts.name() for _ in range(draw.randint(1, 3)))
        pages = f"{draw.randint(1, 400)}–{draw.randint(401, 900)}"
        title, journal = blocks.wording.heading(80), blocks.wording.heading(30)
        entries.append(
            blocks.item(form.format(index), f"{authors}. {title}. {journal}, {facts.year()}, {pages}.")
        )
    return entries

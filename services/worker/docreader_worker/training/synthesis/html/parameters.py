"""Wide tables without rules, as manuals list parameters: short columns and a last one of words."""

from collections.abc import Sequence

from docreader_worker.training.synthesis.html.blocks import Blocks
from docreader_worker.training.synthesis.html.markup import element, text

_HEADS = (
    ("Parameter", "Type", "Description"), ("Name", "Default", "Unit", "Description"), ("Option", "Meaning"),
    ("Field", "Type", "Required", "Description"), ("Command", "Description"), ("Key", "Value", "Remarks"),
    ("Code", "Title", "Notes"), ("Date", "Event", "Details"), ("Symptom", "Cause", "Remedy"),
    ("Setting", "Range", "Default", "Description"), ("Item", "Qty", "Remarks"), ("Term", "Definition"),
)  # fmt: skip
_LOOKS = (
    "font-weight:700", "font-weight:700", "text-decoration:underline", "font-style:italic", "font-weight:400",
    "font-weight:700;text-decoration:underline", "font-variant:small-caps", "text-transform:uppercase",
)  # fmt: skip
_TYPES = ("string", "integer", "boolean", "float", "list", "date", "enum", "Yes", "No", "N/A", "–", "")


def parameters(blocks: Blocks) -> str:
    """A table without rules whose rows are far apart; a bold line across may divide it."""
    draw, style = blocks.draw, blocks.style
    heads = draw.choice(_HEADS)
    apart = style.size * draw.uniform(0.4, 1.7)
    longest = draw.choice((40, 110, 200))
    named = draw.choice(("", "", "font-weight:700;", f"font-family:'{style.mono}';", "font-style:italic;"))
    widths = [draw.randint(10, 20) for _ in heads[1:]]
    widths[0] += draw.randint(0, 12)
    cell = f"padding:{apart / 2:.1f}pt {draw.choice((2, 4, 9))}pt {apart / 2:.1f}pt 0;vertical-align:top;"
    over = cell + draw.choice(_LOOKS)
    lines = [_line(heads, [f"{over};width:{width}%" for width in (*widths, 100 - sum(widths))])]
    if draw.random() < 0.12:
        lines = []
    divided = 0.1 if draw.random() < 0.4 else 0.0
    for index in range(draw.randint(3, 10)):
        if index and draw.random() < divided:
            across = f'<td colspan="{len(heads)}" style="{cell}font-weight:700">'
            lines.append(element(f"{across}{text(blocks.wording.heading(50))}</td>", tag="tr"))
        lines.append(_line(_values(blocks, len(heads), longest), [cell + named, *[cell] * len(widths)]))
    size = f"font-size:{style.size * draw.choice((0.85, 0.92, 1, 1)):.1f}pt"
    table = element(
        f"<tbody>{''.join(lines)}</tbody>", "table", style=f"width:100%;margin:0;{size}", tag="table"
    )
    return element(table, css="plain", style=f"margin:{style.size * draw.uniform(0.2, 1.2):.0f}pt 0")


def _values(blocks: Blocks, wide: int, longest: int) -> list[str]:
    draw, wording = blocks.draw, blocks.wording
    name = wording.words(draw.choice((1, 2, 2, 3)))
    between = [
        draw.choice((*_TYPES, wording.number(1e4), wording.words(2), wording.date())) for _ in range(wide - 2)
    ]
    return [name, *between, wording.sentence(draw.randint(20, longest))]


def _line(cells: Sequence[str], looks: Sequence[str]) -> str:
    drawn = (element(text(cell), style=look, tag="td") for cell, look in zip(cells, looks, strict=True))
    return element("".join(drawn), tag="tr")

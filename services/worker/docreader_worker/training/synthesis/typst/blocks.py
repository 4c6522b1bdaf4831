"""What stands between headings: paragraphs, quotations, formulas, tables and figures with captions."""

from docreader_worker.training.synthesis.snippets import stopped
from docreader_worker.training.synthesis.typst.draft import Draft
from docreader_worker.training.synthesis.typst.figures import figure
from docreader_worker.training.synthesis.typst.formulas import display_formula
from docreader_worker.training.synthesis.typst.markup import escape
from docreader_worker.training.synthesis.typst.tables import table

_WORDS = {
    "de": ("Tabelle", "Abbildung"), "fr": ("Tableau", "Figure"), "es": ("Tabla", "Figura"),
    "it": ("Tabella", "Figura"), "pt": ("Tabela", "Figura"), "ru": ("Таблица", "Рисунок"), "ja": ("表", "図"),
    "zh": ("表", "图"), "nl": ("Tabel", "Figuur"),
}  # fmt: skip


def heading(draft: Draft, level: int = 1, text: str | None = None) -> None:
    """Add a section heading."""
    words = escape(text or draft.wording.heading(60 if draft.style.columns == 1 else 45))
    draft.add(draft.element("section-header", f"#heading(level: {level})[{words}]"))


def paragraph(draft: Draft, shortest: int = 150, longest: int = 900) -> None:
    """Add a paragraph of running text."""
    draft.add(draft.element("text", draft.prose(shortest, longest)))


def passage(draft: Draft) -> None:
    """Add paragraphs in a row, some of one line only."""
    draw = draft.random
    terse = draw.choice((0.1, 0.4))
    for _ in range(draw.randint(2, 7)):
        if draw.random() < terse:
            line = escape(stopped(draft.wording.sentence(draw.choice((40, 60, 80)))))
            draft.add(draft.element("text", line))
        else:
            paragraph(draft, *draw.choice(((60, 200), (120, 500), (200, 900))))


def quotation(draft: Draft) -> None:
    """Add an indented quotation."""
    style = draft.random.choice(('style: "italic"', "size: 0.92em", "weight: 400"))
    body = draft.element("text", draft.prose(120, 450))
    draft.add(f"#pad(x: {draft.random.choice((1.5, 2.5, 3))}em)[#set text({style})\n{body}]")


def formula(draft: Draft) -> None:
    """Add a displayed formula, numbered or not."""
    draw = draft.random
    number = f'numbering: "{draw.choice(("(1)", "(1)", "[1]", "(1.1)"))}", ' if draw.random() < 0.6 else ""
    size = "#set text(size: 0.85em)\n" if draft.style.columns > 1 else ""
    body = f"#math.equation(block: true, {number}$ {display_formula(draw)} $)"
    draft.add(draft.element("formula", size + body))


def floating_table(draft: Draft, wide: bool = False) -> None:
    """Add a table with its caption, where it stands or floated to an edge of the column (or page)."""
    most = 6 if draft.style.columns == 1 or wide else 4
    rows = (3, 14) if draft.style.columns == 1 else (3, 9)
    full = draft.random.random() < 0.4
    _float(draft, table(draft, rows, (2, most), full), 0, wide)


def floating_figure(draft: Draft, wide: bool = False) -> None:
    """Add a figure with its caption."""
    draw = draft.random
    room = column_width(draft) * (draft.style.columns if wide else 1)
    width = room * draw.choice((0.6, 0.75, 0.9, 1.0))
    _float(draft, figure(draft, width, width * draw.uniform(0.35, 0.85)), 1, wide)


def column_width(draft: Draft) -> float:
    """The width of a column in points, about."""
    paper = {
        "a4": 595,
        "us-letter": 612,
        "iso-b5": 499,
        "a5": 420,
        "us-legal": 612,
        "us-executive": 522,
        "jis-b5": 516,
    }
    style = draft.style
    width = paper.get(style.paper, 595) - (style.margin[1] + style.margin[3]) * 28.35
    return (width - style.gutter * (style.columns - 1)) / style.columns


def _float(draft: Draft, drawn: str, kind: int, wide: bool) -> None:
    draw = draft.random
    parts = [f"#align({draw.choice(('center', 'center', 'left'))})[{drawn}]"]
    if draw.random() < 0.85:
        parts.insert(0 if draft.style.caption_above else 1, _caption(draft, kind))
    body = f"#block(breakable: false, width: 100%, above: 1.4em, below: 1.4em)[\n{chr(10).join(parts)}\n]"
    if wide and draft.style.columns > 1:
        body = f'#place({draw.choice(("top", "bottom"))}, float: true, scope: "parent")[{body}]'
    elif draw.random() < 0.4:
        body = f"#place({draw.choice(('top', 'bottom', 'auto'))}, float: true)[{body}]"
    draft.add(body)


def _caption(draft: Draft, kind: int) -> str:
    draw, style = draft.random, draft.style
    name = _WORDS.get(draft.wording.language, ("Table", "Figure"))[kind]
    weight, slant = style.caption_font
    lead = f"#strong[{name} {draft.count(name)}{draw.choice((':', '.', ' –', ''))}]"
    text = f"{lead} {escape(draft.wording.sentence(draw.choice((40, 90, 220))))}"
    marked = draft.element("caption", text)
    return (
        f"#block(above: 0.8em, below: 0.8em, width: 100%)[#set align({draw.choice(('center', 'left'))})\n"
        f'#set par(first-line-indent: 0pt)\n#set text(size: 0.88em, weight: "{weight}", style: "{slant}")\n'
        f"{marked}]"
    )

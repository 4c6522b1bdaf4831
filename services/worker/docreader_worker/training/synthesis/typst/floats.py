"""Tables and figures: captions above, below or beside them, notes under tables, figures of parts."""

from docreader_worker.training.synthesis.typst.draft import Draft
from docreader_worker.training.synthesis.typst.figures import draw_figure, figure
from docreader_worker.training.synthesis.typst.markup import escape
from docreader_worker.training.synthesis.typst.tables import table

_WORDS = {
    "de": ("Tabelle", "Abbildung"), "fr": ("Tableau", "Figure"), "es": ("Tabla", "Figura"),
    "it": ("Tabella", "Figura"), "pt": ("Tabela", "Figura"), "ru": ("Таблица", "Рисунок"), "ja": ("表", "図"),
    "zh": ("表", "图"), "nl": ("Tabel", "Figuur"),
}  # fmt: skip
_NOTES = ("#emph[Note.] {0}", "Note: {0}", "#super[\\*] {0}", "#super[a] {0}", "Source: {0}", "{0}")


def floating_table(draft: Draft, wide: bool = False) -> None:
    """Add a table with its caption, where it stands or floated to an edge of the column (or page)."""
    draw = draft.random
    most = 6 if draft.style.columns == 1 or wide else 4
    rows = (3, 14) if draft.style.columns == 1 else (3, 9)
    drawn = _aligned(draft, table(draft, rows, (2, most), draw.random() < 0.4))
    above = draft.style.caption_above
    parts = _with_caption(draft, drawn, 0, above)
    if parts[-1] == drawn and draw.random() < 0.3:
        parts.append(_notes(draft))
    _float(draft, parts, wide)


def floating_figure(draft: Draft, wide: bool = False) -> None:
    """Add a figure with its caption; it may have parts, or its caption beside it."""
    draw = draft.random
    room = draft.style.column_width * (draft.style.columns if wide else 1)
    chance = draw.random()
    if chance < 0.08 and room > 300:
        width = room * draw.uniform(0.45, 0.6)
        drawn = figure(draft, width, width * draw.uniform(0.4, 0.85))
        cells = f"[{drawn}], [{_caption(draft, 1)}]"
        side = draw.choice(("top", "bottom", "horizon"))
        _float(
            draft, [f"#grid(columns: ({width:.0f}pt, 1fr), column-gutter: 1em, align: {side}, {cells})"], wide
        )
        return
    if chance < 0.25:
        drawn = _panels(draft, room)
    else:
        width = room * draw.choice((0.6, 0.75, 0.9, 1.0))
        drawn = _aligned(draft, figure(draft, width, width * draw.uniform(0.35, 0.85)))
    _float(draft, _with_caption(draft, drawn, 1, draft.style.caption_above), wide)


def appendix(draft: Draft) -> None:
    """Add small figures or small tables beside and below each other, each with its caption."""
    draw, style = draft.random, draft.style
    kind = draw.choice((0, 1, 1))
    across = (draw.choice((2, 2, 3)) if kind else 2) if style.columns == 1 else 1
    width = style.column_width / across - 8
    cells = []
    for _ in range(across * draw.randint(2, 3)):
        drawn = figure(draft, width, width * 0.6) if kind else table(draft, (3, 7), (2, 3))
        cells.append(f"[{''.join(_with_caption(draft, drawn, kind, draw.random() < 0.7 - kind / 2))}]")
    draft.add(f"#grid(columns: (1fr,) * {across}, column-gutter: 10pt, row-gutter: 12pt, {', '.join(cells)})")


def _panels(draft: Draft, room: float) -> str:
    """Parts beside each other: one picture with their letters, or a picture and a caption for each."""
    draw = draft.random
    across, named = draw.randint(2, 3), draw.random() < 0.45
    letter = draw.choice(("({0})", "({0})", "{0})", "#strong[{0}]"))
    width, tall = room / across - 8, draw.uniform(0.5, 0.9)
    cells = []
    for place in range(across * draw.choice((1, 1, 2))):
        mark = letter.format("abcdef"[place])
        if named:
            text = f"{mark} {escape(draft.wording.sentence(draw.choice((15, 25, 50))))}"
            caption = draft.element("caption", f"#set text(size: 0.8em)\n{text}")
            cells.append(f"[{figure(draft, width, width * tall)}\n#block(above: 0.5em)[{caption}]]")
        else:
            cells.append(
                f"align(center)[{draw_figure(draft, width, width * tall)} #block(above: 0.5em)[{mark}]]"
            )
    body = f"grid(columns: {across}, column-gutter: 8pt, row-gutter: 8pt, {', '.join(cells)})"
    return f"#{body}" if named else draft.picture(f"#{body}")


def _aligned(draft: Draft, drawn: str) -> str:
    return f"#align({draft.random.choice(('center', 'center', 'left'))})[{drawn}]"


def _with_caption(draft: Draft, drawn: str, kind: int, above: bool) -> list[str]:
    """``drawn`` and, mostly, its caption."""
    if draft.random.random() > 0.85:
        return [drawn]
    caption = _caption(draft, kind)
    return [caption, drawn] if above else [drawn, caption]


def _float(draft: Draft, parts: list[str], wide: bool) -> None:
    draw = draft.random
    body = f"#block(breakable: false, width: 100%, above: 1.4em, below: 1.4em)[\n{chr(10).join(parts)}\n]"
    if wide and draft.style.columns > 1:
        body = f'#place({draw.choice(("top", "bottom"))}, float: true, scope: "parent")[{body}]'
    elif draw.random() < 0.4:
        body = f"#place({draw.choice(('top', 'bottom', 'auto'))}, float: true)[{body}]"
    draft.add(body)


def _caption(draft: Draft, kind: int) -> str:
    """A caption; its label may stand on a line of its own."""
    draw, style = draft.random, draft.style
    name = _WORDS.get(draft.wording.language, ("Table", "Figure"))[kind]
    weight, slant = style.caption_font
    number = draft.count(name)
    text = escape(draft.wording.sentence(draw.choice((40, 90, 220))))
    if style.caption_stacked:
        form = draw.choice(("#strong[{0} {1}]", "{0} {1}", "#emph[{0} {1}]"))
        text = f"{form.format(name, number)} \\ {text}"
    else:
        text = f"#strong[{name} {number}{draw.choice((':', '.', ' –', ''))}] {text}"
    return (
        f"#block(above: 0.8em, below: 0.8em, width: 100%)[#set align({draw.choice(('center', 'left'))})\n"
        f'#set par(first-line-indent: 0pt)\n#set text(size: 0.88em, weight: "{weight}", style: "{slant}")\n'
        f"{draft.element('caption', text)}]"
    )


def _notes(draft: Draft) -> str:
    """One to three notes in small letters, each an element."""
    draw = draft.random
    form = draw.choice(_NOTES)
    notes = "".join(
        f"#block(above: 0.6em, below: 0.6em)[{draft.element('footnote', form.format(escape(text)))}]"
        for text in (
            draft.wording.sentence(draw.choice((40, 90, 200))) for _ in range(draw.choice((1, 1, 2, 3)))
        )
    )
    size = draw.choice((0.75, 0.8, 0.88))
    return f"#block(width: 100%)[#set par(first-line-indent: 0pt)\n#set text(size: {size}em)\n{notes}]"

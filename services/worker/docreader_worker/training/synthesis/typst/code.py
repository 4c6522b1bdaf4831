"""Code: long listings, and short commands with lines of text between them."""

from docreader_worker.training.synthesis.snippets import commands, link, signs
from docreader_worker.training.synthesis.typst.draft import Draft
from docreader_worker.training.synthesis.typst.markup import escape, string

_FRAMES = (
    "", "", "fill: tint(luma(244)), inset: 6pt, ", "stroke: 0.5pt + tint(gray), inset: 5pt, ",
    "inset: (left: 1.5em), ", "inset: (left: 2.5em), ", "fill: tint(luma(240)), radius: 3pt, inset: 8pt, ",
    "stroke: 0.5pt + tint(black), inset: 4pt, ", "stroke: (left: 1.5pt + tint(gray)), inset: (left: 8pt), ",
    "stroke: (y: 0.4pt + tint(black)), inset: (y: 5pt), ",
)  # fmt: skip
# Numbers of lines stand near enough to be in one box with them.
_NUMBERED = "#show raw.line: it => [#text(size: 0.8em)[#it.number]#h(0.6em)#it.body]\n"


def listing(draft: Draft) -> None:
    """Add a code listing of any length, boxed or not, with or without numbers of its lines."""
    draw = draft.random
    code = draft.wording.code(draw.randint(4, 16))
    while draw.random() < 0.3:
        code += "\n\n" + draft.wording.code(draw.randint(4, 16))
    numbers = _NUMBERED if draw.random() < 0.25 else ""
    _add_code(draft, numbers, code, draw.choice(_FRAMES), draw.choice((0.75, 0.8, 0.9)))


def exchange(draft: Draft) -> None:
    """Add short commands, all in one look, each after a line of text of its own."""
    draw = draft.random
    frame, size = draw.choice(_FRAMES), draw.choice((0.8, 0.9, 0.9, 1.0))
    for _ in range(draw.randint(1, 4)):
        _add_link(draft)
        _add_code(draft, "", commands(draft.wording), frame, size)
    if draw.random() < 0.4:
        _add_link(draft)


def symbols(draft: Draft) -> None:
    """Add lines of signs, set apart as a display."""
    lines = " \\ ".join(escape(line) for line in signs(draft.wording))
    indent = draft.random.choice((1.5, 2.5, 4))
    draft.add(f"#pad(left: {indent}em)[#set par(first-line-indent: 0pt)\n{draft.element('text', lines)}]")


def _add_link(draft: Draft) -> None:
    draft.add(draft.element("text", escape(link(draft.wording))))


def _add_code(draft: Draft, rules: str, code: str, frame: str, size: float) -> None:
    shown = f"{rules}#raw({string(code)}, block: true)"
    text = f"#set text(size: {size}em)\n#set par(justify: false)\n{shown}"
    draft.add(f"#block({frame}width: 100%)[{draft.element('text', text)}]")

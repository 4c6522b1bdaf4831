"""Figures in LaTeX: pictures from files, and charts and diagrams in TikZ."""

from pathlib import Path

import pymupdf

from docreader_worker.training.synthesis.latex.draft import Draft
from docreader_worker.training.synthesis.latex.markup import escape

_COLOURS = ("blue!60", "red!60", "green!50!black", "orange", "violet", "gray", "teal", "brown")
_FILLS = ("blue", "red", "green", "orange", "violet", "gray", "teal", "brown", "yellow")


def figure(draft: Draft, share: float | None = None, tall: float = 0.4) -> str:
    """A marked picture, ``share`` of the line wide and at most ``tall`` of the page high."""
    return rf"{{\leavevmode\element{{picture}}{draw_figure(draft, share, tall)}}}"


def draw_figure(draft: Draft, share: float | None = None, tall: float = 0.4) -> str:
    """A picture without a mark of its own."""
    draw = draft.random
    wide = share or draw.choice((0.5, 0.7, 0.85, 1.0))
    if draw.random() < 0.55:
        return _included(draft, wide, tall)
    return rf"\fitted{{{draw.choices((_chart, _diagram, _bars), (2, 2, 1))[0](draft, wide)}}}"


def _included(draft: Draft, share: float, tall: float) -> str:
    draw, source = draft.random, draft.pictures
    make = draw.choices((source.chart, source.photograph, source.diagram, source.screen), (5, 3, 2, 1))[0]
    path = _as_pdf(make(draw))
    size = rf"width={share}\linewidth,height={tall}\textheight,keepaspectratio"
    return rf"\includegraphics[{size}]{{{path.resolve()}}}"


def _as_pdf(path: Path) -> Path:
    """The file itself, or a PDF beside it where it is an SVG, which LaTeX does not read."""
    if path.suffix != ".svg":
        return path
    converted = path.with_suffix(".pdf")
    if not converted.exists():
        with pymupdf.open(path) as svg:
            converted.write_bytes(svg.convert_to_pdf())
    return converted


def _chart(draft: Draft, share: float) -> str:
    draw = draft.random
    plots = []
    for number in range(draw.randint(1, 4)):
        points = " ".join(f"({x},{draw.uniform(0, 10) + number * 3:.1f})" for x in range(draw.randint(5, 16)))
        mark = draw.choice(
            ("mark=none", "mark=*", "mark=square", "only marks", "dashed, mark=none", "smooth, mark=none")
        )
        plots.append(rf"\addplot[{_COLOURS[number]}, {mark}] coordinates {{{points}}};")
        if draw.random() < 0.6:
            plots.append(rf"\addlegendentry{{{_word(draft)}}}")
    grid = draw.choice(("grid=major,", "", "ymajorgrids,", "axis lines=left,"))
    return _axis(draft, share, grid, plots)


def _bars(draft: Draft, share: float) -> str:
    draw = draft.random
    plots = []
    groups = draw.randint(3, 8)
    for _ in range(draw.randint(1, 3)):
        points = " ".join(f"({x},{draw.uniform(1, 100):.0f})" for x in range(groups))
        plots.append(rf"\addplot coordinates {{{points}}};")
    return _axis(draft, share, "ybar, bar width=4pt,", plots)


def _axis(draft: Draft, share: float, options: str, plots: list[str]) -> str:
    size = rf"width={share}\linewidth, height={draft.random.uniform(3, 6):.1f}cm"
    names = rf"xlabel={{{_word(draft)}}}, ylabel={{{_word(draft)}}}"
    fonts = (
        r"legend style={font=\tiny}, tick label style={font=\scriptsize}, label style={font=\footnotesize}"
    )
    return (
        rf"\begin{{tikzpicture}}\begin{{axis}}[{options} {size}, {names}, {fonts}]"
        rf"{''.join(plots)}\end{{axis}}\end{{tikzpicture}}"
    )


def _diagram(draft: Draft, share: float) -> str:
    draw = draft.random
    columns, rows = draw.randint(2, 4), draw.randint(1, 4)
    shape = draw.choice(("rectangle", "rectangle, rounded corners", "ellipse", "circle"))
    fill = f"fill={draw.choice(_FILLS)}!20" if draw.random() < 0.6 else ""
    step = draft.width * share / columns / 28.35
    nodes = [
        rf"\node[box] (n{row}{column}) at ({column * step:.2f},{-row * 1.4:.2f}) {{{_word(draft)}}};"
        for row in range(rows)
        for column in range(columns)
    ]
    arrows = [
        rf"\draw[->] (n{row}{column}) -- (n{row}{column + 1});"
        for row in range(rows)
        for column in range(columns - 1)
    ]
    arrows += [
        rf"\draw[->] (n{row}{draw.randrange(columns)}) -- (n{row + 1}{draw.randrange(columns)});"
        for row in range(rows - 1)
    ]
    return (
        rf"\begin{{tikzpicture}}[box/.style={{draw, {shape}, {fill}, font=\scriptsize, inner sep=2pt, "
        rf"align=center, "
        rf"text width={step * 0.55:.2f}cm}}]{''.join(nodes)}{''.join(arrows)}\end{{tikzpicture}}"
    )


def _word(draft: Draft) -> str:
    return escape(draft.wording.words(1)[:14])

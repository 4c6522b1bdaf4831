"""Pages with running heads, columns, floats and footnotes, to be filled from streams of blocks."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from docreader_worker.training.synthesis.html.blocks import Blocks
from docreader_worker.training.synthesis.html.markup import element
from docreader_worker.training.synthesis.html.recipes import Mix


@dataclass(frozen=True, slots=True)
class Running:
    """What stands in the margins; ``{n}`` is the page number, ``|`` parts left, middle and right."""

    head: str
    foot: str
    ruled: bool


def make_running(blocks: Blocks) -> Running:
    """Draw the running heads of a document."""
    draw, facts = blocks.draw, blocks.wording.facts
    title, name = blocks.wording.heading(48), facts.company()
    number = draw.choice(
        ("{n}", "{n}", "{n}", "Page {n}", "– {n} –", "{n} / 48", "Page {n} of 48", "[{n}]", "{n} | P a g e")
    )
    heads = (
        "", "", f"{title}||{number}", f"{number}||{title}", f"|{title}|", f"{name}||{title}", f"||{title}",
        f"{title}||", f"{name}||{blocks.wording.date()}", f"{title}||{name}", f"|{number}|",
        f"{name}|{title}|{number}",
    )  # fmt: skip
    head = draw.choice(heads)
    numbered = "{n}" in head
    feet = (
        (f"© {facts.year()} {name}||", "", "", f"{name}||{blocks.wording.date()}", f"|{title}|")
        if numbered
        else (
            f"|{number}|", f"|{number}|", f"|{number}|", f"||{number}", f"{number}||", f"{title}||{number}",
            f"{name}||{number}", f"{blocks.wording.date()}|{name}|{number}", f"{number}||{name}", "",
        )
    )  # fmt: skip
    return Running(head, draw.choice(feet), draw.random() < 0.25)


def running(blocks: Blocks, marks: Running, number: int) -> str:
    """The running head and foot of page ``number``."""
    style, lines = blocks.style, []
    mirrored = number % 2 == 0
    for text, label, place in (
        (marks.head, "page-header", f"bottom:{style.height - style.top * 0.72:.1f}pt"),
        (marks.foot, "page-footer", f"top:{style.height - style.bottom * 0.68:.1f}pt"),
    ):
        parts = [part.format(n=number) for part in text.split("|")] if text.count("|") == 2 else []
        if mirrored and parts:
            parts.reverse()
        spans = "".join(
            f"<span{f' data-l={label}' if part else ''}>{escape(part, quote=False)}</span>" for part in parts
        )
        edge = "bottom" if label == "page-header" else "top"
        rule = f"border-{edge}:.5pt solid #555;padding-{edge}:2pt;" if marks.ruled and parts else ""
        lines.append(
            f'<div class="run" style="left:{style.left}pt;right:{style.right}pt;{place};{rule}">{spans}</div>'
        )
    return "".join(lines)


def sheet(
    blocks: Blocks,
    marks: Running | None,
    number: int,
    columns: int = 1,
    stream: str = "main",
    top: str = "",
    bottom: str = "",
    floats: float = 0.0,
    notes: float = 0.0,
) -> str:
    """A page whose columns are filled from ``stream``, with ``top`` and ``bottom`` across all of them.

    ``floats`` and ``notes`` are the chances of a float at the top or bottom of a column and of footnotes.
    """
    style, draw = blocks.style, blocks.draw
    drawn = []
    for _ in range(columns):
        above = below = ""
        if draw.random() < floats:
            item = (
                blocks.figure() if draw.random() < 0.6 else blocks.table((3, 9), (2, 5 if columns > 1 else 7))
            )
            above, below = (item, "") if draw.random() < 0.7 else ("", item)
        if draw.random() < notes:
            below += blocks.footnotes(draw.randint(1, 3))
        spread = " data-spread=1" if draw.random() < 0.3 else ""
        drawn.append(
            f'<div class="col">{above}<div class="flow" data-stream="{stream}"{spread}></div>{below}</div>'
        )
    area = f"left:{style.left}pt;right:{style.right}pt;top:{style.top}pt;bottom:{style.bottom}pt"
    hung = " hung" if columns == 1 else ""
    body = f'{top}<div class="cols{hung}" style="gap:{style.column_gap}pt">{"".join(drawn)}</div>{bottom}'
    margins = (running(blocks, marks, number) if marks else "") + watermark(blocks)
    return f'<div class="page">{margins}<div class="area" style="{area}">{body}</div></div>'


def watermark(blocks: Blocks) -> str:
    """Rarely, a large pale word across the page, which is no element of its layout."""
    if blocks.draw.random() > 0.02:
        return ""
    word = blocks.draw.choice(("DRAFT", "COPY", "CONFIDENTIAL", "SAMPLE"))
    return element(word, css="watermark")


def document(blocks: Blocks, pages: Sequence[str], streams: Mapping[str, Sequence[str]]) -> str:
    """The HTML of a document with its streams of blocks."""
    direction = "rtl" if blocks.wording.right_to_left else "ltr"
    head = f'<!doctype html><html lang="{blocks.wording.language}" dir="{direction}"><meta charset="utf-8">'
    templates = "".join(
        f'<template data-stream="{name}">{"".join(content)}</template>' for name, content in streams.items()
    )
    return f"{head}<style>{blocks.style.css}</style><body>{templates}{''.join(pages)}</body></html>"


def body(
    blocks: Blocks, count: int, mix: Mix, depth: int = 2, paragraph: tuple[int, int] = (150, 900)
) -> list[str]:
    """About ``count`` blocks of running text in the proportions of ``mix``,
    with headings down to ``depth``."""
    draw = blocks.draw
    made: list[str] = []
    kinds, weights = list(mix), list(mix.values())
    while len(made) < count:
        kind = draw.choices(kinds, weights)[0]
        if kind == "heading":
            level = draw.randint(1, depth)
            made.append(blocks.heading(level))
            if level < depth and draw.random() < 0.2:
                made.append(blocks.heading(level + 1))
            made.append(blocks.paragraph(*paragraph))
        elif kind == "list":
            if draw.random() < 0.6:
                made.append(blocks.paragraph(60, 200))
            made += blocks.items(longest=draw.choice((60, 120, 220)))
        elif kind == "formula":
            made += [blocks.paragraph(60, 260), blocks.formula()]
            if draw.random() < 0.5:
                after = blocks.inline(blocks.wording.paragraph(60, 200))
                made.append(element(after, "text", "b", "text-indent:0", "p"))
        else:
            made.append(_single(blocks, kind, paragraph))
    return made


def _single(blocks: Blocks, kind: str, paragraph: tuple[int, int]) -> str:
    makers: dict[str, Callable[[], str]] = {
        "table": blocks.table,
        "figure": blocks.figure,
        "code": blocks.code,
        "box": blocks.boxed,
        "quote": blocks.quote,
    }
    return makers[kind]() if kind in makers else blocks.paragraph(*paragraph)

"""Pages with running heads, columns, floats and footnotes, to be filled from streams of blocks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

from docreader_worker.training.synthesis.html.blocks import Blocks
from docreader_worker.training.synthesis.html.markup import element


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
    date, issue = blocks.wording.date(), f"Vol. {draw.randint(1, 90)}, No. {draw.randint(1, 12)}"
    heads = (
        "", "", f"{title}||{number}", f"{number}||{title}", f"|{title}|", f"{name}||{title}", f"||{title}",
        f"{title}||", f"{name}||{date}", f"{title}||{name}", f"|{number}|", f"{name}|{title}|{number}",
        f"{number}|{name}|{date}", f"{issue}|{title}|{date}", f"{date}|{issue}|{number}",
    )  # fmt: skip
    head = draw.choice(heads)
    printed = f"{facts.bothify('##-####')} (Rev. {draw.randint(1, 12)}/{draw.randint(1996, 2026)})"
    catalogue = f"Cat. No. {facts.bothify('#####?').upper()}"
    feet = (
        (
            f"© {facts.year()} {name}||", "", "", f"{name}||{date}", f"|{title}|", f"{printed}||",
            f"{name}|{title}|{date}", f"{printed}||{catalogue}",
        )
        if "{n}" in head
        else (
            f"|{number}|", f"|{number}|", f"|{number}|", f"||{number}", f"{number}||", f"{title}||{number}",
            f"{name}||{number}", f"{date}|{name}|{number}", f"{number}||{name}", "",
            f"{printed}||{number}", f"{name}|{catalogue}|{number}", f"{date}|{title}|{number}",
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
        parts = [part.replace("{n}", str(number)) for part in text.split("|")] if text.count("|") == 2 else []
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

    A page without a ``top`` may have a heading across its columns halfway down.

    ``floats`` and ``notes`` are the chances of a float at the top or bottom of a column and of footnotes.
    """
    style = blocks.style
    if columns > 1 and not top and blocks.draw.random() < 0.15:
        upper, lower = (_columns(blocks, columns, stream, 0.0, 0.0) for _ in range(2))
        filled = upper + blocks.heading(1) + lower
    else:
        filled = _columns(blocks, columns, stream, floats, notes)
    area = f"left:{style.left}pt;right:{style.right}pt;top:{style.top}pt;bottom:{style.bottom}pt"
    margins = (running(blocks, marks, number) if marks else "") + watermark(blocks)
    return f'<div class="page">{margins}<div class="area" style="{area}">{top}{filled}{bottom}</div></div>'


def open_sheet(blocks: Blocks, marks: Running, number: int, content: str) -> str:
    """A page whose running heads stand around ``content`` (HTML), which its family lays out itself."""
    style = blocks.style
    edges = f"left:{style.left}pt;right:{style.right}pt;top:{style.top}pt;bottom:{style.bottom}pt"
    return element(running(blocks, marks, number) + element(content, css="area", style=edges), css="page")


def _columns(blocks: Blocks, columns: int, stream: str, floats: float, notes: float) -> str:
    draw, drawn = blocks.draw, []
    for _ in range(columns):
        above = below = ""
        if draw.random() < floats:
            small = 5 if columns > 1 else 7
            item = blocks.figure() if draw.random() < 0.6 else blocks.table((3, 9), (2, small))
            above, below = (item, "") if draw.random() < 0.7 else ("", item)
        if draw.random() < notes:
            below += blocks.footnotes(draw.randint(1, 3))
        spread = " data-spread=1" if draw.random() < 0.3 else ""
        flow = f'<div class="flow" data-stream="{stream}"{spread}></div>'
        drawn.append(element(f"{above}{flow}{below}", css="col"))
    hung = "cols hung" if columns == 1 else "cols"
    return element("".join(drawn), css=hung, style=f"gap:{blocks.style.column_gap}pt")


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

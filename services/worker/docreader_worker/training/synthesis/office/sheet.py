"""The named styles of a document and the file that holds it."""

from base64 import b64encode
from io import BytesIO
from pathlib import Path
from random import Random

from PIL import Image

from docreader_worker.training.synthesis.marks import mark_colour
from docreader_worker.training.synthesis.office.draft import BOLD, Draft, image_of
from docreader_worker.training.synthesis.office.look import Look, heading_sizes
from docreader_worker.training.synthesis.office.markup import NAMESPACES, points, tag
from docreader_worker.training.synthesis.office.numbering import LEVELS, bullets, numbers, outline
from docreader_worker.training.synthesis.office.styles import Properties, Styles

_ACCENTS: tuple[dict[str, str], ...] = (
    {}, {}, {"fo:font-style": "italic"}, {"style:text-underline-style": "solid"},
)  # fmt: skip
_UNCOUNTED = {"text:number-lines": "false"}
"""Paragraphs that have no line numbers where the text has."""


def define_styles(styles: Styles, look: Look, draw: Random) -> None:
    """Define the paragraph styles that word processors come with, in ``look``."""
    direction = "rl-tb" if look.right_to_left else "lr-tb"
    base = {"fo:text-align": "start", "style:writing-mode": direction, "fo:orphans": "2", "fo:widows": "2"}
    styles.define("Standard", "paragraph", paragraph=base, text=_font(look.body, look.foreign, look.size))
    _define_text(styles, look, draw)
    _define_headings(styles, look, draw)
    _define_small(styles, look, draw)
    styles.other += [outline(look), bullets(look), numbers(look)]


def _define_text(styles: Styles, look: Look, draw: Random) -> None:
    leading = {"fo:line-height": f"{look.leading:.0%}"}
    body = {
        "fo:text-align": look.align, "fo:margin-bottom": points(look.gap),
        "fo:text-indent": points(look.indent),
    }  # fmt: skip
    _derive(styles, "Body", paragraph=body | leading)
    styles.define("First", "paragraph", "Body", paragraph={"fo:text-indent": "0pt"})
    item = {"fo:margin-bottom": points(draw.choice((0, 0, 2, 4, 6)))}
    _derive(styles, "Item", paragraph=item | leading | {"fo:text-align": draw.choice((look.align, "start"))})
    _derive(styles, "Cell", text=_size(look.size * draw.choice((0.75, 0.85, 0.9, 1.0, 1.0))))
    _derive(styles, "Figure", paragraph={"fo:text-align": "center", "fo:margin-top": "6pt"})
    mono = _font("Liberation Mono", look.foreign, look.size * 0.85)
    _derive(styles, "Code", paragraph={"fo:margin-top": "4pt", "fo:margin-bottom": "8pt"}, text=mono)


def _define_small(styles: Styles, look: Look, draw: Random) -> None:
    """Running heads, captions and footnotes."""
    small = _size(look.size * draw.choice((0.8, 0.85, 0.9, 1.0)))
    slanted = {"fo:font-style": "italic"}
    running = draw.choice(({}, {}, {"fo:color": "#666666"}, {"fo:color": look.accent}, slanted))
    for name in ("Header", "Footer"):
        _derive(styles, name, paragraph=_UNCOUNTED, text=small | running)
    captions = draw.choice((
        slanted, BOLD, {}, BOLD | {"fo:color": look.accent}, slanted | {"fo:color": "#44546a"},
    ))  # fmt: skip
    side = {"fo:text-align": draw.choice(("start", "center", "center"))}
    gaps = {"fo:margin-top": "4pt", "fo:margin-bottom": "8pt"}
    _derive(styles, "Caption", paragraph=side | gaps, text=small | captions)
    hang = {"fo:margin-left": "11pt", "fo:text-indent": "-11pt"} if draw.random() < 0.6 else {}
    _derive(styles, "Footnote", paragraph=hang | _UNCOUNTED, text=_size(look.size * 0.83))


def _derive(styles: Styles, name: str, **properties: Properties) -> None:
    styles.define(name, "paragraph", "Standard", **properties)


def _define_headings(styles: Styles, look: Look, draw: Random) -> None:
    sizes = heading_sizes(draw, look.size)
    font = _family(look.heading, look.foreign) | {"fo:color": look.accent}
    side = {"fo:text-align": draw.choice(("center", "center", "start"))}
    below = {"fo:margin-bottom": points(draw.randint(6, 24))}
    weight = draw.choice((BOLD, BOLD, {}))
    _derive(styles, "Title", paragraph=side | below, text=_size(sizes[0]) | font | weight)
    before, after = draw.choice((8, 12, 18, 24)), draw.choice((2, 4, 6, 12))
    for level in LEVELS:
        shape = {
            "fo:margin-top": points(before / level**0.5), "fo:margin-bottom": points(after / level**0.5),
            "fo:keep-with-next": "always",
        }  # fmt: skip
        weight = draw.choice((BOLD, BOLD, BOLD, {})) if sizes[level] > look.size else BOLD
        box, accent = _first_accents(look, draw) if level == 1 else ({}, draw.choice(_ACCENTS))
        _derive(
            styles, f"Heading{level}", style={"style:default-outline-level": str(level)},
            paragraph=shape | box, text=_size(sizes[level]) | font | weight | accent,
        )  # fmt: skip


def _first_accents(look: Look, draw: Random) -> tuple[dict[str, str], dict[str, str]]:
    """What headings of the first level may have besides: of their paragraph, and of their letters."""
    box = draw.choice((
        {}, {}, {}, {}, {"fo:border-bottom": f"0.75pt solid {look.accent}", "fo:padding": "2pt"},
        {"fo:background-color": look.tint},
    ))  # fmt: skip
    side = {"fo:text-align": draw.choice(("start", "start", "start", "start", "center"))}
    letters = draw.choice((
        {}, {}, {}, {"fo:text-transform": "uppercase"}, {"fo:font-variant": "small-caps"},
    ))  # fmt: skip
    return box | side, letters


def _font(name: str, foreign: str, size: float) -> Properties:
    return _family(name, foreign) | _size(size)


def _family(name: str, foreign: str) -> dict[str, str]:
    names = {"fo:font-family": name, "style:font-family-asian": foreign, "style:font-family-complex": foreign}
    return {key: f"'{value}'" for key, value in names.items()}


def _size(size: float) -> dict[str, str]:
    return {
        name: points(size) for name in ("fo:font-size", "style:font-size-asian", "style:font-size-complex")
    }


def write_document(draft: Draft, *, marked: bool) -> str:
    """The file of ``draft``, as it is or with its elements ``marked``."""
    names = {f"xmlns:{prefix}": uri for prefix, uri in NAMESPACES.items()}
    kind = {"office:version": "1.3", "office:mimetype": "application/vnd.oasis.opendocument.text"}
    body = tag("office:text", {}, *draft.parts)
    for mark, path in draft.images.items():
        body = body.replace(image_of(mark), _flat_image(mark) if marked else _linked_image(path))
    return '<?xml version="1.0" encoding="UTF-8"?>' + tag(
        "office:document", names | kind,
        tag("office:styles", {}, draft.styles.named(marked)),
        tag("office:automatic-styles", {}, draft.styles.automatic(marked), *draft.layouts),
        tag("office:master-styles", {}, *draft.masters),
        tag("office:body", {}, body),
    )  # fmt: skip


def _linked_image(path: Path) -> str:
    link = {"xlink:href": path.resolve().as_uri(), "xlink:type": "simple", "xlink:actuate": "onLoad"}
    return tag("draw:image", link)


def _flat_image(mark: int) -> str:
    """An image that is nothing but the colour of ``mark``; small ones are not compressed as JPEG."""
    drawn = BytesIO()
    Image.new("RGB", (4, 4), mark_colour(mark)).save(drawn, "PNG")
    return tag("draw:image", {}, tag("office:binary-data", {}, b64encode(drawn.getvalue()).decode()))

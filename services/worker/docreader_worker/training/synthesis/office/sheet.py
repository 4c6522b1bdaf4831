"""The named styles of a document and the file that holds it."""

from base64 import b64encode
from io import BytesIO
from pathlib import Path
from random import Random

from PIL import Image

from docreader_worker.training.synthesis.marks import mark_colour
from docreader_worker.training.synthesis.office.draft import BOLD, Draft, image_of
from docreader_worker.training.synthesis.office.headings import define_headings
from docreader_worker.training.synthesis.office.look import Look
from docreader_worker.training.synthesis.office.markup import NAMESPACES, points, tag
from docreader_worker.training.synthesis.office.numbering import bullets, numbers, outline
from docreader_worker.training.synthesis.office.styles import Styles, font, font_size

_UNCOUNTED = {"text:number-lines": "false"}
"""Paragraphs that have no line numbers where the text has."""


def define_styles(styles: Styles, look: Look, draw: Random) -> None:
    """Define the paragraph styles that word processors come with, in ``look``."""
    direction = "rl-tb" if look.right_to_left else "lr-tb"
    base = {"fo:text-align": "start", "style:writing-mode": direction, "fo:orphans": "2", "fo:widows": "2"}
    styles.define("Standard", "paragraph", paragraph=base, text=font(look.body, look.foreign, look.size))
    _define_text(styles, look, draw)
    define_headings(styles, look, draw)
    _define_small(styles, look, draw)
    styles.other += [outline(look), bullets(look, draw), numbers(look, draw)]


def _define_text(styles: Styles, look: Look, draw: Random) -> None:
    leading = {"fo:line-height": f"{look.leading:.0%}"}
    body = {
        "fo:text-align": look.align, "fo:margin-bottom": points(look.gap),
        "fo:text-indent": points(look.indent),
    }  # fmt: skip
    styles.derive("Body", paragraph=body | leading)
    styles.define("First", "paragraph", "Body", paragraph={"fo:text-indent": "0pt"})
    item = {"fo:margin-bottom": points(draw.choice((0, 0, 2, 4, 6, 8, 10)))}
    styles.derive("Item", paragraph=item | leading | {"fo:text-align": draw.choice((look.align, "start"))})
    styles.derive("Cell", text=font_size(look.size * draw.choice((0.75, 0.85, 0.9, 1.0, 1.0))))
    styles.derive("Figure", paragraph={"fo:text-align": "center", "fo:margin-top": "6pt"})
    mono = font("Liberation Mono", look.foreign, look.size * 0.85)
    styles.derive("Code", paragraph={"fo:margin-top": "4pt", "fo:margin-bottom": "8pt"}, text=mono)


def _define_small(styles: Styles, look: Look, draw: Random) -> None:
    """Running heads, captions and footnotes."""
    small = font_size(look.size * draw.choice((0.8, 0.85, 0.9, 1.0)))
    slanted = {"fo:font-style": "italic"}
    running = draw.choice(({}, {}, {"fo:color": "#666666"}, {"fo:color": look.accent}, slanted))
    for name in ("Header", "Footer"):
        styles.derive(name, paragraph=_UNCOUNTED, text=small | running)
    captions = draw.choice((
        slanted, BOLD, {}, BOLD | {"fo:color": look.accent}, slanted | {"fo:color": "#44546a"},
    ))  # fmt: skip
    side = {"fo:text-align": draw.choice(("start", "center", "center"))}
    gaps = {"fo:margin-top": "4pt", "fo:margin-bottom": "8pt"}
    styles.derive("Caption", paragraph=side | gaps, text=small | captions)
    hang = {"fo:margin-left": "11pt", "fo:text-indent": "-11pt"} if draw.random() < 0.6 else {}
    styles.derive("Footnote", paragraph=hang | _UNCOUNTED, text=font_size(look.size * 0.83))


def write_document(draft: Draft, *, marked: bool) -> str:
    """The file of ``draft``, as it is or with its elements ``marked``."""
    names = {f"xmlns:{prefix}": uri for prefix, uri in NAMESPACES.items()}
    kind = {"office:version": "1.3", "office:mimetype": "application/vnd.oasis.opendocument.text"}
    written = tag(
        "office:document", names | kind,
        tag("office:styles", {}, draft.styles.named(marked)),
        tag("office:automatic-styles", {}, draft.styles.automatic(marked), *draft.layouts),
        tag("office:master-styles", {}, *draft.masters),
        tag("office:body", {}, tag("office:text", {}, *draft.parts)),
    )  # fmt: skip
    for mark, path in draft.images.items():
        written = written.replace(image_of(mark), _flat_image(mark) if marked else _linked_image(path))
    return f'<?xml version="1.0" encoding="UTF-8"?>{written}'


def _linked_image(path: Path) -> str:
    link = {"xlink:href": path.resolve().as_uri(), "xlink:type": "simple", "xlink:actuate": "onLoad"}
    return tag("draw:image", link)


def _flat_image(mark: int) -> str:
    """An image that is nothing but the colour of ``mark``; small ones are not compressed as JPEG."""
    drawn = BytesIO()
    Image.new("RGB", (4, 4), mark_colour(mark)).save(drawn, "PNG")
    return tag("draw:image", {}, tag("office:binary-data", {}, b64encode(drawn.getvalue()).decode()))

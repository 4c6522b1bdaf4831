"""Contact sheets of labelled pages, to be looked at by people."""

from collections.abc import Sequence
from pathlib import Path

from PIL import Image, ImageDraw

from docreader.result import LABELS, Box
from docreader_worker.training.pages import read_pages

SHOWN = 16
_COLUMNS = 4

COLOURS = dict(
    zip(
        LABELS,
        (
            "#00a0a0", "#8b4513", "#ff00ff", "#0000ff", "#808000", "#999900",
            "#00aa00", "#ff0000", "#ff8800", "#555555", "#aa00ff",
        ),
        strict=True,
    )
)  # fmt: skip
"""One colour for each label."""


def draw_boxes(page: Image.Image, boxes: Sequence[tuple[str, Box]]) -> Image.Image:
    """``page`` with its boxes (in pixels) framed in the colours of their labels."""
    drawn = page.convert("RGB")
    pen = ImageDraw.Draw(drawn)
    for label, box in boxes:
        pen.rectangle(box, outline=COLOURS[label], width=2)
        pen.text((box[0] + 1, box[1] - 10), label, fill=COLOURS[label])
    return drawn


def contact_sheet(pictures: Sequence[Image.Image]) -> Image.Image:
    """The pictures beside each other in one."""
    width, height = max(each.width for each in pictures), max(each.height for each in pictures)
    whole = Image.new("RGB", (width * _COLUMNS, height * -(-len(pictures) // _COLUMNS)), "#cccccc")
    for index, each in enumerate(pictures):
        whole.paste(each, (index % _COLUMNS * width, index // _COLUMNS * height))
    return whole


def draw_gallery(annotations: Path) -> Path:
    """Draw some pages of a dataset, from its first to its last, into ``gallery.png`` beside its COCO file."""
    pages = read_pages(annotations)
    pictures = []
    for page in pages[:: max(1, len(pages) // SHOWN)][:SHOWN]:
        labels = [LABELS[label] for label in page.labels]
        with Image.open(page.picture) as picture:
            pictures.append(draw_boxes(picture, list(zip(labels, page.boxes, strict=True))))
    out = annotations.with_name("gallery.png")
    contact_sheet(pictures).save(out)
    return out

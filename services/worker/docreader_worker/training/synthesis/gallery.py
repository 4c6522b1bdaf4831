"""Contact sheets of labelled pages, to be looked at by people."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from PIL import Image, ImageDraw

from docreader.result import LABELS, Box

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


def contact_sheet(pages: Mapping[Path, Sequence[tuple[str, Box]]], out: Path, columns: int = 4) -> None:
    """Write the labelled pages beside each other into one picture."""
    drawn = []
    for path, boxes in pages.items():
        with Image.open(path) as page:
            drawn.append(draw_boxes(page, boxes))
    width, height = max(page.width for page in drawn), max(page.height for page in drawn)
    rows = -(-len(drawn) // columns)
    whole = Image.new("RGB", (width * columns, height * rows), "#cccccc")
    for index, page in enumerate(drawn):
        whole.paste(page, (index % columns * width, index // columns * height))
    whole.save(out)

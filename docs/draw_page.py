"""Draws what was read over the preview of a page: ``python docs/draw_page.py RESULTS PAGE OUT``.

RESULTS is a folder that ``docreader read`` wrote. The README's picture is made by::

    docreader read examples/paper.pdf --out results
    python docs/draw_page.py results/paper.docreader 1 docs/images/page.webp
"""

import colorsys
import sys
from pathlib import Path

import msgspec
from PIL import Image, ImageDraw, ImageFont

from docreader.result import LABELS, Page


def colour(label: str) -> tuple[int, int, int]:
    """A colour of its own for each label."""
    hue = (LABELS.index(label) if label in LABELS else len(LABELS)) * 0.618 % 1.0
    red, green, blue = colorsys.hsv_to_rgb(hue, 0.85, 0.72)
    return round(red * 255), round(green * 255), round(blue * 255)


def tag(
    pen: ImageDraw.ImageDraw,
    place: tuple[float, float],
    text: str,
    ink: tuple[int, int, int],
    font: ImageFont.FreeTypeFont | ImageFont.ImageFont,
) -> float:
    """White text on colour; returns where it ends."""
    left, top, right, bottom = pen.textbbox(place, text, font=font)
    pen.rectangle((left - 3, top - 2, right + 3, bottom + 2), fill=(*ink, 255))
    pen.text(place, text, fill="white", font=font)
    return right


def draw(results: Path, number: int) -> Image.Image:
    """The page with each region's box and place in the reading order, and a legend of the labels."""
    page = msgspec.json.decode((results / f"pages/{number:05d}.json").read_bytes(), type=Page)
    picture = Image.open(results / f"pages/{number:05d}.webp").convert("RGB")
    scale = picture.width / page.width
    layer = Image.new("RGBA", picture.size)
    pen = ImageDraw.Draw(layer)
    font = ImageFont.load_default(size=13)
    for region in page.regions:
        x0, y0, x1, y1 = (side * scale for side in region.box)
        ink = colour(region.label)
        pen.rectangle((x0 - 2, y0 - 2, x1 + 2, y1 + 2), outline=(*ink, 255), fill=(*ink, 28), width=2)
        tag(pen, (x0 - 3 - pen.textlength(str(region.order), font), y0), str(region.order), ink, font)
    left = 12.0
    for label in sorted({region.label for region in page.regions}):
        left = tag(pen, (left, picture.height - 24.0), label, colour(label), font) + 10
    return Image.alpha_composite(picture.convert("RGBA"), layer).convert("RGB")


if __name__ == "__main__":
    draw(Path(sys.argv[1]), int(sys.argv[2])).save(sys.argv[3], quality=80)

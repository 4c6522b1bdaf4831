"""What printing, scanning and photographing do to a page: to its picture,
and to its boxes if it is turned."""

import io
import math
import random
from collections.abc import Callable

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from docreader.result import Box

_Effect = Callable[[random.Random, Image.Image], Image.Image]


def degrade(draw: random.Random, page: Image.Image, boxes: list[Box]) -> tuple[Image.Image, list[Box]]:
    """Make ``page`` (RGB) look scanned or photographed; answers it with its boxes (pixels) then."""
    if draw.random() < 0.6:
        page, boxes = _skew(draw, page, boxes)
    for effect, chance in _EFFECTS:
        if draw.random() < chance:
            page = effect(draw, page)
    return page, boxes


def _skew(draw: random.Random, page: Image.Image, boxes: list[Box]) -> tuple[Image.Image, list[Box]]:
    degrees = draw.gauss(0, 0.7)
    paper = draw.choice(("white", "white", "#f4f4f0"))
    turned = page.rotate(degrees, Image.Resampling.BICUBIC, fillcolor=paper)
    angle = math.radians(-degrees)
    cosine, sine = math.cos(angle), math.sin(angle)
    middle_x, middle_y = page.width / 2, page.height / 2

    def move(box: Box) -> Box:
        corners = [(x - middle_x, y - middle_y) for x in (box[0], box[2]) for y in (box[1], box[3])]
        xs = [middle_x + x * cosine - y * sine for x, y in corners]
        ys = [middle_y + x * sine + y * cosine for x, y in corners]
        return (max(min(xs), 0), max(min(ys), 0), min(max(xs), page.width), min(max(ys), page.height))

    return turned, [move(box) for box in boxes]


def _generator(draw: random.Random) -> np.random.Generator:
    return np.random.default_rng(draw.getrandbits(32))


def _noise(draw: random.Random, page: Image.Image) -> Image.Image:
    pixels = np.asarray(page, np.float32)
    noise = _generator(draw).normal(0, draw.uniform(3, 16), (*pixels.shape[:2], 1))
    return Image.fromarray(np.clip(pixels + noise, 0, 255).astype(np.uint8))


def _specks(draw: random.Random, page: Image.Image) -> Image.Image:
    pen = ImageDraw.Draw(page)
    for _ in range(draw.randint(5, 120)):
        x, y, size = draw.randrange(page.width), draw.randrange(page.height), draw.choice((0, 0, 1, 1, 2))
        pen.ellipse((x, y, x + size, y + size), fill=draw.choice(("black", "#666", "white")))
    return page


def _grey(draw: random.Random, page: Image.Image) -> Image.Image:
    return page.convert("L").convert("RGB")


def _two_tone(draw: random.Random, page: Image.Image) -> Image.Image:
    grey = page.convert("L")
    ground = int(np.bincount(np.asarray(grey).ravel(), minlength=256).argmax())
    threshold = ground - draw.randint(25, 75)
    return grey.point(lambda value: 255 if value > threshold else 0).convert("RGB")


def _blur(draw: random.Random, page: Image.Image) -> Image.Image:
    return page.filter(ImageFilter.GaussianBlur(draw.uniform(0.3, 1.0)))


def _coarse(draw: random.Random, page: Image.Image) -> Image.Image:
    scale = draw.uniform(0.55, 0.9)
    small = page.resize((int(page.width * scale), int(page.height * scale)), Image.Resampling.BILINEAR)
    return small.resize(page.size, Image.Resampling.BICUBIC)


def _jpeg(draw: random.Random, page: Image.Image) -> Image.Image:
    packed = io.BytesIO()
    page.save(packed, "JPEG", quality=draw.randint(25, 80))
    return Image.open(packed).convert("RGB")


def _light(draw: random.Random, page: Image.Image) -> Image.Image:
    """Uneven light of a lamp and the tint of the paper."""
    y, x = np.mgrid[0 : page.height, 0 : page.width].astype(np.float32)
    angle, depth = draw.uniform(0, 2 * math.pi), draw.uniform(0.1, 0.4)
    ramp = (x * math.cos(angle) / page.width + y * math.sin(angle) / page.height + 1) / 2
    tint = np.array([1.0, draw.uniform(0.93, 1.0), draw.uniform(0.82, 1.0)], np.float32)
    pixels = np.asarray(page, np.float32) * (1 - depth * ramp[..., None]) * tint
    return Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))


def _faded(draw: random.Random, page: Image.Image) -> Image.Image:
    low, high = draw.uniform(0, 90), draw.uniform(225, 255)
    return page.point(lambda value: int(low + value * (high - low) / 255))


def _border(draw: random.Random, page: Image.Image) -> Image.Image:
    """The dark edge that a copier leaves where the paper ends."""
    pen = ImageDraw.Draw(page)
    wide = draw.randint(2, 9)
    left = draw.random() < 0.5
    edge = (0, 0, wide, page.height) if left else (0, page.height - wide, page.width, page.height)
    pen.rectangle(edge, fill=draw.choice(("black", "#333", "#777")))
    return page


def _stamp(draw: random.Random, page: Image.Image) -> Image.Image:
    size = draw.randint(60, 130)
    colour = draw.choice(((190, 20, 30), (20, 40, 160), (30, 110, 60)))
    layer = Image.new("RGBA", (size * 2, size), (0, 0, 0, 0))
    pen = ImageDraw.Draw(layer)
    frame = pen.ellipse if draw.random() < 0.5 else pen.rectangle
    frame((3, 3, size * 2 - 4, size - 4), outline=(*colour, 170), width=3)
    pen.text(
        (size * 0.55, size * 0.42), draw.choice(("RECEIVED", "PAID", "COPY", "APPROVED")), fill=(*colour, 180)
    )
    layer = layer.rotate(draw.uniform(-25, 25), expand=True)
    place = (draw.randrange(max(page.width - size, 1)), draw.randrange(max(page.height - size, 1)))
    page.paste(layer, place, layer)
    return page


_EFFECTS: tuple[tuple[_Effect, float], ...] = (
    (_two_tone, 0.12), (_stamp, 0.08), (_border, 0.12), (_grey, 0.5), (_faded, 0.3), (_light, 0.3),
    (_coarse, 0.3),
    (_blur, 0.4), (_specks, 0.2), (_noise, 0.5), (_jpeg, 0.5),
)  # fmt: skip

"""Pictures for generated pages: charts, diagrams, photographs, logos, screens; each drawn once and kept."""

import random
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
from PIL import Image, UnidentifiedImageError

from docreader_worker.training.synthesis.diagrams import draw_diagram, draw_logo, draw_screen
from docreader_worker.training.synthesis.plots import draw_formula, draw_plot

_PHOTOGRAPHS = (
    "/usr/share/backgrounds/**/*.jpg",
    "/usr/share/backgrounds/**/*.webp",
    "/usr/share/wallpapers/**/*.jpg",
    "/usr/share/tuxpaint/stamps/**/*.png",
    "/usr/share/gcompris-qt/**/*.webp",
)
_SMALLEST = 120


@dataclass(frozen=True)
class PictureSource:
    """Draws pictures into ``folder`` and answers their files; ``count`` different ones of each kind."""

    folder: Path
    count: int = 150

    def __post_init__(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)

    def chart(self, draw: random.Random, suffix: str = ".svg") -> Path:
        """A chart by a plotting library."""
        index = draw.randrange(self.count)
        path = self.folder / f"chart-{index}{suffix}"
        if not path.exists():
            draw_plot(index, path)
        return path

    def diagram(self, draw: random.Random) -> Path:
        """Boxes and arrows, as SVG."""
        return self._vector("diagram", draw)

    def logo(self, draw: random.Random) -> Path:
        """A small emblem with or without a name, as SVG."""
        return self._vector("logo", draw)

    def screen(self, draw: random.Random) -> Path:
        """A window of a program, as SVG."""
        return self._vector("screen", draw)

    def photograph(self, draw: random.Random) -> Path:
        """A photograph of an installed package, cropped, or a made-up one where there are none."""
        index = draw.randrange(self.count * 3)
        path = self.folder / f"photo-{index}.jpg"
        if not path.exists():
            _photograph(index, self._photographs).save(path, quality=82)
        return path

    def formula(self, draw: random.Random) -> Path:
        """A display formula, as PNG."""
        index = draw.randrange(self.count)
        path = self.folder / f"formula-{index}.png"
        if not path.exists():
            draw_formula(index, path)
        return path

    def any(self, draw: random.Random, suffix: str = ".svg") -> Path:
        """A picture of any kind but a logo."""
        kind = draw.choices(("chart", "photograph", "diagram", "screen"), (45, 30, 17, 8))[0]
        if kind == "chart":
            return self.chart(draw, suffix)
        return {"photograph": self.photograph, "diagram": self.diagram, "screen": self.screen}[kind](draw)

    def _vector(self, kind: str, draw: random.Random) -> Path:
        index = draw.randrange(self.count)
        path = self.folder / f"{kind}-{index}.svg"
        if not path.exists():
            drawer = {"diagram": draw_diagram, "logo": draw_logo, "screen": draw_screen}[kind]
            path.write_text(drawer(index))
        return path

    @cached_property
    def _photographs(self) -> list[Path]:
        return sorted(path for pattern in _PHOTOGRAPHS for path in Path("/").glob(pattern[1:]))


def _photograph(seed: int, known: list[Path]) -> Image.Image:
    draw = random.Random(seed)  # noqa: S311 - variety, not secrecy
    for _ in range(4 if known else 0):
        try:
            with Image.open(draw.choice(known)) as opened:
                opened.draft("RGB", (1200, 1200))
                picture = opened.convert("RGBA")
        except (UnidentifiedImageError, OSError):
            continue
        if min(picture.size) < _SMALLEST:
            continue
        flat = Image.new("RGB", picture.size, "white")
        flat.paste(picture, mask=picture.getchannel("A"))
        return _cropped(draw, flat)
    return _invented(seed)


def _cropped(draw: random.Random, picture: Image.Image) -> Image.Image:
    width, height = (int(side * draw.uniform(0.55, 1.0)) for side in picture.size)
    left, top = draw.randint(0, picture.width - width), draw.randint(0, picture.height - height)
    picture = picture.crop((left, top, left + width, top + height))
    picture.thumbnail((700, 700))
    return picture.convert("L") if draw.random() < 0.3 else picture


def _invented(seed: int) -> Image.Image:
    """Noise over many octaves between two colours: clouds, hills, tissue."""
    numbers = np.random.default_rng(seed)
    height, width = numbers.integers(200, 500, 2)
    field = np.zeros((height, width))
    for octave in (4, 8, 16, 32, 64):
        coarse = Image.fromarray((numbers.random((octave, octave)) * 255).astype(np.uint8))
        field += np.asarray(coarse.resize((width, height), Image.Resampling.BICUBIC), float) / octave
    field = (field - field.min()) / (np.ptp(field) or 1.0)
    dark, light = numbers.integers(0, 130, 3), numbers.integers(120, 256, 3)
    return Image.fromarray((dark + field[..., None] * (light - dark)).astype(np.uint8))

"""Words of a page image by Tesseract, as a program of its own."""

import csv
import io
import os
import subprocess
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

import numpy as np
import PIL.Image

from docreader.errors import InvalidOption
from docreader.result import Box
from docreader_worker.content import Word
from docreader_worker.document import Image

_LETTERS, _WORDS = 3, 4
"""Letters of a word that is wider than high, and so many words at least tell how lines run."""


@dataclass(frozen=True, slots=True)
class Seen:
    """The ``words`` of a picture, and how ``sure`` Tesseract is of them on average, in percent.

    It is, of nothing, where there are none.
    """

    words: list[Word]
    sure: float

    @property
    def runs_across(self) -> bool:
        """Whether most words are wider than high, or too few to tell."""
        long = [word.box for word in self.words if len(word.text) >= _LETTERS]
        tall = sum(y1 - y0 > x1 - x0 for x0, y0, x1, y1 in long)
        return len(long) < _WORDS or 2 * tall <= len(long)


def read(image: Image, scale: float, languages: str) -> Seen:
    """The words in an RGB ``(height, width, 3)`` image of ``scale`` pixels per point, with boxes in points.

    ``languages`` are named ``eng+deu``; sizes of words are not known.

    Raises:
        InvalidOption: one of ``languages`` is not installed.

    """
    lacking = [name for name in languages.split("+") if name not in _installed()]
    if lacking:
        raise InvalidOption(
            f"OCR cannot read {lacking[0]!r} here: installed are {', '.join(_installed())}",
            option="ocr_languages",
        )
    gray = PIL.Image.fromarray(image).convert("L")
    header = f"P5 {gray.width} {gray.height} 255\n".encode()
    command = ["tesseract", "stdin", "stdout", "-l", languages, "--dpi", str(round(72 * scale)), "tsv"]
    done = subprocess.run(  # noqa: S603 - a fixed command
        command,
        input=header + gray.tobytes(),
        capture_output=True,
        check=True,
        env={**os.environ, "OMP_THREAD_LIMIT": "1"},
    )
    rows = csv.DictReader(io.StringIO(done.stdout.decode()), delimiter="\t", quoting=csv.QUOTE_NONE)
    lines: dict[tuple[str, ...], list[dict[str, str]]] = defaultdict(list)
    for row in rows:
        if row["level"] == "5" and row["text"].strip() and float(row["conf"]) >= 0:
            lines[row["block_num"], row["par_num"], row["line_num"]].append(row)
    words = [
        Word(_pixel_box(row, scale), row["text"].strip(), number, size=0.0)
        for number, line in enumerate(lines.values())
        for row in line
    ]
    sure = [float(row["conf"]) for line in lines.values() for row in line]
    return Seen(words, float(np.mean(sure)) if sure else 100.0)


@cache
def _installed() -> tuple[str, ...]:
    """The languages that Tesseract has, as it names them."""
    listed = subprocess.run(["tesseract", "--list-langs"], capture_output=True, check=True, timeout=30)  # noqa: S607
    names = {line.strip() for line in listed.stdout.decode().splitlines()[1:]}
    return tuple(sorted(names - {"osd", "equ", ""}))


def _pixel_box(row: dict[str, str], scale: float) -> Box:
    left, top = float(row["left"]), float(row["top"])
    right, bottom = left + float(row["width"]), top + float(row["height"])
    return left / scale, top / scale, right / scale, bottom / scale

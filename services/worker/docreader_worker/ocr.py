"""Words of a page image: by Tesseract where it is installed, else by rapidocr, which brings its models.

Tesseract needs a quarter of the memory, so it goes first; rapidocr reads more scripts and worse images, so
it has the second word on a page that Tesseract is not sure of.
"""

import importlib.util
import shutil
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Literal

import numpy as np

from docreader_worker import tesseract
from docreader_worker.content import Word
from docreader_worker.document import Image
from docreader_worker.reading.geometry import as_boxes, centres_inside
from docreader_worker.reading.sideways import upright_image

Engine = Literal["auto", "tesseract", "rapidocr", "none"]
MAX_PIXELS = 9_000_000
"""A letter page at 300 dpi; larger ones are rendered coarser."""

_DPI = {"tesseract": 300, "rapidocr": 144}
_SURE, _SURER = 60.0, 10.0
"""Tesseract's mean confidence, in percent, below which its words are doubted, and how much more it has in a
page that is turned the right way up."""

_LINE_EMS = 0.93
"""Height of a line's ink in ems, from ascender to descender."""


def available(engine: Engine = "auto") -> Literal["tesseract", "rapidocr", "none"]:
    """The engine that ``engine`` comes down to on this machine."""
    if engine in {"auto", "tesseract"} and shutil.which("tesseract"):
        return "tesseract"
    if engine in {"auto", "rapidocr"} and importlib.util.find_spec("rapidocr"):
        return "rapidocr"
    return "none"


def scale_for(width: float, height: float, engine: Engine = "auto") -> float:
    """Pixels per point at which to render a page of ``width`` x ``height`` points for ``read_words``."""
    wanted = _DPI.get(available(engine), 72) / 72
    return min(wanted, float(np.sqrt(MAX_PIXELS / max(width * height, 1.0))))


@dataclass(frozen=True, slots=True)
class Recognized:
    """The ``words`` of a picture that is upright when turned clockwise by ``turned`` degrees.

    These are 0, 90, 180 or 270; the boxes of words are those of the picture then.
    """

    words: list[Word]
    turned: int = 0


def read_words(image: Image, scale: float, engine: Engine = "auto", languages: str = "eng") -> Recognized:
    """The words in an RGB ``(height, width, 3)`` image of ``scale`` pixels per point, with boxes in points.

    Lines are numbered in the order the engine gives them; font sizes are guessed from the height of lines.
    No words where no engine is installed or ``engine`` is ``none``. ``languages``, ``eng+deu``, are for
    Tesseract; rapidocr reads what its models know. A picture that lies on its side or is upside down is
    turned if Tesseract can read it then.

    Raises:
        InvalidOption: Tesseract lacks one of ``languages``.

    """
    chosen = available(engine)
    if chosen == "none":
        return Recognized([])
    if chosen == "rapidocr":
        return Recognized(_sized(_by_rapidocr(image, scale)))
    seen, turned = _right_way_up(tesseract.read(image, scale, languages), image, scale, languages)
    words = seen.words
    if engine == "auto" and seen.sure < _SURE and available("rapidocr") == "rapidocr":
        words = _by_rapidocr(upright_image(image, turned), scale) or words
    return Recognized(_sized(words), turned)


def _right_way_up(
    seen: tesseract.Seen, image: Image, scale: float, languages: str
) -> tuple[tesseract.Seen, int]:
    """What is ``seen`` in ``image`` once it is turned by how many degrees; as it is where that reads best.

    Tesseract reads lines that run down as well as others, and doubts letters that stand on their heads.
    """
    if seen.runs_across and seen.sure >= _SURE:
        return seen, 0
    least = max(_SURE, seen.sure + (_SURER if seen.runs_across else -_SURER))
    for turned in (180,) if seen.runs_across else (270, 90):
        again = tesseract.read(upright_image(image, turned), scale, languages)
        if again.runs_across and again.sure >= least:
            return again, turned
    return seen, 0


def beside(own: Sequence[Word], recognized: Sequence[Word]) -> list[Word]:
    """Those ``recognized`` words whose middle is in none of a page's ``own``, in lines that follow theirs.

    The boxes of words that run askew, as stamps do, hold more than the word, and count for nothing.
    """
    boxes = as_boxes([word.box for word in recognized])
    known = np.zeros(len(boxes), dtype=np.bool_)
    for word in own:
        if not _is_askew(word):
            known |= centres_inside(boxes, word.box)
    first = max((word.line for word in own), default=-1) + 1
    return [
        replace(word, line=first + word.line)
        for word, is_known in zip(recognized, known, strict=True)
        if not is_known
    ]


def _is_askew(word: Word) -> bool:
    x0, y0, x1, y1 = word.box
    return min(x1 - x0, y1 - y0) > 2 * word.size


@cache
def _rapidocr() -> Any:
    """The engine with its models loaded; one thread, small batches and images keep its memory down.

    Text lines are looked for at 960 pixels of the long side (nothing lost, half the memory of 1,684), and
    read at full resolution.
    """
    from rapidocr import RapidOCR  # noqa: PLC0415 - costs memory that most pages need not pay

    onnx = "EngineConfig.onnxruntime"
    settings: dict[str, object] = {
        f"{onnx}.intra_op_num_threads": 1,
        f"{onnx}.inter_op_num_threads": 1,
        "Rec.rec_batch_num": 1,
    }
    settings |= {"Det.limit_type": "max", "Det.limit_side_len": 960}
    return RapidOCR(params={"Global.log_level": "critical", "Global.use_cls": False, **settings})


def _by_rapidocr(image: Image, scale: float) -> list[Word]:
    found = _rapidocr()(image[:, :, ::-1], return_word_box=True)
    words: list[Word] = []
    if found.txts is None:
        return words
    for number, line in enumerate(found.word_results):
        for text, _, corners in line:
            if text.strip() and corners is not None:
                points = np.asarray(corners, dtype=np.float64) / scale
                (x0, y0), (x1, y1) = points.min(axis=0).tolist(), points.max(axis=0).tolist()
                padding = 0.12 * (y1 - y0)
                words.append(Word((x0, y0 + padding, x1, y1 - padding), text.strip(), number, size=0.0))
    return words


def _sized(words: Sequence[Word]) -> list[Word]:
    """Words as high as their line, with its font size; lines about as high as most count as the same size."""
    lines: dict[int, list[Word]] = defaultdict(list)
    for word in words:
        lines[word.line].append(word)
    spans = {
        number: (min(word.box[1] for word in line), max(word.box[3] for word in line))
        for number, line in lines.items()
    }
    heights = [spans[word.line][1] - spans[word.line][0] for word in words for _ in word.text]
    usual = float(np.median(heights)) if heights else 1.0
    sized = []
    for word in words:
        top, bottom = spans[word.line]
        height = usual if 0.72 * usual < bottom - top < 1.3 * usual else bottom - top
        box = (word.box[0], top, word.box[2], bottom)
        sized.append(replace(word, box=box, size=round(2 * height / _LINE_EMS) / 2))
    return sized

"""Accuracy and CPU time of the built-in detector, by the size of the page it is given and its precision.

``BENCHMARK_DATASET`` names a folder of pages as ``docreader generate`` makes them, of documents that the
model did not learn from; ``BENCHMARK_PLOT`` a file for the curve, PNG or SVG. Variants in floats are exported
from the checkpoint, which takes PyTorch and Detectron2, those in eight bits are made with a few of the pages,
and all are judged on the others. They take turns on each page that is timed, on one thread, with what
docreader tells glibc's allocator.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from matplotlib.figure import Figure

from docreader.models import CHECKPOINT, CONFIGURATION, GRAPH
from docreader_worker.engines.onnx import OnnxGraph
from docreader_worker.model_folder import builtin_models
from docreader_worker.supervisor import CHILD_MALLOC
from docreader_worker.training.evaluate import evaluate
from docreader_worker.training.intake import ready
from docreader_worker.training.pages import LabelledPage, evenly, read_pages, read_picture, split
from docreader_worker.training.quantize import CALIBRATION_PAGES, write_int8

SIDES = (512, 576, 640, 704, 800)
PRECISIONS = ("fp32", "int8")
TIMED_PAGES = 40
LOOP = Path(__file__).with_name("speed_accuracy_loop.py")

Variant = tuple[int, str]
"""Pixels of the page's longer side, and one of ``PRECISIONS``."""
Sized = dict[int, list[LabelledPage]]
"""The same pages by the pixels of their longer side."""


@dataclass(frozen=True)
class Point:
    """COCO's mAP, F1 at IoU 0.5, CPU seconds a page and their ratio to the built-in model's (medians)."""

    mean_precision: float
    f1: float
    seconds: float
    ratio: float


def measure() -> Iterator[tuple[str, str]]:
    """Rows of the table."""
    dataset, plot = os.environ.get("BENCHMARK_DATASET"), os.environ.get("BENCHMARK_PLOT")
    if dataset is None:
        yield "sizes and precisions", "not run: BENCHMARK_DATASET names no folder of labelled pages"
        return
    try:
        from docreader_worker.training.export import export_model  # noqa: PLC0415 PyTorch
    except ModuleNotFoundError as missing:
        yield "sizes and precisions", f"not run: {missing.name} is not installed"
        return
    model, folder = next(iter(builtin_models()))
    builtin = (model.long_side, "int8")
    with tempfile.TemporaryDirectory() as scratch:
        judged, others = _pages(Path(dataset), Path(scratch), sorted({*SIDES, model.long_side}))
        floats = Path(scratch) / "fp32"
        compared = [read_picture(page) for page in others[model.long_side]]
        export_model(folder / CONFIGURATION, folder / CHECKPOINT, floats, compared)
        points = _points(_graphs(floats / GRAPH, others, Path(scratch)), judged, builtin)
    yield "pages judged", str(len(judged[model.long_side]))
    for (side, precision), point in points.items():
        yield (
            f"{side} px, {precision}: mAP, F1, CPU seconds a page, ratio to {builtin[0]} px, {builtin[1]}",
            f"{point.mean_precision:.3f}, {point.f1:.3f}, {point.seconds:.4f}, {point.ratio:.2f} x",
        )
    if plot is not None:
        _draw(points, builtin, Path(plot))


def _pages(dataset: Path, scratch: Path, sides: Sequence[int]) -> tuple[Sized, Sized]:
    """The pages to judge on, and a few of other documents that int8 takes its ranges from."""
    pages = {side: read_pages(ready(dataset, scratch / str(side), side)) for side in sides}
    judged, others = split(pages[sides[-1]])
    return _only(pages, judged), _only(pages, evenly(others, CALIBRATION_PAGES))


def _only(pages: Sized, chosen: Sequence[LabelledPage]) -> Sized:
    ids = {page.record["id"] for page in chosen}
    return {side: [page for page in each if page.record["id"] in ids] for side, each in pages.items()}


def _graphs(graph: Path, others: Sized, scratch: Path) -> dict[Variant, Path]:
    graphs: dict[Variant, Path] = {}
    for side, pages in others.items():
        small = scratch / f"{side}-int8" / graph.name
        small.parent.mkdir()
        write_int8(graph, pages, side, small)
        graphs |= {(side, "fp32"): graph, (side, "int8"): small}
    return graphs


def _points(graphs: Mapping[Variant, Path], pages: Sized, builtin: Variant) -> dict[Variant, Point]:
    seconds = _seconds(graphs, pages)
    points = {}
    for variant, graph in graphs.items():
        figures = evaluate(pages[variant[0]], OnnxGraph(graph))
        ratios = [one / other for one, other in zip(seconds[variant], seconds[builtin], strict=True)]
        points[variant] = Point(
            figures.map["all"], figures.rates["all"].f1, median(seconds[variant]), median(ratios)
        )
    return points


def _seconds(graphs: Mapping[Variant, Path], pages: Sized) -> dict[Variant, list[float]]:
    """CPU seconds of each variant for each of the first pages."""
    asked = [
        {
            "folder": str(graph.parent),
            "pictures": [str(page.picture) for page in pages[side][:TIMED_PAGES]],
        }
        for (side, _), graph in graphs.items()
    ]
    done = subprocess.run(
        [sys.executable, str(LOOP)],
        env=os.environ | CHILD_MALLOC,
        input=json.dumps(asked),
        check=True,
        capture_output=True,
        text=True,
        timeout=1800,
    )
    return dict(zip(graphs, json.loads(done.stdout.splitlines()[-1]), strict=True))


def _draw(points: Mapping[Variant, Point], builtin: Variant, path: Path) -> None:
    """Both figures against time, a line for each precision; a ring is around the built-in model."""
    figure = Figure(figsize=(10, 4), layout="constrained")
    for axes, name in zip(figure.subplots(1, 2), ("mAP", "F1"), strict=True):
        places = {
            variant: (1000 * point.seconds, point.f1 if name == "F1" else point.mean_precision)
            for variant, point in points.items()
        }
        for precision in PRECISIONS:
            line = {side: place for (side, kind), place in places.items() if kind == precision}
            axes.plot(*zip(*line.values(), strict=True), marker="o", label=precision)
            for side, place in line.items():
                axes.annotate(str(side), place, xytext=(4, -11), textcoords="offset points", fontsize=8)
        axes.plot(*places[builtin], "o", markersize=13, fillstyle="none", color="black", label="built in")
        axes.set(xlabel="CPU milliseconds a page, one thread", ylabel=name)
        axes.grid(alpha=0.3)
    axes.legend(loc="lower right")
    figure.savefig(path)

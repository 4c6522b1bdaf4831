"""Training, evaluation and export of a small detector on a few drawn pages."""

import io
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from zipfile import ZipFile

import msgspec
import numpy as np
import pytest
from click.testing import CliRunner
from PIL import Image

from docreader.models import CHECKPOINT, GRAPH, MODEL_JSON, Model
from docreader.result import LABELS, Box
from docreader_cli.models import models_command
from docreader_cli.train import train_command
from docreader_worker.engines.base import Boxes
from docreader_worker.engines.onnx import OnnxGraph
from docreader_worker.model_folder import builtin_models
from docreader_worker.training.pages import LabelledPage, Pixels, batches, read_pages, read_picture
from tests import labelled

pytestmark = [
    pytest.mark.torch,
    # Detectron2 and the exporter use parts of PyTorch that are on their way out.
    pytest.mark.filterwarnings("ignore::FutureWarning"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::UserWarning"),
    pytest.mark.filterwarnings("ignore::torch.jit.TracerWarning"),
]
pytest.importorskip("torch", reason="torch is not installed")
pytest.importorskip("detectron2", reason="Detectron2 is not installed")


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[LabelledPage]:
    """Twelve small pages, each with a black bar for a heading and a grey block for text."""
    folder = tmp_path_factory.mktemp("pages")
    drawn = []
    numbers = np.random.default_rng(1)
    for index in range(12):
        # Paper has a grain: on a flat page neighbouring points score the same, and ties are broken by chance.
        pixels = numbers.integers(215, 256, (160, 128, 3)).astype(np.uint8)
        top = int(numbers.integers(8, 60))
        boxes: list[Box] = [(16, top, 100, top + 10), (16, top + 24, 112, top + 80)]
        pixels[top : top + 10, 16:100] = 0
        pixels[top + 24 : top + 80, 16:112] -= 100
        path = folder / f"{index}.png"
        Image.fromarray(pixels).save(path)
        labels = [LABELS.index("section-header"), LABELS.index("text")]
        drawn.append(LabelledPage(path, boxes, labels, {"width": 128, "height": 160}))
    return drawn


def test_batches_are_the_same_from_any_start(pages: list[LabelledPage]) -> None:
    def names(batch: list[tuple[LabelledPage, Pixels]]) -> list[str]:
        return [page.picture.name for page, _ in batch]

    first = batches(pages, 4, seed=3)
    seen = [names(next(first)) for _ in range(5)]
    later = batches(pages, 4, seed=3, start=3)
    assert [names(next(later)) for _ in range(2)] == seen[3:]
    assert sorted(name for batch in seen[:3] for name in batch) == sorted(page.picture.name for page in pages)


def test_an_export_may_differ_in_what_is_hardly_found_and_in_nothing_else() -> None:
    from docreader_worker.training.export import same_share

    def detector(*scores: float) -> Callable[[Pixels], Boxes]:
        boxes = np.array([[0, 40 * row, 200, 40 * row + 20] for row in range(len(scores))], np.float32)
        found = Boxes(
            boxes=boxes.reshape(-1, 4),
            labels=np.zeros(len(scores), np.int64),
            scores=np.array(scores, np.float32),
        )
        return lambda _: found

    page = [np.zeros((400, 300, 3), np.uint8)]
    assert same_share(detector(0.9, 0.5, 0.101), detector(0.9, 0.5), page) == 1.0
    assert same_share(detector(0.9, 0.5, 0.3), detector(0.9, 0.5), page) == pytest.approx(4 / 5)
    assert same_share(detector(), detector(), page) == 1.0


@pytest.mark.timeout(600)
def test_a_training_learns_resumes_and_is_exported(pages: list[LabelledPage], tmp_path: Path) -> None:
    pytest.importorskip("onnx")
    pytest.importorskip("pycocotools")
    import torch

    from docreader_worker.engines.detectron2 import find_boxes
    from docreader_worker.training.evaluate import evaluate
    from docreader_worker.training.export import export_model
    from docreader_worker.training.progress import TrainingProgress
    from docreader_worker.training.recipe import COMPACT, Recipe
    from docreader_worker.training.train import train

    torch.set_num_threads(1)  # more threads only wait for each other on pages this small
    seen: list[TrainingProgress] = []

    def run(iterations: int) -> Path | None:
        return train(
            pages,
            tmp_path / "run",
            Recipe(iterations=iterations),
            checkpoint_every=10,
            report_every=10,
            progress=seen.append,
            validate=lambda model: evaluate(pages, partial(find_boxes, model)).map,
        )

    run(20)
    weights = run(100)
    assert weights is not None
    assert [step.iteration for step in seen] == list(range(0, 101, 10))
    assert seen[-1].loss < seen[1].loss
    assert seen[-1].validation["all"] > seen[0].validation["all"]
    assert seen[-1].seconds_left == 0

    pictures = [read_picture(page) for page in pages]
    export_model(COMPACT, weights, tmp_path / "model", pictures)
    detect = OnnxGraph(tmp_path / "model" / GRAPH)
    found = detect(pictures[0])
    assert isinstance(found, Boxes)
    assert found.boxes.shape == (len(found.scores), 4)
    figures = evaluate(pages, detect)
    assert figures.pages == len(pages)
    assert set(figures.thresholds) == set(LABELS)


@pytest.mark.timeout(600)
def test_a_model_learns_only_what_it_is_to_and_tells_all_else_as_before(
    pages: list[LabelledPage], tmp_path: Path
) -> None:
    pytest.importorskip("pycocotools")
    import torch

    from docreader_worker.engines.architectures import build_model
    from docreader_worker.engines.detectron2 import find_boxes
    from docreader_worker.training.evaluate import evaluate
    from docreader_worker.training.recipe import Recipe
    from docreader_worker.training.train import train

    torch.set_num_threads(1)
    picture, text = LABELS.index("picture"), LABELS.index("text")
    others = [place for place in range(len(LABELS)) if place != picture]
    drawn = [replace(page, labels=[picture, text]) for page in pages]
    _, folder = next(iter(builtin_models()))
    pixels = torch.from_numpy(read_picture(pages[0])).permute(2, 0, 1)[None].float()

    def learned(recipe: Recipe) -> tuple[float, float]:
        """How well pictures are found, and how much scores of all other labels moved on average."""
        out = tmp_path / ("only" if recipe.only else "all")
        weights = train(drawn, out, recipe, checkpoint_every=40, validate=lambda _: {"all": 0.0})
        assert weights is not None
        model = build_model(recipe.configuration, weights)
        with torch.no_grad():
            moved = (model.predict(pixels)[0].sigmoid() - before.predict(pixels)[0].sigmoid())[..., others]
        return evaluate(drawn, partial(find_boxes, model)).map["picture"], float(moved.abs().mean())

    freely = Recipe(iterations=40, start_from=folder, freeze=True)
    before = build_model(freely.configuration, folder / CHECKPOINT)
    _, moved_freely = learned(freely)
    found, moved = learned(replace(freely, only=("picture",)))
    assert found > evaluate(drawn, partial(find_boxes, before)).map.get("picture", 0.0) + 0.3
    assert moved < 0.7 * moved_freely


@pytest.mark.timeout(600)
def test_the_card_of_a_model_says_which_labels_alone_it_learned_and_from_which_model(tmp_path: Path) -> None:
    """What is to stay stays: backbone, norms' statistics, the size of pages, thresholds of the others."""
    pytest.importorskip("onnx")
    pytest.importorskip("pycocotools")
    import torch

    from docreader_worker.engines.architectures import read_weights

    with ZipFile(io.BytesIO(labelled.dataset())) as packed:
        packed.extractall(tmp_path / "pages")
    before, folder = next(iter(builtin_models()))
    out = tmp_path / "texts"
    only = ["--only", "text", "--only", "section-header", "--only", "text"]
    done = CliRunner().invoke(
        train_command,
        [str(tmp_path / "pages"), "--out", str(out), "--start-from", str(folder), *only, "--iterations", "2"],
        catch_exceptions=False,
    )
    assert done.exit_code == 0, done.output
    model = msgspec.json.decode((out / MODEL_JSON).read_bytes(), type=Model)
    assert sorted(model.trained["only"]) == ["section-header", "text"]
    assert model.trained["start_from"] == before.reference
    assert model.long_side == before.long_side
    changed = {label for label, least in before.thresholds.items() if model.thresholds[label] != least}
    assert changed <= {"section-header", "text"}
    old, new = read_weights(folder / CHECKPOINT), read_weights(out / CHECKPOINT)
    kept = [name for name in old if "bottom_up" in name or "running_" in name]
    assert all(torch.equal(old[name], new[name]) for name in kept)
    assert not all(torch.equal(old[name], new[name]) for name in old)


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        (["--only", "table"], "--start-from"),
        (["--start-from", ".", "--only", "table"], "model.json"),
        (["--start-from", ".", *(part for label in LABELS for part in ("--only", label))], "--freeze"),
    ],
)
def test_what_cannot_be_learned_alone_is_refused_before_anything_is_learned(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, chosen: list[str], said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(train_command, [".", "--out", "new", *chosen])
    assert done.exit_code != 0
    assert said in f"{done.output} {done.exception}"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.timeout(600)
def test_a_model_is_exported_for_smaller_pages(tmp_path: Path) -> None:
    """Its card says so, and has the thresholds of pages of that size."""
    pytest.importorskip("onnx")
    pytest.importorskip("pycocotools")
    from docreader_worker.training.evaluate import evaluate
    from docreader_worker.training.intake import ready

    with ZipFile(io.BytesIO(labelled.dataset())) as packed:
        packed.extractall(tmp_path / "pages")
    _, folder = next(iter(builtin_models()))
    out = tmp_path / "fast"
    done = CliRunner().invoke(
        models_command,
        ["export", str(folder), str(tmp_path / "pages"), "--out", str(out), "--side", "160"],
        catch_exceptions=False,
    )
    assert done.exit_code == 0, done.output
    model = msgspec.json.decode((out / MODEL_JSON).read_bytes(), type=Model)
    small = read_pages(ready(tmp_path / "pages", tmp_path / "small", 160))
    assert model.long_side == max(small[0].record["height"], small[0].record["width"]) == 160
    assert model.thresholds == evaluate(small, OnnxGraph(out / GRAPH)).thresholds

"""``docreader evaluate``: the figures of a model, alone and in whole readings, and pictures of its faults."""

import shutil
from pathlib import Path
from typing import Any

import msgspec
import pytest
from click.testing import CliRunner
from msgspec import structs
from PIL import Image

from docreader.models import MODEL_JSON
from docreader.result import LABELS
from docreader_worker.model_folder import builtin_models
from docreader_worker.training.synthesis.dataset import synthesize
from tests.training.test_synthesis import TypewriterEngine

pytest.importorskip("pycocotools", reason="pycocotools is not installed")
pytest.importorskip("matplotlib", reason="matplotlib is not installed")


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three pages with a title, a paragraph and a picture, one of them as if it had been scanned."""
    folder = tmp_path_factory.mktemp("pages")
    synthesize(folder, 3, 1, [TypewriterEngine()], degraded=0.4)
    return folder


def evaluate(dataset: Path, *arguments: str, model: Path | None = None) -> Any:
    from docreader_cli.evaluate import evaluate_command

    model = model or next(builtin_models())[1]
    done = CliRunner().invoke(evaluate_command, [str(model), str(dataset), "--json", *arguments])
    assert done.exit_code == 0, done.output
    return msgspec.json.decode(done.stdout)


def test_the_detector_alone_has_figures_for_each_label(dataset: Path) -> None:
    found = evaluate(dataset)
    assert found["figures"]["pages"] == 3
    assert {"all", "title", "text"} <= set(found["figures"]["rates"])
    assert found["words"] is None


@pytest.mark.parametrize("known", [{}, {"text": 0.3}], ids=["none", "one"])
def test_a_model_is_judged_at_the_thresholds_it_is_read_at(
    dataset: Path, tmp_path: Path, known: dict[str, float]
) -> None:
    """A card need not name them: none are chosen on the pages that it is judged on."""
    card, folder = next(builtin_models())
    model = tmp_path / "model"
    shutil.copytree(folder, model)
    (model / MODEL_JSON).write_bytes(msgspec.json.encode(structs.replace(card, thresholds=known)))
    found = evaluate(dataset, model=model)
    assert found["figures"]["thresholds"] == {**dict.fromkeys(LABELS, 0.5), **known}


def test_a_whole_reading_knows_its_words(dataset: Path, tmp_path: Path) -> None:
    found = evaluate(dataset, "--whole", "--report", str(tmp_path / "report"))
    assert found["words"] == 1.0
    assert found["figures"]["rates"]["text"]["recall"] > 0
    for name in ("confusion.png", "worst.png"):
        with Image.open(tmp_path / "report" / name) as picture:
            assert picture.width > 400

"""Trains what tells the parts of pages: the networks of `reading.bonds`, `reading.classify` and `judging`.

``python -m docreader_worker.training.second_stage DATASET...`` reads generated datasets (``docreader
generate``, one layout engine each), judges on each of them networks that learned from the others, prints how
often they are right, and writes weights that learned from all of them beside `reading.classify`: those of
what tells the labels of blocks.

With ``--by-hand`` the datasets are pages labelled by hand, in the same format. What judges tables and
pictures, and then what puts lines together, learn from them alone: generated pages have few areas that are
hard to tell, and are set more evenly than what people write. Then what tells the labels of blocks, which has
more of them to tell, goes on learning from where it stands.

A detector is surer of pages that it learned from than of others. Give ``DATASET=MODEL`` to read a dataset's
pages with the model in that folder, which did not learn from them, and not with the built-in one.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click
import numpy as np

from docreader.result import LABELS
from docreader_worker.engines import load_engine
from docreader_worker.model_folder import builtin_models
from docreader_worker.reading import bonds, classify, judging
from docreader_worker.reading.area_features import FEATURES as OF_AREAS
from docreader_worker.reading.features import FEATURES as OF_BLOCKS
from docreader_worker.reading.network import Network
from docreader_worker.reading.pairs import FEATURES as OF_PAIRS
from docreader_worker.training.areas import labelled_areas
from docreader_worker.training.blocks import labelled_blocks, labelled_pairs
from docreader_worker.training.examples import ExamplePage, Examples, read_example_pages, together
from docreader_worker.training.member import Question
from docreader_worker.training.networks import fit, refine
from docreader_worker.training.wear import Wear

_COMPARED = ("x0", "y0", "x1", "y1", "size", "bold", "italic", "mono", "number", "bullet", "lines")
_SET = (
    "pitch", "pitch_apart", "shift", "size_ratio", "upper_bold", "lower_bold", "lower_bullet", "lower_number",
    "lower_left", "upper_right",
)  # fmt: skip
BLOCKS = Question(
    OF_BLOCKS,
    LABELS,
    [f"detected_{label}" for label in LABELS],
    compared=_COMPARED,
    epochs=8,
    batch=16,
    wear=Wear(),
)
AREAS = Question(
    OF_AREAS,
    judging.ANSWERS,
    ("detected_any_cover", "detected_table_fit", "detected_picture_fit"),
    compared=("x0", "y0", "x1", "y1"),
    epochs=60,
    batch=8,
    wear=Wear(noise=0.15, unknown=0.1, undetected=0.1, told=0.0, weak=0.2, plain=0.05),
)
PAIRS = Question(
    OF_PAIRS,
    bonds.BONDS,
    [f"detected_{answer}" for answer in bonds.BONDS],
    compared=_SET,
    epochs=60,
    batch=8,
    wear=Wear(),
)


def figures(network: Network, question: Question, data: Examples) -> dict[str, float]:
    """The share of ``data`` told right as ``all``, and F1 of each answer."""
    told = np.full(len(data.labels), -1)
    for page in data.by_page():
        told[page] = network(data.matrix[page].astype(np.float64)).argmax(axis=1)
    sure = data.labels >= 0
    found = {"all": round(float((told == data.labels)[sure].mean()), 4)}
    for place, answer in enumerate(question.answers):
        known, said = data.labels == place, (told == place) & sure
        if known.any():
            found[answer] = round(float(2 * (known & said).sum() / (known.sum() + said.sum())), 4)
    return found


def judge(data: Mapping[str, Examples], question: Question) -> dict[str, dict[str, float]]:
    """For each layout engine the figures of one network that learned from the other ones.

    What ships are three of them together, which are a little better.
    """
    return {
        name: figures(fit(rest, question, members=1), question, held_out)
        for name, rest, held_out in _held_out(data)
    }


def ship(
    data: Mapping[str, Examples], question: Question, detector: str, weights: Path, of: str
) -> dict[str, Any]:
    """Write weights that learned from all of ``data``, pages ``of`` a kind, and their card; its figures."""
    whole = together(list(data.values()))
    metrics = {"held_out": judge(data, question)}
    card = {
        "description": f"Small networks over {len(question.features)} features, trained on {of}.",
        "made_by": "python -m docreader_worker.training.second_stage",
        "labels": list(question.answers),
        "data": {"examples": _known(data), "families": len(set(whole.families.tolist()))},
        "detector": detector,
        "epochs": question.epochs,
        "wear": asdict(question.wear),
        "metrics": metrics,
    }
    fit(whole, question).save(weights, question.features)
    _write(weights, card)
    return metrics


def ship_refined(
    data: Mapping[str, Examples], question: Question, detector: str, weights: Path
) -> dict[str, Any]:
    """Go on from ``weights`` with all of ``data``, and add to their card what that brings; answers it.

    For each dataset: the figures before, and of the network refined on the other ones.
    """
    card = json.loads(weights.with_suffix(".json").read_text())
    if "refined" in card:  # what is held out would be known already
        raise click.UsageError(f"{weights} were refined before: train them anew without --by-hand first")
    network = Network.load(weights, question.features)
    metrics = {
        name: {
            "before": figures(network, question, held_out),
            "after": figures(refine(network, rest, question), question, held_out),
        }
        for name, rest, held_out in _held_out(data)
    }
    refine(network, together(list(data.values())), question).save(weights, question.features)
    refined = {"examples": _known(data), "detector": detector, "held_out": metrics}
    description = card["description"].removesuffix(".") + ", and refined on pages labelled by hand."
    _write(weights, card | {"description": description, "refined": refined})
    return metrics


def _held_out(data: Mapping[str, Examples]) -> Iterator[tuple[str, Examples, Examples]]:
    """Each dataset's name, the other ones together, and itself."""
    for name, held_out in data.items():
        yield name, together([data[other] for other in data if other != name]), held_out


def _known(data: Mapping[str, Examples]) -> dict[str, int]:
    return {name: int((part.labels >= 0).sum()) for name, part in data.items()}


def _write(weights: Path, card: Mapping[str, Any]) -> None:
    weights.with_suffix(".json").write_text(json.dumps(card, indent=2) + "\n")


@click.command(help=__doc__)
@click.argument("datasets", nargs=-1, required=True, metavar="DATASET[=MODEL]...")
@click.option("--documents", default=400, show_default=True, type=click.IntRange(1), help="Of each dataset.")
@click.option("--by-hand", is_flag=True, help="The datasets are pages labelled by hand.")
def main(datasets: tuple[str, ...], documents: int, *, by_hand: bool) -> None:
    """Read, judge and ship, each network before those that go by what it makes."""
    named = [_folders(each) for each in datasets]
    if not 1 < len(named) == len({dataset.name for dataset, _ in named}):
        raise click.UsageError(
            "give two datasets or more, each of a name of its own: each is judged by the others"
        )
    pages, read_by = {}, set()
    for dataset, folder in named:
        engine = load_engine("onnx", folder, threads=1)
        pages[dataset.name] = read_example_pages(dataset, engine, documents)
        read_by.add(engine.model.reference)
    detector = ", ".join(sorted(read_by))
    if by_hand:
        of = "pages labelled by hand"
        areas = {name: labelled_areas(held) for name, held in pages.items()}
        _tell(ship(areas, AREAS, detector, judging.WEIGHTS, of))
        pairs = {name: labelled_pairs(held) for name, held in pages.items()}
        _tell(ship(pairs, PAIRS, detector, bonds.WEIGHTS, of))
        _tell(ship_refined(_blocks(pages), BLOCKS, detector, classify.WEIGHTS))
    else:
        _tell(ship(_blocks(pages), BLOCKS, detector, classify.WEIGHTS, "generated pages"))


def _blocks(pages: Mapping[str, list[ExamplePage]]) -> dict[str, Examples]:
    return {name: labelled_blocks(held) for name, held in pages.items()}


def _folders(given: str) -> tuple[Path, Path]:
    """The folders of a dataset and of the model that reads it."""
    dataset, _, model = given.partition("=")
    folder = Path(model) if model else next(folder for _, folder in builtin_models())
    for path in (Path(dataset), folder):
        if not path.is_dir():
            raise click.UsageError(f"{path} is no folder")
    return Path(dataset), folder


def _tell(metrics: Mapping[str, Any]) -> None:
    click.echo(json.dumps(metrics, indent=2))


if __name__ == "__main__":
    main()

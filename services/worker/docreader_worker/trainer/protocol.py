"""What the trainer asks of its child, and what that tells while it works: msgpack over a pipe, no pickles."""

from collections.abc import Callable
from typing import Any

from msgspec import Struct

from docreader.training import TrainingOptions
from docreader_worker.refusal import Refused

STOP = b"stop"
"""Sent to a child that is to end its slice now."""


class Given(Struct, frozen=True, kw_only=True):
    """What a child works with: ``archive`` is the dataset, unpacked once into ``pages``.

    ``run`` has the checkpoint to go on from, ``base`` the model to start from; ``out`` is for the one made.
    """

    archive: str
    pages: str
    run: str
    base: str
    out: str
    options: TrainingOptions


class Learn(Struct, frozen=True, kw_only=True, tag=True):
    """Train for ``seconds``, from the checkpoint on."""

    given: Given
    seconds: float
    report_every: int


class Finish(Struct, frozen=True, kw_only=True, tag=True):
    """Make a model of what was learned."""

    given: Given
    name: str
    version: str
    dataset: str
    trained: dict[str, Any]


class Stepped(Struct, frozen=True, kw_only=True, tag=True):
    """Iterations done, and the mean loss since the last word."""

    iteration: int
    loss: float


class Judged(Struct, frozen=True, kw_only=True, tag=True):
    """The mAP on held-out pages at an iteration."""

    iteration: int
    figure: float


class Paused(Struct, frozen=True, kw_only=True, tag=True):
    """The slice has ended; ``files`` of ``run`` are what is needed to go on from ``iteration``.

    ``learned``: there is nothing more to learn.
    """

    iteration: int
    files: list[str]
    learned: bool


class Made(Struct, frozen=True, kw_only=True, tag=True):
    """The model folder is whole."""


Request = Learn | Finish
Reply = Stepped | Judged | Paused | Made | Refused

Tell = Callable[[Reply], None]

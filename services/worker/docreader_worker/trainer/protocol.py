"""What the trainer asks of its child, and what that tells while it works: msgpack over a pipe, no pickles."""

from collections.abc import Callable
from typing import Any

from msgspec import Struct

from docreader.training import TrainingOptions
from docreader_worker.refusal import Refused

STOP = b"stop"
"""Sent to a child that is to end its slice now."""


class Learn(Struct, frozen=True, kw_only=True, tag=True):
    """Train for ``seconds``, from the checkpoint in ``run`` on, on the pages of ``archive``.

    ``pages`` is where they are unpacked, once; ``base`` the folder of the model to start from.
    """

    archive: str
    pages: str
    run: str
    base: str
    options: TrainingOptions
    seconds: float
    report_every: int


class Finish(Struct, frozen=True, kw_only=True, tag=True):
    """Make the model folder ``out`` of what was learned in ``run``."""

    archive: str
    pages: str
    run: str
    base: str
    options: TrainingOptions
    out: str
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

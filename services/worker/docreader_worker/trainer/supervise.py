"""The trainer's side of its child: what it tells, its deadline, its memory and its death."""

import subprocess
import time
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection

import msgspec
import psutil

from docreader import metrics
from docreader.trainings import TrainingCrashed, TrainingFailed, TrainingOutOfMemory, TrainingTimeout
from docreader_worker.processes import how_it_ended, kill, resident, start_child
from docreader_worker.refusal import Refused
from docreader_worker.trainer.protocol import STOP, Judged, Made, Paused, Reply, Request, Stepped

LOOK_SECONDS = 0.2
"""How often the child's memory and the clock are looked at."""


class Unwanted(Exception):
    """The training was cancelled or deleted."""


def run_child(
    module: str,
    request: Request,
    *,
    seconds: float,
    memory_bytes: int,
    threads: int,
    hear: Callable[[Stepped | Judged], None],
    stopping: Callable[[], bool],
    wanted: Callable[[], bool],
) -> Paused | Made:
    """Have a child do ``request``, and ``hear`` how it goes. It is told to stop when ``stopping`` says so.

    Raises:
        Unwanted: ``wanted`` said no; the child was ended.
        TrainingFailed: it cannot be done, or took more than ``seconds`` or ``memory_bytes``.

    """
    process, connection = start_child(module, threads)
    memory = psutil.Process(process.pid)
    deadline = time.monotonic() + seconds
    told = False
    try:
        _send(connection, msgspec.msgpack.encode(request))
        while True:
            if connection.poll(LOOK_SECONDS):
                reply = _receive(connection, process)
                if isinstance(reply, Stepped | Judged):
                    hear(reply)
                elif isinstance(reply, Refused):
                    raise reply.as_error(TrainingFailed)
                else:
                    return reply
            if not wanted():
                raise Unwanted
            if stopping() and not told:
                told = True
                _send(connection, STOP)
            _check_memory(memory, memory_bytes)
            _check_time(deadline, seconds)
    finally:
        connection.close()
        kill(process)
        metrics.MEMORY_BYTES.labels("child").set(0)


def _send(connection: Connection, data: bytes) -> None:
    with suppress(OSError):  # it is dead: what is received says how
        connection.send_bytes(data)


def _receive(connection: Connection, child: subprocess.Popen[bytes]) -> Reply:
    """What ``child`` told. Raises `TrainingCrashed` where it has ended, or told what is no reply."""
    try:
        reply: Reply = msgspec.msgpack.decode(connection.recv_bytes(), type=Reply)
    except (EOFError, OSError):
        how = f"ended ({how_it_ended(child)})"
    except msgspec.DecodeError:
        how = "answered nonsense"
    else:
        return reply
    raise TrainingCrashed(f"the process that trains {how}: see the trainer's log")


def _check_memory(child: psutil.Process, most: int) -> None:
    """Raise `TrainingOutOfMemory` where ``child`` has more than ``most`` bytes."""
    used = resident(child)
    metrics.MEMORY_BYTES.labels("child").set(used)
    if used > most:
        raise TrainingOutOfMemory(
            f"the training needs more than {most} bytes of memory: choose a smaller `batch`, or raise "
            "DOCREADER_TRAINING_MEMORY_BYTES",
            limit_bytes=most,
        )


def _check_time(deadline: float, seconds: float) -> None:
    """Raise `TrainingTimeout` after ``deadline``, which came ``seconds`` after the child began."""
    if time.monotonic() > deadline:
        raise TrainingTimeout(
            f"a slice of the training took longer than {seconds:g} seconds: choose fewer pages or a faster "
            "machine"
        )

"""The trainer's side of its child: what it tells, its deadline, its memory and its death."""

import time
from collections.abc import Callable
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
        connection.send_bytes(msgspec.msgpack.encode(request))
        while True:
            if connection.poll(LOOK_SECONDS):
                reply = _receive(connection)
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
                connection.send_bytes(STOP)
            _check_memory(memory, memory_bytes)
            _check_time(deadline, seconds)
    except (EOFError, OSError, msgspec.DecodeError):
        how = how_it_ended(process) if process.poll() is not None else "nonsense"
        raise TrainingCrashed(f"the process that trains ended ({how}): see the trainer's log") from None
    finally:
        connection.close()
        kill(process)
        metrics.MEMORY_BYTES.labels("child").set(0)


def _receive(connection: Connection) -> Reply:
    reply: Reply = msgspec.msgpack.decode(connection.recv_bytes(), type=Reply)
    return reply


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

"""The trainer's side of its child: what it tells, its deadline, its memory and its death."""

import time
from collections.abc import Callable
from multiprocessing.connection import Connection

import msgspec
import psutil

from docreader import metrics
from docreader.trainings import TrainingCrashed, TrainingFailed, TrainingOutOfMemory, TrainingTimeout
from docreader_worker.processes import how_it_ended, kill, resident, start_child
from docreader_worker.trainer.protocol import STOP, Judged, Made, Paused, Refused, Reply, Request, Stepped

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
                    raise _failure(reply)
                else:
                    return reply
            if not wanted():
                raise Unwanted
            if stopping() and not told:
                told = True
                connection.send_bytes(STOP)
            used = resident(memory)
            metrics.MEMORY_BYTES.labels("child").set(used)
            if used > memory_bytes:
                raise TrainingOutOfMemory(
                    f"the training needs more than {memory_bytes} bytes of memory: choose a smaller `batch`, "
                    "or raise DOCREADER_TRAINING_MEMORY_BYTES",
                    limit_bytes=memory_bytes,
                )
            if time.monotonic() > deadline:
                raise TrainingTimeout(f"a slice of the training took longer than {seconds:g} seconds")
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


def _failure(refused: Refused) -> TrainingFailed:
    failure = TrainingFailed(refused.message, **refused.details)
    failure.code = refused.code
    return failure

"""The training child: one process for one slice, so that PyTorch's memory and faults stay out of the trainer.

Started as ``python -m docreader_worker.trainer.child <descriptor>``; it takes one request and tells how it
goes until it is done.
"""

import sys
from collections.abc import Callable
from multiprocessing.connection import Connection

import msgspec

from docreader.errors import DocreaderError
from docreader.logs import configure_logging
from docreader.trainings import TrainingOutOfMemory, TrainingUnavailable
from docreader_worker.refusal import Refused, fault_of
from docreader_worker.tether import tie_to_parent
from docreader_worker.trainer.protocol import Learn, Reply, Request, Tell

Work = Callable[[Request, Tell, Callable[[], bool]], Reply]


def work(request: Request, tell: Tell, stopping: Callable[[], bool]) -> Reply:
    """Do what is asked, telling how it goes, until ``stopping``."""
    # Here, so that a trainer without PyTorch can say so.
    from docreader_worker.trainer.learning import finish, learn_slice  # noqa: PLC0415

    return learn_slice(request, tell, stopping) if isinstance(request, Learn) else finish(request)


def serve(work: Work) -> None:
    """Take the request, tell how it goes, and end."""
    configure_logging("warning")
    tie_to_parent()
    connection = Connection(int(sys.argv[1]))

    def tell(reply: Reply) -> None:
        connection.send_bytes(msgspec.msgpack.encode(reply))

    request: Request = msgspec.msgpack.decode(connection.recv_bytes(), type=Request)
    # All that can follow is the word to stop, or the end of the parent.
    tell(_answer(work, request, tell, connection.poll))


def _answer(work: Work, request: Request, tell: Tell, stopping: Callable[[], bool]) -> Reply:
    """What came of it; what cannot be done is an answer too."""
    try:
        return work(request, tell, stopping)
    except DocreaderError as error:
        return Refused.of(error)
    except MemoryError:
        return Refused.of(TrainingOutOfMemory("there is not enough memory: choose a smaller `batch`"))
    except ModuleNotFoundError as error:
        lacking = f"the trainer has no {error.name}: install docreader's extras detectron2 and train there"
        return Refused.of(TrainingUnavailable(lacking))
    except Exception as error:  # noqa: BLE001 - the edge of a process: a fault of ours costs one training
        return fault_of(error, "docreader failed at this training; the trainer's log says where")


if __name__ == "__main__":
    serve(work)

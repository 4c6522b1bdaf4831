"""The reading child: one process that opens strangers' files, so that the worker survives them.

Started by `docreader_worker.supervisor` as ``python -m docreader_worker.child <descriptor>``; it answers
requests from that descriptor, one by one, until the other end is closed.
"""

import ctypes
import logging
import os
import signal
import sys
import threading
import time
import traceback
from multiprocessing.connection import Connection

import msgspec

from docreader.errors import DocumentError, Internal, PageOutOfMemory
from docreader.logs import configure_logging
from docreader_worker.page_reader import PageReader
from docreader_worker.protocol import OpenDocument, Opened, PageRead, Refused, Request

log = logging.getLogger(__name__)

ORPHAN_CHECK_SECONDS = 2.0
PR_SET_PDEATHSIG = 1
"""``prctl(2)``: the signal a process gets when the thread that started it ends."""


def answer(reader: PageReader, request: Request) -> Opened | PageRead | Refused:
    """Do what is asked; what cannot be done is an answer too."""
    try:
        return reader.open(request) if isinstance(request, OpenDocument) else reader.read(request)
    except DocumentError as error:
        return Refused(code=error.code, message=error.message, details=error.details)
    except MemoryError:
        return Refused(
            code=PageOutOfMemory.code,
            message="the page needs more memory than there is: simplify it",
            details={},
        )
    except Exception as error:  # noqa: BLE001 - the edge of a process: a fault of ours costs one page
        # The message may quote the document; where it happened never does.
        where = "".join(traceback.format_tb(error.__traceback__))
        log.error("fault in the child: %s\n%s", type(error).__name__, where)  # noqa: TRY400
        return Refused(
            code=Internal.code, message="docreader failed on this page; its log says where", details={}
        )


def serve(connection: Connection) -> None:
    """Answer requests until the parent closes its end."""
    reader = PageReader()
    decoder = msgspec.msgpack.Decoder(Request)
    while True:
        try:
            request = decoder.decode(connection.recv_bytes())
        except EOFError:
            return
        connection.send_bytes(msgspec.msgpack.encode(answer(reader, request)))


def _die_with_parent() -> None:
    # Linux can do what the thread below cannot while native code holds the interpreter's lock.
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def _exit_when_orphaned(parent: int) -> None:
    # A parent killed in the middle of a page cannot close the pipe of a child that is busy in native code.
    while os.getppid() == parent:
        time.sleep(ORPHAN_CHECK_SECONDS)
    os._exit(1)


def main() -> None:
    """Run as a process of its own."""
    # Ctrl-C reaches the whole group of processes; when to stop is the parent's to say.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    configure_logging("warning")
    _die_with_parent()
    threading.Thread(target=_exit_when_orphaned, args=(os.getppid(),), daemon=True).start()
    serve(Connection(int(sys.argv[1])))


if __name__ == "__main__":
    main()

"""The parent's side of the reading child: its deadline, its memory, its death and its replacement."""

import subprocess
import time
from dataclasses import dataclass
from multiprocessing.connection import Connection

import msgspec
import psutil

from docreader import metrics
from docreader.errors import DocumentError, PageCrashed, PageOutOfMemory, PageTimeout
from docreader_worker.processes import how_it_ended, kill, resident, start_child
from docreader_worker.protocol import OpenDocument, Opened, PageRead, ReadPage, Reply, Request
from docreader_worker.refusal import Refused

CHILD_MALLOC = {
    "MALLOC_ARENA_MAX": "1",
    "MALLOC_MMAP_THRESHOLD_": str(4 * 1024 * 1024),
    "MALLOC_TRIM_THRESHOLD_": str(16 * 1024 * 1024),
}
"""glibc gives back what a page took: left to itself it raises its thresholds, and pages of many sizes leave
holes that make a child half as large again, at times more."""
LOOK_SECONDS = 0.02
"""How often the child's memory is looked at while it works."""


@dataclass(frozen=True)
class ChildLimits:
    """What the child may take."""

    seconds: float
    memory_bytes: int
    pages: int


@dataclass
class _Running:
    """A live child."""

    process: subprocess.Popen[bytes]
    connection: Connection
    memory: psutil.Process
    pages: int = 0


class Supervisor:
    """One child, replaced when it dies, hangs, grows too large or has read enough pages."""

    def __init__(self, limits: ChildLimits, threads: int) -> None:
        self._limits = limits
        self._threads = threads
        self._child: _Running | None = None
        self._sent: tuple[Request, float] | None = None
        self._decoder = msgspec.msgpack.Decoder(Reply)

    def open(self, request: OpenDocument) -> Opened:
        """Open a document in the child. Raises `DocumentError`."""
        self.send(request)
        reply = self.receive()
        if not isinstance(reply, Opened):
            raise TypeError("the child answered another question")
        return reply

    def receive_page(self) -> PageRead:
        """The page last asked for. Raises `DocumentError`."""
        reply = self.receive()
        if not isinstance(reply, PageRead):
            raise TypeError("the child answered another question")
        return reply

    def send(self, request: Request) -> None:
        """Ask the child, starting one where there is none; `receive` brings the answer."""
        if self._sent is not None:
            # The last answer was never fetched, because storing what came before it failed: in the pipe it
            # would be taken for the answer to this question, and one document's text for another's.
            self.stop()
        child = self._child = self._child or self._start()
        self._sent = (request, time.monotonic() + self._limits.seconds)
        try:
            child.connection.send_bytes(msgspec.msgpack.encode(request))
        except OSError:
            return  # it is dead: `receive` says how

    def receive(self) -> Opened | PageRead:
        """Wait for the answer within the limits. Raises `DocumentError`."""
        if self._child is None or self._sent is None:
            raise RuntimeError("nothing was asked")
        child, (request, deadline) = self._child, self._sent
        self._sent = None
        while not child.connection.poll(LOOK_SECONDS):
            self._check(child, request, deadline)
        self._note_memory(child)
        try:
            reply: Reply = self._decoder.decode(child.connection.recv_bytes())
        except (EOFError, OSError):
            raise self._crashed(request, _end_of(child)) from None
        except msgspec.DecodeError:
            raise self._crashed(request, "made the renderer answer nonsense") from None
        child.pages += isinstance(request, ReadPage)
        if child.pages >= self._limits.pages:
            self._replace("recycled")
        if isinstance(reply, PageRead) and (
            not isinstance(request, ReadPage) or reply.page.number != request.number
        ):
            raise self._crashed(request, "made the renderer answer another question")
        if isinstance(reply, Refused):
            if reply.problem.code == PageOutOfMemory.code:
                self._replace("memory")
            raise reply.as_error(DocumentError)
        return reply

    def stop(self) -> None:
        """End the child, if there is one."""
        child, self._child, self._sent = self._child, None, None
        if child is not None:
            child.connection.close()
            kill(child.process)

    def _check(self, child: _Running, request: Request, deadline: float) -> None:
        if child.process.poll() is not None and not child.connection.poll(0):
            raise self._crashed(request, _end_of(child))
        used = self._note_memory(child)
        if used > self._limits.memory_bytes:
            self._replace("memory")
            raise PageOutOfMemory(
                f"{_what(request)} needs more than {self._limits.memory_bytes} bytes of memory: simplify it, "
                "or raise DOCREADER_CHILD_MEMORY_BYTES and the worker's memory limit",
                limit_bytes=self._limits.memory_bytes,
            )
        if time.monotonic() > deadline:
            self._replace("timeout")
            raise PageTimeout(
                f"{_what(request)} took longer than {self._limits.seconds:g} seconds: simplify it, or raise "
                "DOCREADER_PAGE_TIMEOUT",
                limit_seconds=self._limits.seconds,
            )

    def _crashed(self, request: Request, how: str) -> PageCrashed:
        self._replace("crashed")
        return PageCrashed(f"{_what(request)} {how}: print the document to a new PDF and submit that")

    def _replace(self, reason: str) -> None:
        metrics.CHILD_RESTARTS.labels(reason).inc()
        self.stop()

    def _note_memory(self, child: _Running) -> int:
        used = resident(child.memory)
        metrics.MEMORY_BYTES.labels("child").set(used)
        return used

    def _start(self) -> _Running:
        process, connection = start_child("docreader_worker.child", self._threads, CHILD_MALLOC)
        return _Running(process, connection, psutil.Process(process.pid))


def _end_of(child: _Running) -> str:
    return f"crashed the renderer ({how_it_ended(child.process)})"


def _what(request: Request) -> str:
    return f"page {request.number}" if isinstance(request, ReadPage) else "the document"

"""A headless Chromium, driven through the pipe of its DevTools protocol."""

import base64
import fcntl
import json
import os
import select
import shutil
import signal
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Any

from docreader_worker.training.synthesis.document import LayoutFailed
from docreader_worker.training.synthesis.programs import find_program

_FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--font-render-hinting=none",
    "--allow-file-access-from-files",
    "--no-first-run",
    "--disable-extensions",
    "--remote-debugging-pipe",
)
SECONDS = 60
"""How long Chromium may take to start, and to draw a page."""


class Browser:
    """One Chromium process with one tab; use as a context manager.

    Raises `ConnectionError` where it ended, `TimeoutError` where it does not answer: close it then.

    The protocol is https://chromedevtools.github.io/devtools-protocol/ over two pipes, messages ended by NUL.
    """

    def __init__(self) -> None:
        executable = find_program("html")
        self._profile = tempfile.mkdtemp(prefix="docreader-chromium-")
        self._process, self._commands, self._answers = _start(executable, self._profile)
        self._buffer = b""
        self._count = 0
        self._session: str | None = None
        self._end = time.monotonic() + SECONDS
        with ExitStack() as failed:
            failed.callback(self.close)
            target = self._call("Target.createTarget", url="about:blank")["targetId"]
            self._session = self._call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
            self._call("Page.enable")
            self._call("Emulation.setEmulatedMedia", media="print")
            failed.pop_all()

    def __enter__(self) -> "Browser":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the process with its children and remove its profile."""
        os.killpg(self._process, signal.SIGKILL)
        os.waitpid(self._process, 0)
        os.close(self._commands)
        os.close(self._answers)
        shutil.rmtree(self._profile, ignore_errors=True)  # helpers may still write while they end

    def draw(self, page: Path, script: str, pdf: Path) -> Any:
        """Load the HTML file ``page``, answer what ``script`` evaluates to and print the page to ``pdf``."""
        self._end = time.monotonic() + SECONDS
        self._call("Page.navigate", url=page.as_uri())
        while self._message().get("method") != "Page.loadEventFired":
            pass
        answer = self._call("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        if "exceptionDetails" in answer:
            raise LayoutFailed(str(answer["exceptionDetails"])[:500])
        printed = self._call("Page.printToPDF", preferCSSPageSize=True, printBackground=True)
        pdf.write_bytes(base64.b64decode(printed["data"]))
        return answer["result"].get("value")

    def _call(self, method: str, **parameters: Any) -> dict[str, Any]:
        self._count += 1
        message: dict[str, Any] = {"id": self._count, "method": method, "params": parameters}
        if self._session is not None:
            message["sessionId"] = self._session
        os.write(self._commands, json.dumps(message).encode() + b"\0")
        while (answer := self._message()).get("id") != self._count:
            pass
        if "error" in answer:
            raise LayoutFailed(f"{method}: {answer['error']}")
        result: dict[str, Any] = answer["result"]
        return result

    def _message(self) -> dict[str, Any]:
        while b"\0" not in self._buffer:
            if not select.select([self._answers], [], [], max(0.0, self._end - time.monotonic()))[0]:
                raise TimeoutError(f"no answer within {SECONDS} seconds")
            received = os.read(self._answers, 1 << 20)
            if not received:
                raise ConnectionError("ended unexpectedly")
            self._buffer += received
        head, _, self._buffer = self._buffer.partition(b"\0")
        message: dict[str, Any] = json.loads(head)
        return message


def _start(executable: str, profile: str) -> tuple[int, int, int]:
    """Start Chromium; answer its process, the pipe for commands and the pipe of answers.

    Chromium reads commands from descriptor 3 and writes answers to 4; ours are moved out of their way first.
    """
    commands, ours, theirs, answers = (_moved(end) for end in (*os.pipe(), *os.pipe()))
    nowhere = (os.devnull, os.O_RDWR, 0)
    process = os.posix_spawn(
        executable,
        [executable, *_FLAGS, f"--user-data-dir={profile}"],
        os.environ,
        file_actions=[
            (os.POSIX_SPAWN_OPEN, 1, *nowhere),
            (os.POSIX_SPAWN_OPEN, 2, *nowhere),
            (os.POSIX_SPAWN_DUP2, commands, 3),
            (os.POSIX_SPAWN_DUP2, answers, 4),
        ],
        setpgroup=0,
    )
    os.close(commands)
    os.close(answers)
    return process, ours, theirs


def _moved(descriptor: int) -> int:
    moved = fcntl.fcntl(descriptor, fcntl.F_DUPFD_CLOEXEC, 10)
    os.close(descriptor)
    return moved

"""Child processes: started without our secrets, measured, and ended with all they started."""

import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from multiprocessing import Pipe
from multiprocessing.connection import Connection

import psutil

from docreader import metrics

_PASSED_ON = (
    "PATH", "HOME", "TMPDIR", "LANG", "LC_", "PYTHON", "LD_LIBRARY_PATH", "TESSDATA_PREFIX",
    "CUDA_", "NVIDIA_",
)  # fmt: skip
"""Beginnings of the names of variables that a child gets."""


def start_child(
    module: str, threads: int, variables: Mapping[str, str] | None = None
) -> tuple[subprocess.Popen[bytes], Connection]:
    """Run ``module`` as a process of its own, with its end of a connection as the argument."""
    ours, theirs = Pipe()
    # Not multiprocessing: its resource tracker would be one more process to keep in memory.
    process = subprocess.Popen(  # noqa: S603
        [sys.executable, "-m", module, str(theirs.fileno())],
        pass_fds=[theirs.fileno()],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        env={
            **_without_secrets(),
            **(variables or {}),
            **numeric_threads(threads),
        },
        start_new_session=True,
    )
    theirs.close()
    return process, ours


def numeric_threads(threads: int) -> dict[str, str]:
    """The variables by which NumPy and its kind take so many threads: those that wait take time, too."""
    return {"OMP_NUM_THREADS": str(threads), "OPENBLAS_NUM_THREADS": str(threads)}


def _without_secrets() -> dict[str, str]:
    """The environment of a process that opens strangers' files: what it needs to run, and no key of ours."""
    return {name: value for name, value in os.environ.items() if name.startswith(_PASSED_ON)}


def resident(process: psutil.Process) -> int:
    """The resident memory of a process in bytes, 0 where it has ended."""
    try:
        return int(process.memory_info().rss)
    except psutil.NoSuchProcess:
        return 0


def note_memory() -> None:
    """Report the resident memory of this process, the parent of those it starts."""
    metrics.MEMORY_BYTES.labels("parent").set(resident(psutil.Process()))


def kill(process: subprocess.Popen[bytes]) -> None:
    """End a child and whatever it started."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def how_it_ended(process: subprocess.Popen[bytes]) -> str:
    """The signal or the exit code of a child that has ended."""
    status = process.wait()
    return signal.Signals(-status).name if status < 0 else f"exit code {status}"

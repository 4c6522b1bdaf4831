"""What tests of running services share: waiting on a condition, a port to listen on, giving up."""

import os
import socket
import time
from collections.abc import Callable
from typing import NoReturn, TypeVar

import pytest

Answer = TypeVar("Answer")


def wait_until(holds: Callable[[], Answer], what: str, seconds: float = 30.0) -> Answer:
    """Return what ``holds`` answers once it is true; fail with ``what`` was waited for after ``seconds``."""
    deadline = time.monotonic() + seconds
    while not (answer := holds()):
        if time.monotonic() > deadline:
            pytest.fail(f"not within {seconds:.0f} s: {what}")
        time.sleep(0.02)
    return answer


def free_port() -> int:
    """A TCP port of the loopback address that nothing listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


def missing(what: str) -> NoReturn:
    """Give up on a test that needs ``what``: skipped on a laptop, failed in CI."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"{what}, and CI must have it")
    pytest.skip(what)

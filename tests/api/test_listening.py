"""A server listens where it is told to, before anything of it is started."""

import errno
import socket
from contextlib import ExitStack

import pytest

from docreader_api.listening import bound


def test_an_empty_host_is_reached_by_every_family_there_is() -> None:
    with ExitStack() as closing:
        sockets = [closing.enter_context(each) for each in bound("", 0)]
        assert socket.AF_INET in {each.family for each in sockets}
        for each in sockets:
            each.listen()
            loopback = "127.0.0.1" if each.family == socket.AF_INET else "::1"
            socket.create_connection((loopback, each.getsockname()[1]), timeout=5).close()


@pytest.mark.parametrize("host", ["", "127.0.0.1"])
def test_a_port_in_use_is_an_error(host: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other, pytest.raises(OSError, match=r".+") as caught:
        bound(host, other.getsockname()[1])
    assert caught.value.errno == errno.EADDRINUSE

"""The sockets of a server, bound before anything else is started."""

import errno
import socket
from contextlib import ExitStack


def bound(host: str, port: int) -> list[socket.socket]:
    """A socket for each address of ``host``, bound to ``port``; an empty one has all of IPv4 and of IPv6.

    Raises:
        OSError: one cannot be, or for an empty host none.

    """
    found = socket.getaddrinfo(host or None, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    sockets = []
    with ExitStack() as undo:
        for family, kind, protocol, _, address in dict.fromkeys(found):
            try:
                made = undo.enter_context(socket.socket(family, kind, protocol))
                made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                if family == socket.AF_INET6:  # an address of IPv4 has a socket of its own
                    made.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
                made.bind(address)
            except OSError as error:
                if host or error.errno == errno.EADDRINUSE:
                    raise
                continue  # a family that this machine does not have
            sockets.append(made)
        if not sockets:
            raise OSError(errno.EADDRNOTAVAIL, "no address to listen on")
        undo.pop_all()
    return sockets

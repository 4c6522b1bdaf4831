"""The sockets of a server, bound before anything else is started."""

import errno
import socket
from contextlib import ExitStack

_NO_FAMILY = {errno.EAFNOSUPPORT, errno.EADDRNOTAVAIL}


def bound(host: str, port: int) -> list[socket.socket]:
    """Sockets that listen on ``port`` at each address of ``host``; an empty one has all of IPv4 and of IPv6.

    Families that the machine does not have are passed over. Clients that come before the server is up wait.

    Raises:
        OSError: the port is in use, or there is no such address.

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
                made.listen()
            except OSError as error:
                if error.errno not in _NO_FAMILY:
                    raise
                continue
            sockets.append(made)
        if not sockets:
            raise OSError(errno.EADDRNOTAVAIL, "no address to listen on")
        undo.pop_all()
    return sockets

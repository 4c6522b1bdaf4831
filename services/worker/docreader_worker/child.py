"""The reading child: one process that opens strangers' files, so that the worker survives them.

Started by `docreader_worker.supervisor` as ``python -m docreader_worker.child <descriptor>``; it answers
requests from that descriptor, one by one, until the other end is closed.
"""

import sys
from multiprocessing.connection import Connection

import msgspec

from docreader.errors import DocumentError, PageOutOfMemory
from docreader.logs import configure_logging
from docreader_worker.page_reader import PageReader
from docreader_worker.protocol import OpenDocument, Opened, PageRead, Request
from docreader_worker.refusal import Refused, fault_of
from docreader_worker.tether import tie_to_parent


def answer(reader: PageReader, request: Request) -> Opened | PageRead | Refused:
    """Do what is asked; what cannot be done is an answer too."""
    try:
        return reader.open(request) if isinstance(request, OpenDocument) else reader.read(request)
    except DocumentError as error:
        return Refused.of(error)
    except MemoryError:
        return Refused.of(PageOutOfMemory("the page needs more memory than there is: simplify it"))
    except Exception as error:  # noqa: BLE001 - the edge of a process: a fault of ours costs one page
        return fault_of(error, "docreader failed on this page; its log says where")


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


def main() -> None:
    """Run as a process of its own."""
    configure_logging("warning")
    tie_to_parent()
    serve(Connection(int(sys.argv[1])))


if __name__ == "__main__":
    main()

"""Attempts at a page: noted before its work begins, so that a page that brings its worker down is found."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress

from docreader.errors import DocumentError, StoreUnavailable
from docreader.journal import Journal
from docreader.store import ObjectMissing
from docreader.store.base import ObjectUnreadable


class HandedBack(Exception):
    """The worker is stopping: the rest of the batch is for another one."""


@contextmanager
def attempt(journal: Journal, page: int) -> Iterator[None]:
    """An attempt that begins at ``page``.

    A worker that dies leaves it counted against the page, and so does a fault of ours, which would come again
    for ever. What has an answer of its own does not, nor what another worker may be spared (a full disk).
    """
    name = journal.start(page)
    try:
        yield
    except (DocumentError, ObjectMissing, ObjectUnreadable, StoreUnavailable, HandedBack, OSError):
        with suppress(StoreUnavailable):
            journal.release(page, name)
        raise

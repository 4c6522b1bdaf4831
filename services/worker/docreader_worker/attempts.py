"""Attempts at a page: noted before its work begins, so that a page that kills its worker is found."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress

from docreader.errors import StoreUnavailable
from docreader.journal import Journal


@contextmanager
def attempt(journal: Journal, page: int) -> Iterator[None]:
    """An attempt that begins at ``page``. Only a worker that dies leaves it counted against the page."""
    name = journal.start(page)
    try:
        yield
    except Exception:
        with suppress(StoreUnavailable):
            journal.release(page, name)
        raise

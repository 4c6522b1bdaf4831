"""From a store's address to a store."""

import time

from docreader.errors import StoreUnavailable
from docreader.settings import Settings
from docreader.store.base import Store

START_SECONDS = 30.0
"""How long a process that starts waits for a store that starts too."""


def connect(settings: Settings) -> Store:
    """The store at ``settings.store_url``. Nothing is sent before the first call."""
    # Only the store that is used is loaded: the S3 client is a third of a small process.
    if settings.store_url.startswith("s3://"):
        from docreader.store.s3 import S3Store  # noqa: PLC0415

        return S3Store.from_settings(settings)
    from docreader.store.file import FileStore  # noqa: PLC0415

    return FileStore.from_url(settings.store_url)


def connect_checked(settings: Settings) -> Store:
    """The store, checked by writing; one that is away is waited for. Raises `StoreUnavailable`."""
    store = connect(settings)
    deadline = time.monotonic() + START_SECONDS
    while True:
        try:
            store.check()
        except StoreUnavailable:
            if time.monotonic() > deadline:
                raise
            time.sleep(1.0)
        else:
            return store

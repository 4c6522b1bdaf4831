"""Where everything is kept: documents, journals and results, in S3 or in a folder."""

from docreader.store.base import Entry, ObjectMissing, Readable, Store, StoreRefused
from docreader.store.connect import connect, connect_checked

__all__ = ["Entry", "ObjectMissing", "Readable", "Store", "StoreRefused", "connect", "connect_checked"]

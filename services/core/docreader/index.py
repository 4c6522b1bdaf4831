"""The indexes of tenants: entries whose names sort newest first, and end in the id of what they stand for."""

from docreader import keys
from docreader.store import Store


def place_of(store: Store, prefix: str, item_id: str) -> str | None:
    """The name of an item's entry in the index at ``prefix``: for what is damaged and cannot tell it."""
    places = (entry.key.removeprefix(prefix) for entry in store.list(prefix))
    return next((place for place in places if keys.id_of(place) == item_id), None)

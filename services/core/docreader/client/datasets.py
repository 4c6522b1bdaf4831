"""Datasets: pages with boxes, to train models on."""

from urllib.parse import quote

from docreader.client.calls import Call, decoded, nothing
from docreader.client.documents import Attachment, Document, attached
from docreader.client.wire import AsyncWire, Wire
from docreader.datasets import Dataset, DatasetList


class Datasets:
    """The datasets of one docreader. A ``reference`` is ``name@version``, or ``name`` for the newest."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire

    def create(self, name: str, archive: Document) -> Dataset:
        """Send a zip of a COCO file and the pictures it names; the same bytes twice are one dataset."""
        with attached(archive) as found:
            return self._wire.send(_create(name, found))

    def all(self) -> list[Dataset]:
        """All versions of all datasets, newest first."""
        return self._wire.send(_all()).datasets

    def get(self, reference: str) -> Dataset:
        """A dataset: its pages, and its boxes by label."""
        return self._wire.send(_get(reference))

    def delete(self, reference: str) -> None:
        """Remove a version; models that were made of it stay."""
        self._wire.send(_delete(reference))


class AsyncDatasets:
    """`Datasets`, awaited."""

    def __init__(self, wire: AsyncWire) -> None:
        self._wire = wire

    async def create(self, name: str, archive: Document) -> Dataset:
        """Send a zip of a COCO file and the pictures it names; the same bytes twice are one dataset."""
        with attached(archive) as found:
            return await self._wire.send(_create(name, found))

    async def all(self) -> list[Dataset]:
        """All versions of all datasets, newest first."""
        return (await self._wire.send(_all())).datasets

    async def get(self, reference: str) -> Dataset:
        """A dataset: its pages, and its boxes by label."""
        return await self._wire.send(_get(reference))

    async def delete(self, reference: str) -> None:
        """Remove a version; models that were made of it stay."""
        await self._wire.send(_delete(reference))


def _create(name: str, archive: Attachment) -> Call[Dataset]:
    files = {"file": (archive.name, archive.content)}
    return Call("POST", "/v1/datasets", decoded(Dataset), {"data": {"name": name}, "files": files})


def _all() -> Call[DatasetList]:
    return Call("GET", "/v1/datasets", decoded(DatasetList))


def _get(reference: str) -> Call[Dataset]:
    return Call("GET", _path(reference), decoded(Dataset))


def _delete(reference: str) -> Call[None]:
    # Not repeated: what it removed is not found again, or is then the version before.
    return Call("DELETE", _path(reference), nothing, repeatable=False)


def _path(reference: str) -> str:
    return f"/v1/datasets/{quote(reference, safe='@')}"

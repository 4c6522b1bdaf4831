"""The datasets in a store: pages with boxes to learn from, each version as it was received."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from zipfile import ZipFile

from msgspec import Struct

from docreader import keys
from docreader.archive import StoredFile, file_names, open_archive, read_json
from docreader.coco import Coco, InvalidDataset, find_annotations, find_pictures, parse
from docreader.errors import DocreaderError
from docreader.patterns import NAME
from docreader.store import ObjectMissing, Store
from docreader.store.base import delete_prefix, get_json, put_json

ZIP = "application/zip"
VERSION_LENGTH = 12


class DatasetMissing(DocreaderError):
    """No such dataset of yours: ``GET /v1/datasets`` lists those there are."""

    code = "dataset_not_found"
    http_status = 404


class DatasetTooLarge(DocreaderError):
    """More bytes than DOCREADER_MAX_DATASET_BYTES: cut the dataset into smaller ones or raise the setting."""

    code = "dataset_too_large"
    http_status = 413


class Dataset(Struct, frozen=True, kw_only=True):
    """A dataset as it was received. ``id`` is ``name@version``, the version a digest of its bytes."""

    id: str
    name: str
    version: str
    pages: int
    boxes: dict[str, int]
    """How many boxes each label has."""
    bytes: int
    sha256: str
    created_at: datetime


class DatasetList(Struct, frozen=True, kw_only=True):
    """A tenant's datasets, newest first."""

    datasets: list[Dataset]


def sniff_archive(head: bytes) -> str:
    """The media type of what begins with ``head``. Raises `InvalidDataset` unless it is a zip archive."""
    if not head.startswith(b"PK\x03\x04"):
        raise InvalidDataset("this is not a zip archive: zip annotations.json and the pictures it names")
    return ZIP


class Datasets:
    """All datasets of all tenants."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(self, tenant: str, name: str, received: str, size: int, sha256: str) -> Dataset:
        """Check the archive at the key ``received`` and keep it; the same one twice is one dataset.

        Raises:
            InvalidDataset: it cannot be learned from; the message names the file and the field.

        """
        check_name(name)
        with open_archive(StoredFile(self._store, received, size)) as archive:
            coco, _, _ = read_archive(archive)
        version = sha256[:VERSION_LENGTH]
        prefix = keys.dataset(tenant, name, version)
        try:
            return get_json(self._store, f"{prefix}dataset.json", Dataset)
        except ObjectMissing:
            self._store.copy(received, archive_of(tenant, name, version))
        dataset = Dataset(
            id=f"{name}@{version}",
            name=name,
            version=version,
            pages=len(coco.images),
            boxes=coco.boxes(),
            bytes=size,
            sha256=sha256,
            created_at=datetime.now(UTC),
        )
        put_json(self._store, f"{prefix}dataset.json", dataset)
        return dataset

    def all(self, tenant: str) -> list[Dataset]:
        """A tenant's datasets, newest first."""
        return sorted(self._list(keys.datasets(tenant)), key=lambda each: each.created_at, reverse=True)

    def find(self, tenant: str, reference: str) -> Dataset:
        """The dataset ``name@version``, or the newest of ``name``. Raises `DatasetMissing`."""
        name, at, version = reference.partition("@")
        fits = [] if not re.fullmatch(NAME, name) else self._list(f"{keys.datasets(tenant)}{name}/")
        found = [each for each in fits if not at or each.version == version]
        if not found:
            raise DatasetMissing(f"there is no dataset {reference[:80]!r}: GET /v1/datasets lists them")
        return max(found, key=lambda each: each.created_at)

    def delete(self, tenant: str, dataset: Dataset) -> None:
        """Remove every object of a version; models that were made of it stay."""
        prefix = keys.dataset(tenant, dataset.name, dataset.version)
        self._store.delete([f"{prefix}dataset.json"])
        delete_prefix(self._store, prefix)

    def _list(self, prefix: str) -> Iterator[Dataset]:
        for entry in list(self._store.list(prefix)):
            if entry.key.endswith("/dataset.json"):
                try:
                    yield get_json(self._store, entry.key, Dataset)
                except ObjectMissing:
                    continue  # deleted since it was listed


def read_archive(archive: ZipFile) -> tuple[Coco, str, dict[int, str]]:
    """The dataset in an archive: its boxes, the name of their file, and those of its pictures by image.

    Raises:
        InvalidDataset: it cannot be learned from; the pictures themselves are not looked at.

    """
    names = file_names(archive)
    file = find_annotations(names)
    coco = parse(read_json(archive, file), file)
    return coco, file, find_pictures(coco, file, names)


def archive_of(tenant: str, name: str, version: str) -> str:
    """The key of a dataset's archive."""
    return f"{keys.dataset(tenant, name, version)}archive.zip"


def check_name(name: str) -> None:
    """Raise `InvalidDataset` unless ``name`` may be a dataset's."""
    if not re.fullmatch(NAME, name):
        raise InvalidDataset(
            f"the field `name`: {name[:80]!r} is not a name: up to 64 of a-z, 0-9, `.`, `_` and `-`"
        )

"""Archives of what was read are whole, or break off."""

import io
import zipfile
from pathlib import Path

import pytest

from docreader import keys
from docreader.store import ObjectMissing
from docreader.store.file import FileStore
from docreader_api.archive import _gathered, _packed

JOB = keys.new_id()
CROPS = 40


@pytest.fixture
def store(tmp_path: Path) -> FileStore:
    found = FileStore(tmp_path)
    found.put(keys.result(JOB, 1), b'{"crop":"pages/1/regions/1/crop"}')
    found.put(keys.thumbnail(JOB, 1, 1), b"small")
    for region in range(1, CROPS + 1):
        found.put(keys.crop(JOB, 1, 1, region), bytes(100_000))
    return found


def test_it_has_every_file_with_its_size(store: FileStore) -> None:
    packed = b"".join(_gathered(_packed(store, JOB, 1)))
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        assert archive.testzip() is None
        assert len(archive.namelist()) == CROPS + 1
        assert archive.read("result.json") == b'{"crop":"crops/00001-0001.png"}'
        assert archive.getinfo("crops/00001-0001.png").file_size == 100_000


def test_one_of_a_job_that_is_deleted_meanwhile_has_no_end(store: FileStore) -> None:
    pieces = _gathered(_packed(store, JOB, 1))
    next(pieces)
    store.delete([entry.key for entry in store.list(keys.job_prefix(JOB))])
    with pytest.raises(ObjectMissing):
        list(pieces)

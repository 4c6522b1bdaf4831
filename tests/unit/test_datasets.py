"""The datasets in a store belong to tenants."""

from pathlib import Path

import pytest

from docreader.datasets import DatasetMissing, Datasets
from docreader.store.file import FileStore
from tests import labelled


def test_another_tenants_dataset_is_not_there(tmp_path: Path) -> None:
    store = FileStore(tmp_path)
    data = labelled.dataset(2)
    store.put("received", data)
    dataset = Datasets(store).add("one", "drawn", "received", len(data), "ab" * 32)
    with pytest.raises(DatasetMissing):
        Datasets(store).find("two", dataset.id)
    assert Datasets(store).all("two") == []

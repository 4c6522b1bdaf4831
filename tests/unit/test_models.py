"""The models in a store: which is newest, and what is found beside one that is damaged or goes away."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from docreader import keys
from docreader.errors import ModelNotFound
from docreader.models import MODEL_JSON, Model, Models
from docreader.store import Entry
from docreader.store.base import ObjectUnreadable
from docreader.store.file import FileStore


def announce(models: Models, version: str, name: str = "mine") -> None:
    model = Model(name=name, version=version, labels=["text"], long_side=1024, thresholds={}, files={})
    models.announce(model)


def test_a_version_counts_when_all_of_it_is_there(tmp_path: Path) -> None:
    store = FileStore(tmp_path)
    models = Models(store, "mine")
    store.put(keys.model_file("mine", "1", "model.onnx"), b"weights")
    with pytest.raises(ModelNotFound):
        models.find("mine")
    announce(models, "1")
    store.put(keys.model_file("mine", "2", "model.onnx"), b"weights")
    assert models.find("mine").version == "1"
    assert models.find(None).version == "1"
    with pytest.raises(ModelNotFound):
        models.find("mine@2")
    announce(models, "2")
    assert models.find("mine").version == "2"


@pytest.mark.parametrize("damaged", [b"", b'{"name": "mi', b"{}", b"\xff"])
def test_a_damaged_model_hides_no_other_and_is_named(tmp_path: Path, damaged: bytes) -> None:
    store = FileStore(tmp_path)
    models = Models(store, "mine")
    announce(models, "1")
    announce(models, "2")
    store.put(keys.model_file("mine", "2", MODEL_JSON), damaged)
    assert [model.reference for model in models] == ["mine@1"]
    with pytest.raises(ObjectUnreadable, match=r"models/mine/2/model\.json"):
        models.find("mine@2")


class Removing(FileStore):
    """Removes what it lists, as another process may."""

    def list(self, prefix: str, start_after: str = "") -> Iterator[Entry]:
        for entry in super().list(prefix, start_after):
            if "/2/" in entry.key:
                self.delete([entry.key])
            yield entry


def test_a_model_that_is_removed_while_it_is_listed_is_left_out(tmp_path: Path) -> None:
    models = Models(Removing(tmp_path), "mine")
    announce(models, "1")
    announce(models, "2")
    assert [model.reference for model in models] == ["mine@1"]

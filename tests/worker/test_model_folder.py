"""A model's folder and its card."""

from pathlib import Path

from docreader.models import GRAPH, Model
from docreader.store.file import FileStore
from docreader_worker.model_folder import describe_model, import_model, model_in


def test_a_card_describes_every_file_of_its_folder(tmp_path: Path) -> None:
    folder = tmp_path / "model"
    folder.mkdir()
    (folder / GRAPH).write_bytes(b"weights")
    card = Model(name="mine", version="1", labels=["text"], long_side=704, thresholds={"text": 0.5}, files={})
    for _ in range(2):  # the second time the card is there, too
        described = describe_model(folder, card)
    assert described.files.keys() == {GRAPH}
    assert model_in(folder) == described
    assert import_model(folder, FileStore(tmp_path / "store")) == described

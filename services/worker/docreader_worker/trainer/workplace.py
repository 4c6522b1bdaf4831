"""What a trainer has at hand: the dataset and the last checkpoint of a training, and models to start from."""

import shutil
import tempfile
from pathlib import Path

from docreader import keys
from docreader.datasets import Datasets, archive_of
from docreader.models import Models
from docreader.settings import Settings
from docreader.store import Store
from docreader.store.base import delete_prefix
from docreader.training import Training
from docreader_worker.model_folder import ModelFolders
from docreader_worker.trainer.protocol import Paused

MODELS = "models"


class Workplace:
    """One trainer's own; not shared between threads."""

    def __init__(self, store: Store, settings: Settings) -> None:
        self._store = store
        self._models = Models(store, settings.model)
        self._folder = Path(tempfile.mkdtemp(prefix="docreader-"))
        self._model_folders = ModelFolders(store, self._folder / MODELS)
        self.holds: tuple[str, int] | None = None
        """The training and the iteration whose checkpoint is here as it is in the store."""

    def close(self) -> None:
        """Remove what was fetched."""
        shutil.rmtree(self._folder, ignore_errors=True)

    def base(self, training: Training) -> Path:
        """The folder of the model to start from. Raises `ModelNotFound`."""
        return self._model_folders.folder(self._models.find(training.base))

    def fetch(self, training: Training, iteration: int) -> Path:
        """The folder with ``dataset.zip`` and, in ``run``, the checkpoint of ``iteration``, which are brought
        here unless they are. Raises `DatasetMissing`."""
        folder = self._folder / training.id
        if self.holds != (training.id, iteration):
            self._fetch_dataset(training, folder)
            shutil.rmtree(folder / "run", ignore_errors=True)
            (folder / "run").mkdir()
            prefix = keys.checkpoint(training.id, iteration)
            for entry in list(self._store.list(prefix)):
                self._store.download(entry.key, folder / "run" / entry.key.removeprefix(prefix))
            self.holds = (training.id, iteration)
        return folder

    def _fetch_dataset(self, training: Training, folder: Path) -> None:
        """Bring the dataset into ``folder``, in the place of all other trainings'."""
        archive = folder / "dataset.zip"
        if archive.exists():
            return
        for other in self._folder.iterdir():
            if other.name != MODELS:
                shutil.rmtree(other)
        dataset = Datasets(self._store).find(training.tenant, training.dataset)
        folder.mkdir()
        key = archive_of(training.tenant, dataset.name, dataset.version)
        self._store.download(key, folder / "dataset.part")
        (folder / "dataset.part").rename(archive)

    def store_checkpoint(self, training: Training, paused: Paused) -> None:
        """Store what is needed to go on; of the checkpoints before it, the last is kept until the next."""
        target = keys.checkpoint(training.id, paused.iteration)
        stored = self._store.list(keys.checkpoints(training.id))
        older = sorted({entry.key.rsplit("/", 1)[0] for entry in stored})
        for name in (Path(each).name for each in paused.files):
            with (self._folder / training.id / "run" / name).open("rb") as file:
                self._store.put_stream(target + name, file)
        for folder in older[:-1]:
            delete_prefix(self._store, f"{folder}/")

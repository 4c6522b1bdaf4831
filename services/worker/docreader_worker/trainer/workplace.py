"""What a trainer has at hand: the dataset and the last checkpoint of a training, and models to start from."""

import shutil
import tempfile
from pathlib import Path

from docreader import keys
from docreader.datasets import Datasets, archive_of
from docreader.models import Models
from docreader.settings import Settings
from docreader.store import Store
from docreader.training import Training
from docreader.trainings import TrainingCrashed
from docreader_worker.model_folder import ModelFolders
from docreader_worker.trainer.protocol import Given, Paused

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

    def fetch(self, training: Training, iteration: int) -> Given:
        """What a child needs to go on from ``iteration``, brought here unless it is.

        Raises:
            DatasetMissing, ModelNotFound: by their names.
            TrainingCrashed: the checkpoint is not in the store.

        """
        folder = self._folder / training.id
        run = folder / "run"
        if self.holds != (training.id, iteration):
            self.holds = None
            self._fetch_dataset(training, folder)
            shutil.rmtree(run, ignore_errors=True)
            run.mkdir()
            self._fetch_checkpoint(training, iteration, run)
            self.holds = (training.id, iteration)
        return Given(
            archive=str(folder / "dataset.zip"),
            pages=str(folder / "pages"),
            run=str(run),
            base=str(self._model_folders.folder(self._models.find(training.base))),
            out=str(folder / "model"),
            options=training.options,
        )

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

    def _fetch_checkpoint(self, training: Training, iteration: int, run: Path) -> None:
        prefix = keys.checkpoint(training.id, iteration)
        stored = [entry.key for entry in self._store.list(prefix)]
        if iteration > 0 and not stored:
            raise TrainingCrashed(
                f"the checkpoint of iteration {iteration} is not in the store: ask for the training again"
            )
        for key in stored:
            self._store.download(key, run / key.removeprefix(prefix))

    def store_checkpoint(self, training: Training, paused: Paused, reached: int) -> None:
        """Store what is needed to go on, and let go of what came before ``reached``, where the slice began.

        What the journal names is never older than that, also where another trainer is at it too.
        """
        target = keys.checkpoint(training.id, paused.iteration)
        for name in (Path(each).name for each in paused.files):
            with (self._folder / training.id / "run" / name).open("rb") as file:
                self._store.put_stream(target + name, file)
        kept = keys.checkpoint(training.id, reached)
        stored = (entry.key for entry in self._store.list(keys.checkpoints(training.id)))
        self._store.delete([key for key in stored if key < kept])

"""How a trainer trains: slice by slice, each from the last checkpoint in the store to the next.

A message stands for one slice. It may come twice, late or after a crash: what the journal says is reached is
not learned twice, and what it does not say is.
"""

import logging
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from docreader import keys, metrics
from docreader.datasets import Datasets, archive_of
from docreader.errors import BrokerUnavailable, DocreaderError, StoreUnavailable
from docreader.journal import Status
from docreader.models import Models
from docreader.settings import Settings
from docreader.store import Store
from docreader.store.base import delete_prefix
from docreader.training import Training
from docreader.training_journal import TrainingEnding, TrainingJournal, TrainingState
from docreader.trainings import TrainingCrashed, TrainingMissing, Trainings
from docreader_worker.cpu import threads_of
from docreader_worker.model_folder import ModelFolders, import_model
from docreader_worker.trainer import counts
from docreader_worker.trainer.protocol import Finish, Judged, Learn, Paused, Request, Stepped
from docreader_worker.trainer.supervise import Unwanted, run_child

CHILD = "docreader_worker.trainer.child"
SPARE_SECONDS = 300.0
"""What a child may take past its slice: to load, to unpack a dataset, to look at pages, to export a model."""
POINTS = 200
"""Steps that are told of a training, however long it is."""
LOOK_SECONDS = 2.0
ALIVE_SECONDS = 30.0

log = logging.getLogger(__name__)


class Trainer:
    """Trains in one worker thread, one training at a time.

    ``publish(training_id, iteration)`` queues a slice; ``stopping()`` tells that the trainer is to stop;
    ``child`` is the module that is run as the process that learns.
    """

    def __init__(
        self,
        store: Store,
        settings: Settings,
        publish: Callable[[str, int], None],
        stopping: Callable[[], bool],
        child: str = CHILD,
    ) -> None:
        self._store = store
        self._settings = settings
        self._publish = publish
        self._stopping = stopping
        self._child = child
        self._trainings = Trainings(store)
        self._models = Models(store, settings.model)
        self._folder = Path(tempfile.mkdtemp(prefix="docreader-"))
        self._model_folders = ModelFolders(store, self._folder / "models")
        self._here: tuple[str, int] | None = None

    def close(self) -> None:
        """Remove what was fetched."""
        shutil.rmtree(self._folder, ignore_errors=True)

    def train(self, training_id: str, iteration: int) -> None:
        """Train for a slice from ``iteration`` on, and queue the slice that follows it."""
        try:
            training = self._trainings.load(training_id)
            state = self._trainings.state(training_id)
        except TrainingMissing:
            log.info("the training was deleted", extra={"training_id": training_id})
            return
        if state.status.ended:
            self._trainings.close(training)
        elif state.reached > iteration:
            # The message came twice, or its trainer died before it had handed over.
            if state.reached not in state.queued:
                self._hand_over(training, state.reached)
        else:
            self._go_on(training, state)

    def _go_on(self, training: Training, state: TrainingState) -> None:
        attempts = state.attempts[state.reached]
        try:
            if attempts >= self._settings.training_attempts:
                raise TrainingCrashed(f"iteration {state.reached} killed its trainer {attempts} times")
            with _attempt(self._trainings.journal(training.id), state):
                ending = self._finish(training, state) if state.learned else None
                if ending is None:
                    self._learn(training, state)
        except Unwanted:
            self._drop(training)
        except (StoreUnavailable, BrokerUnavailable):
            raise  # the message is tried again
        except DocreaderError as error:
            counts.count_slice(error.code)
            if isinstance(error, TrainingCrashed) and attempts + 1 < self._settings.training_attempts:
                self._hand_over(training, state.reached)
            else:
                self._end(training, Status.FAILED, TrainingEnding(error=error.problem()))
        else:
            counts.count_slice(counts.DONE)
            if ending is not None:
                self._end(training, Status.SUCCEEDED, ending)

    def _learn(self, training: Training, state: TrainingState) -> None:
        folder = self._fetch(training, state)
        request = Learn(
            archive=str(folder / "dataset.zip"),
            pages=str(folder / "pages"),
            run=str(folder / "run"),
            base=self._base(training),
            options=training.options,
            seconds=self._settings.training_slice_seconds,
            report_every=max(1, training.options.iterations // POINTS),
        )
        self._here = None  # until the next checkpoint is stored, what is in the folder is not in the store
        paused = self._run(training, request)
        if not isinstance(paused, Paused):
            raise TrainingCrashed("the process that trains answered another question")
        journal = self._trainings.journal(training.id)
        if paused.iteration > state.reached:
            self._store_checkpoint(training, paused, folder / "run")
            journal.reach(paused.iteration)
        if paused.learned:
            journal.learn(paused.iteration)
        if not self._wanted(training, journal):
            raise Unwanted
        self._here = (training.id, paused.iteration)
        self._hand_over(training, paused.iteration)
        facts = {"training_id": training.id, "iteration": paused.iteration}
        log.info("learned" if paused.learned else "checkpoint stored", extra=facts)

    def _finish(self, training: Training, state: TrainingState) -> TrainingEnding:
        folder = self._fetch(training, state)
        out = folder / "model"
        shutil.rmtree(out, ignore_errors=True)
        request = Finish(
            archive=str(folder / "dataset.zip"),
            pages=str(folder / "pages"),
            run=str(folder / "run"),
            base=self._base(training),
            options=training.options,
            out=str(out),
            name=training.name,
            version=training.version,
            dataset=training.dataset,
            trained={
                "training": training.id,
                "base": training.base,
                "iterations": state.reached,
                "created_at": training.created_at.isoformat(timespec="seconds"),
            },
        )
        self._run(training, request)
        return TrainingEnding(model=import_model(out, self._store).reference)

    def _run(self, training: Training, request: Request) -> object:
        journal = self._trainings.journal(training.id)
        looked = alive = 0.0

        def hear(reply: Stepped | Judged) -> None:
            if isinstance(reply, Stepped):
                journal.step(reply.iteration, reply.loss)
                metrics.TRAINING_PROGRESS.set(reply.iteration / training.options.iterations)
            else:
                journal.judge(reply.iteration, reply.figure)

        def wanted() -> bool:
            nonlocal looked, alive
            now = time.monotonic()
            if now - alive > ALIVE_SECONDS:
                alive = now
                journal.live()
            if now - looked < LOOK_SECONDS:
                return True
            looked = now
            return self._wanted(training, journal)

        return run_child(
            self._child,
            request,
            seconds=self._settings.training_slice_seconds + SPARE_SECONDS,
            memory_bytes=self._settings.training_memory_bytes,
            threads=threads_of(self._settings.threads),
            hear=hear,
            stopping=self._stopping,
            wanted=wanted,
        )

    def _wanted(self, training: Training, journal: TrainingJournal) -> bool:
        return self._trainings.exists(training.id) and not journal.is_cancelled()

    def _base(self, training: Training) -> str:
        return str(self._model_folders.folder(self._models.find(training.base)))

    def _fetch(self, training: Training, state: TrainingState) -> Path:
        """Bring the dataset and the last checkpoint here, unless they are. Raises `DatasetMissing`."""
        folder = self._folder / training.id
        if self._here != (training.id, state.reached):
            archive = folder / "dataset.zip"
            if not archive.exists():
                for other in self._folder.iterdir():
                    if other.name != "models":
                        shutil.rmtree(other)
                dataset = Datasets(self._store).find(training.tenant, training.dataset)
                folder.mkdir()
                key = archive_of(training.tenant, dataset.name, dataset.version)
                self._store.download(key, folder / "dataset.part")
                (folder / "dataset.part").rename(archive)
            shutil.rmtree(folder / "run", ignore_errors=True)
            (folder / "run").mkdir()
            prefix = keys.checkpoint(training.id, state.reached)
            for entry in list(self._store.list(prefix)):
                self._store.download(entry.key, folder / "run" / entry.key.removeprefix(prefix))
            self._here = (training.id, state.reached)
        return folder

    def _hand_over(self, training: Training, iteration: int) -> None:
        self._publish(training.id, iteration)
        self._trainings.journal(training.id).queue(iteration)

    def _store_checkpoint(self, training: Training, paused: Paused, run: Path) -> None:
        """Store what is needed to go on; of the checkpoints before it, the last is kept until the next."""
        target = keys.checkpoint(training.id, paused.iteration)
        stored = self._store.list(keys.checkpoints(training.id))
        older = sorted({entry.key.rsplit("/", 1)[0] for entry in stored})
        for name in (Path(each).name for each in paused.files):
            with (run / name).open("rb") as file:
                self._store.put_stream(target + name, file)
        for folder in older[:-1]:
            delete_prefix(self._store, f"{folder}/")

    def _end(self, training: Training, outcome: Status, ending: TrainingEnding) -> None:
        if not self._trainings.exists(training.id):
            self._drop(training)
            return
        self._trainings.journal(training.id).finish(outcome, ending)
        self._trainings.close(training)
        counts.count_training(training, outcome)
        facts = {"training_id": training.id, "code": ending.error.code if ending.error else None}
        log.info(outcome.value, extra=facts)

    def _drop(self, training: Training) -> None:
        """Leave nothing of a training that was cancelled or deleted while it ran."""
        self._here = None
        if self._trainings.exists(training.id):
            self._trainings.close(training)
            counts.count_training(training, Status.CANCELLED)
        else:
            delete_prefix(self._store, keys.training_prefix(training.id))


@contextmanager
def _attempt(journal: TrainingJournal, state: TrainingState) -> Iterator[None]:
    """An attempt at a slice. Only a child or a trainer that dies leaves it counted against the slice."""
    attempt = journal.start(state.reached)
    try:
        yield
    except TrainingCrashed:
        raise
    except Exception:
        with suppress(StoreUnavailable):
            journal.release(state.reached, attempt)
        raise
    journal.release(state.reached, attempt)

"""How a trainer trains: slice by slice, each from the last checkpoint in the store to the next.

A message stands for one slice. It may come twice, late or after a crash: what the journal says is reached is
not learned twice, and what it does not say is.
"""

import logging
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from docreader import keys, metrics
from docreader.errors import BrokerUnavailable, DocreaderError, StoreUnavailable
from docreader.run_state import Status
from docreader.settings import Settings
from docreader.store import Store
from docreader.store.base import delete_prefix
from docreader.training import Training
from docreader.training_journal import TrainingEnding, TrainingState
from docreader.trainings import TrainingCrashed, TrainingMissing, Trainings
from docreader_worker.cpu import threads_of
from docreader_worker.model_folder import import_model
from docreader_worker.trainer import counts
from docreader_worker.trainer.attempts import attempt
from docreader_worker.trainer.protocol import Finish, Learn, Made, Paused, Request
from docreader_worker.trainer.supervise import Unwanted, run_child
from docreader_worker.trainer.watch import Watch, is_wanted
from docreader_worker.trainer.workplace import Workplace

CHILD = "docreader_worker.trainer.child"
SPARE_SECONDS = 300.0
"""What a child may take past its slice: to load, to unpack a dataset, to look at pages, to export a model."""
POINTS = 200
"""Steps that are told of a training, however long it is."""

log = logging.getLogger(__name__)

Answer = TypeVar("Answer", Paused, Made)


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
        self._place = Workplace(store, settings)

    def close(self) -> None:
        """Remove what was fetched."""
        self._place.close()

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
                raise TrainingCrashed(
                    f"iteration {state.reached} killed its trainer {attempts} times: choose a smaller "
                    "`batch` or fewer pages, or see DOCREADER_TRAINING_ATTEMPTS"
                )
            with attempt(self._trainings.journal(training.id), state):
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
        request = Learn(
            given=self._place.fetch(training, state.reached),
            seconds=self._settings.training_slice_seconds,
            report_every=max(1, training.options.iterations // POINTS),
        )
        self._place.holds = None  # until the next checkpoint is stored, what is there is not in the store
        paused = self._run(training, request, Paused)
        journal = self._trainings.journal(training.id)
        if paused.iteration > state.reached:
            self._place.store_checkpoint(training, paused, state.reached)
            journal.reach(paused.iteration)
        elif not paused.learned:
            raise TrainingCrashed("a slice of the training learned nothing: see the trainer's log")
        if paused.learned:
            journal.learn(paused.iteration)
        if not is_wanted(self._trainings, training):
            raise Unwanted
        self._place.holds = (training.id, paused.iteration)
        self._hand_over(training, paused.iteration)
        facts = {"training_id": training.id, "iteration": paused.iteration}
        log.info("learned" if paused.learned else "checkpoint stored", extra=facts)

    def _finish(self, training: Training, state: TrainingState) -> TrainingEnding:
        given = self._place.fetch(training, state.reached)
        shutil.rmtree(given.out, ignore_errors=True)
        request = Finish(
            given=given,
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
        self._run(training, request, Made)
        return TrainingEnding(model=import_model(Path(given.out), self._store).reference)

    def _run(self, training: Training, request: Request, answer: type[Answer]) -> Answer:
        """Have the child do ``request``. Raises as `run_child`."""
        watch = Watch(self._trainings, training)
        reply = run_child(
            self._child,
            request,
            seconds=self._settings.training_slice_seconds + SPARE_SECONDS,
            memory_bytes=self._settings.training_memory_bytes,
            threads=threads_of(self._settings.threads),
            hear=watch.hear,
            stopping=self._stopping,
            wanted=watch.looks_wanted,
        )
        if not isinstance(reply, answer):
            raise TrainingCrashed("the process that trains answered another question: see the trainer's log")
        return reply

    def _hand_over(self, training: Training, iteration: int) -> None:
        self._publish(training.id, iteration)
        self._trainings.journal(training.id).queue(iteration)

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
        self._place.holds = None
        metrics.TRAINING_PROGRESS.set(0)
        if self._trainings.exists(training.id):
            self._trainings.close(training)
        else:
            delete_prefix(self._store, keys.training_prefix(training.id))

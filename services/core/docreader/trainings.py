"""The trainings in a store: saved, found, listed, cancelled and deleted."""

from collections.abc import Iterator

from docreader import keys
from docreader.errors import DocreaderError
from docreader.store import ObjectMissing, Store
from docreader.store.base import delete_prefix, get_json, put_json
from docreader.training import Training, TrainingView, view
from docreader.training_journal import TrainingEnding, TrainingJournal, TrainingState


class TrainingMissing(DocreaderError):
    """No such training of yours: it was never accepted, has been deleted, or belongs to another tenant."""

    code = "training_not_found"
    http_status = 404


class ModelNameTaken(DocreaderError):
    """The model of that name was not made by a training of yours: choose another name."""

    code = "model_name_taken"
    http_status = 409


class TrainingFailed(DocreaderError):
    """A training cannot go on."""

    http_status = 422


class TrainingCrashed(TrainingFailed):
    """The process that trains ended each time it was tried: see the trainer's log, and try fewer pages."""

    code = "training_crashed"


class TrainingOutOfMemory(TrainingFailed):
    """More memory than DOCREADER_TRAINING_MEMORY_BYTES: choose a smaller ``batch``, or raise the setting."""

    code = "training_out_of_memory"


class TrainingTimeout(TrainingFailed):
    """One part of a training took much longer than a slice: choose fewer pages or a faster machine."""

    code = "training_timeout"


class TrainingUnavailable(TrainingFailed):
    """The trainer has no PyTorch or Detectron2: install them there, and ask again."""

    code = "training_unavailable"


class Trainings:
    """All trainings of all tenants. Every method is a few calls to the store."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def journal(self, training_id: str) -> TrainingJournal:
        """The events of a training."""
        return TrainingJournal(self.store, training_id)

    def save(self, training: Training) -> None:
        """Accept a training. After this nothing but a delete loses it.

        Raises:
            ModelNameTaken: who asks for that name next would be answered by a stranger's model.

        """
        owners = keys.model_owners(training.name)
        others = {entry.key.removeprefix(owners) for entry in self.store.list(owners)}
        if others != {training.tenant} and (others or any(self.store.list(f"models/{training.name}/"))):
            raise ModelNameTaken(f"there is a model {training.name!r} that your trainings did not make")
        self.store.put(f"{owners}{training.tenant}", b"")
        self.store.put(keys.open_training(training.tenant, training.id), b"")
        put_json(self.store, keys.training(training.id), training)
        self.journal(training.id).queue(0)
        self.store.put(keys.training_index(training.tenant, training.id, training.created_at), b"")

    def load(self, training_id: str, tenant: str | None = None) -> Training:
        """A training by its id. Raises `TrainingMissing`, also where it is another tenant's."""
        missing = TrainingMissing(f"there is no training {training_id[:40]!r}")
        if not keys.is_job_id(training_id):
            raise missing
        try:
            training = get_json(self.store, keys.training(training_id), Training)
        except ObjectMissing:
            raise missing from None
        if tenant is not None and training.tenant != tenant:
            raise missing
        return training

    def exists(self, training_id: str) -> bool:
        """Whether a training was not deleted."""
        return self.store.exists(keys.training(training_id))

    def state(self, training_id: str) -> TrainingState:
        """Where a training stands. Raises `TrainingMissing`."""
        state = self.journal(training_id).state()
        if not state.accepted:
            raise TrainingMissing(f"there is no training {training_id}")
        return state

    def view(self, training: Training, state: TrainingState) -> TrainingView:
        """A training as clients see it."""
        ending = TrainingEnding()
        if state.outcome is not None:
            ending = self.journal(training.id).read_ending(state.outcome)
        return view(training, state, ending)

    def newest(self, tenant: str, after: str = "") -> Iterator[tuple[str, Training]]:
        """``(cursor, training)`` of a tenant's trainings, newest first, from after the cursor ``after``."""
        prefix = keys.training_index_prefix(tenant)
        for entry in self.store.list(prefix, start_after=prefix + after if after else ""):
            try:
                training = self.load(keys.job_of_index(entry.key), tenant)
            except TrainingMissing:
                continue
            yield entry.key.removeprefix(prefix), training

    def cancel(self, training: Training) -> TrainingState:
        """Stop a training. Cancelling what has ended changes nothing."""
        state = self.state(training.id)
        if not state.status.ended:
            self.journal(training.id).cancel()
            self.close(training)
            state = self.state(training.id)
        return state

    def close(self, training: Training) -> None:
        """Take an ended training off the sweep's list, and let go of what it could go on from."""
        delete_prefix(self.store, keys.checkpoints(training.id))
        self.store.delete([keys.open_training(training.tenant, training.id)])

    def delete(self, training: Training) -> None:
        """Remove every object of a training; the model it made stays. A trainer that is at it notices."""
        self.store.delete(
            [
                keys.training_index(training.tenant, training.id, training.created_at),
                keys.training(training.id),
                keys.open_training(training.tenant, training.id),
            ]
        )
        delete_prefix(self.store, keys.training_prefix(training.id))

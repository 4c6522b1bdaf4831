"""The trainings in a store: saved, found, listed, cancelled and deleted."""

from collections.abc import Iterator
from contextlib import suppress

from docreader import keys, metrics
from docreader.errors import DocreaderError
from docreader.index import place_of
from docreader.run_state import Status
from docreader.store import ObjectMissing, Store
from docreader.store.base import ObjectUnreadable, delete_prefix, get_json, put_json, unless_damaged
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
            ModelNameTaken: the model of that name is another tenant's.

        """
        self._own(training.name, training.tenant)
        self.store.put(keys.open_training(training.tenant, training.id), b"")
        put_json(self.store, keys.training(training.id), training)
        place = keys.place(training.id, training.created_at)
        self.store.put(keys.training_index_prefix(training.tenant) + place, b"")
        self.journal(training.id).queue(0)  # last: this accepts it

    def _own(self, name: str, tenant: str) -> None:
        """Have the name of a model for a tenant's trainings. Raises `ModelNameTaken`.

        Each writes that it owns the name and then lists who does, so of two tenants that ask for a free name
        at the same moment at most one has it; where neither has, it is free again.
        """
        taken = ModelNameTaken(
            f"there is a model {name!r} that your trainings did not make: choose another name"
        )
        owners = self._owners(name)
        if owners != {tenant} and (owners or any(self.store.list(keys.model_versions(name)))):
            raise taken
        self.store.put(keys.model_owner(name, tenant), b"")
        if self._owners(name) != {tenant}:
            self._disown(name, tenant)
            raise taken

    def _owners(self, name: str) -> set[str]:
        prefix = keys.model_owners(name)
        return {entry.key.removeprefix(prefix) for entry in self.store.list(prefix)}

    def _disown(self, name: str, tenant: str) -> None:
        """Let go of a name for which nothing was trained, nor is."""
        made = any(self.store.list(keys.model_versions(name)))
        if not made and all(training.name != name for _, training in self.newest(tenant)):
            self.store.delete([keys.model_owner(name, tenant)])

    def load(self, training_id: str, tenant: str | None = None) -> Training:
        """A training by its id.

        Raises:
            TrainingMissing: there is none, or it is another tenant's.
            ObjectUnreadable: its ``training.json`` is damaged.

        """
        missing = TrainingMissing(f"there is no training {training_id[:40]!r}")
        if not keys.is_id(training_id):
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
            with suppress(TrainingMissing), unless_damaged():
                yield entry.key.removeprefix(prefix), self.load(keys.id_of(entry.key), tenant)

    def cancel(self, training: Training) -> TrainingState:
        """Stop a training. Cancelling what has ended changes nothing."""
        state = self.state(training.id)
        if not state.status.ended:
            self.journal(training.id).cancel()
            self.close(training)
            state = self.state(training.id)
            if state.status is Status.CANCELLED:  # not where a trainer finished it at the same moment
                metrics.TRAININGS.labels(state.status.value).inc()
        return state

    def close(self, training: Training) -> None:
        """Take an ended training off the sweep's list, and let go of what it could go on from."""
        delete_prefix(self.store, keys.checkpoints(training.id))
        self.store.delete([keys.open_training(training.tenant, training.id)])

    def delete(self, training: Training) -> None:
        """Remove every object of a training; the model it made stays. A trainer that is at it notices.

        The model's name stays its tenant's: another request of theirs may have just relied on that.
        """
        self._remove(training.tenant, training.id, keys.place(training.id, training.created_at))

    def discard(self, training_id: str, tenant: str) -> None:
        """`delete` a tenant's training, also one that is damaged. Raises `TrainingMissing`."""
        try:
            training = self.load(training_id, tenant)
        except ObjectUnreadable:  # the tenant's index tells whose it is
            place = place_of(self.store, keys.training_index_prefix(tenant), training_id)
            if place is None:
                raise TrainingMissing(f"there is no training {training_id}") from None
            self._remove(tenant, training_id, place)
        else:
            self.delete(training)

    def _remove(self, tenant: str, training_id: str, place: str) -> None:
        index = keys.training_index_prefix(tenant) + place
        self.store.delete([index, keys.training(training_id), keys.open_training(tenant, training_id)])
        delete_prefix(self.store, keys.training_prefix(training_id))

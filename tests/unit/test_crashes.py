"""A process dies at any write of a request: nothing is listed then, or it is and it is worked on."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from docreader import keys
from docreader.job import Job
from docreader.jobs import Jobs
from docreader.journal import Ending
from docreader.result import Source
from docreader.run_state import Status
from docreader.store import Store
from docreader.trainings import TrainingMissing, Trainings
from tests.unit.place import Dying, Fails, Place, new_training


def deaths(folder: Path, begin: Callable[[Place], None], act: Callable[[Store], None]) -> Iterator[Place]:
    """Places where ``act``, after ``begin``, died at its first write, its second and so on; last where it did
    not. The sweeps of minutes later have been there.
    """
    whole = False
    writes = 0
    while not whole:
        place = Place(folder / str(writes))
        begin(place)
        with suppress(Fails):
            act(Dying(place.folder, writes))
            whole = True
        place.age(minutes=5)
        place.sweep.run()
        place.trainings_sweep.run()
        yield place
        writes += 1
    assert writes > 1


def test_a_job_whose_request_died_is_read_and_listed_or_neither(tmp_path: Path) -> None:
    now = datetime.now(UTC)
    job = Job(
        id=keys.new_id(),
        source=Source(name="a", sha256="0"),
        created_at=now,
        expires_at=now + timedelta(days=1),
    )
    published = []
    for place in deaths(
        tmp_path,
        lambda place: place.jobs.reserve(job.tenant, job.id),
        lambda store: Jobs(store).save(job),
    ):
        listed = [found.id for _, found in place.jobs.newest(job.tenant)]
        queued = [found.id for _, found in place.jobs.newest(job.tenant, status=Status.QUEUED)]
        assert listed == queued == [job_id for job_id, _ in place.published]
        published.append(len(listed))
        place.age(hours=7)
        place.sweep.run()
        left = [key for key in place.objects_of(job.id) if not key.startswith(keys.EXPIRY_PREFIX)]
        assert bool(left) == bool(listed)
    assert (published[0], published[-1]) == (0, 1)


def test_a_retry_whose_request_died_is_read_or_was_never_asked_for(tmp_path: Path) -> None:
    jobs: list[Job] = []

    def fail_a_page(place: Place) -> None:
        jobs.append(place.save())
        place.jobs.finish(jobs[-1], 1, Status.PARTIAL, 1, 1, Ending())

    published = []
    for place in deaths(tmp_path, fail_a_page, lambda store: retry(store, jobs[-1])):
        job = jobs[-1]
        state = place.jobs.state(job.id)
        asked = (state.run, state.status) == (2, Status.QUEUED)
        assert place.published == ([(job.id, 2)] if asked else [])
        published.append(asked)
        if not asked:
            assert (state.run, state.status) == (1, Status.PARTIAL)
            assert place.jobs.retry(job).run == 2
    assert (published[0], published[-1]) == (False, True)


def retry(store: Store, job: Job) -> None:
    Jobs(store).retry(job)


def test_a_training_whose_request_died_is_trained_and_listed_or_neither(tmp_path: Path) -> None:
    training = new_training()
    published = []
    for place in deaths(tmp_path, lambda _: None, lambda store: Trainings(store).save(training)):
        listed = [
            found.id for _, found in place.trainings.newest(training.tenant) if accepted(place, found.id)
        ]
        assert listed == [training_id for training_id, _ in place.slices]
        published.append(len(listed))
        place.age(hours=7)
        place.trainings_sweep.run()
        assert bool(place.objects_of(training.id)) == bool(listed)
    assert (published[0], published[-1]) == (0, 1)


def accepted(place: Place, training_id: str) -> bool:
    try:
        return place.trainings.state(training_id).accepted
    except TrainingMissing:
        return False

"""Names of the objects in the store. Everything a job writes is under its own prefix."""

import hashlib
import re
import secrets
from datetime import UTC, date, datetime

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
ID_LENGTH = 20
_LAST_MILLISECOND = 9_999_999_999_999
_PLACE = re.compile(f"[0-9]{{13}}-[{ALPHABET}]{{{ID_LENGTH}}}")
_OF_PAGE = re.compile("/(?:pages|crops)/([0-9]+)")


def new_id() -> str:
    """A random id of 100 bits in Crockford's base 32: of a job, a training or an upload."""
    return "".join(secrets.choice(ALPHABET) for _ in range(ID_LENGTH))


def digest(idempotency_key: str) -> str:
    """What is kept of an idempotency key: clients may put anything into it."""
    return hashlib.sha256(idempotency_key.encode()).hexdigest()


def is_id(text: str) -> bool:
    """Whether ``text`` has the shape of an id; nothing else may become part of a key."""
    return len(text) == ID_LENGTH and all(character in ALPHABET for character in text)


def job_prefix(job_id: str) -> str:
    return f"jobs/{job_id}/"


def job(job_id: str) -> str:
    return f"jobs/{job_id}/job.json"


def source(job_id: str) -> str:
    """The document itself; its name is in ``job.json``, never in a key."""
    return f"jobs/{job_id}/source/document"


def fetched(job_id: str) -> str:
    """What a source turned out to be once a worker had fetched it."""
    return f"jobs/{job_id}/source/fetched.json"


def journal(job_id: str, run: int | None = None) -> str:
    """The prefix of a run's events, or of all runs'."""
    return f"jobs/{job_id}/journal/" + ("" if run is None else f"{run:04d}/")


def run_prefix(job_id: str, run: int) -> str:
    return f"jobs/{job_id}/runs/{run:04d}/"


def page(job_id: str, run: int, number: int) -> str:
    return f"{run_prefix(job_id, run)}pages/{number:05d}.json"


def preview(job_id: str, run: int, number: int) -> str:
    return f"{run_prefix(job_id, run)}pages/{number:05d}.webp"


def thumbnail(job_id: str, run: int, number: int) -> str:
    return f"{run_prefix(job_id, run)}pages/{number:05d}.small.webp"


def crop(job_id: str, run: int, number: int, region: int) -> str:
    return f"{run_prefix(job_id, run)}crops/{number:05d}-{region:04d}.png"


def page_of(key: str) -> int | None:
    """The page that an object of a run belongs to; None where it is of all of them."""
    found = _OF_PAGE.search(key)
    return int(found[1]) if found else None


def result(job_id: str, run: int) -> str:
    return f"{run_prefix(job_id, run)}result.json"


def markdown(job_id: str, run: int) -> str:
    return f"{run_prefix(job_id, run)}result.md"


def index_prefix(tenant: str) -> str:
    return f"index/{tenant}/"


def index(tenant: str, job_id: str, created_at: datetime) -> str:
    """A job's entry in its tenant's index."""
    return index_prefix(tenant) + place(job_id, created_at)


def place(item_id: str, created_at: datetime) -> str:
    """The name of a job's or a training's entries in the indexes: it sorts newest first."""
    return f"{_LAST_MILLISECOND - int(created_at.timestamp() * 1000):013d}-{item_id}"


def is_place(text: str) -> bool:
    """Whether ``text`` has the shape of an entry's name in an index; a listing goes on after nothing else."""
    return _PLACE.fullmatch(text) is not None


def outcomes(tenant: str, status: str) -> str:
    """The prefix of a tenant's jobs of which a run has ended so."""
    return f"outcomes/{tenant}/{status}/"


def outcome(tenant: str, status: str, job_id: str, created_at: datetime) -> str:
    """An entry named as that of the index, written before its job can have that status: jobs of a status are
    among its entries, and what else is there is passed over.
    """
    return outcomes(tenant, status) + place(job_id, created_at)


def id_of(key: str) -> str:
    """The id of what an entry of an index stands for."""
    return key.rsplit("-", 1)[-1]


OPEN_PREFIX = "open/"
_OPEN_RUN = re.compile(f"{OPEN_PREFIX}([^/]+)/([{ALPHABET}]{{{ID_LENGTH}}})/([0-9]+)")


def open_runs(tenant: str, job_id: str | None = None) -> str:
    """The prefix of the markers of open runs: of a job, or of all jobs of a tenant."""
    return f"{OPEN_PREFIX}{tenant}/" + ("" if job_id is None else f"{job_id}/")


def open_run(tenant: str, job_id: str, run: int) -> str:
    """A marker that exists from before a run is saved until it has ended: what the sweep looks through."""
    return f"{open_runs(tenant, job_id)}{run:04d}"


def marked_run(key: str) -> tuple[str, str, int] | None:
    """The tenant, the job and the run of such a marker; None where an object below the prefix is none."""
    found = _OPEN_RUN.fullmatch(key)
    return (found[1], found[2], int(found[3])) if found else None


def claims(tenant: str, idempotency: str) -> str:
    """The prefix of the jobs that claim an idempotency key."""
    return f"idempotency/{tenant}/{idempotency}/"


def claim(tenant: str, idempotency: str, job_id: str) -> str:
    return claims(tenant, idempotency) + job_id


def pending_webhooks(job_id: str | None = None, run: int | None = None) -> str:
    """The prefix of what is still to be told: of a run, of a job, or of all jobs."""
    return (
        "webhooks/pending/"
        + ("" if job_id is None else f"{job_id}/")
        + ("" if run is None else f"{run:04d}/")
    )


def webhook_log(job_id: str, run: int | None = None) -> str:
    """The prefix of the attempts to tell the end of a run, or of all runs."""
    return f"jobs/{job_id}/webhooks/" + ("" if run is None else f"{run:04d}/")


DELETED_PREFIX = "deleted/"


def deleted(job_id: str) -> str:
    """A marker of a job deleted while it was read; the sweep removes what a worker wrote after that: below
    the job's prefix, and the keys in the marker's lines.
    """
    return f"{DELETED_PREFIX}{job_id}"


EXPIRY_PREFIX = "expiry/"


def expiry(job_id: str, expires_at: datetime) -> str:
    """A marker whose name says when a job expires: what is due is listed first. Its body is the tenant."""
    return f"{EXPIRY_PREFIX}{_second(expires_at)}-{job_id}"


def expired_job(key: str, now: datetime) -> str | None:
    """The job of an expiry marker that is due."""
    stamp, _, job_id = key.removeprefix(EXPIRY_PREFIX).partition("-")
    return job_id if stamp <= _second(now) else None


def _second(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y%m%dT%H%M%S")


USAGE_PREFIX = "usage/"


def usage_day(day: date) -> str:
    return f"{USAGE_PREFIX}{day.isoformat()}/"


def usage_prefix(day: date, tenant: str) -> str:
    """What a tenant used on a day."""
    return f"{usage_day(day)}{tenant}/"


def usage(day: date, tenant: str, kind: str, amount: int, of: str) -> str:
    """A fact of use. ``of`` is hashed into the name: the same use counts once, and the name does not tell
    what it was.
    """
    return f"{usage_prefix(day, tenant)}{kind}.{amount}.{digest(of)[:16]}"


UPLOADS_PREFIX = "uploads/"


def upload(tenant: str, upload_id: str, file: str = "document") -> str:
    """A document that was sent ahead of its job, or another file until it is where it belongs."""
    return f"{UPLOADS_PREFIX}{tenant}/{upload_id}/{file}"


def upload_facts(tenant: str, upload_id: str) -> str:
    """What a document sent ahead is; written when all of it is there."""
    return f"{UPLOADS_PREFIX}{tenant}/{upload_id}/source.json"


SWEEP = "sweep/last"
MODELS_PREFIX = "models/"
DEFAULT_MODEL = "models/default.json"


def model_versions(name: str) -> str:
    """The prefix of all versions of a model."""
    return f"{MODELS_PREFIX}{name}/"


def model_file(name: str, version: str, file: str) -> str:
    return f"{model_versions(name)}{version}/{file}"


def datasets(tenant: str) -> str:
    """The prefix of a tenant's datasets."""
    return f"datasets/{tenant}/"


def dataset(tenant: str, name: str, version: str) -> str:
    """The prefix of one version of a dataset."""
    return f"{datasets(tenant)}{name}/{version}/"


def training_prefix(training_id: str) -> str:
    return f"trainings/{training_id}/"


def training(training_id: str) -> str:
    return f"trainings/{training_id}/training.json"


def training_journal(training_id: str) -> str:
    """The prefix of a training's events."""
    return f"trainings/{training_id}/journal/"


def checkpoint(training_id: str, iteration: int) -> str:
    """The prefix of what a training needs to go on from an iteration."""
    return f"{checkpoints(training_id)}{iteration:07d}/"


def checkpoints(training_id: str) -> str:
    return f"trainings/{training_id}/checkpoints/"


def training_index_prefix(tenant: str) -> str:
    return f"training-index/{tenant}/"


OPEN_TRAININGS_PREFIX = "open-trainings/"
_OPEN_TRAINING = re.compile(f"{OPEN_TRAININGS_PREFIX}([^/]+)/([{ALPHABET}]{{{ID_LENGTH}}})")


def open_training(tenant: str, training_id: str) -> str:
    """A marker that exists from before a training is saved until it has ended, for the sweep."""
    return f"{OPEN_TRAININGS_PREFIX}{tenant}/{training_id}"


def marked_training(key: str) -> tuple[str, str] | None:
    """The tenant and the training of such a marker; None where an object below the prefix is none."""
    found = _OPEN_TRAINING.fullmatch(key)
    return (found[1], found[2]) if found else None


def model_owners(name: str) -> str:
    """The prefix of the tenants whose trainings make versions of a model."""
    return f"model-owners/{name}/"


def model_owner(name: str, tenant: str) -> str:
    return model_owners(name) + tenant

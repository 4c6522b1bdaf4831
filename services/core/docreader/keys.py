"""Names of the objects in the store. Everything a job writes is under its own prefix."""

import hashlib
import secrets
from datetime import datetime

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
ID_LENGTH = 20
_LAST_MILLISECOND = 9_999_999_999_999


def new_job_id() -> str:
    """A random job id of 100 bits in Crockford's base 32."""
    return "".join(secrets.choice(ALPHABET) for _ in range(ID_LENGTH))


def digest(idempotency_key: str) -> str:
    """What is kept of an idempotency key: clients may put anything into it."""
    return hashlib.sha256(idempotency_key.encode()).hexdigest()


def is_job_id(text: str) -> bool:
    """Whether ``text`` has the shape of a job id; nothing else may become part of a key."""
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


def crop(job_id: str, run: int, number: int, region: int) -> str:
    return f"{run_prefix(job_id, run)}crops/{number:05d}-{region:04d}.png"


def result(job_id: str, run: int) -> str:
    return f"{run_prefix(job_id, run)}result.json"


def markdown(job_id: str, run: int) -> str:
    return f"{run_prefix(job_id, run)}result.md"


def index_prefix(tenant: str) -> str:
    return f"index/{tenant}/"


def index(tenant: str, job_id: str, created_at: datetime) -> str:
    """An entry whose name sorts newest first."""
    inverted = _LAST_MILLISECOND - int(created_at.timestamp() * 1000)
    return f"{index_prefix(tenant)}{inverted:013d}-{job_id}"


def job_of_index(key: str) -> str:
    return key.rsplit("-", 1)[-1]


OPEN_PREFIX = "open/"


def open_runs(tenant: str, job_id: str) -> str:
    """The prefix of the markers of a job's open runs."""
    return f"{OPEN_PREFIX}{tenant}/{job_id}/"


def open_run(tenant: str, job_id: str, run: int) -> str:
    """A marker that exists from before a run is saved until it has ended: what the sweep looks through."""
    return f"{open_runs(tenant, job_id)}{run:04d}"


def claims(tenant: str, idempotency: str) -> str:
    """The prefix of the jobs that claim an idempotency key."""
    return f"idempotency/{tenant}/{idempotency}/"


def claim(tenant: str, idempotency: str, job_id: str) -> str:
    return claims(tenant, idempotency) + job_id


DELETED_PREFIX = "deleted/"


def deleted(job_id: str) -> str:
    """A marker of a job deleted while it was read; the sweep removes what a worker wrote after that."""
    return f"{DELETED_PREFIX}{job_id}"


UPLOADS_PREFIX = "uploads/"


def upload(tenant: str, upload_id: str) -> str:
    return f"{UPLOADS_PREFIX}{tenant}/{upload_id}"


SWEEP = "sweep/last"
MODELS_PREFIX = "models/"
DEFAULT_MODEL = "models/default.json"


def model_file(name: str, version: str, file: str) -> str:
    return f"{MODELS_PREFIX}{name}/{version}/{file}"

"""Claims to idempotency keys: of equal requests that come at once, one makes the job."""

from datetime import UTC, datetime, timedelta

from docreader import keys
from docreader.job import Job
from docreader.store import ObjectMissing, Store

SETTLE_SECONDS = 0.5
"""More than a request needs from claiming its idempotency key to saving its job."""
REQUEST_ENDED = timedelta(minutes=5)
"""Longer than any request lives on after its document has come: one that died, or could not take its claim
back, is not waited for."""
CONFIRMED = b"published"


class Claims:
    """The claims in a store; each is an object that names a job."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def claim(self, tenant: str, idempotency: str, job_id: str) -> bool:
        """Claim an idempotency key for a reserved job: whether no other job does.

        Each request writes a claim of its own and then lists them all. One that is alone has the key. Others
        ask for its `holder` after ``SETTLE_SECONDS``: by then whoever was alone has saved its job.
        """
        self._store.put(keys.claim(tenant, idempotency, job_id), b"")
        return self._rivals(tenant, idempotency) == [job_id]

    def holder(self, tenant: str, idempotency: str) -> str:
        """The job that has an idempotency key: the one that is saved, or else all rivals agree on one."""
        rivals = self._rivals(tenant, idempotency)
        return min([each for each in rivals if self._store.exists(keys.job(each))] or rivals)

    def confirm(self, job: Job) -> None:
        """Note that a job is published: equal requests are told of it from now on."""
        if job.idempotency is not None:
            self._store.put(keys.claim(job.tenant, job.idempotency, job.id), CONFIRMED)

    def is_confirmed(self, job: Job) -> bool:
        """Whether nobody undoes a saved job any more: it is published, or its request ended long ago."""
        if job.idempotency is None or datetime.now(UTC) - job.created_at > REQUEST_ENDED:
            return True
        try:
            return self._store.get(keys.claim(job.tenant, job.idempotency, job.id)) == CONFIRMED
        except ObjectMissing:
            return False

    def _rivals(self, tenant: str, idempotency: str) -> list[str]:
        """The jobs that claim an idempotency key, and are saved or may be on their way; who asks is one."""
        claims = list(self._store.list(keys.claims(tenant, idempotency)))
        now = max(entry.modified for entry in claims)  # who asks has just written: the store's own clock
        found = {entry.key.rsplit("/", 1)[-1]: now - entry.modified < REQUEST_ENDED for entry in claims}
        return [each for each, fresh in found.items() if fresh or self._store.exists(keys.job(each))]

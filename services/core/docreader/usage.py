"""What tenants used today, as names of objects, and the refusal of more than they may."""

import time
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from typing import Literal

from docreader import keys
from docreader.access import Limits
from docreader.errors import DocreaderError
from docreader.store import Store

FRESH_SECONDS = 5.0
"""How long a listing of a tenant's use is good for; what this process adds counts at once."""
OPEN_JOBS_RETRY_SECONDS = 10
"""When to try again where jobs have to end first."""

Kind = Literal["bytes", "pages"]


class LimitExceeded(DocreaderError):
    """The tenant has used what it may: wait for ``Retry-After`` seconds, or have the limit raised."""

    code = "limit_exceeded"
    http_status = 429
    retryable = True

    def __init__(self, limit: str, allowed: int, retry_after: int) -> None:
        super().__init__(
            f"your limit is {limit} = {allowed}: try again in {retry_after} seconds, or have it raised",
            limit=limit,
            allowed=allowed,
        )
        self.limit = limit
        self.retry_after = retry_after


class Usage:
    """Bytes and pages of tenants by day. A fact names no job and outlives it: deleting refunds nothing."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._today: dict[str, tuple[date, float, Counter[str]]] = {}

    def charge(self, tenant: str, kind: Kind, amount: int, of: str) -> None:
        """Note that ``of`` cost a tenant ``amount``; noting it twice on a day is noting it once."""
        day = _today()
        self._store.put(keys.usage(day, tenant, kind, amount, of), b"")
        listed = self._today.get(tenant)
        if listed is not None and listed[0] == day:
            listed[2][kind] += amount

    def today(self, tenant: str) -> Counter[str]:
        """What a tenant used today (UTC), by kind."""
        day, now = _today(), time.monotonic()
        listed = self._today.get(tenant)
        if listed is None or listed[0] != day or now - listed[1] > FRESH_SECONDS:
            listed = self._today[tenant] = (day, now, self._list(tenant, day))
        return listed[2]

    def _list(self, tenant: str, day: date) -> Counter[str]:
        prefix = keys.usage_prefix(day, tenant)
        used: Counter[str] = Counter()
        for entry in self._store.list(prefix):
            kind, amount, _ = entry.key.removeprefix(prefix).split(".")
            used[kind] += int(amount)
        return used

    def forget(self, most: int) -> None:
        """Remove up to ``most`` facts of days that count no more: the oldest are listed first."""
        current = keys.usage_day(_today() - timedelta(days=1))  # another replica's clock may be behind
        old = (entry.key for entry in self._store.list(keys.USAGE_PREFIX))
        due = []
        for key in islice(old, most):
            if key >= current:
                break
            due.append(key)
        self._store.delete(due)


class Allowance:
    """Refuses what goes past a tenant's limits. Every method raises `LimitExceeded`."""

    def __init__(self, store: Store, usage: Usage) -> None:
        self._store = store
        self._usage = usage

    def check(self, tenant: str, limits: Limits) -> None:
        """Whether a tenant whose next run is reserved may have it.

        Pages are counted when a document was opened: the one that crosses the limit is still read.
        """
        if limits.open_jobs is not None:
            found = self._store.list(keys.open_runs(tenant))
            if sum(1 for _ in islice(found, limits.open_jobs + 1)) > limits.open_jobs:
                raise LimitExceeded("open_jobs", limits.open_jobs, OPEN_JOBS_RETRY_SECONDS)
        self._check_day(tenant, "bytes", limits.bytes_per_day, more=1)
        self._check_day(tenant, "pages", limits.pages_per_day, more=1)

    def check_bytes(self, tenant: str, limits: Limits, amount: int) -> None:
        """Whether a tenant has so many bytes left today."""
        self._check_day(tenant, "bytes", limits.bytes_per_day, more=amount)

    def _check_day(self, tenant: str, kind: Kind, allowed: int | None, more: int) -> None:
        if allowed is not None and self._usage.today(tenant)[kind] + more > allowed:
            raise LimitExceeded(f"{kind}_per_day", allowed, seconds_to_midnight())


def _today() -> date:
    return datetime.now(UTC).date()


def seconds_to_midnight() -> int:
    """Until the next day begins (UTC)."""
    now = datetime.now(UTC)
    midnight = datetime.combine(now.date() + timedelta(days=1), datetime.min.time(), UTC)
    return int((midnight - now).total_seconds()) + 1

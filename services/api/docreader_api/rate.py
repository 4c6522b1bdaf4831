"""How many requests a tenant makes: a bucket of tokens each, in the memory of this process."""

import math
import time
from collections.abc import Callable
from dataclasses import dataclass

from docreader.access import Caller
from docreader.usage import LimitExceeded


@dataclass
class _Bucket:
    tokens: float
    filled_at: float


class Rate:
    """A tenant may make a minute's requests at once, and then one whenever a token has come back."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._buckets: dict[str, _Bucket] = {}

    def take(self, caller: Caller) -> None:
        """Count a request. Raises `LimitExceeded`."""
        allowed = caller.limits.requests_per_minute
        if allowed is None:
            return
        now = self._clock()
        bucket = self._buckets.setdefault(caller.tenant, _Bucket(allowed, now))
        bucket.tokens = min(allowed, bucket.tokens + (now - bucket.filled_at) * allowed / 60)
        bucket.filled_at = now
        if bucket.tokens < 1:
            raise LimitExceeded("requests_per_minute", allowed, math.ceil((1 - bucket.tokens) * 60 / allowed))
        bucket.tokens -= 1

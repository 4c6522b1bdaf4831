"""How many requests a tenant may make: a minute's at once, and then steadily."""

import pytest

from docreader.access import Caller, Limits
from docreader.usage import LimitExceeded
from docreader_api.rate import Rate


def test_a_minute_s_requests_may_come_at_once_and_then_steadily() -> None:
    now = 1000.0
    rate = Rate(lambda: now)
    acme = Caller("acme", frozenset(), Limits(requests_per_minute=6))
    for _ in range(6):
        rate.take(acme)
    with pytest.raises(LimitExceeded) as refused:
        rate.take(acme)
    assert (refused.value.details["limit"], refused.value.retry_after) == ("requests_per_minute", 10)
    rate.take(Caller("other", frozenset(), Limits(requests_per_minute=6)))
    now += refused.value.retry_after
    rate.take(acme)
    with pytest.raises(LimitExceeded):
        rate.take(acme)
    now += 3600
    for _ in range(6):
        rate.take(acme)
    with pytest.raises(LimitExceeded):
        rate.take(acme)


def test_no_limit_is_no_limit() -> None:
    rate = Rate()
    for _ in range(50):
        rate.take(Caller("acme", frozenset(), Limits()))

"""A webhook is told until it is taken or given up, and nobody waits for another's receiver."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from standardwebhooks import Webhook

from docreader.webhooks import Pending, Standing
from tests.notifier.conftest import Desk
from tests.receiver import SECRETS, Receiver
from tests.waiting import free_port, wait_until


def test_the_end_of_a_job_is_told_and_signed_with_every_secret(desk: Desk, receiver: Receiver) -> None:
    job = desk.save(receiver.url("/hook?x=1"))
    desk.notifier().deliver(job, 1)
    (request,) = receiver.at("/hook?x=1")
    for secret in SECRETS:
        event = Webhook(secret).verify(request.body, request.headers)
    assert event["type"] == "job.finished"
    assert event["timestamp"] == event["data"]["finished_at"]
    assert (event["data"]["id"], event["data"]["status"]) == (job, "succeeded")
    assert event["data"]["pages"] == {"total": 3, "done": 3, "failed": 0}
    assert request.headers["host"] == f"127.0.0.1:{receiver.port}"
    assert request.headers["content-type"] == "application/json"
    assert desk.outcomes(job) == [("delivered", 204)]
    assert desk.webhooks.pending() == []


def test_a_message_that_comes_twice_is_told_once(desk: Desk, receiver: Receiver) -> None:
    job = desk.save(receiver.url())
    for _ in range(2):
        desk.notifier().deliver(job, 1)
    assert len(receiver.received) == 1


def test_what_failed_is_told_again_under_the_same_id(desk: Desk, receiver: Receiver) -> None:
    receiver.answers["/"] = [(500, {})]
    job = desk.save(receiver.url())
    notifier = desk.notifier()
    notifier.deliver(job, 1)
    assert desk.published == [(job, 1, 0.0)]
    notifier.deliver(job, 1)
    assert desk.outcomes(job) == [("failed", 500), ("delivered", 204)]
    assert len({request.id for request in receiver.received}) == 1


def test_it_is_given_up_after_the_last_delay_and_a_replay_begins_anew(desk: Desk, receiver: Receiver) -> None:
    receiver.answers["/"] = [(503, {})] * 4
    job = desk.save(receiver.url())
    notifier = desk.notifier()
    for _ in range(5):
        notifier.deliver(job, 1)
    assert desk.outcomes(job) == [("failed", 503), ("failed", 503), ("given_up", 503)]
    assert desk.webhooks.pending() == []
    desk.webhooks.owe(desk.jobs.load(job), 1)
    for _ in range(2):
        notifier.deliver(job, 1)
    assert desk.outcomes(job)[3:] == [("failed", 503), ("delivered", 204)]


def test_a_receiver_that_is_gone_is_left_alone(desk: Desk, receiver: Receiver) -> None:
    receiver.answers["/"] = [(410, {})]
    job = desk.save(receiver.url())
    desk.notifier().deliver(job, 1)
    assert desk.outcomes(job) == [("given_up", 410)]
    assert desk.webhooks.pending() == []


def test_a_short_delay_waits_in_the_broker_and_a_long_one_for_the_sweep(
    desk: Desk, receiver: Receiver
) -> None:
    receiver.answers["/"] = [(500, {})] * 2
    job = desk.save(receiver.url())
    now = datetime.now(UTC)
    desk.notifier(webhook_retries="10").deliver(job, 1)
    (pending,) = desk.webhooks.pending(job)
    ((_, _, delay),) = desk.published
    assert 8 <= delay <= 12
    assert pending.standing is Standing.QUEUED
    assert now + timedelta(seconds=8) <= pending.due
    desk.webhooks.put(Pending(job, 1, Standing.QUEUED, now), instead_of=[pending])
    desk.notifier(webhook_retries="10,600").deliver(job, 1)
    (pending,) = desk.webhooks.pending(job)
    assert len(desk.published) == 1
    assert pending.standing is Standing.WAITING
    assert now + timedelta(seconds=480) <= pending.due


@pytest.mark.parametrize("form", ["seconds", "date"])
def test_a_receiver_may_ask_for_more_time_within_bounds(desk: Desk, receiver: Receiver, form: str) -> None:
    now = datetime.now(UTC)
    at = {"seconds": ("600", "999999"), "date": _dates(now, 600, 999_999)}[form]
    receiver.answers["/"] = [(429, {"Retry-After": each}) for each in at]
    for least in (590, 3590):
        job = desk.save(receiver.url())
        desk.notifier(webhook_retries="0,3600").deliver(job, 1)
        (pending,) = desk.webhooks.pending(job)
        assert least <= (pending.due - now).total_seconds() <= 3700


def _dates(now: datetime, *seconds: int) -> tuple[str, ...]:
    return tuple(format_datetime(now + timedelta(seconds=each), usegmt=True) for each in seconds)


@pytest.mark.parametrize(
    "header",
    ["", "soon", "-5", "Thu, 99 Foo", "Mon, 01 Jan 99999999999999999999 00:00:00 GMT"],
)
def test_a_retry_after_that_is_none_counts_for_nothing(desk: Desk, receiver: Receiver, header: str) -> None:
    receiver.answers["/"] = [(503, {"Retry-After": header})]
    job = desk.save(receiver.url())
    desk.notifier().deliver(job, 1)
    assert desk.published == [(job, 1, 0.0)]


def test_a_redirect_is_not_followed(desk: Desk, receiver: Receiver) -> None:
    receiver.answers["/moved"] = [(307, {"Location": receiver.url("/other")})]
    job = desk.save(receiver.url("/moved"))
    desk.notifier().deliver(job, 1)
    assert desk.outcomes(job) == [("failed", 307)]
    assert receiver.at("/other") == []


def test_a_private_address_is_refused_for_good(desk: Desk, receiver: Receiver) -> None:
    for host in ("127.0.0.1", "localhost", "0x7f.1"):
        job = desk.save(receiver.url(host=host))
        desk.notifier(webhook_allow_private=False).deliver(job, 1)
        assert desk.outcomes(job) == [("refused", "forbidden_address")]
    assert receiver.received == []
    assert desk.webhooks.pending() == []


@pytest.mark.parametrize("path", ["/hang", "/drip"])
def test_an_attempt_ends_in_time_whatever_the_receiver_does(
    desk: Desk, receiver: Receiver, path: str
) -> None:
    job = desk.save(receiver.url(path))
    desk.notifier(webhook_timeout=0.3).deliver(job, 1)
    assert desk.outcomes(job) == [("failed", "timeout")]


@pytest.mark.parametrize("url", [f"http://127.0.0.1:{free_port()}/", "http://no-such-host.invalid/"])
def test_nobody_there_is_a_failure_like_any_other(desk: Desk, url: str) -> None:
    job = desk.save(url)
    desk.notifier().deliver(job, 1)
    assert desk.outcomes(job) == [("failed", "unreachable")]
    assert len(desk.published) == 1


def test_a_server_that_does_not_speak_tls_is_a_failure(desk: Desk, receiver: Receiver) -> None:
    job = desk.save(f"https://127.0.0.1:{receiver.port}/")
    desk.notifier().deliver(job, 1)
    assert desk.outcomes(job) == [("failed", "unreachable")]


def test_a_run_that_has_not_ended_is_not_told(desk: Desk, receiver: Receiver) -> None:
    job = desk.save(receiver.url(), ended=False)
    desk.notifier().deliver(job, 1)
    assert receiver.received == []
    assert len(desk.webhooks.pending(job)) == 1


def test_nothing_is_told_before_its_time(desk: Desk, receiver: Receiver) -> None:
    job = desk.save(receiver.url())
    later = Pending(job, 1, Standing.WAITING, datetime.now(UTC) + timedelta(minutes=5))
    desk.webhooks.put(later, instead_of=desk.webhooks.pending(job))
    desk.notifier().deliver(job, 1)
    assert receiver.received == []
    assert desk.webhooks.pending(job) == [later]


def test_a_deleted_job_is_not_told(desk: Desk, receiver: Receiver) -> None:
    job = desk.save(receiver.url())
    found = desk.jobs.load(job)
    desk.jobs.delete(found)
    desk.webhooks.owe(found, 1)  # by a worker that did not know yet
    desk.notifier().deliver(job, 1)
    assert receiver.received == []
    assert desk.webhooks.pending() == []


def test_a_receiver_that_hangs_holds_its_share_and_no_more(desk: Desk, receiver: Receiver) -> None:
    first, second = (desk.save(receiver.url("/hang")) for _ in range(2))
    other = desk.save(receiver.url("/", host="localhost"))
    notifier = desk.notifier()
    with ThreadPoolExecutor(1) as pool:
        hanging = pool.submit(notifier.deliver, first, 1)
        wait_until(lambda: len(receiver.at("/hang")) == 1, "the first attempt hangs")
        notifier.deliver(second, 1)
        notifier.deliver(other, 1)
        assert [job for job, _, _ in desk.published] == [second]
        assert desk.outcomes(second) == []
        assert desk.outcomes(other) == [("delivered", 204)]
        receiver.released.set()
        hanging.result()
    notifier.deliver(second, 1)
    assert desk.outcomes(first) == desk.outcomes(second) == [("delivered", 204)]


def test_one_tenant_holds_half_whatever_its_hosts(desk: Desk, receiver: Receiver) -> None:
    hanging = [desk.save(receiver.url("/hang", host=name)) for name in ("127.0.0.1", "127.1", "0x7f.1")]
    other = desk.save(receiver.url(host="localhost"), tenant="other")
    notifier = desk.notifier()
    with ThreadPoolExecutor(2) as pool:
        attempts = [pool.submit(notifier.deliver, job, 1) for job in hanging[:2]]
        wait_until(lambda: len(receiver.at("/hang")) == 2, "half of four attempts hang")
        notifier.deliver(hanging[2], 1)
        notifier.deliver(other, 1)
        assert desk.outcomes(hanging[2]) == []
        assert desk.outcomes(other) == [("delivered", 204)]
        receiver.released.set()
        for attempt in attempts:
            attempt.result()


def test_the_sweep_is_told_of_what_is_put_back_for_long(desk: Desk, receiver: Receiver) -> None:
    first, second = (desk.save(receiver.url("/hang")) for _ in range(2))
    long_ago = Pending(second, 1, Standing.QUEUED, datetime.now(UTC) - timedelta(minutes=10))
    desk.webhooks.put(long_ago, instead_of=desk.webhooks.pending(second))
    notifier = desk.notifier()
    with ThreadPoolExecutor(1) as pool:
        hanging = pool.submit(notifier.deliver, first, 1)
        wait_until(lambda: len(receiver.at("/hang")) == 1, "the first attempt hangs")
        notifier.deliver(second, 1)
        receiver.released.set()
        hanging.result()
    (pending,) = desk.webhooks.pending(second)
    assert pending.due > long_ago.due

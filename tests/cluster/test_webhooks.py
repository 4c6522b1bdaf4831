"""The ends of jobs are told to a receiver in the cluster, whoever is away meanwhile."""

import pytest
from standardwebhooks import Webhook

from tests import documents
from tests.cluster.api import Api
from tests.cluster.reading import READ_SECONDS
from tests.cluster.receiver import Receiver
from tests.cluster.release import Release
from tests.receiver import SECRETS
from tests.waiting import wait_until

pytestmark = [pytest.mark.cluster, pytest.mark.timeout(600)]

SECONDS = 180.0


def outcomes(api: Api, job_id: str) -> list[str]:
    """How the attempts to tell the end of a job ended."""
    return [attempt["outcome"] for attempt in api.get(f"/v1/jobs/{job_id}/webhooks")["attempts"]]


def test_the_end_of_a_job_is_told_and_signed(api: Api, receiver: Receiver) -> None:
    job_id = api.post("letter.pdf", documents.pdf(2), webhook=receiver.url)
    wait_until(lambda: bool(receiver.received(job_id)), "the receiver is told", READ_SECONDS)
    message = receiver.received(job_id)[0]
    told = Webhook(SECRETS[0]).verify(message.body, message.headers)
    assert told["type"] == "job.finished"
    assert told["data"]["status"] == "succeeded"
    assert told["data"]["pages"]["done"] == 2


def test_a_notifier_that_dies_while_its_receiver_is_away_loses_nothing(
    api: Api, release: Release, receiver: Receiver
) -> None:
    receiver.stop()
    job_id = api.post("letter.pdf", documents.pdf(2), webhook=receiver.url)
    wait_until(lambda: "failed" in outcomes(api, job_id), "an attempt failed", READ_SECONDS)
    for pod in release.running("notifier"):
        release.namespace.kill(pod)
    receiver.start()
    wait_until(lambda: "delivered" in outcomes(api, job_id), "another was taken", SECONDS)
    assert {message.event["data"]["id"] for message in receiver.received(job_id)} == {job_id}

"""How docreader is, as its API tells operators, on a real RabbitMQ and a real S3."""

from typing import Any
from urllib.parse import urlsplit

from tests import documents
from tests.broker.server import Rabbitmq
from tests.server import Server
from tests.system.conftest import Deployment
from tests.waiting import wait_until

STATISTICS_SECONDS = 60.0
"""RabbitMQ counts anew every five seconds."""


def status(api: Server) -> dict[str, Any]:
    with api.client() as client:
        found: dict[str, Any] = client.get("/v1/status").raise_for_status().json()
    return dict(found)


def queue(api: Server, name: str) -> dict[str, Any]:
    (found,) = [each for each in status(api)["queues"] if each["name"].startswith(name)]
    return dict(found)


def submit(api: Server, count: int) -> None:
    with api.client() as client:
        for _ in range(count):
            client.post("/v1/jobs", files={"file": ("a.pdf", documents.pdf())}).raise_for_status()


def test_what_waits_and_who_works_is_told(deployment: Deployment, rabbitmq: Rabbitmq) -> None:
    vhost = urlsplit(deployment.settings["broker_url"]).path
    deployment.settings["broker_management_url"] = f"{rabbitmq.management_url}{vhost}"
    api = deployment.start_api()
    submit(api, 2)
    wait_until(lambda: queue(api, "documents")["ready"] == 2, "two documents wait")
    told = status(api)
    assert told["open_runs"]["count"] == 2
    assert told["open_runs"]["oldest_at"]
    assert told["pools"] is None
    assert told["errors"] == {}
    deployment.start_worker()
    wait_until(lambda: status(api)["open_runs"]["count"] == 0, "all is read", STATISTICS_SECONDS)
    wait_until(lambda: queue(api, "documents")["workers"] == 1, "the worker is counted", STATISTICS_SECONDS)
    wait_until(lambda: queue(api, "documents")["unacked"] == 0, "nothing is in work", STATISTICS_SECONDS)
    assert queue(api, "documents")["ready"] == 0


def test_what_cannot_be_asked_is_named_and_the_rest_is_told(
    deployment: Deployment, rabbitmq: Rabbitmq
) -> None:
    deployment.settings["broker_management_url"] = (
        rabbitmq.management_url.replace("guest@", "wrong@") + "/%2F"
    )
    api = deployment.start_api()
    told = status(api)
    assert told["errors"] == {"management": "RabbitMQ's management API answers 401"}
    assert [each["ready"] for each in told["queues"]] == [0] * len(told["queues"])
    assert told["queues"][0]["unacked"] is None


def test_a_worker_takes_only_the_queues_it_is_given(deployment: Deployment) -> None:
    deployment.settings["queues"] = "documents"
    api = deployment.start_api()
    with api.client() as client:
        job = client.post("/v1/jobs", files={"file": ("long.pdf", documents.pdf(12))}).json()["id"]
        deployment.start_worker()
        wait_until(lambda: queue(api, "pages")["ready"] == 3, "its batches wait", 60.0)
        assert client.get(f"/v1/jobs/{job}").json()["pages"] == {"total": 12, "done": 0, "failed": 0}
        deployment.settings["queues"] = "pages"
        deployment.start_worker()
        wait_until(lambda: client.get(f"/v1/jobs/{job}").json()["status"] == "succeeded", "it is read", 90.0)

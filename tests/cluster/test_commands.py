"""``docreader cluster`` and ``/v1/status`` on a real cluster."""

import os
import subprocess
import sys
from typing import Any

import pytest

from tests import documents
from tests.cluster.api import Api
from tests.cluster.reading import PAGES, assert_all_read
from tests.cluster.release import MOST_WORKERS, Release
from tests.waiting import wait_until

pytestmark = [pytest.mark.cluster, pytest.mark.timeout(600)]

SECONDS = 180.0


def docreader(release: Release, *arguments: str) -> str:
    """Run ``docreader cluster`` and return what it prints."""
    command = [sys.executable, "-m", "docreader_cli.main", "cluster", "-n", release.namespace.name]
    done = subprocess.run(
        [*command, *arguments],
        capture_output=True,
        text=True,
        check=False,
        timeout=SECONDS + 60,
        env=os.environ | {"COLUMNS": "120"},
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def pool(api: Api) -> dict[str, Any]:
    """The only pool, as the API tells of it."""
    (found,) = api.get("/v1/status")["pools"]
    return dict(found)


def test_workers_are_scaled_by_hand_and_given_back(api: Api, release: Release) -> None:
    assert f"0 to {MOST_WORKERS}" in docreader(release, "status")
    assert "autoscaler paused" in docreader(release, "scale", "2", "--pool", "default")
    wait_until(lambda: pool(api)["ready"] == 2, "the API tells of two workers", SECONDS)
    assert pool(api)["wanted"] == 2
    assert "paused" in docreader(release, "status")
    docreader(release, "resume")
    wait_until(lambda: release.wanted_workers() == 0, "KEDA scales again", SECONDS)


def test_the_api_tells_the_memory_of_workers(api: Api, release: Release) -> None:
    docreader(release, "scale", "1")
    wait_until(lambda: bool(pool(api)["workers"]), "a worker's memory was measured", SECONDS)
    told = pool(api)
    assert 0 < told["workers"][0]["memory_bytes"] < told["memory_limit_bytes"]
    assert api.get("/v1/status")["errors"] == {}


def test_a_pause_keeps_workers_away_and_a_drain_lets_them_finish(api: Api, release: Release) -> None:
    docreader(release, "scale", "1")
    wait_until(lambda: bool(release.running("worker")), "a worker runs", SECONDS)
    job_ids = [api.post(f"{each}.pdf", documents.pdf(PAGES, mark=f"{each}")) for each in range(4)]
    wait_until(lambda: bool(api.get("/v1/jobs?status=running")["jobs"]), "it reads", SECONDS)
    assert "no worker is left" in docreader(release, "drain")
    assert not release.pods("worker")
    assert api.open(job_ids), "all was read before the drain: post more"
    docreader(release, "pause")
    assert release.wanted_workers() == 0
    docreader(release, "resume")
    assert_all_read(api, job_ids)

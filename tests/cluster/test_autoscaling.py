"""Workers come with work and go without it, again and again, and nothing is lost or read twice."""

import pytest

from tests import documents
from tests.cluster.api import Api
from tests.cluster.reading import PAGES, READ_SECONDS, assert_all_read
from tests.cluster.release import MOST_WORKERS, Release
from tests.waiting import wait_until

pytestmark = [pytest.mark.cluster, pytest.mark.timeout(900)]

DOCUMENTS = 14
"""Enough to keep one worker busy until the autoscaler has looked, which it does every 15 seconds."""
SCALE_SECONDS = 240.0


@pytest.mark.parametrize("run", ["first", "second", "third"])
def test_workers_go_from_none_to_all_and_back(run: str, api: Api, release: Release) -> None:
    wait_until(lambda: not release.pods("worker"), "there is no worker", SCALE_SECONDS)
    job_ids = [api.post(f"{run}-{each}.pdf", documents.pdf(PAGES, mark=run)) for each in range(DOCUMENTS)]
    wait_until(
        lambda: release.wanted_workers() == MOST_WORKERS or not api.open(job_ids),
        f"{MOST_WORKERS} workers are wanted",
        SCALE_SECONDS,
    )
    assert api.open(job_ids), "all was read before all workers were wanted: post more"
    assert_all_read(api, job_ids, READ_SECONDS)
    wait_until(lambda: not release.pods("worker"), "the workers are gone", SCALE_SECONDS)

"""Jobs as they are listed: newest first, and the open ones however many have ended."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from docreader import keys
from docreader.job import Job
from docreader.jobs import Jobs
from docreader.result import Source
from docreader.store.file import FileStore

NOW = datetime(2026, 11, 21, tzinfo=UTC)
SOURCE = Source(name="paper.pdf", media_type="application/pdf", bytes=1, sha256="0" * 64)


def test_open_jobs_are_found_among_ended_ones_newest_first(tmp_path: Path) -> None:
    jobs = Jobs(FileStore(tmp_path))
    made = [
        Job(id=keys.new_job_id(), source=SOURCE, created_at=NOW - timedelta(minutes=age)) for age in range(6)
    ]
    for job in made:
        jobs.reserve(job.tenant, job.id)
        jobs.save(job)
    for job in made[1::2]:
        jobs.close(job, run=1)
    assert [job.id for _, job in jobs.newest("default")] == [job.id for job in made]
    listed = list(jobs.newest("default", only_open=True))
    assert [job.id for _, job in listed] == [job.id for job in made[::2]]
    after_first = jobs.newest("default", after=listed[0][0], only_open=True)
    assert [job.id for _, job in after_first] == [job.id for job in made[2::2]]

"""Stores that are full: many jobs, and a document of many pages, written as docreader writes them."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec

from docreader import keys
from docreader.errors import BrokenDocument
from docreader.job import Job
from docreader.jobs import Jobs
from docreader.journal import Ending, Journal
from docreader.result import ModelUsed, Page, Result, Source
from docreader.run_state import Status
from docreader.store.base import put_json
from docreader.store.file import FileStore

MODEL = ModelUsed(name="sample-fine", version="1", engine="onnx")


class HastyStore(FileStore):
    """Does not wait for the disk: tens of thousands of objects in seconds."""

    def put(self, key: str, data: bytes, media_type: str = "application/octet-stream") -> None:
        path = self._path(key)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def write_jobs(folder: Path, count: int, *, failed: int) -> None:
    """``count`` jobs that ended, three minutes apart; the oldest ``failed`` of them failed."""
    store = HastyStore(folder)
    jobs = Jobs(store)
    now = datetime.now(UTC)
    for number in range(count):
        job = _job(f"archive-{number}.pdf", now - timedelta(minutes=3 * number + 3))
        jobs.save(job)
        if number >= count - failed:
            error = BrokenDocument("the file is cut short: export or upload it again").problem()
            jobs.finish(job, 1, Status.FAILED, 0, 0, Ending(started_at=job.created_at, error=error))
        else:
            jobs.finish(job, 1, Status.SUCCEEDED, 12, 0, Ending(started_at=job.created_at, model=MODEL))


def write_long_document(folder: Path, pattern: dict[str, Any], pages: int) -> str:
    """A job of ``pages`` pages that all are the first page of the job ``pattern``; its id."""
    store = HastyStore(folder)
    job = _job(f"{pages} pages.pdf", datetime.now(UTC))
    page = msgspec.json.decode(store.get(keys.page(pattern["id"], 1, 1)), type=Page)
    preview = store.get(keys.preview(pattern["id"], 1, 1))
    thumbnail = store.get(keys.thumbnail(pattern["id"], 1, 1))
    jobs = Jobs(store)
    jobs.save(job)
    journal = Journal(store, job.id, run=1)
    read = [_page(page, number) for number in range(1, pages + 1)]
    for each in read:
        put_json(store, keys.page(job.id, 1, each.number), each)
        store.put(keys.preview(job.id, 1, each.number), preview)
        store.put(keys.thumbnail(job.id, 1, each.number), thumbnail)
        journal.page_done(each.number)
    result = Result(job_id=job.id, run=1, source=job.source, model=MODEL, pages=read, failed_pages=[])
    put_json(store, keys.result(job.id, 1), result)
    jobs.finish(job, 1, Status.SUCCEEDED, pages, 0, Ending(started_at=job.created_at, model=MODEL))
    return job.id


def _page(page: Page, number: int) -> Page:
    regions = [msgspec.structs.replace(each, id=f"{number}-{each.order}") for each in page.regions]
    return msgspec.structs.replace(page, number=number, regions=regions)


def _job(name: str, created_at: datetime) -> Job:
    source = Source(name=name, media_type="application/pdf", bytes=50_000, sha256="0" * 64)
    return Job(id=keys.new_id(), source=source, created_at=created_at)

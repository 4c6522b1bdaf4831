"""A store that goes away during a request: 503 and nothing is half done, or what was accepted is told."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any

import httpx
import pytest

from docreader import broker, keys
from docreader.access_file import connect_access
from docreader.broker import Queue
from docreader.datasets import Dataset
from docreader.errors import StoreUnavailable
from docreader.journal import Ending
from docreader.run_state import Status
from docreader.settings import Settings
from docreader.store import Readable
from docreader.store.base import put_json
from docreader.store.file import FileStore
from docreader_api.app import create_app
from docreader_api.services import Services
from docreader_api.sweeping import sweeps_of
from tests import documents
from tests.unit.place import age

PDF = documents.pdf()
Act = Callable[["Api"], httpx.Response]


class Flaky(FileStore):
    """Files that are away for the calls that ``away`` tells of by the name of the method and the key."""

    def __init__(self, root: Path) -> None:
        super().__init__(root)
        self.away: Callable[[str, str], bool] = lambda _method, _key: False

    def _call(self, method: str, key: str) -> None:
        if self.away(method, key):
            raise StoreUnavailable("the store is away")

    def put(self, key: str, data: bytes, media_type: str = "application/octet-stream") -> None:
        self._call("put", key)
        super().put(key, data, media_type)

    def put_stream(self, key: str, stream: Readable, media_type: str = "application/octet-stream") -> None:
        self._call("put", key)
        super().put_stream(key, stream, media_type)

    def get(self, key: str) -> bytes:
        self._call("get", key)
        return super().get(key)

    def list(self, prefix: str, start_after: str = "") -> Iterator[Any]:
        self._call("list", prefix)
        yield from super().list(prefix, start_after)

    def exists(self, key: str) -> bool:
        self._call("exists", key)
        return super().exists(key)

    def delete(self, keys: Any) -> None:
        for key in list(keys):
            self._call("delete", key)
            super().delete([key])


class Api:
    """An API in this process over such files, and nobody who reads."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.store = Flaky(folder)
        settings = Settings(store_url=f"file://{folder}", sweep_seconds=0)
        messages = broker.connect("memory://")
        self.publisher = broker.Publisher(messages)
        access = connect_access(settings, "127.0.0.1")
        self.services = Services(settings, self.store, messages, self.publisher, access)

    def ask(self, method: str, path: str, **given: Any) -> httpx.Response:
        """One request."""

        async def send() -> httpx.Response:
            transport = httpx.ASGITransport(create_app(self.services))
            async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
                return await client.request(method, path, **given)

        return asyncio.run(send())

    def submit(self, path: str = "/v1/jobs", key: str | None = None) -> httpx.Response:
        """A document for ``path``."""
        headers = {} if key is None else {"Idempotency-Key": key}
        return self.ask("POST", path, files={"file": ("a.pdf", PDF)}, headers=headers)

    def listed(self, kind: str = "jobs") -> list[str]:
        """The ids of all jobs, or of all trainings."""
        return [each["id"] for each in self.ask("GET", f"/v1/{kind}").json()[kind]]

    def queued(self, queue: Queue = Queue.DOCUMENTS) -> int:
        return self.publisher.depth(queue).result(30)

    def sweep(self, **later: float) -> None:
        """What the sweeps do so much later."""
        age(self.folder, **later)
        sweeps = sweeps_of(self.services)
        for sweep in (sweeps.cleanup.run, sweeps.jobs.run, sweeps.trainings.run):
            sweep()

    def objects(self) -> list[str]:
        return [entry.key for entry in self.store.list("")]


@contextmanager
def started(folder: Path) -> Iterator[Api]:
    api = Api(folder)
    with api.publisher:
        yield api


@pytest.fixture
def api(tmp_path: Path) -> Iterator[Api]:
    with started(tmp_path) as found:
        yield found


class Failing:
    """Tells a store to be away at the write of a number, from 0; ``for_good`` for all that follows, too."""

    def __init__(self, number: int, *, for_good: bool) -> None:
        self._left = number
        self._for_good = for_good

    @property
    def failed(self) -> bool:
        """Whether there was such a write."""
        return self._left < 0

    def __call__(self, method: str, _key: str) -> bool:
        self._left -= method == "put"
        return self.failed and (self._for_good or (method == "put" and self._left == -1))


def failures(
    folder: Path, act: Act, begin: Callable[[Api], object], *, for_good: bool
) -> Iterator[tuple[Api, httpx.Response]]:
    """``act`` where its first write fails, its second and so on, until none does; ``for_good`` the store then
    does nothing more until it has answered.
    """
    for number in count():
        with started(folder / str(number)) as api:
            begin(api)
            api.store.away = failing = Failing(number, for_good=for_good)
            answer = act(api)
            api.store.away = lambda _method, _key: False
            yield api, answer
        if not failing.failed:
            assert number > 1
            return


def nothing(_api: Api) -> None:
    pass


@pytest.mark.parametrize("for_good", [False, True])
def test_a_job_is_accepted_or_nothing_of_it_is_there(tmp_path: Path, for_good: bool) -> None:
    seen = set()
    for api, answer in failures(tmp_path, lambda api: api.submit(key="k"), nothing, for_good=for_good):
        seen.add(answer.status_code)
        accepted = answer.status_code == 202
        if not accepted:
            assert (answer.status_code, answer.json()["code"]) == (503, "store_unavailable")
        if accepted or not for_good:
            assert (len(api.listed()), api.queued()) == (accepted, accepted)
        if not accepted and not for_good:
            assert api.objects() == []
        api.sweep(minutes=6)
        assert (len(api.listed()) == 0) == (api.queued() == 0)
        if not api.listed():
            again = api.submit(key="k")
            assert again.status_code == 202
            assert api.listed() == [again.json()["id"]]
    assert seen == {202, 503}


@pytest.mark.parametrize("for_good", [False, True])
def test_a_retry_is_accepted_or_nothing_of_it_is_there(tmp_path: Path, for_good: bool) -> None:
    def retry(api: Api) -> httpx.Response:
        return api.ask("POST", f"/v1/jobs/{jobs[-1]}/retry")

    def begin(api: Api) -> None:
        jobs.append(api.submit().json()["id"])
        api.services.jobs.finish(api.services.jobs.load(jobs[-1]), 1, Status.PARTIAL, 1, 1, Ending())

    jobs: list[str] = []
    for api, answer in failures(tmp_path, retry, begin, for_good=for_good):
        api.sweep(minutes=6)
        job = api.ask("GET", f"/v1/jobs/{jobs[-1]}").json()
        asked = (job["run"], job["status"]) == (2, "queued")
        assert asked or (job["run"], job["status"]) == (1, "partial")
        assert (api.queued() > 1) == asked
        assert asked or answer.status_code == 503
        if not asked:
            assert retry(api).status_code == 202


@pytest.mark.parametrize("for_good", [False, True])
def test_a_training_is_accepted_or_nothing_of_it_is_there(tmp_path: Path, for_good: bool) -> None:
    def begin(api: Api) -> None:
        dataset = Dataset(
            id="d@1",
            name="d",
            version="1",
            pages=1,
            boxes={},
            bytes=1,
            sha256="0",
            created_at=datetime.now(UTC),
        )
        put_json(api.store, keys.dataset("default", "d", "1") + "dataset.json", dataset)

    def ask(api: Api) -> httpx.Response:
        return api.ask("POST", "/v1/trainings", json={"dataset": "d", "name": "mine"})

    for api, answer in failures(tmp_path, ask, begin, for_good=for_good):
        accepted = answer.status_code == 202
        if accepted or not for_good:
            assert (len(api.listed("trainings")), api.queued(Queue.TRAININGS)) == (accepted, accepted)
        api.sweep(minutes=6)
        assert len(api.listed("trainings")) == api.queued(Queue.TRAININGS)
        if not api.listed("trainings"):
            api.sweep(hours=7)
            assert [key for key in api.objects() if "training" in key] == []


@pytest.mark.parametrize("path", ["/v1/jobs", "/v1/jobs?wait=5", "/v1/read"])
def test_a_job_that_was_accepted_is_told_though_the_store_went_away(api: Api, path: str) -> None:
    def away(method: str, _key: str) -> bool:
        return method != "put" and api.queued() > 0

    api.store.away = away
    answer = api.submit(path)
    assert (answer.status_code, answer.json()["status"]) == (202, "queued"), answer.text
    api.store.away = lambda _method, _key: False
    assert api.listed() == [answer.json()["id"]]
    assert answer.headers["location"] == f"/v1/jobs/{answer.json()['id']}"


def test_a_store_that_is_away_is_told_to_who_asks_for_an_accepted_job_again(api: Api) -> None:
    first = api.submit(key="k")
    api.store.away = lambda method, key: method == "list" and "/journal/" in key
    again = api.submit(key="k")
    assert (again.status_code, again.json()["code"]) == (503, "store_unavailable")
    api.store.away = lambda _method, _key: False
    assert api.submit(key="k").json()["id"] == first.json()["id"]

"""The API of a release through ``kubectl port-forward``, over restarts of its pods."""

import secrets
import subprocess
import time
from types import TracebackType
from typing import Any, Self

import httpx
import pytest

from tests.cluster.kubernetes import program
from tests.cluster.release import NAME, Release
from tests.waiting import free_port, wait_until

ENDED = {"succeeded", "partial", "failed", "cancelled"}
AWAY_SECONDS = 90.0
"""Longest a client asks again while pods or RabbitMQ are replaced."""


class Api:
    """Calls the API; a call that meets a restart is repeated."""

    def __init__(self, release: Release) -> None:
        self._namespace = release.namespace.name
        self._port = free_port()
        self._http = httpx.Client(base_url=f"http://127.0.0.1:{self._port}", timeout=60.0)
        self._tunnel: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._http.close()
        self._close()

    def post(self, name: str, data: bytes, **fields: str) -> str:
        """Post a document once, however often it takes; returns the job's id."""
        headers = {"Idempotency-Key": secrets.token_hex(8)}
        answer = self._call("POST", "/v1/jobs", headers=headers, files={"file": (name, data)}, data=fields)
        assert answer.status_code in {200, 202}, answer.text
        job_id: str = answer.json()["id"]
        return job_id

    def train(self, dataset: bytes, name: str, **options: int) -> str:
        """Send a dataset, and ask for a training of the model ``name`` on it; returns the training's id."""
        sent = self._call("POST", "/v1/datasets", files={"file": ("pages.zip", dataset)}, data={"name": name})
        assert sent.status_code == 201, sent.text
        asked = {"dataset": sent.json()["id"], "name": name, "options": options}
        answer = self._call("POST", "/v1/trainings", json=asked)
        assert answer.status_code == 202, answer.text
        training_id: str = answer.json()["id"]
        return training_id

    def get(self, path: str) -> Any:
        """The JSON at a path."""
        answer = self._call("GET", path)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def ended(self, job_ids: list[str], seconds: float) -> list[dict[str, Any]]:
        """The jobs when all have ended."""
        wait_until(lambda: not self.open(job_ids), "all documents are read", seconds)
        return [self.get(f"/v1/jobs/{job_id}") for job_id in job_ids]

    def open(self, job_ids: list[str]) -> list[str]:
        """The jobs among ``job_ids`` that have not ended."""
        listed = {job["id"]: job["status"] for job in self.get("/v1/jobs?limit=200")["jobs"]}
        return [job_id for job_id in job_ids if listed[job_id] not in ENDED]

    def _call(self, method: str, path: str, **request: Any) -> httpx.Response:
        deadline = time.monotonic() + AWAY_SECONDS
        while True:
            self._open()
            try:
                answer = self._http.request(method, path, **request)
            except httpx.TransportError as error:
                self._close()
                if time.monotonic() > deadline:
                    pytest.fail(f"{method} {path}: {error}")
                continue
            if answer.status_code != 503 or time.monotonic() > deadline:
                return answer
            assert "Retry-After" in answer.headers

    def _open(self) -> None:
        if self._tunnel is not None and self._tunnel.poll() is None:
            return
        command = ["--namespace", self._namespace, "port-forward", f"service/{NAME}", f"{self._port}:80"]
        self._tunnel = subprocess.Popen(
            [program("kubectl"), *command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        wait_until(self._answers, "the port is forwarded", AWAY_SECONDS)

    def _answers(self) -> bool:
        if self._tunnel is None or self._tunnel.poll() is not None:
            return True  # it ended: the next call opens another
        try:
            self._http.get("/healthz", timeout=5.0)
        except httpx.TransportError:
            return False
        return True

    def _close(self) -> None:
        if self._tunnel is not None:
            self._tunnel.kill()
            self._tunnel.wait()
            self._tunnel = None

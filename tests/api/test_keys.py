"""Keys, scopes and tenants of a real server: who gets in, who sees what, and what is in no log."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest

from docreader.access import Scope
from docreader.keys import new_id
from tests import documents
from tests.access import bearer, grant, revoke
from tests.server import Server, running_server
from tests.waiting import wait_until

PUBLIC = ["/", "/healthz", "/readyz", "/metrics", "/openapi.json", "/docs", "/static/page.css"]
SESSION = "/v1/session"


@dataclass
class Keyed:
    """A server that asks for keys, and keys for it."""

    server: Server
    file: Path
    acme: str
    other: str
    without: dict[str, str]
    """For each scope a key of acme that has all others."""
    job: str
    """A job of acme that was read."""

    def client(self, key: str | None = None) -> httpx.Client:
        client = self.server.client()
        client.headers.update(bearer(key) if key else {})
        return client

    @property
    def secrets(self) -> list[str]:
        return [key.split("_", 2)[2] for key in (self.acme, self.other, *self.without.values())]


@pytest.fixture(scope="module")
def keyed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Keyed]:
    folder = tmp_path_factory.mktemp("keyed")
    file = folder / "access.json"
    acme, other = grant(file, "acme"), grant(file, "other")
    without = {scope.value: grant(file, "acme", *sorted(set(Scope) - {scope})) for scope in Scope}
    with running_server(folder, access_file=str(file), log_level="debug") as server:
        found = Keyed(server, file, acme, other, without, "")
        with found.client(acme) as client:
            job = client.post(
                "/v1/jobs", params={"wait": 60}, files={"file": ("a.pdf", documents.pdf())}
            ).json()
        assert job["status"] == "succeeded"
        found.job = job["id"]
        yield found
        assert [secret for secret in found.secrets if secret in server.log] == []
        stored = b"".join(path.read_bytes() for path in (folder / "store").rglob("*") if path.is_file())
        assert [secret for secret in found.secrets if secret.encode() in stored] == []


def calls(keyed: Keyed) -> list[tuple[str, str, str | None]]:
    """Every call of the API: its method, its address and the scope that the document says it needs."""
    with keyed.client() as client:
        paths: dict[str, dict[str, Any]] = client.get("/openapi.json").json()["paths"]
    values = {"job_id": keyed.job, "page": "1", "region": "1"}
    return [
        (method, re.sub(r"{(\w+)}", lambda name: values.get(name[1], "x"), path), next(iter(roles), None))
        for path, methods in paths.items()
        for method, found in methods.items()
        for roles in [found["security"][0]["key"]]
    ]


def test_every_call_wants_a_key(keyed: Keyed) -> None:
    found = calls(keyed)
    assert len(found) > 20
    stranger = "dr_abcdefgh_" + "x" * 43
    attempts = [
        {},
        bearer(stranger),
        {"Authorization": "Bearer"},
        {"Authorization": "Basic YTpi"},
    ]
    with keyed.client() as client:
        for method, path, headers in [(*call[:2], headers) for call in found for headers in attempts]:
            answer = client.request(method, path, headers=headers)
            assert (answer.status_code, answer.json()["code"]) == (401, "unauthorized"), (method, path)
            assert answer.headers["www-authenticate"] == "Bearer"
            assert answer.headers["content-type"] == "application/problem+json"


def test_every_call_wants_its_scope_and_says_which(keyed: Keyed) -> None:
    for method, path, scope in calls(keyed):
        if path == SESSION:
            assert scope is None
            continue
        assert scope is not None
        with keyed.client(keyed.without[scope]) as client:
            answer = client.request(method, path)
        assert (answer.status_code, answer.json()["code"]) == (403, "scope_missing"), (method, path)
        assert answer.json()["details"]["scope"] == scope


def test_who_may_only_read_changes_nothing(keyed: Keyed) -> None:
    for method, path, scope in calls(keyed):
        if path != SESSION:
            assert (scope == "read") == (method == "get"), (method, path)


def test_another_tenant_s_jobs_are_not_there(keyed: Keyed) -> None:
    with keyed.client(keyed.other) as client:
        for method, path, _ in calls(keyed):
            if keyed.job in path:
                answer = client.request(method, path)
                assert (answer.status_code, answer.json()["code"]) == (404, "job_not_found"), (method, path)
        assert client.get("/v1/jobs").json()["jobs"] == []
        assert client.get(SESSION).json() == {"tenant": "other", "scopes": sorted(Scope), "keyed": True}
    with keyed.client(keyed.acme) as client:
        assert keyed.job in {job["id"] for job in client.get("/v1/jobs").json()["jobs"]}
        assert client.get(f"/v1/jobs/{keyed.job}/result").status_code == 200


def test_tenants_share_neither_uploads_nor_idempotency_keys(keyed: Keyed) -> None:
    ids = set()
    for key in (keyed.acme, keyed.other):
        with keyed.client(key) as client:
            answer = client.post(
                "/v1/jobs", headers={"Idempotency-Key": "same"}, files={"file": ("a.pdf", documents.pdf())}
            )
            assert answer.status_code == 202
            ids.add(answer.json()["id"])
    assert len(ids) == 2
    with keyed.client(keyed.acme) as client:
        upload = client.post("/v1/uploads", content=documents.pdf()).json()["id"]
    with keyed.client(keyed.other) as client:
        taken, unknown = (
            client.post("/v1/jobs", json={"source": {"kind": "upload", "id": each}})
            for each in (upload, new_id())
        )
        assert taken.is_client_error
        assert (taken.status_code, taken.json()["code"]) == (unknown.status_code, unknown.json()["code"])


def test_what_tells_nothing_of_jobs_needs_no_key(keyed: Keyed) -> None:
    with keyed.client() as client:
        for path in PUBLIC:
            assert client.get(path).status_code == 200, path


def test_the_document_tells_of_keys_where_there_are_some(keyed: Keyed, server: Server) -> None:
    with keyed.client() as client:
        schemes = client.get("/openapi.json").json()["components"]["securitySchemes"]
    assert schemes["key"]["scheme"] == "bearer"
    with server.client() as client:
        document = client.get("/openapi.json").json()
    assert "securitySchemes" not in document["components"]
    assert not [
        1 for methods in document["paths"].values() for each in methods.values() if "security" in each
    ]


def test_keys_come_and_go_without_a_restart(keyed: Keyed) -> None:
    with keyed.client(grant(keyed.file, "late", Scope.READ)) as client:
        wait_until(lambda: client.get("/v1/jobs").status_code == 200, "the new key is good")
        keyed.file.with_name("good").write_bytes(keyed.file.read_bytes())
        keyed.file.write_text("{}}")
        wait_until(
            lambda: "docreader_access_file_bad 1.0" in client.get("/metrics").text, "the bad file is seen"
        )
        assert client.get("/v1/jobs").status_code == 200
        assert "the keys of before stay in force" in keyed.server.log
        keyed.file.with_name("good").replace(keyed.file)
        wait_until(
            lambda: "docreader_access_file_bad 0.0" in client.get("/metrics").text, "the good file is seen"
        )
        revoke(keyed.file, client.headers["authorization"].split()[1])
        wait_until(lambda: client.get("/v1/jobs").status_code == 401, "the key is refused")


def test_a_session_is_a_cookie_that_scripts_cannot_read(keyed: Keyed) -> None:
    with keyed.client() as client:
        answer = client.post(
            SESSION, headers=bearer(keyed.acme) | {"Origin": "https://docreader.example.com"}
        )
        attributes = answer.headers["set-cookie"].lower().split("; ")
        assert {"httponly", "samesite=strict", "secure", "path=/v1"} <= set(attributes)
        client.cookies.clear()
        assert "secure" not in client.post(SESSION, headers=bearer(keyed.acme)).headers["set-cookie"].lower()
        assert client.get(f"/v1/jobs/{keyed.job}").json()["id"] == keyed.job
        assert client.get(f"/v1/jobs/{keyed.job}/pages/1/preview").status_code == 200
        assert client.delete(SESSION, headers={"Sec-Fetch-Site": "same-origin"}).status_code == 204
        assert client.get(f"/v1/jobs/{keyed.job}").status_code == 401


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_another_site_s_page_changes_nothing(keyed: Keyed, server: Server, site: str) -> None:
    headers = {"Sec-Fetch-Site": site}
    with keyed.client() as client:
        client.post(SESSION, headers=bearer(keyed.acme))
        for method, path, _ in calls(keyed):
            if method != "get":
                answer = client.request(method, path, headers=headers)
                assert (answer.status_code, answer.json()["code"]) == (403, "cross_site"), (method, path)
        allowed = client.post(f"/v1/jobs/{keyed.job}/cancel", headers=headers | bearer(keyed.acme))
        assert allowed.status_code == 200
    with server.client() as client:
        answer = client.post("/v1/jobs", headers=headers, files={"file": ("a.pdf", documents.pdf())})
        assert (answer.status_code, answer.json()["code"]) == (403, "cross_site")


def test_a_browser_that_tells_no_site_is_judged_by_its_origin(server: Server) -> None:
    with server.client() as client:
        own = str(client.base_url).rstrip("/")
        job = client.post("/v1/jobs", files={"file": ("a.pdf", documents.pdf())}).json()["id"]
        cancel = f"/v1/jobs/{job}/cancel"
        for origin in ("https://evil.example.com", "null", "http://[", "http://127.0.0.1"):
            answer = client.post(cancel, headers={"Origin": origin})
            assert (answer.status_code, answer.json()["code"]) == (403, "cross_site"), origin
            assert client.get(f"/v1/jobs/{job}", headers={"Origin": origin}).status_code == 200
            own_cookie = {"Origin": origin, "Cookie": "docreader_session=x"}  # here it need be no key
            assert client.post(cancel, headers=own_cookie).json()["code"] == "cross_site", origin
        forwarded = {"Origin": "http://docs.example.com", "X-Forwarded-Host": "docs.example.com:80"}
        for headers in ({"Origin": own}, forwarded, {}):
            assert client.post(cancel, headers=headers).status_code == 200, headers


def test_the_cookie_tells_our_page_behind_a_proxy_that_hides_its_name(keyed: Keyed) -> None:
    with keyed.client() as client:
        client.post(SESSION, headers=bearer(keyed.acme))
        headers = {"Origin": "http://docs.example.com"}
        assert client.post(f"/v1/jobs/{keyed.job}/cancel", headers=headers).status_code == 200


@pytest.mark.parametrize(
    "host",
    ["evil.example.com", "evil.example.com:8000", "localhost.example.com", "127.0.0.1.example.com", "::"],
)
def test_without_keys_a_site_whose_name_leads_here_reads_and_deletes_nothing(
    server: Server, host: str
) -> None:
    headers = {"Host": host, "Sec-Fetch-Site": "same-origin"}
    with server.client() as client:
        job = client.post("/v1/jobs", files={"file": ("a.pdf", documents.pdf())}).json()["id"]
        for method, path in (("GET", "/v1/jobs"), ("GET", f"/v1/jobs/{job}"), ("DELETE", f"/v1/jobs/{job}")):
            answer = client.request(method, path, headers=headers)
            assert (answer.status_code, answer.json()["code"]) == (403, "foreign_host")
        assert client.get("/readyz", headers=headers).status_code == 200
        assert client.get(f"/v1/jobs/{job}").status_code == 200


@pytest.mark.parametrize(
    "host", ["localhost", "Localhost:3000", "127.0.0.1:80", "127.1.2.3", "[::1]", "[::1]:8000"]
)
def test_without_keys_whoever_is_on_the_machine_is_answered(server: Server, host: str) -> None:
    with server.client() as client:
        assert client.get("/v1/jobs", headers={"Host": host}).status_code == 200


def test_with_keys_or_open_to_all_any_name_will_do(keyed: Keyed, tmp_path: Path) -> None:
    headers = {"Host": "docreader.example.com"}
    with keyed.client(keyed.acme) as client:
        assert client.get("/v1/jobs", headers=headers).status_code == 200
    with (
        running_server(tmp_path, "serve", "--host", "0.0.0.0", open_access="true") as server,  # noqa: S104
        server.client() as client,
    ):
        assert client.get("/v1/jobs", headers=headers).status_code == 200

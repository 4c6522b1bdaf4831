"""A real Chromium before a real docreader; a page that fails its test when the browser complains."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Dialog, Page, expect, sync_playwright

from tests.browser import samples
from tests.receiver import SECRETS
from tests.server import Server, running_server
from tests.waiting import missing

PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
WAIT_MILLISECONDS = 60_000
READ_SECONDS = 90


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """A headless Chromium."""
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None:
        missing(f"no browser: none of {', '.join(PROGRAMS)} is on PATH")
    expect.set_options(timeout=WAIT_MILLISECONDS)
    with sync_playwright() as playwright:
        # Chromium's own sandbox needs rights that containers do not give; the pages shown are ours.
        found = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield found
        found.close()


@pytest.fixture(scope="package")
def docreader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """``docreader serve`` with two models that find known regions."""
    folder = tmp_path_factory.mktemp("docreader")
    samples.write_model(folder / "store", "sample-fine", samples.FINE)
    samples.write_model(folder / "store", "sample-coarse", samples.COARSE)
    webhooks = {"webhook_secret": SECRETS[0], "webhook_allow_private": "true", "webhook_retries": "0.1"}
    with running_server(folder, model="sample-fine", **webhooks) as found:
        yield found


@dataclass
class Screen:
    """A tab of the browser on the page, and what the browser complained of."""

    page: Page
    docreader: Server
    complaints: list[str] = field(default_factory=list)

    def open(self, hash_: str = "#/") -> Page:
        """Go to a view."""
        self.page.goto(f"{self.docreader.url}/{hash_}")
        return self.page

    def show(self, job: dict[str, Any], number: int = 1) -> Page:
        """Open a page of a job and wait for its regions, or for why there are none."""
        page = self.open(f"#/jobs/{job['id']}/pages/{number}")
        expect(page.locator(f".outline[data-region^='{number}-'], .no-page[role=alert]")).not_to_have_count(0)
        return page

    def hear(self, message: ConsoleMessage) -> None:
        """Note what the console says; the network's own lines (a 404, a 422) are the API's answers."""
        if message.type in ("error", "warning") and not message.text.startswith("Failed to load resource"):
            self.complaints.append(message.text)

    def meet(self, dialog: Dialog) -> None:
        """Note a dialog of the browser's own; whether to leave a page is for the test to answer."""
        if dialog.type != "beforeunload":
            self.complaints.append(f"dialog: {dialog.message}")


@pytest.fixture
def new_screen(browser: Browser, docreader: Server) -> Iterator[Callable[..., Screen]]:
    """Opens tabs, each with a profile of its own; fails the test on errors and violations of the policy."""
    screens: list[Screen] = []

    def make(**options: Any) -> Screen:
        given = {"viewport": {"width": 1280, "height": 800}, "reduced_motion": "reduce", **options}
        context = browser.new_context(**given, permissions=["clipboard-read", "clipboard-write"])
        context.set_default_timeout(WAIT_MILLISECONDS)
        screen = Screen(context.new_page(), docreader)
        screen.page.on("console", screen.hear)
        screen.page.on("pageerror", lambda error: screen.complaints.append(str(error)))
        screen.page.on("dialog", screen.meet)
        screens.append(screen)
        return screen

    yield make
    for screen in screens:
        screen.page.context.close()
    assert [screen.complaints for screen in screens if screen.complaints] == []


@pytest.fixture
def screen(new_screen: Callable[..., Screen]) -> Screen:
    """A tab of the size of a laptop."""
    return new_screen()


@pytest.fixture(scope="package")
def read(docreader: Server) -> Callable[..., dict[str, Any]]:
    """Has documents read over HTTP; answers the ended job."""

    def submit(data: bytes, name: str = "report.pdf", **options: str) -> dict[str, Any]:
        with docreader.client() as client:
            answer = client.post(
                "/v1/jobs",
                params={"wait": READ_SECONDS},
                files={"file": (name, data)},
                data=options,
                timeout=READ_SECONDS + 10,
            )
        job: dict[str, Any] = answer.raise_for_status().json()
        return job

    return submit


@pytest.fixture(scope="package")
def report(read: Callable[..., dict[str, Any]]) -> dict[str, Any]:
    """A job: a report of three pages that was read."""
    job = read(samples.report(3))
    assert job["status"] == "succeeded"
    return job


@pytest.fixture(scope="package")
def first_page(docreader: Server, report: dict[str, Any]) -> dict[str, Any]:
    """What the API says of the report's first page."""
    with docreader.client() as client:
        page: dict[str, Any] = client.get(f"/v1/jobs/{report['id']}/pages/1").raise_for_status().json()
    return page


@pytest.fixture
def pdf(tmp_path: Path) -> Callable[..., Path]:
    """Writes a sample report to a file."""

    def write(name: str, pages: int = 2) -> Path:
        path = tmp_path / name
        path.write_bytes(samples.report(pages))
        return path

    return write

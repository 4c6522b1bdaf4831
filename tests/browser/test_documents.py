"""The first screen: the list shows where documents stand, each can be stopped or deleted."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, Route, expect

from tests import documents
from tests.browser import archive
from tests.browser.conftest import Screen
from tests.server import running_server

Read = Callable[..., dict[str, Any]]
ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples/paper.pdf"
SHIPPED = ROOT / "services/api/docreader_api/static/example.pdf"


def row(page: Page, name: str) -> Locator:
    """The newest document of that name in the list."""
    return page.locator("li.job").filter(has=page.get_by_role("link", name=name, exact=True)).first


def test_the_first_screen_says_what_docreader_does(screen: Screen) -> None:
    page = screen.open()
    expect(page.get_by_role("heading", level=1)).to_contain_text("titles, paragraphs, tables and figures")
    expect(page.get_by_role("contentinfo")).to_contain_text("Ready")


def test_an_empty_docreader_offers_an_example(new_screen: Callable[..., Screen], tmp_path: Path) -> None:
    assert EXAMPLE.read_bytes() == SHIPPED.read_bytes()
    with running_server(tmp_path) as server:
        screen = new_screen()
        screen.docreader = server
        page = screen.open()
        page.get_by_label("Show").select_option("failed")
        expect(page.locator(".documents")).to_contain_text("No document is “Failed”")
        page.get_by_role("button", name="Show all documents").click()
        example = page.get_by_role("button", name="Read an example")
        page.route(
            "**/static/example.pdf", lambda route: route.fulfill(status=404, body="Not found"), times=1
        )
        example.click()
        expect(page.get_by_role("status").filter(has_text="The server answered 404.")).to_be_visible()
        page.context.set_offline(True)
        example.click()
        expect(page.get_by_role("status").filter(has_text="The server does not answer")).to_be_visible()
        page.context.set_offline(False)
        expect(page.get_by_label("Uploads")).to_have_count(0)
        example.click()
        expect(page.get_by_role("heading", name="example.pdf")).to_be_visible()
        expect(page.get_by_role("article").first).to_contain_text("Reading pages at scale")
        screen.open("#/datasets")
        expect(page.locator(".empty code")).to_have_text("docreader dataset from-jobs")


def test_ten_thousand_documents_are_as_light_as_fifty(
    new_screen: Callable[..., Screen], tmp_path: Path
) -> None:
    """A page of the list is asked for at a time, and the rare ones are found however old they are."""
    archive.write_jobs(tmp_path / "store", 10_000, failed=20)
    with running_server(tmp_path) as server:
        screen = new_screen()
        screen.docreader = server
        page = screen.open()
        jobs = page.locator("li.job")
        expect(jobs).to_have_count(50)
        page.get_by_role("button", name="Show more").click()
        expect(jobs).to_have_count(100)
        page.get_by_label("Show").select_option("failed")
        expect(row(page, "archive-9999.pdf")).to_contain_text("export or upload it again")
        expect(jobs).to_have_count(20)
        page.get_by_label("Show").select_option("running")
        expect(page.locator(".documents")).to_contain_text("No document is “Reading”")


def test_options_choose_pages_and_model(screen: Screen, pdf: Callable[..., Path]) -> None:
    page = screen.open()
    page.locator("summary", has_text="Options").click()
    page.get_by_label("Model").select_option("sample-coarse@1")
    page.get_by_label("Pages").fill("2")
    page.get_by_label("Choose documents").set_input_files(pdf("chosen.pdf", 3))
    expect(page.locator(".head .status")).to_have_text("Read")
    expect(page.locator(".head .facts")).to_have_text("1 pagesample-coarse@1")
    expect(page.get_by_role("navigation", name="Pages").get_by_role("link")).to_have_count(1)


def test_a_failed_document_says_why_and_is_deleted_after_asking(screen: Screen, read: Read) -> None:
    read(documents.encrypted_pdf(), "before.pdf")
    read(documents.encrypted_pdf(), "locked.pdf")
    page = screen.open()
    locked = row(page, "locked.pdf")
    expect(locked.locator(".status")).to_have_text("Failed")
    expect(locked).to_contain_text("remove the protection")
    # Read again, it would fail again.
    expect(locked.get_by_role("button")).to_have_count(1)
    locked.get_by_role("button", name="Delete locked.pdf").click()
    page.get_by_role("dialog").get_by_role("button", name="Keep").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(locked.get_by_role("button", name="Delete locked.pdf")).to_be_focused()
    page.keyboard.press("Enter")
    page.get_by_role("dialog").get_by_role("button", name="Delete").click()
    expect(page.get_by_role("status").filter(has_text="locked.pdf: deleted")).to_be_visible()
    expect(page.get_by_role("link", name="locked.pdf", exact=True)).to_have_count(0)
    expect(page.get_by_role("link", name="before.pdf")).to_be_focused()


def test_a_long_document_is_stopped_and_read_on(screen: Screen, pdf: Callable[..., Path]) -> None:
    page = screen.open()
    page.get_by_label("Choose documents").set_input_files(pdf("endless.pdf", 200))
    expect(page.locator(".outline")).not_to_have_count(0)
    expect(page.locator(".head .status")).to_have_text("Reading")
    page.get_by_role("link", name="All documents").click()
    endless = row(page, "endless.pdf")
    expect(endless.get_by_role("progressbar")).to_be_visible()
    endless.get_by_role("button", name="Stop endless.pdf").click()
    expect(endless.locator(".status")).to_have_text("Stopped")
    expect(endless).to_contain_text("of 200 pages")
    endless.get_by_role("button", name="Read endless.pdf again").click()
    expect(endless.locator(".status")).to_have_text("Reading")
    endless.get_by_role("button", name="Delete endless.pdf").click()
    page.get_by_role("dialog").get_by_role("button", name="Delete").click()
    expect(page.get_by_role("link", name="endless.pdf", exact=True)).to_have_count(0)


def test_a_filter_whose_first_answer_was_lost_goes_on_to_what_there_is(screen: Screen, read: Read) -> None:
    read(documents.truncated_pdf(), "far-back.pdf")
    answers = iter(["lost", "lost again", "empty"])

    def answer(route: Route) -> None:
        given = next(answers, "found")
        if given == "empty":
            route.fulfill(json={"jobs": [], "next_cursor": "further"})
        elif given == "found":
            route.continue_(url=re.sub("&?cursor=further", "", route.request.url))
        else:
            route.abort("internetdisconnected")

    screen.page.route(re.compile(r"/v1/jobs\?.*status=failed"), answer)
    page = screen.open()
    page.get_by_label("Show").select_option("failed")
    expect(page.locator(".documents").get_by_role("alert")).to_contain_text("The server does not answer")
    expect(row(page, "far-back.pdf")).to_be_visible()


def test_the_list_is_filtered_and_goes_on(screen: Screen, read: Read) -> None:
    for number in range(55):
        read(documents.truncated_pdf(), f"broken-{number}.pdf")
    page = screen.open()
    page.get_by_label("Show").select_option("failed")
    jobs = page.locator("li.job")
    expect(row(page, "broken-54.pdf")).to_be_visible()
    expect(jobs).to_have_count(50)
    expect(jobs.locator(".status.succeeded")).to_have_count(0)
    page.get_by_role("button", name="Show more").click()
    last = page.get_by_role("link", name="broken-0.pdf")
    last.click()
    expect(page.get_by_role("heading", name="broken-0.pdf")).to_be_visible()
    page.go_back()
    expect(last).to_be_focused()
    expect(last).to_be_in_viewport()

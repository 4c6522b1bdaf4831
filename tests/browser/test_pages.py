"""A document's pages: turned, drawn larger, a thousand of them, and one that could not be read."""

from collections.abc import Callable
from typing import Any

from playwright.sync_api import expect

from tests import documents
from tests.browser import archive, samples
from tests.browser.conftest import Screen
from tests.server import Server

Json = dict[str, Any]
SEEN = """(seen) => {
    Object.defineProperty(document, "hidden", {value: !seen, configurable: true});
    document.dispatchEvent(new Event("visibilitychange"));
}"""


def test_pages_are_turned_by_key_number_and_thumbnail(screen: Screen, report: Json) -> None:
    page = screen.show(report)
    number = page.get_by_label("Page", exact=True)
    page.keyboard.press("ArrowRight")
    expect(number).to_have_value("2")
    expect(page.locator(".outline[data-region^='2-']")).not_to_have_count(0)
    page.keyboard.press("ArrowLeft")
    expect(number).to_have_value("1")
    number.fill("3")
    number.press("Enter")
    expect(page.get_by_role("button", name="Next page")).to_be_disabled()
    page.get_by_role("link", name="Page 2").click()
    expect(number).to_have_value("2")
    page.reload()
    expect(number).to_have_value("2")
    expect(page).to_have_title("report.pdf, page 2 – docreader")


def test_a_page_is_drawn_larger_and_fits_again(screen: Screen, report: Json) -> None:
    page = screen.show(report)
    wider = "(desk) => desk.scrollWidth > desk.clientWidth"
    desk = page.get_by_role("group", name="Preview")
    assert not desk.evaluate(wider)
    page.keyboard.press("+")
    expect(page.locator(".sheet")).to_have_css("--zoom", "1.25")
    assert desk.evaluate(wider)
    page.keyboard.press("-")
    expect(page.locator(".sheet")).to_have_css("--zoom", "1")
    assert not desk.evaluate(wider)


def test_beyond_the_last_page_there_is_a_way_back(screen: Screen, report: Json) -> None:
    page = screen.open(f"#/jobs/{report['id']}/pages/99")
    expect(page.locator(".sheet")).to_contain_text("There are only 3 pages")
    expect(page.get_by_role("button", name="Next page")).to_be_disabled()
    page.get_by_role("button", name="Previous page").click()
    expect(page.get_by_label("Page", exact=True)).to_have_value("3")


def test_a_page_that_failed_says_so_in_its_place(screen: Screen, read: Callable[..., Json]) -> None:
    job = read(samples.report(3, giant=2), "giant.pdf")
    assert job["status"] == "partial"
    page = screen.show(job, 2)
    expect(page.locator(".sheet").get_by_role("alert")).to_contain_text("Page 2 could not be read")
    expect(page.locator(".sheet").get_by_role("alert")).to_contain_text("inches")
    expect(page.get_by_role("link", name="Page 2, failed")).to_be_visible()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".outline[data-region^='3-']")).not_to_have_count(0)
    page.get_by_role("link", name="show what failed").click()
    expect(page.get_by_label("Page", exact=True)).to_have_value("2")
    page.get_by_role("button", name="Read giant.pdf again").click()
    expect(page.locator(".head")).to_contain_text("run 2")
    expect(page.locator(".head .status")).to_have_text("Read in part")


def test_a_thousand_pages_are_as_light_as_a_few(screen: Screen, read: Callable[..., Json]) -> None:
    """Thumbnails out of sight are not in the document; those scrolled to come at once."""
    page = screen.open()
    page.get_by_label("Choose documents").set_input_files(
        {"name": "thousand.pdf", "mimeType": "application/pdf", "buffer": documents.endless_pdf(1000)}
    )
    expect(page.locator(".page-number")).to_contain_text("of 1000")
    strip = page.get_by_role("navigation", name="Pages")
    strip.evaluate("(element) => { element.scrollTop = element.scrollHeight; }")
    expect(strip.get_by_role("link", name="Page 1000")).to_be_visible()
    assert strip.get_by_role("link").count() < 30
    page.get_by_role("button", name="Stop thousand.pdf").click()
    expect(page.locator(".head .status")).to_have_text("Stopped")


def test_a_thousand_pages_that_were_read_are_gone_through(
    screen: Screen, docreader: Server, report: Json
) -> None:
    long = archive.write_long_document(docreader.folder / "store", report, 1000)
    asked: list[str] = []
    screen.page.on("request", lambda request: asked.append(request.url))
    page = screen.show({"id": long})
    number = page.get_by_label("Page", exact=True)
    number.fill("900")
    number.press("Enter")
    expect(page.locator(".outline[data-region^='900-']")).not_to_have_count(0)
    page.get_by_role("button", name="Next page").click()
    expect(page.locator(".outline[data-region^='901-']")).not_to_have_count(0)
    page.get_by_label("Search in the document").fill("needle1")
    expect(page.locator(".hits")).to_contain_text("More than 300 places")
    expect(page.get_by_role("navigation", name="Pages").get_by_role("link", name="Page 901")).to_be_visible()
    assert page.get_by_role("navigation", name="Pages").get_by_role("link").count() < 30
    pages = {url.split("?")[0] for url in asked if f"/v1/jobs/{long}/pages/" in url}
    assert len(pages) < 100

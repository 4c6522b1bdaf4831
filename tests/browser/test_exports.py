"""What was read leaves the page: as Markdown, JSON, tables and files."""

import csv
import zipfile
from typing import Any

from playwright.sync_api import Page, Route, expect

from tests.browser import samples
from tests.browser.conftest import Screen

Json = dict[str, Any]
SEEN = """(seen) => {
    Object.defineProperty(document, "hidden", {value: !seen, configurable: true});
    document.dispatchEvent(new Event("visibilitychange"));
}"""


def test_markdown_json_and_copies(screen: Screen, report: Json, first_page: Json) -> None:
    page = screen.show(report)
    page.get_by_role("tab", name="Text").focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("tab", name="Crops")).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("tab", name="Markdown")).to_be_focused()
    expect(page.get_by_role("tabpanel")).to_contain_text("# How pages are read, part 1")
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("tabpanel")).to_contain_text('"text_source": "pdf"')
    page.get_by_role("button", name="Copy JSON").click()
    expect(page.get_by_role("status").filter(has_text="JSON copied")).to_be_visible()
    copied = page.evaluate("async () => JSON.parse(await navigator.clipboard.readText())")
    assert copied == first_page


def test_tables_are_copied_and_saved_as_tables(screen: Screen, report: Json) -> None:
    page = screen.show(report)
    rows = ["\t".join(cells) for cells in samples.ROWS]
    region = page.get_by_role("article", name="table")
    region.hover()
    region.get_by_role("button", name="Copy table").click()
    expect(page.get_by_role("status").filter(has_text="Table copied")).to_be_visible()
    assert clipboard(page, "text/plain").splitlines() == rows
    page.get_by_role("button", name="Copy Text", exact=True).click()
    expect(page.get_by_role("status").filter(has_text="Text copied")).to_be_visible()
    assert set(rows) < set(clipboard(page, "text/plain").splitlines())
    assert "Small model</td>" in clipboard(page, "text/html")
    with page.expect_download() as download:
        region.get_by_role("button", name="as CSV").click()
    with download.value.path().open(encoding="utf-8-sig", newline="") as file:
        assert [tuple(row) for row in csv.reader(file)] == samples.ROWS


def test_all_that_was_read_is_downloaded_in_one_archive(screen: Screen, report: Json) -> None:
    page = screen.show(report)
    page.get_by_text("Download", exact=True).click()
    with page.expect_download() as download:
        page.get_by_role("link", name="Everything, with pictures").click()
    assert download.value.suggested_filename.endswith(".zip")
    with zipfile.ZipFile(download.value.path()) as packed:
        assert {"result.json", "result.md", "pages/00001.webp"} <= set(packed.namelist())


def clipboard(page: Page, form: str) -> str:
    """What a program would paste that takes ``form``, a media type."""
    pasted: str = page.evaluate(
        "async (form) => (await (await navigator.clipboard.read())[0].getType(form)).text()", form
    )
    return pasted


def test_what_the_filters_hide_is_not_copied(screen: Screen, report: Json) -> None:
    page = screen.show(report)
    page.get_by_role("group", name="Filter regions").get_by_role("button", name="list-item").click()
    page.get_by_role("button", name="Copy Text", exact=True).click()
    expect(page.get_by_role("status").filter(has_text="Text copied")).to_be_visible()
    copied = clipboard(page, "text/plain")
    assert "A footnote that explains a word" in copied
    assert "needle1" not in copied


def test_markdown_that_is_lost_takes_nothing_else_with_it(screen: Screen, report: Json) -> None:
    page = screen.show(report)

    def lose(route: Route) -> None:
        if route.request.headers["accept"] == "text/markdown":
            route.abort("internetdisconnected")
        else:
            route.fallback()

    page.route("**/pages/1", lose)
    page.get_by_role("tab", name="Markdown").click()
    expect(page.get_by_role("tabpanel").get_by_role("alert")).to_contain_text("does not answer")
    expect(page.get_by_role("img", name="Page 1")).to_be_visible()
    page.unroute("**/pages/1", lose)
    page.get_by_role("tabpanel").get_by_role("button", name="Try again").click()
    expect(page.get_by_role("tabpanel")).to_contain_text("# How pages are read, part 1")


def test_what_was_read_is_downloaded(screen: Screen, report: Json) -> None:
    page = screen.show(report)
    for name, file in (
        ("JSON", "report.json"),
        ("Markdown", "report.md"),
        ("The document itself", "report.pdf"),
    ):
        page.locator("summary", has_text="Download").click()
        with page.expect_download() as download:
            page.get_by_role("link", name=name, exact=True).click()
        assert download.value.suggested_filename == file
        assert download.value.path().stat().st_size > 0

"""A document's view: its page with regions, and what was read of it."""

import math
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pymupdf
import pytest
from playwright.sync_api import expect

from tests import documents
from tests.browser import samples
from tests.browser.conftest import Screen
from tests.server import Server, running_server
from tests.waiting import wait_until

Json = dict[str, Any]
SEEN = """(seen) => {
    Object.defineProperty(document, "hidden", {value: !seen, configurable: true});
    document.dispatchEvent(new Event("visibilitychange"));
}"""


@pytest.fixture
def running(docreader: Server) -> Iterator[Json]:
    """A job of many pages that was just begun."""
    with docreader.client() as client:
        file = ("many.pdf", samples.report(400))
        job: Json = client.post("/v1/jobs", files={"file": file}).raise_for_status().json()
        yield job
        client.delete(f"/v1/jobs/{job['id']}").raise_for_status()


def in_order(page: Json) -> list[Json]:
    """Regions as they are read."""
    return sorted(page["regions"], key=lambda region: region["order"])


def test_regions_are_drawn_where_they_are_and_read_in_order(
    screen: Screen, report: Json, first_page: Json
) -> None:
    page = screen.show(report)
    regions = in_order(first_page)
    expect(page.locator(".outline")).to_have_count(len(regions))
    expect(page.locator(".tag text")).to_have_text([region["label"] for region in regions])
    names = [f"{region['order']}, {region['label']}" for region in regions]
    found = [article.get_attribute("aria-label") for article in page.get_by_role("article").all()]
    assert found == names
    sheet, drawn = (
        page.locator(".sheet").bounding_box(),
        page.locator(f".outline[data-region='{regions[0]['id']}']").bounding_box(),
    )
    assert sheet is not None
    assert drawn is not None
    left = (drawn["x"] - sheet["x"]) / sheet["width"] * first_page["width"]
    assert abs(left - regions[0]["box"][0]) < 2
    preview = page.get_by_role("img", name="Page 1")
    expect(preview).to_have_js_property("complete", True)
    assert preview.evaluate("(image) => image.naturalWidth") > 0


def test_text_of_a_document_is_never_markup(screen: Screen, report: Json) -> None:
    page = screen.show(report)
    expect(page.locator("#content")).to_contain_text(samples.HOSTILE)
    page.get_by_label("Search in the document").fill("onerror")
    expect(page.locator(".hits")).to_contain_text("<img src=x onerror")
    for tab in ("Markdown", "JSON"):
        page.get_by_role("tab", name=tab).click()
        expect(page.locator("#content")).to_contain_text("onerror=alert(1)")
    assert page.locator("img[src=x], #app script").count() == 0


def test_links_of_a_document_can_be_followed(screen: Screen, report: Json) -> None:
    page = screen.show(report)
    link = page.get_by_role("article").get_by_role("link", name="a word")
    expect(link).to_have_attribute("href", samples.LINK)
    expect(link).to_have_attribute("rel", "noopener noreferrer")
    page.get_by_label("Search in the document").fill("explains a wo")
    expect(link.locator("mark")).to_have_text("a wo")
    page.get_by_role("tab", name="Markdown").click()
    expect(page.locator("#content")).to_contain_text(f"[a word]({samples.LINK})")


def test_region_and_text_point_at_each_other(screen: Screen, report: Json, first_page: Json) -> None:
    page = screen.show(report)
    last = in_order(first_page)[-1]["id"]
    outline, article = (
        page.locator(f".outline[data-region='{last}']"),
        page.locator(f"article[data-region='{last}']"),
    )
    outline.scroll_into_view_if_needed()
    outline.hover()
    expect(article).to_have_class(re.compile("hovered"))
    outline.click()
    expect(article).to_have_attribute("data-chosen", "")
    expect(article).to_be_in_viewport()

    first = in_order(first_page)[0]["id"]
    page.locator(f"article[data-region='{first}'] .label").focus()
    page.keyboard.press("Enter")
    chosen = page.locator(f".outline[data-region='{first}']")
    expect(chosen).to_have_attribute("data-chosen", "")
    expect(chosen).to_be_in_viewport()


def test_the_legend_filters_by_label_and_score(screen: Screen, report: Json, first_page: Json) -> None:
    page = screen.show(report)
    regions = first_page["regions"]
    legend = page.get_by_role("group", name="Filter regions")
    legend.get_by_role("button", name="list-item").click()
    others = [region for region in regions if region["label"] != "list-item"]
    assert len(others) < len(regions)
    expect(page.locator(".outline")).to_have_count(len(others))
    expect(page.get_by_role("article")).to_have_count(len(others))
    legend.get_by_role("button", name="list-item").click()
    expect(page.locator(".outline")).to_have_count(len(regions))

    least = math.floor(100 * max(region["score"] for region in regions)) / 100
    legend.get_by_role("slider").fill(str(least))
    sure = [region for region in regions if region["score"] >= least]
    assert 0 < len(sure) < len(regions)
    expect(page.locator(".outline")).to_have_count(len(sure))
    expect(legend.get_by_role("status")).to_have_text(f"{least:.2f}")
    legend.get_by_role("button", name="Show all").click()
    expect(page.locator(".outline")).to_have_count(len(regions))
    expect(legend.get_by_role("button", name="Show all")).to_have_count(0)


def test_the_reading_order_is_shown(screen: Screen, report: Json, first_page: Json) -> None:
    page = screen.show(report)
    page.get_by_role("button", name="Reading order").click()
    # Where the label has no room its number stands alone.
    labels = [re.compile(f"^{region['order']}( {region['label']})?$") for region in in_order(first_page)]
    expect(page.locator(".tag text")).to_have_text(labels)
    expect(page.locator(".path")).to_have_count(1)


def test_tables_are_tables_and_figures_are_their_crops(
    screen: Screen, report: Json, first_page: Json
) -> None:
    page = screen.show(report)
    table = next(region["table"] for region in first_page["regions"] if region.get("table"))
    cells = sorted(table["cells"], key=lambda cell: (cell["row"], cell["column"]))
    drawn = page.get_by_role("article").get_by_role("cell")
    expect(drawn).to_have_text([cell["text"] for cell in cells])
    spans = [(cell["row_span"], cell["column_span"]) for cell in cells]
    assert drawn.evaluate_all("(cells) => cells.map((cell) => [cell.rowSpan, cell.colSpan])") == [
        list(each) for each in spans
    ]
    crop = page.locator("img.crop").first
    crop.scroll_into_view_if_needed()
    page.wait_for_function("() => document.querySelector('img.crop').naturalWidth > 0")


def test_crops_are_seen_lead_to_the_page_and_are_downloaded(
    screen: Screen, report: Json, first_page: Json
) -> None:
    page = screen.show(report)
    page.get_by_role("tab", name="Crops").click()
    cut = [region for region in in_order(first_page) if region.get("crop")]
    expect(page.locator(".crops img")).to_have_count(len(cut))
    last = cut[-1]
    page.get_by_role("button", name=f"{last['label']} {last['order']}, show on the page").click()
    chosen = page.locator(f".outline[data-region='{last['id']}']")
    expect(chosen).to_have_attribute("data-chosen", "")
    expect(chosen).to_be_in_viewport()
    with page.expect_download() as download:
        page.get_by_label(f"Download the picture of {last['label']} {last['order']}").click()
    assert download.value.path().read_bytes().startswith(b"\x89PNG")


def test_search_finds_marks_and_goes_there(screen: Screen, report: Json) -> None:
    page = screen.show(report)
    page.keyboard.press("/")
    field = page.get_by_label("Search in the document")
    expect(field).to_be_focused()
    field.fill("NEEDLE3")
    hit = page.locator(".hits").get_by_role("button")
    expect(hit).to_have_count(1)
    field.press("Enter")
    expect(hit).to_be_focused()
    hit.press("Enter")
    expect(page.get_by_label("Page", exact=True)).to_have_value("3")
    chosen = page.locator("article[data-chosen]")
    expect(chosen.locator("mark")).to_have_text("needle3")
    expect(chosen).to_be_in_viewport()
    field.fill("nowhere to be found")
    expect(page.locator(".hits")).to_contain_text("Nowhere in the text")


def test_all_that_was_read_of_a_stopped_document_is_searched(
    screen: Screen, docreader: Server, running: Json
) -> None:
    job = f"/v1/jobs/{running['id']}"
    with docreader.client() as client:
        wait_until(lambda: client.get(job).json()["pages"]["done"] > 2, "three pages are read")
        client.post(f"{job}/cancel").raise_for_status()
    page = screen.open(f"#/jobs/{running['id']}")
    expect(page.locator(".head .status")).to_have_text("Stopped")
    page.get_by_label("Search in the document").fill("second   FINDING")
    hits = page.locator(".hits")
    expect(hits).to_contain_text("(in the pages that were read)")
    expect(hits.get_by_role("button").filter(has_text="p. 3")).to_have_count(1)


def test_a_document_that_is_not_there_says_so(screen: Screen) -> None:
    page = screen.open("#/jobs/00000000000000000000")
    expect(page.get_by_role("heading", level=1)).to_have_text("This document is not here")


@pytest.mark.parametrize("view", ["#/jobs/{id}/pages/1", "#/compare/{id}/{id}/pages/1"])
def test_a_document_that_cannot_be_shown_now_is_shown_later(screen: Screen, report: Json, view: str) -> None:
    asked = re.compile(rf"/v1/jobs/{report['id']}(/events)?$")
    screen.page.route(asked, lambda route: route.fulfill(status=502, body="<h1>Bad gateway</h1>"))
    page = screen.open(view.format(**report))
    expect(page.get_by_role("heading", level=1)).to_have_text("This document cannot be shown now")
    expect(page.get_by_role("alert")).to_have_text("The server answered 502.")
    page.unroute(asked)
    expect(page.get_by_role("heading", level=1)).to_have_text("report.pdf")


def test_a_document_of_which_nothing_was_read_says_why(screen: Screen, read: Callable[..., Json]) -> None:
    job = read(documents.encrypted_pdf(), "secret.pdf")
    page = screen.open(f"#/jobs/{job['id']}")
    expect(page.get_by_role("heading", level=2)).to_have_text("This document could not be read")
    expect(page.get_by_role("alert")).to_contain_text("remove the protection")


def test_the_page_goes_on_after_the_server_was_killed(
    new_screen: Callable[..., Screen], tmp_path: Path
) -> None:
    with running_server(tmp_path) as server:
        screen = new_screen()
        screen.docreader = server
        page = screen.open()
        page.get_by_label("Choose documents").set_input_files(
            {"name": "lasting.pdf", "mimeType": "application/pdf", "buffer": samples.report(20)}
        )
        expect(page.locator(".outline")).not_to_have_count(0)
        server.kill()
        server.start()
        expect(page.locator(".head .status")).to_have_text("Read")
        expect(page.locator(".head .facts")).to_contain_text("20 pages")


def test_many_tabs_follow_running_documents(screen: Screen, docreader: Server, running: Json) -> None:
    """A browser holds six connections to a server: a tab that nobody sees holds none."""
    tabs = [screen.page, *(screen.page.context.new_page() for _ in range(7))]
    for tab in tabs:
        tab.goto(f"{docreader.url}/#/jobs/{running['id']}")
        expect(tab.locator(".outline")).not_to_have_count(0)
        tab.evaluate(SEEN, False)
    with docreader.client() as client:
        client.post(f"/v1/jobs/{running['id']}/cancel").raise_for_status()
    screen.page.evaluate(SEEN, True)
    expect(screen.page.locator(".head .status")).to_have_text("Stopped")


def test_code_is_set_in_as_it_was(screen: Screen, read: Callable[..., Json]) -> None:
    code = "def words(page):\n    for line in page:\n        yield from line"
    document = pymupdf.open()
    document.new_page(width=samples.WIDTH, height=samples.HEIGHT).insert_text(
        (80, 400), code, fontsize=10, fontname="cour"
    )
    page = screen.show(read(document.tobytes(), "code.pdf", model="sample-coarse"))
    assert page.locator(".words", has_text="def words").inner_text() == code

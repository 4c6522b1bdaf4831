"""The models: their cards, which is used, and two of them side by side."""

from collections.abc import Callable
from typing import Any

from playwright.sync_api import expect

from tests.browser import samples
from tests.browser.conftest import Screen
from tests.server import Server


def test_each_model_has_a_card_and_one_is_used(screen: Screen) -> None:
    page = screen.open("#/models")
    fine, coarse = (
        page.get_by_role("listitem").filter(has=page.get_by_role("heading", name=name))
        for name in ("sample-fine", "sample-coarse")
    )
    expect(fine).to_contain_text("mAP 0.90, F1 0.92, 60 pages")
    fine.locator("summary", has_text="family").click()
    expect(fine.get_by_role("table", name="Held out: families that were held out")).to_be_visible()
    expect(fine.get_by_role("row", name="text")).to_contain_text("0.95")
    expect(fine).to_contain_text("section-header")
    expect(fine).to_contain_text("Used by default")
    page.get_by_role("button", name="Use sample-coarse@1 by default").click()
    expect(coarse).to_contain_text("Used by default")
    page.get_by_role("button", name="Use sample-fine@1 by default").click()
    expect(fine).to_contain_text("Used by default")


def test_two_models_are_seen_on_the_same_page(screen: Screen, read: Callable[..., dict[str, Any]]) -> None:
    job = read(samples.report(2), "both.pdf", model="sample-fine")
    page = screen.open(f"#/jobs/{job['id']}/pages/1")
    page.locator("summary", has_text="Compare").click()
    expect(page.get_by_role("button", name="sample-fine@1")).to_have_count(0)
    page.get_by_role("button", name="sample-coarse@1").click()
    left, right = (
        page.get_by_role("region", name="sample-fine"),
        page.get_by_role("region", name="sample-coarse@1"),
    )
    expect(left.locator(".outline[data-region^='1-']")).not_to_have_count(0)
    expect(right.locator(".outline[data-region^='1-']")).not_to_have_count(0)
    page.keyboard.press("ArrowRight")
    expect(left.get_by_role("img", name="Page 2")).to_be_visible()
    expect(right.get_by_role("img", name="Page 2")).to_be_visible()
    expect(left.locator(".outline[data-region^='2-']")).not_to_have_count(0)
    expect(right.locator(".outline[data-region^='2-']")).not_to_have_count(0)
    scroll = "(desk) => { desk.scrollTop = 120; }"
    left.locator(".desk").evaluate(scroll)
    page.wait_for_function(
        "() => [...document.querySelectorAll('.desk')].every((desk) => desk.scrollTop === 120)"
    )


def test_a_document_is_compared_with_what_did_not_read_it(
    screen: Screen, docreader: Server, report: dict[str, Any]
) -> None:
    """Whichever is used by default since."""
    page = screen.open("#/models")
    page.get_by_role("button", name="Use sample-coarse@1 by default").click()
    expect(page.get_by_role("button", name="Use sample-fine@1 by default")).to_be_visible()
    screen.show(report)
    page.locator("summary", has_text="Compare").click()
    expect(page.get_by_role("button", name="sample-coarse@1")).to_be_visible()
    expect(page.get_by_role("button", name="sample-fine@1")).to_have_count(0)
    with docreader.client() as client:
        client.put("/v1/models/sample-fine/default", params={"version": "1"}).raise_for_status()

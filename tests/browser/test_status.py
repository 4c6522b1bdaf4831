"""How docreader is, on its page."""

import re

from playwright.sync_api import Route, expect

from tests.browser.conftest import Screen


def test_the_queues_are_shown_with_what_waits_in_them(screen: Screen) -> None:
    page = screen.open("#/")
    page.get_by_role("link", name="Status").click()
    queues = page.get_by_role("table", name="Queues")
    expect(queues.get_by_role("row", name="documents")).to_contain_text("0")
    expect(queues.get_by_role("row", name="pages")).to_be_visible()
    expect(page.locator(".facts")).to_contain_text(re.compile(r"docreader \d+\.\d+"))
    expect(page.get_by_role("table", name="Pools of workers")).to_have_count(0)


def test_the_view_follows_what_the_server_says(screen: Screen) -> None:
    ready = iter(range(3, 1000))
    pool = {
        "name": "default",
        "wanted": 2,
        "ready": 1,
        "memory_limit_bytes": 2_000_000_000,
        "workers": [{"name": "a", "memory_bytes": 300_000_000}, {"name": "b", "memory_bytes": 450_000_000}],
    }

    def answer(route: Route) -> None:
        status = route.fetch().json()
        status["queues"][0]["ready"] = next(ready)
        route.fulfill(json={**status, "pools": [pool], "errors": {"management": "it does not answer"}})

    screen.page.route("**/v1/status", answer)
    page = screen.open("#/status")
    row = page.get_by_role("table", name="Pools of workers").get_by_role("row", name="default")
    expect(row).to_contain_text("450 MB")
    expect(row).to_contain_text("2.0 GB")
    expect(page.get_by_text("management: it does not answer")).to_be_visible()
    expect(page.get_by_role("row", name="documents")).to_contain_text("5")

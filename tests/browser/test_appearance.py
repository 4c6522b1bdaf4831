"""For everybody: accessible, light and dark, on a phone, still while loading, and under a strict policy."""

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import FloatRect, Page, Route, expect

from tests.browser.conftest import Screen
from tests.server import Server

Json = dict[str, Any]
VIEWS = ("#/", "#/models", "#/datasets", "#/trainings", "#/jobs/{id}/pages/1", "#/compare/{id}/{id}/pages/1")
SETTLED = ".jobs, .cards, .asking, .outline"


def settle(screen: Screen, view: str, report: Json) -> Page:
    """Open a view and wait until its data is there."""
    page = screen.open(view.format(**report))
    expect(page.locator(SETTLED).first).to_be_visible()
    return page


def serious(page: Page) -> list[tuple[str, list[Any]]]:
    """What axe finds that keeps people out, and where."""
    found = Axe().run(page).response["violations"]
    return [
        (each["id"], [node["target"] for node in each["nodes"]])
        for each in found
        if each["impact"] in ("serious", "critical")
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("view", VIEWS)
def test_axe_finds_nothing_serious(
    new_screen: Callable[..., Screen], report: Json, view: str, scheme: str
) -> None:
    # axe runs as a script that the policy would refuse.
    page = settle(new_screen(color_scheme=scheme, bypass_csp=True), view, report)
    assert serious(page) == []


@pytest.mark.parametrize("view", VIEWS)
def test_a_phone_needs_no_sideways_scrolling(
    new_screen: Callable[..., Screen], report: Json, view: str
) -> None:
    screen = new_screen(viewport={"width": 320, "height": 640}, has_touch=True)
    page = settle(screen, view, report)
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_a_phone_shows_which_section_it_is(new_screen: Callable[..., Screen]) -> None:
    page = new_screen(viewport={"width": 320, "height": 640}, has_touch=True).open("#/status")
    sections = page.get_by_role("navigation", name="Main")
    expect(sections.get_by_role("link", name="Status")).to_be_in_viewport(ratio=1)
    page.get_by_role("link", name="docreader").click()
    expect(sections.get_by_role("link", name="Documents")).to_be_in_viewport(ratio=1)


def test_a_tablet_shows_what_a_pointer_would_bring_up(
    new_screen: Callable[..., Screen], report: Json
) -> None:
    screen = new_screen(viewport={"width": 1180, "height": 820}, has_touch=True, is_mobile=True)
    page = settle(screen, "#/jobs/{id}/pages/1", report)
    expect(page.get_by_role("button", name="Copy title 2")).to_have_css("opacity", "1")


def test_paper_has_what_was_read_and_nothing_else_to_press(screen: Screen, report: Json) -> None:
    page = settle(screen, "#/jobs/{id}/pages/1", report)
    page.emulate_media(media="print", color_scheme="dark")
    for article in page.get_by_role("article").all():
        expect(article).to_be_visible()
    for pressed in ("button", "link"):
        shown = page.get_by_role(pressed).filter(visible=True)
        expect(shown.and_(page.locator(":not(.region .label, .region .words a)"))).to_have_count(0)
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def test_the_looks_of_a_document_stay(screen: Screen, report: Json) -> None:
    page = settle(screen, "#/jobs/{id}/pages/1", report)
    page.get_by_role("tab", name="Markdown").click()
    page.get_by_role("button", name="Reading order").click()
    page.reload()
    expect(page.get_by_role("tab", name="Markdown")).to_have_attribute("aria-selected", "true")
    expect(page.get_by_role("button", name="Reading order")).to_have_attribute("aria-pressed", "true")


def test_the_theme_follows_the_system_and_a_choice_stays(new_screen: Callable[..., Screen]) -> None:
    background = "getComputedStyle(document.body).backgroundColor"
    light, dark = new_screen(color_scheme="light").open(), new_screen(color_scheme="dark").open()
    assert light.evaluate(background) != dark.evaluate(background)
    expected = dark.evaluate(background)
    light.get_by_role("button", name="Theme: auto").click()
    light.get_by_role("button", name="Theme: light").click()
    expect(light.get_by_role("button", name="Theme: dark")).to_be_visible()
    assert light.evaluate(background) == expected
    light.reload()
    expect(light.get_by_role("button", name="Theme: dark")).to_be_visible()
    assert light.evaluate(background) == expected


def test_nothing_jumps_while_a_page_loads(screen: Screen, report: Json) -> None:
    page = settle(screen, "#/jobs/{id}/pages/1", report)
    expect(page.get_by_role("img", name="Page 1")).to_have_js_property("complete", True)
    page.evaluate("""() => {
        window.shifts = [];
        new PerformanceObserver((list) => window.shifts.push(...list.getEntries().map((each) => each.value)))
            .observe({type: "layout-shift"});
    }""")
    page.get_by_role("link", name="Page 2").click()
    expect(page.locator(".outline[data-region^='2-']")).not_to_have_count(0)
    expect(page.get_by_role("img", name="Page 2")).to_have_js_property("complete", True)
    assert sum(page.evaluate("window.shifts")) < 0.02


def test_nothing_jumps_while_the_list_loads(screen: Screen, report: Json) -> None:
    screen.page.add_init_script("""
        window.shifts = [];
        new PerformanceObserver((list) => window.shifts.push(...list.getEntries().map((each) => each.value)))
            .observe({type: "layout-shift", buffered: true});
    """)
    page = settle(screen, "#/", report)
    expect(page.get_by_role("contentinfo")).to_contain_text("Ready")
    assert sum(page.evaluate("window.shifts")) < 0.02


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_reference_is_for_everybody(new_screen: Callable[..., Screen], scheme: str) -> None:
    screen = new_screen(color_scheme=scheme, bypass_csp=True, viewport={"width": 320, "height": 640})
    page = screen.open("docs")
    page.locator("summary", has_text="/v1/read").click()
    page.get_by_role("link", name="JobView").first.click()
    expect(page.locator("#JobView")).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    assert serious(page) == []
    sections = page.get_by_role("navigation").get_by_role("link").all_inner_texts()
    page.get_by_role("link", name="Documents").click()
    expect(page.get_by_role("navigation").get_by_role("link")).to_have_text(sections)


def test_everything_on_the_first_screen_is_reached_by_keyboard(screen: Screen, report: Json) -> None:
    page = settle(screen, "#/", report)
    reached: list[str] = []
    for _ in range(14):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.ariaLabel || document.activeElement.innerText"))
    for name in ("Skip to content", "Models", "Choose documents", "Options"):
        assert name in [each.strip() for each in reached]


def test_the_ring_around_a_name_in_the_list_is_whole(screen: Screen, report: Json) -> None:
    page = settle(screen, "#/", report)
    name = page.get_by_role("link", name="report.pdf", exact=True).first
    page.keyboard.press("Tab")
    name.scroll_into_view_if_needed()
    box = name.bounding_box()
    assert box is not None
    beside: FloatRect = {"x": box["x"] - 7, "y": box["y"], "width": 5, "height": box["height"]}
    before = page.screenshot(clip=beside)
    name.focus()
    assert page.screenshot(clip=beside) != before


def test_the_page_starts_though_its_script_was_lost_on_its_way(screen: Screen, report: Json) -> None:
    lost: list[str] = []

    def lose(route: Route) -> None:
        lost.append(route.request.url)
        route.abort("internetdisconnected")

    screen.page.route("**/page.js", lose, times=2)
    settle(screen, "#/", report)
    assert len(lost) == 2


def test_the_policy_lets_in_no_inline_script_and_no_other_server(
    screen: Screen, docreader: Server, report: Json
) -> None:
    asked: list[str] = []
    screen.page.on("request", lambda request: asked.append(request.url))
    response = screen.page.goto(docreader.url)
    assert response is not None
    policy = response.headers["content-security-policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    for view in VIEWS:
        settle(screen, view, report)
    assert {url.split("/")[2] for url in asked} == {docreader.url.split("/")[2]}

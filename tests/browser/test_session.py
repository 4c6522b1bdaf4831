"""Signing in: the page asks for a key, shows what it opens, and forgets it."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.access import grant, revoke
from tests.browser import samples
from tests.browser.conftest import Screen
from tests.browser.test_appearance import serious
from tests.server import Server, running_server


@pytest.fixture(scope="module")
def access_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("access") / "access.json"


@pytest.fixture(scope="module")
def keys(access_file: Path) -> dict[str, str]:
    """Keys by their tenants."""
    return {tenant: grant(access_file, tenant) for tenant in ("acme", "other", "late")}


@pytest.fixture(scope="module")
def docreader(
    tmp_path_factory: pytest.TempPathFactory, access_file: Path, keys: dict[str, str]
) -> Iterator[Server]:
    """``docreader serve`` that asks for keys."""
    folder = tmp_path_factory.mktemp("keyed")
    samples.write_model(folder / "store", "sample-fine", samples.FINE)
    with running_server(folder, model="sample-fine", access_file=str(access_file)) as found:
        yield found


def sign_in(page: Page, key: str) -> None:
    page.get_by_label("API key").fill(key)
    page.get_by_role("button", name="Sign in").click()


def test_a_key_opens_the_page_and_live_progress_and_pictures_come_with_it(
    screen: Screen, keys: dict[str, str], pdf: Callable[..., Path]
) -> None:
    page = screen.open()
    expect(page.get_by_label("API key")).to_be_focused()
    sign_in(page, "dr_wrong_key, with ä")
    expect(page.get_by_role("alert")).to_contain_text("unknown, revoked or expired")
    sign_in(page, keys["acme"])
    page.get_by_label("Choose documents").set_input_files(pdf("mine.pdf", 2))
    expect(page.get_by_role("heading", name="mine.pdf")).to_be_visible()
    expect(page.locator(".outline")).not_to_have_count(0)
    expect(page.locator(".head .status")).to_have_text("Read")
    expect(page.locator(".sheet img")).to_have_js_property("complete", True)
    assert page.locator(".sheet img").evaluate("image => image.naturalWidth") > 0
    assert keys["acme"] not in page.evaluate(
        "document.cookie + JSON.stringify({...sessionStorage, ...localStorage})"
    )

    page.get_by_role("button", name="Sign out of acme").click()
    expect(page.get_by_label("API key")).to_be_visible()
    page.reload()
    expect(page.get_by_label("API key")).to_be_visible()


def test_another_tenant_sees_nothing_of_it(
    screen: Screen, keys: dict[str, str], pdf: Callable[..., Path]
) -> None:
    page = screen.open()
    sign_in(page, keys["acme"])
    page.get_by_label("Choose documents").set_input_files(pdf("secret.pdf", 1))
    expect(page.get_by_role("heading", name="secret.pdf")).to_be_visible()
    address = page.url
    page.get_by_role("button", name="Sign out of acme").click()
    sign_in(page, keys["other"])
    expect(page.get_by_role("button", name="Sign out of other")).to_be_visible()
    page.goto(address)
    expect(page.locator("#main")).to_contain_text(re.compile("there is no job", re.IGNORECASE))
    page.goto(address.partition("#")[0])
    expect(page.get_by_label("Choose documents")).to_be_attached()
    expect(page.get_by_role("link", name="secret.pdf")).to_have_count(0)


def test_a_key_that_is_taken_back_closes_the_page(
    screen: Screen, access_file: Path, keys: dict[str, str]
) -> None:
    page = screen.open()
    sign_in(page, keys["late"])
    expect(page.get_by_role("button", name="Sign out of late")).to_be_visible()
    revoke(access_file, keys["late"])
    expect(page.get_by_label("API key")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_signing_in_is_for_everybody(new_screen: Callable[..., Screen], scheme: str) -> None:
    options = {"color_scheme": scheme, "viewport": {"width": 320, "height": 640}}
    page = new_screen(**options, bypass_csp=True).open()
    expect(page.get_by_label("API key")).to_be_visible()
    assert serious(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == 320

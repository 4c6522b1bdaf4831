"""Whether the end of a job was told, and telling it again."""

from playwright.sync_api import expect

from tests.browser import samples
from tests.browser.conftest import Screen
from tests.receiver import receiving
from tests.waiting import wait_until


def test_the_delivery_log_is_shown_and_the_webhook_told_again(screen: Screen) -> None:
    with receiving() as receiver, screen.docreader.client() as client:
        receiver.answers["/hook"] = [(500, {}), (410, {})]
        files = {"file": ("a.pdf", samples.report(1))}
        webhook = {"webhook": receiver.url("/hook")}
        job = client.post("/v1/jobs", params={"wait": 60}, files=files, data=webhook).json()["id"]

        def attempts() -> int:
            return len(client.get(f"/v1/jobs/{job}/webhooks").json()["attempts"])

        wait_until(lambda: attempts() == 2, "the receiver is gone")
        page = screen.open(f"#/jobs/{job}")
        menu = page.locator("details.menu", has_text="Webhook")
        shown = menu.get_by_role("listitem")
        menu.get_by_text("Webhook", exact=True).click()
        expect(menu.get_by_text(receiver.url("/hook"))).to_be_visible()
        expect(shown).to_contain_text(["Failed · 500", "Given up · 410"])

        menu.get_by_role("button", name="Tell it again").click()
        expect(page.get_by_text("The webhook is told again")).to_be_visible()
        wait_until(lambda: attempts() == 3, "it is told again")
        menu.get_by_text("Webhook", exact=True).click()
        expect(shown).to_contain_text(["Failed · 500", "Given up · 410", "Delivered · 204"])

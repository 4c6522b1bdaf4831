"""Documents on their way in: dropped, pasted and chosen; stopped, and sent again."""

import base64
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests import documents
from tests.browser import samples
from tests.browser.conftest import Screen
from tests.browser.test_documents import row

DROP = """([name, data]) => {
    const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
    const carried = new DataTransfer();
    carried.items.add(new File([bytes], name, {type: "application/pdf"}));
    for (const type of ["dragover", "drop"]) {
        const event = new DragEvent(type, {dataTransfer: carried, bubbles: true, cancelable: true});
        document.querySelector(".drop").dispatchEvent(event);
    }
}"""
PASTE = """([name, data]) => {
    const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
    const carried = new DataTransfer();
    carried.items.add(new File([bytes], name, {type: "application/pdf"}));
    document.dispatchEvent(new ClipboardEvent("paste", {clipboardData: carried, bubbles: true}));
}"""


# The most uploads that were under way at a time, in `most`.
COUNTED = """
    window.most = 0;
    let open = 0;
    const send = XMLHttpRequest.prototype.send;
    XMLHttpRequest.prototype.send = function (body) {
        open += 1;
        window.most = Math.max(window.most, open);
        this.addEventListener("loadend", () => { open -= 1; });
        send.call(this, body);
    };
"""


def send_slowly(page: Page, speed: int) -> None:
    """Let no more than ``speed`` bytes a second leave the browser."""
    slow = {"offline": False, "latency": 0, "downloadThroughput": -1, "uploadThroughput": speed}
    page.context.new_cdp_session(page).send("Network.emulateNetworkConditions", slow)


@pytest.mark.parametrize("script", [DROP, PASTE], ids=["dropped", "pasted"])
def test_one_document_opens_and_its_regions_appear(screen: Screen, script: str) -> None:
    page = screen.open()
    page.evaluate(script, ["one.pdf", base64.b64encode(samples.report(1)).decode()])
    expect(page.get_by_role("heading", name="one.pdf")).to_be_visible()
    expect(page.locator(".overlay .outline")).not_to_have_count(0)
    expect(page.get_by_role("article").first).to_be_visible()
    expect(page.locator(".head .status")).to_have_text("Read")


def test_several_files_go_at_once_and_a_bad_one_says_what_to_do(
    screen: Screen, pdf: Callable[..., Path], tmp_path: Path
) -> None:
    page = screen.open()
    notes = documents.write(tmp_path, "notes.txt", b"plain words")
    page.get_by_label("Choose documents").set_input_files([pdf("alpha.pdf"), notes, pdf("beta.pdf")])
    expect(row(page, "alpha.pdf").locator(".status")).to_have_text("Read")
    expect(row(page, "beta.pdf").locator(".status")).to_have_text("Read")
    failed = page.get_by_label("Uploads").get_by_role("listitem")
    expect(failed).to_contain_text("convert it to PDF")
    failed.get_by_role("button", name="Dismiss notes.txt").click()
    expect(failed).to_have_count(0)


def test_what_could_not_be_sent_is_sent_again(screen: Screen, pdf: Callable[..., Path]) -> None:
    page = screen.open()
    expect(page.get_by_role("contentinfo")).to_contain_text("Ready")
    page.context.set_offline(True)
    page.get_by_label("Choose documents").set_input_files(pdf("later.pdf"))
    waiting = page.get_by_label("Uploads").get_by_role("listitem")
    expect(waiting).to_contain_text("The server does not answer")
    page.context.set_offline(False)
    waiting.get_by_role("button", name="Send later.pdf again").click()
    expect(row(page, "later.pdf").locator(".status")).to_have_text("Read")
    expect(waiting).to_have_count(0)


def test_what_the_browser_stopped_is_sent_again(screen: Screen, pdf: Callable[..., Path]) -> None:
    screen.page.route("**/v1/jobs", lambda _: None, times=1)
    page = screen.open()
    with page.expect_request(lambda request: request.method == "POST"):
        page.get_by_label("Choose documents").set_input_files(pdf("halted.pdf"))
    page.evaluate("window.stop()")
    halted = page.get_by_label("Uploads").get_by_role("listitem")
    expect(halted).to_contain_text("The upload was stopped")
    halted.get_by_role("button", name="Send halted.pdf again").click()
    expect(row(page, "halted.pdf").locator(".status")).to_have_text("Read")


def test_three_files_are_on_their_way_at_once_however_often_some_are_dropped(
    screen: Screen, tmp_path: Path
) -> None:
    screen.page.add_init_script(COUNTED)
    page = screen.open()
    send_slowly(page, 100_000)
    large = samples.report(1) + bytes(20_000)
    names = [f"drop-{number}.pdf" for number in range(9)]
    for first in (0, 3, 6):
        files = [documents.write(tmp_path, name, large) for name in names[first : first + 3]]
        page.get_by_label("Choose documents").set_input_files(files)
    for name in names:
        expect(row(page, name)).to_be_visible()
    assert page.evaluate("window.most") == 3


def test_an_upload_is_stopped(screen: Screen, tmp_path: Path) -> None:
    """Until it is, the browser asks before the page is left."""
    page = screen.open()
    send_slowly(page, 50_000)
    large = documents.write(tmp_path, "large.pdf", samples.report(1) + bytes(20_000_000))
    page.get_by_role("heading", level=1).click()
    page.get_by_label("Choose documents").set_input_files(large)
    expect(page.get_by_label("Uploads").get_by_role("progressbar")).to_be_visible()
    with page.expect_event("dialog") as asked:
        page.evaluate("() => { setTimeout(() => location.reload()); }")
    asked.value.dismiss()
    page.get_by_role("button", name="Stop sending large.pdf").click()
    expect(page.get_by_label("Uploads")).to_have_count(0)
    page.reload()
    expect(page.get_by_role("link", name="large.pdf", exact=True)).to_have_count(0)


def test_a_folder_is_not_sent(screen: Screen, pdf: Callable[..., Path], tmp_path: Path) -> None:
    page = screen.open()
    mouse = page.context.new_cdp_session(page)
    folder = tmp_path / "folder"
    folder.mkdir()
    carried = {"items": [], "files": [str(folder), str(pdf("beside.pdf"))], "dragOperationsMask": 1}
    drag = {"x": 640, "y": 300, "data": carried}
    mouse.send("Input.dispatchDragEvent", {"type": "dragEnter", **drag})
    mouse.send("Input.dispatchDragEvent", {"type": "dragOver", **drag})
    expect(page.get_by_text("Let go to read")).to_be_visible()
    mouse.send("Input.dispatchDragEvent", {"type": "drop", **drag})
    expect(page.get_by_role("status").filter(has_text="Drop files, not a folder")).to_be_visible()
    expect(page.get_by_role("heading", name="beside.pdf")).to_be_visible()

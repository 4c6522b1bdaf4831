"""Takes the site's pictures of docreader's own page, light and dark: ``python docs/screenshots.py``.

Starts a docreader of its own, has it read the example, and looks at it with a headless Chromium.
"""

import io
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import Literal

from PIL import Image
from playwright.sync_api import Page, ViewportSize, sync_playwright

from docreader.client import Client
from docreader.settings import Settings
from docreader_standalone.main import running

ROOT = Path(__file__).parents[1]
IMAGES = ROOT / "docs/images"
HOST, PORT = "127.0.0.1", 8642
SIZE: ViewportSize = {"width": 1280, "height": 800}
STILL = '() => [...document.querySelectorAll(".sheet img, .strip img")].every((image) => image.complete)'
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


@contextmanager
def docreader(folder: str) -> Iterator[str]:
    """A docreader with its files in ``folder``; its address."""
    with running(Settings(store_url=f"file://{folder}"), HOST, PORT) as server:
        thread = Thread(target=server.run)
        thread.start()
        try:
            yield f"http://{HOST}:{PORT}"
        finally:
            server.should_exit = True
            thread.join()


def save(page: Page, name: str) -> None:
    """What is to be seen as a small WebP."""
    page.locator(".toast p").wait_for(state="detached")
    picture = Image.open(io.BytesIO(page.screenshot()))
    picture.save(IMAGES / f"{name}.webp", quality=72, method=6)


def main() -> None:
    """Take all pictures."""
    program = shutil.which("chromium") or shutil.which("google-chrome")
    with tempfile.TemporaryDirectory() as folder, docreader(folder) as url, sync_playwright() as playwright:
        with Client(url) as client:
            job = client.submit(ROOT / "examples/paper.pdf")
            client.wait(job.id, 120)
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        for scheme in SCHEMES:
            context = browser.new_context(
                viewport=SIZE, color_scheme=scheme, reduced_motion="reduce", bypass_csp=True
            )
            page = context.new_page()
            page.goto(url)
            page.locator("li.job .status.succeeded").wait_for()
            save(page, f"documents-{scheme}")
            page.goto(f"{url}/#/jobs/{job.id}/pages/1")
            page.locator(".outline").first.wait_for()
            page.wait_for_function(STILL)
            page.get_by_role("article").nth(3).locator(".label").click()
            save(page, f"document-{scheme}")
        browser.close()


if __name__ == "__main__":
    main()

"""The layout engine that draws HTML with Chromium."""

from collections.abc import Callable
from importlib import resources
from pathlib import Path
from types import TracebackType
from zlib import crc32

from docreader_worker.training.synthesis.corpus import Corpus
from docreader_worker.training.synthesis.document import GeneratedDocument, LabelledBox, LayoutFailed
from docreader_worker.training.synthesis.html.blocks import Blocks
from docreader_worker.training.synthesis.html.browser import Browser
from docreader_worker.training.synthesis.html.families import FAMILIES
from docreader_worker.training.synthesis.html.style import make_style
from docreader_worker.training.synthesis.pictures import PictureSource
from docreader_worker.training.synthesis.wording import Wording

_POINTS = 72 / 96
"""Points a CSS pixel."""


class HtmlEngine:
    """Draws documents of ``FAMILIES`` with a Chromium of its own; use as a context manager."""

    name = "html"

    def __init__(self, corpus: Corpus, pictures: PictureSource) -> None:
        self._corpus, self._pictures = corpus, pictures
        self._script = resources.files(__package__).joinpath("layout.js").read_text()
        self._browser: Browser | None = None

    def __enter__(self) -> "HtmlEngine":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._close()

    def generate(self, seed: int, folder: Path) -> GeneratedDocument:
        """Draw the document of ``seed`` into ``folder``; see ``LayoutEngine``."""
        families = list(FAMILIES)
        return self.draw(families[crc32(str(seed).encode()) % len(families)], seed, folder)

    def draw(self, name: str, seed: int, folder: Path) -> GeneratedDocument:
        """Draw the document of ``seed`` of the family ``name``. Raises `LayoutFailed`."""
        wording = Wording(seed, self._corpus)
        family = FAMILIES[name]
        style = make_style(wording, family.sheet, family.size, family.coloured, family.sans)
        draw: Callable[[Blocks], str] = family.draw
        page = folder / f"html-{seed}.html"
        page.write_text(draw(Blocks(wording, style, self._pictures)))
        pdf = page.with_suffix(".pdf")
        try:
            found = self._print(page.resolve(), pdf)
        finally:
            page.unlink()
        boxes = [
            LabelledBox(number, label, (x0 * _POINTS, y0 * _POINTS, x1 * _POINTS, y1 * _POINTS))
            for number, label, x0, y0, x1, y1 in found
        ]
        return GeneratedDocument(pdf, self.name, name, seed, boxes)

    def _print(self, page: Path, pdf: Path) -> list[tuple[int, str, float, float, float, float]]:
        """Let Chromium draw ``page``; one that died or hangs is replaced for the next document."""
        try:
            self._browser = self._browser or Browser()
            found: list[tuple[int, str, float, float, float, float]] = self._browser.draw(
                page, self._script, pdf
            )
        except (ConnectionError, TimeoutError) as error:
            self._close()
            raise LayoutFailed(f"Chromium: {error}") from error
        return found

    def _close(self) -> None:
        if self._browser is not None:
            self._browser.close()
            self._browser = None

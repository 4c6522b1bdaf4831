"""Reads single pages in the child: opens, renders, detects, extracts, orders and cuts out."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

import msgspec

from docreader.result import Page
from docreader_worker.content import PageContent
from docreader_worker.document import Document, open_document
from docreader_worker.engines import Engine, detections, load_engine
from docreader_worker.ocr import beside, read_words, scale_for
from docreader_worker.pictures import crops_of, previews_of
from docreader_worker.protocol import OpenDocument, Opened, PageRead, ReadPage
from docreader_worker.reading.page import read_page
from docreader_worker.reading.sideways import as_displayed, turned_further, upright, upright_image
from docreader_worker.strokes import rulings_of

REOPENED_AFTER = 64
"""Pages after which a document is opened anew: MuPDF keeps the objects of every page it has loaded."""


@dataclass
class PageReader:
    """Keeps the last document open and the last model loaded."""

    _document: tuple[str, Document] | None = None
    _engine: tuple[tuple[str, str, int], Engine] | None = None
    _opened: int = 0
    _seconds: dict[str, float] = field(default_factory=dict)

    def open(self, request: OpenDocument) -> Opened:
        """Open a document and look at its pages' number. Raises `DocumentError`."""
        self._seconds = {}
        pages = self._open(request).page_count
        return Opened(pages=pages, seconds=self._seconds.get("open", 0.0))

    def read(self, request: ReadPage) -> PageRead:
        """Read one page. Raises `DocumentError`."""
        self._seconds = {}
        engine = self._load(request)
        document = self._open(request)
        width, height = document.size(request.number)
        scale = engine.model.long_side / max(width, height)
        with self._stage("text"):
            content = upright(document.content(request.number))
        content = self._recognize(document, content, request)
        with self._stage("render"):
            image = upright_image(document.render(request.number, scale), content.askew)
        with self._stage("detect"):
            found = detections(engine.detect(image), engine.model, scale)
        with self._stage("text"):
            page = as_displayed(read_page(content, found, request.number), content.askew)
        with self._stage("encode"):
            crops = list(crops_of(document, page, request.crops))
            preview, thumbnail = previews_of(document, page) if request.previews else (None, None)
        page = _with_crops(page, {crop.region for crop in crops})
        return PageRead(page=page, crops=crops, preview=preview, thumbnail=thumbnail, seconds=self._seconds)

    def content(self, request: ReadPage) -> PageContent:
        """What a page says of itself, without a model and without OCR. Raises `DocumentError`."""
        return self._open(request).content(request.number)

    def _recognize(self, document: Document, content: PageContent, request: ReadPage) -> PageContent:
        wanted = request.ocr == "always" or (request.ocr == "auto" and content.scanned)
        if not wanted or request.ocr_engine == "none":
            return content
        with self._stage("ocr"):
            scale = scale_for(content.width, content.height, request.ocr_engine)
            image = upright_image(document.render(request.number, scale), content.askew)
            seen = read_words(image, scale, request.ocr_engine, request.ocr_languages)
        content = turned_further(content, seen.turned)
        own = [] if seen.words and request.ocr == "always" else content.words
        new = beside(own, seen.words)
        if not new:
            return content
        with self._stage("ocr"):
            rulings = content.rulings or rulings_of(upright_image(image, seen.turned), scale, new)
        return replace(content, words=[*own, *new], rulings=rulings, text_source="ocr")

    def _open(self, request: OpenDocument | ReadPage) -> Document:
        self._opened += 1
        if self._document is None or self._document[0] != request.path or self._opened > REOPENED_AFTER:
            self._opened = 1
            if self._document is not None:
                self._document[1].close()
                self._document = None
            with self._stage("open"):
                opened = open_document(Path(request.path), request.media_type, request.limits)
            self._document = (request.path, opened)
        return self._document[1]

    def _load(self, request: ReadPage) -> Engine:
        wanted = (request.engine, request.model_folder, request.threads)
        if self._engine is None or self._engine[0] != wanted:
            self._engine = None  # let go of one model before loading another
            self._engine = (wanted, load_engine(request.engine, Path(request.model_folder), request.threads))
        return self._engine[1]

    @contextmanager
    def _stage(self, name: str) -> Iterator[None]:
        begun = time.perf_counter()
        try:
            yield
        finally:
            self._seconds[name] = self._seconds.get(name, 0.0) + time.perf_counter() - begun


def _with_crops(page: Page, cut: set[int]) -> Page:
    """The page with the address of each crop, relative to its job."""
    regions = [
        msgspec.structs.replace(region, crop=f"pages/{page.number}/regions/{region.order}/crop")
        if region.order in cut
        else region
        for region in page.regions
    ]
    return msgspec.structs.replace(page, regions=regions)

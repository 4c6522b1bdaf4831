"""The layout engine that draws with ReportLab."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from reportlab.lib.pagesizes import A4, LETTER
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate
from reportlab.platypus.doctemplate import LayoutError

from docreader_worker.training.synthesis.corpus import Corpus
from docreader_worker.training.synthesis.document import GeneratedDocument, LabelledBox, LayoutFailed
from docreader_worker.training.synthesis.paged.story import Story
from docreader_worker.training.synthesis.pictures import PictureSource
from docreader_worker.training.synthesis.wording import Wording

_LANGUAGES = ("en", "de", "fr", "es", "it", "nl", "sv", "da")
"""Those that the standard PDF fonts can write."""

FAMILIES: Mapping[str, tuple[int, dict[str, float]]] = {
    "pdf-report": (1, {"paragraph": 8, "heading": 3, "items": 2, "table": 1.5, "figure": 1.2}),
    "pdf-paper": (2, {"paragraph": 9, "heading": 2, "formula": 2, "table": 0.6, "figure": 0.8}),
    "pdf-manual": (1, {"paragraph": 5, "heading": 3, "items": 4, "figure": 0.8, "table": 0.6}),
    "pdf-accounts": (1, {"paragraph": 3, "heading": 2, "table": 4}),
    "pdf-bulletin": (3, {"paragraph": 9, "heading": 3, "figure": 1}),
    "pdf-notes": (2, {"paragraph": 6, "heading": 2, "items": 3, "formula": 2}),
}
"""Columns and how often each kind of block comes, by family."""


class ReportlabEngine:
    """Draws documents of ``FAMILIES``."""

    name = "reportlab"

    def __init__(self, corpus: Corpus, pictures: PictureSource) -> None:
        self._corpus, self._pictures = corpus, pictures

    def generate(self, seed: int, folder: Path) -> GeneratedDocument:
        """Draw the document of ``seed`` into ``folder``; see ``LayoutEngine``."""
        wording = Wording(seed, self._corpus, _LANGUAGES)
        draw = wording.random
        family = draw.choice(list(FAMILIES))
        columns, mix = FAMILIES[family]
        pdf = folder / f"reportlab-{seed}.pdf"
        size, margin, gap = draw.choice((A4, LETTER)), draw.uniform(45, 85), draw.uniform(14, 28)
        width = (size[0] - 2 * margin - gap * (columns - 1)) / columns
        boxes: list[LabelledBox] = []
        story = Story(wording, self._pictures, boxes.append, width)
        frames = [
            Frame(margin + index * (width + gap), margin, width, size[1] - 2 * margin, 0, 0, 0, 0)
            for index in range(columns)
        ]
        head, foot = wording.heading(50), draw.choice(("{}", "Page {}", "- {} -"))

        def margins(canvas: Any, _: BaseDocTemplate) -> None:
            canvas.setFont(story.plain, 8)
            texts = (
                ("page-header", head, size[1] - margin * 0.6),
                ("page-footer", foot.format(canvas.getPageNumber()), margin * 0.5),
            )
            for label, text, y in texts:
                canvas.drawCentredString(size[0] / 2, y, text)
                half = canvas.stringWidth(text, story.plain, 8) / 2
                box = (size[0] / 2 - half, size[1] - y - 8, size[0] / 2 + half, size[1] - y + 3)
                boxes.append(LabelledBox(canvas.getPageNumber(), label, box))

        template = BaseDocTemplate(str(pdf), pagesize=size, invariant=1)
        template.addPageTemplates([PageTemplate(frames=frames, onPage=margins)])
        try:
            template.build(_blocks(story, mix, draw.randint(15, 45)))
        except LayoutError as error:
            raise LayoutFailed(str(error)[:300]) from error
        return GeneratedDocument(pdf, self.name, family, seed, boxes)


def _blocks(story: Story, mix: Mapping[str, float], count: int) -> list[Flowable]:
    made: list[Flowable] = [story.title()] if story.draw.random() < 0.7 else []
    for _ in range(count):
        kind = story.draw.choices(list(mix), list(mix.values()))[0]
        if kind == "items":
            made += story.items()
        else:
            made.append(getattr(story, kind)())
    return made

"""Reports whose headings stand directly below each other, and guides whose headings look like their text."""

from docreader_worker.training.synthesis.latex import blocks, fronts, looks
from docreader_worker.training.synthesis.latex.draft import Draft
from docreader_worker.training.synthesis.latex.families.family import Family, assemble
from docreader_worker.training.synthesis.latex.headlooks import draw_look, plain_look, stack
from docreader_worker.training.synthesis.pictures import PictureSource
from docreader_worker.training.synthesis.wording import Wording

_KINDS = {"text": 6, "bullets": 1.2, "passage": 1, "table": 0.5, "figure": 0.4, "quotation": 0.2}


def _stacked(wording: Wording, pictures: PictureSource) -> tuple[str, int]:
    """Two or three headings below each other, then single ones, some directly on their paragraphs."""
    draw = wording.random
    draft, page = _started(wording, pictures)
    top, middle, low = (draw_look(draw, level) for level in range(3))
    gap = draw.choice(("0pt", "0pt", "2pt", "4pt", "8pt"))
    after = draw.choice(("", "", r"\vspace{2pt}", r"\vspace{6pt}"))
    for number in range(draw.randint(2, 5)):
        stack(
            draft, draw.choice(((top, middle), (top, middle), (top, middle, low), (middle, low))), number, gap
        )
        _content(draft, after)
        for _ in range(draw.randint(0, 4)):
            stack(draft, draw.choice(((low,), (low,), (middle,), (middle, low))), number, gap)
            _content(draft, after)
    return _finished(draft, page)


def _plain(wording: Wording, pictures: PictureSource) -> tuple[str, int]:
    """Headings in the font of the text, with the space of a paragraph around them."""
    draw = wording.random
    draft, page = _started(wording, pictures)
    look = plain_look(draw)
    upper = plain_look(draw) if draw.random() < 0.3 else look
    indent, gap = draw.choice(("0pt", "0pt", "0pt", "1.5em")), draw.choice((0.4, 0.7, 1.0, 1.3))
    draft.head.append(rf"\setlength\parindent{{{indent}}}\setlength\parskip{{{gap}\baselineskip}}")
    if draw.random() < 0.3:
        draft.head.append(r"\raggedright")
    for number in range(draw.randint(4, 10)):
        if upper is not look and draw.random() < 0.3:
            draft.add(upper.source(draft, number, r"\parskip"))
        draft.add(look.source(draft, number, r"\parskip"))
        _content(draft, "")
    return _finished(draft, page, spaced=True)


def _started(wording: Wording, pictures: PictureSource) -> tuple[Draft, str]:
    draw = wording.random
    columns = draw.choice((1, 1, 1, 2))
    page, width = looks.draw_page(draw, columns)
    draft = Draft(wording, pictures, columns, width, mathematical=draw.choice((0, 0, 0.2)), footnoted=0.03)
    if draw.random() < 0.5:
        fronts.title_block(draft)
    if draw.random() < 0.5:
        draft.paragraph(100, 500)
    return draft, page


def _content(draft: Draft, after: str) -> None:
    """A paragraph that may touch its heading, and what else its section has."""
    draw = draft.random
    indent = draw.choice((r"\noindent", r"\noindent", ""))
    draft.add(rf"{after}{indent}\para{{{draft.prose(60, 600)}}}")
    for _ in range(draw.choice((0, 0, 1, 2))):
        blocks.add_block(draft, draw.choices(list(_KINDS), list(_KINDS.values()))[0])


def _finished(draft: Draft, page: str, *, spaced: bool = False) -> tuple[str, int]:
    draw = draft.random
    running = looks.draw_running(draw, draft.wording) if draw.random() < 0.6 else ""
    preamble = draw.choice(looks.FONTS) + page + running
    preamble += "" if spaced else looks.draw_paragraphs(draw)
    preamble += looks.draw_lists(draw) if draw.random() < 0.4 else ""
    if draw.random() < 0.2:
        preamble += rf"\linespread{{{draw.choice((1.1, 1.25))}}}"
    options = draw.choice(("10pt", "11pt", "12pt")) + ",twocolumn" * (draft.columns > 1)
    return assemble(draft, rf"\documentclass[{options}]{{article}}", preamble)


HEADED: tuple[Family, ...] = (
    Family("stacked-heads", 2.5, _stacked),
    Family("plain-heads", 2.0, _plain),
)

"""Reports, articles, books and manuals in LaTeX's general classes, with packages that change their looks."""

from collections.abc import Callable

from docreader_worker.training.synthesis.latex import blocks, fronts, looks, margins
from docreader_worker.training.synthesis.latex.authors import author_block
from docreader_worker.training.synthesis.latex.draft import Draft
from docreader_worker.training.synthesis.latex.families.family import Family, assemble
from docreader_worker.training.synthesis.latex.lists import bibliography
from docreader_worker.training.synthesis.latex.markup import escape
from docreader_worker.training.synthesis.pictures import PictureSource
from docreader_worker.training.synthesis.wording import Wording

_KOMA = frozenset({"scrartcl", "scrreprt", "scrbook"})
_BOOKS = frozenset({"report", "book", "scrreprt", "scrbook", "memoir", "extreport", "extbook"})
_ARTICLES = frozenset({"article", "extarticle", "scrartcl", "artikel3", "paper"})
_MIXES: tuple[dict[str, float], ...] = (
    {
        "text": 5,
        "passage": 1,
        "bullets": 1.5,
        "table": 1.5,
        "figure": 1.5,
        "quotation": 0.3,
        "exchange": 0.3,
        "minor": 0.5,
    },
    {"text": 4, "passage": 0.5, "bullets": 2.5, "listing": 1.2, "exchange": 1.5, "table": 1, "figure": 0.8},
    {
        "text": 6,
        "formula": 3,
        "table": 0.8,
        "figure": 1,
        "statement": 1,
        "bullets": 0.5,
        "algorithm": 0.3,
        "appendix": 0.15,
    },
    {"text": 6, "passage": 3, "quotation": 1, "figure": 0.3, "symbols": 0.2, "minor": 0.6},
    {"text": 3, "table": 3, "figure": 2, "bullets": 1, "passage": 0.3, "appendix": 0.3},
)


def _general(name: str, columns: tuple[int, ...]) -> Callable[[Wording, PictureSource], tuple[str, int]]:
    def draw_document(wording: Wording, pictures: PictureSource) -> tuple[str, int]:
        draw = wording.random
        count = draw.choice(columns)
        page, width = looks.draw_page(draw, count)
        draft = Draft(
            wording,
            pictures,
            count,
            width,
            mathematical=draw.choice((0, 0.1, 0.5)),
            footnoted=draw.choice((0, 0.05, 0.15)),
        )
        preamble = _preamble(draft, name, page)
        _body(draft, name)
        return assemble(draft, rf"\documentclass[{_options(draft, name)}]{{{name}}}", preamble)

    return draw_document


def _options(draft: Draft, name: str) -> str:
    draw = draft.random
    sizes = ("9pt", "10pt", "12pt", "14pt") if name.startswith("ext") else ("10pt", "10pt", "11pt", "12pt")
    options = [draw.choice(sizes), "twoside" if draw.random() < 0.25 else "oneside"]
    if draft.columns > 1:
        options.append("twocolumn")
    if draw.random() < 0.1:
        options.append("fleqn")
    if draw.random() < 0.08:
        options.append("leqno")
    return ",".join(options)


def _preamble(draft: Draft, name: str, page: str) -> str:
    draw = draft.random
    colour = looks.draw_colour(draw)
    calls = [draw.choice(looks.FONTS)]
    if name == "memoir":
        calls.append(rf"\renewcommand\secheadstyle{{\color{{{colour}}}\Large\bfseries}}")
    else:
        calls.append(page)
        captions = draw.choices((looks.draw_captions, looks.draw_stacked_captions, None), (6, 1, 3))[0]
        calls.append(captions(draw) if captions and name not in _KOMA else "")
    if name in _KOMA:
        calls.append(rf"\addtokomafont{{disposition}}{{\color{{{colour}}}}}" if draw.random() < 0.5 else "")
        calls.append(r"\setkomafont{disposition}{\rmfamily\bfseries}" if draw.random() < 0.3 else "")
    elif name != "memoir":
        calls.append(looks.draw_headings(draw, colour) if draw.random() < 0.6 else "")
        calls.append(looks.draw_running(draw, draft.wording) if draw.random() < 0.6 else "")
    calls.append(looks.draw_lists(draw) if draw.random() < 0.5 and name != "memoir" else "")
    calls.append(looks.draw_paragraphs(draw))
    if draw.random() < 0.25:
        calls.append(rf"\linespread{{{draw.choice((1.1, 1.25, 1.5))}}}")
    if draw.random() < 0.2:
        calls.append(r"\AtBeginDocument{\raggedright}")
    return "\n".join(call for call in calls if call) + "\n"


def _body(draft: Draft, name: str) -> None:
    draw = draft.random
    book = name in _BOOKS
    if name in _ARTICLES:
        margins.stamp(draft)
    elif draw.random() < 0.08:
        margins.edge_heads(draft)
    if draw.random() < (0.4 if book else 0.85):
        _title(draft, name)
    if draw.random() < (0.5 if book else 0.2):
        draft.add(r"\tableofcontents" + (r"\clearpage" if draw.random() < 0.5 else ""))
        draft.passes = 2
    mix = draw.choice(_MIXES)
    for _ in range(draw.randint(1, 3) if book else 1):
        if book:
            draft.add(rf"\chapter{{{draft.words(40)}}}")
            draft.paragraph(200, 900)
        blocks.fill(draft, draw.randint(6, 14) if book else draw.randint(14, 32), mix, deepest=4)
    if draw.random() < 0.4:
        bibliography(draft)


def _title(draft: Draft, name: str) -> None:
    draw, facts = draft.random, draft.wording.facts
    authors = r" \and ".join(
        rf"\elementof{{text}}{{{escape(facts.name())}}}{_thanks(draft, 0.1)}"
        for _ in range(draw.randint(1, 3))
    )
    # memoir expands its authors, which a raised icon does not survive.
    if draw.random() < 0.45 and name != "memoir":
        authors = author_block(draft)
    date = rf"\elementof{{text}}{{{escape(draft.wording.date())}}}" if draw.random() < 0.6 else ""
    draft.add(
        rf"\title{{\elementof{{title}}{{{draft.words(80)}}}{_thanks(draft, 0.15)}}}"
        rf"\author{{{authors}}}\date{{{date}}}\maketitle"
    )
    if draw.random() < 0.5 and name not in {"book", "scrbook", "extbook", "memoir"}:
        fronts.abstract(draft)


def _thanks(draft: Draft, share: float) -> str:
    if draft.random.random() > share:
        return ""
    return rf"\thanks{{\elementof{{footnote}}{{{escape(draft.wording.sentence(80))}}}}}"


GENERAL: tuple[Family, ...] = tuple(
    Family(name, share, _general(name, columns))
    for name, columns, share in (
        ("article", (1, 1, 2), 5.0),
        ("report", (1, 1, 1, 2), 2.5),
        ("book", (1,), 2.0),
        ("extarticle", (1, 2), 1.5),
        ("scrartcl", (1, 1, 2), 2.5),
        ("scrreprt", (1,), 1.5),
        ("scrbook", (1,), 1.5),
        ("memoir", (1,), 1.5),
        ("artikel3", (1,), 0.7),
        ("paper", (1,), 0.7),
    )
)

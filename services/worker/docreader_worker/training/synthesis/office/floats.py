"""Tables, pictures and formulas that stand between paragraphs, with their captions."""

from pathlib import Path

import pymupdf

from docreader_worker.training.synthesis.office.draft import Draft, tab_stops
from docreader_worker.training.synthesis.office.markup import BREAK, TAB, escape, tag
from docreader_worker.training.synthesis.office.numbering import nth
from docreader_worker.training.synthesis.office.tables import table

_NAMES = {
    "de": ("Tabelle", "Abbildung"), "fr": ("Tableau", "Figure"), "es": ("Tabla", "Figura"),
    "it": ("Tabella", "Figura"), "pt": ("Tabela", "Figura"), "nl": ("Tabel", "Figuur"),
    "ru": ("Таблица", "Рисунок"), "cs": ("Tabulka", "Obrázek"), "ja": ("表", "図"), "zh": ("表", "图"),
    "ko": ("표", "그림"), "el": ("Πίνακας", "Σχήμα"), "ar": ("جدول", "شكل"), "he": ("טבלה", "איור"),
}  # fmt: skip


def floating_table(draft: Draft) -> None:
    """Add a table with its caption, or without."""
    draw, wide = draft.random, draft.columns == 1
    body = table(draft, (3, 14) if wide else (3, 8), (2, 7 if wide else 4))
    noted = draw.random() < 0.2
    if draft.look.caption_above or noted:
        draft.add(*([caption(draft, 0, above=True)] if draw.random() < 0.75 else []), body)
        if noted:
            notes(draft)
        else:
            draft.add(draft.blank(8))
    elif draw.random() < 0.25:
        draft.add(body, draft.blank(8))
    else:
        draft.add(body, caption(draft, 0))


def figure(draft: Draft, tallest: float = 240.0) -> None:
    """Add a picture with its caption."""
    draw = draft.random
    path = draft.pictures.any(draw, draw.choice((".png", ".svg")))
    body = centred(
        draft,
        fitted(draft, path, draft.width * draw.choice((0.5, 0.65, 0.8, 1.0)), draw.uniform(90, tallest)),
    )
    below = draw.random()
    if below < 0.16:
        draft.add(caption(draft, 1, above=True), body)
        if below < 0.1:
            notes(draft)
    elif below < 0.9:
        draft.add(body, caption(draft, 1))
    else:
        draft.add(body)


def formula(draft: Draft) -> None:
    """Add a displayed formula, numbered or not."""
    draw = draft.random
    mark = draft.styles.mark("formula")
    tall = draft.look.size * draw.uniform(2.2, 3)
    shown = fitted(draft, draft.pictures.formula(draw), draft.width * 0.8, tall, mark)
    number = f"{TAB}({draft.count('formula')})" if draw.random() < 0.5 else ""
    shape = tab_stops((draft.width / 2, "center"), (draft.width, "right")) | {
        "fo:margin-top": "6pt",
        "fo:margin-bottom": "8pt",
    }
    draft.add(draft.paragraph("Standard", f"{TAB}{shown}{number}", mark=mark, paragraph=shape))


def caption(draft: Draft, kind: int, *, above: bool = False) -> str:
    """The caption of a table (``kind`` 0) or figure (1)."""
    draw = draft.random
    name = _NAMES.get(draft.wording.language, ("Table", "Figure"))[kind]
    lead = f"{name} {draft.count(name)}{draw.choice((':', ':', '.', ' –', ''))}"
    words = escape(draft.wording.sentence(draw.choice((40, 90, 200))))
    keep = {"fo:keep-with-next": "always"} if above else {}
    after = BREAK if draw.random() < 0.12 else " "
    return draft.paragraph("Caption", f"{escape(lead)}{after}{words}", "caption", paragraph=keep)


def notes(draft: Draft) -> None:
    """Add small notes below a table or figure, each an element of its own."""
    draw = draft.random
    form = draw.choice(("(1)", "1", "*", "a)", "Note:", "Source:", "†"))
    count = draw.choice((1, 1, 2, 3)) if form in {"(1)", "1", "a)"} else 1
    marks = [nth(form, number) for number in range(1, count + 1)]
    if draw.random() < 0.25:
        marks.insert(draw.choice((0, count)), draw.choice(("Source:", "Notes:", "Sources:", "**")))
    for mark in marks:
        words = draft.wording.sentence(draw.choice((50, 110, 220)))
        draft.add(draft.paragraph("Footnote", f"{mark} {escape(words)}", "footnote"))
    draft.add(draft.blank(8))


def centred(draft: Draft, drawn: str) -> str:
    """A paragraph of its own for something ``drawn``, on the page of what follows it."""
    keep = {"fo:keep-with-next": "always"}
    name = draft.styles.use("paragraph", "Figure", style=draft.opening(), paragraph=keep)
    return tag("text:p", {"text:style-name": name}, drawn)


def plain(draft: Draft, drawn: str, align: str = "start") -> str:
    """A paragraph for a picture that is ``drawn`` without a caption."""
    name = draft.styles.use(
        "paragraph", "Standard", style=draft.opening(), paragraph={"fo:text-align": align}
    )
    return tag("text:p", {"text:style-name": name}, drawn)


def fitted(draft: Draft, path: Path, width: float, height: float, mark: int = 0) -> str:
    """The picture of ``path`` as large as fits ``width`` and ``height``."""
    with pymupdf.open(path) as opened:
        size = opened[0].rect
    scale = min(width / size.width, height / size.height)
    return draft.picture(path, size.width * scale, size.height * scale, mark)

"""What stands between headings: lists, formulas, listings, statements, tables and figures with captions."""

from docreader_worker.training.synthesis.latex.draft import Draft
from docreader_worker.training.synthesis.latex.figures import figure
from docreader_worker.training.synthesis.latex.formulas import display_formula, inline_formula
from docreader_worker.training.synthesis.latex.markup import escape, verbatim
from docreader_worker.training.synthesis.latex.tables import table

_LEVELS = ("section", "subsection", "subsubsection", "paragraph")


def heading(draft: Draft, level: int = 1, star: str = "") -> None:
    """Add a heading; the class marks it, and whether it runs in with its paragraph."""
    draft.add(rf"\{_LEVELS[min(level, 4) - 1]}{star}{{{draft.words(45 if draft.columns > 1 else 60)}}}")


def bullets(draft: Draft, most: int = 7, longest: int = 220) -> None:
    """Add a list: bulleted, numbered or of terms, perhaps with another one inside."""
    draw = draft.random
    kind = draw.choice(("itemize", "itemize", "enumerate", "enumerate", "description"))
    inner = draw.random() < 0.2
    lines = [rf"\begin{{{kind}}}"]
    for _ in range(draw.randint(2, most)):
        term = f"[{escape(draft.wording.words(2)).replace(']', '')}]" if kind == "description" else ""
        lines.append(rf"\listitem{term} {_item(draft, longest)}\markoff")
        if inner and draw.random() < 0.4:
            points = "\n".join(rf"\listitem {_item(draft, 90)}\markoff" for _ in range(draw.randint(2, 3)))
            lines.append(rf"\begin{{itemize}}{points}\end{{itemize}}")
    draft.add("\n".join([*lines, rf"\end{{{kind}}}"]))


def _item(draft: Draft, longest: int) -> str:
    text = escape(draft.wording.item(longest)) or "none"
    if draft.random.random() < draft.mathematical * 0.4:
        return f"{text} {inline_formula(draft.random)}"
    return text


def formula(draft: Draft) -> None:
    """Add a displayed formula between the halves of a paragraph, or before a new one."""
    draw = draft.random
    before = rf"{{\leavevmode\element{{text}}{draft.prose(60, 400)}}}"
    shown = rf"\markon{{formula}}{display_formula(draw, draft.columns > 1)}"
    if draw.random() < 0.6:
        draft.add(rf"{before}{shown}\markoff{{\element{{text}}{draft.prose(30, 300)}}}\par")
    else:
        draft.add(rf"{before}{shown}\par\markoff")


def listing(draft: Draft) -> None:
    """Add a code listing."""
    draw = draft.random
    frame = draw.choice(("none", "none", "single", "lines", "leftline", "shadowbox"))
    back = draw.choice(("", "", r", backgroundcolor=\color{black!6}"))
    numbers = draw.choice(("none", "none", "left"))
    size = draw.choice((r"\small", r"\footnotesize", r"\scriptsize"))
    code = verbatim(draft.wording.code(draw.randint(4, 16)))
    draft.add(
        rf"\par\markon{{text}}\begin{{lstlisting}}[basicstyle=\ttfamily{size}, frame={frame}, "
        rf"numbers={numbers}, "
        rf"numberstyle=\tiny, breaklines=true, columns=fullflexible{back}]"
        f"\n{code}\n\\end{{lstlisting}}\n\\par\\markoff"
    )


def quotation(draft: Draft) -> None:
    """Add a quotation."""
    kind = draft.random.choice(("quote", "quotation", "quote"))
    draft.add(rf"\begin{{{kind}}}\para{{{draft.prose(120, 450)}}}\end{{{kind}}}")


def statement(draft: Draft) -> None:
    """Add a theorem, lemma or the like; its head is part of its text."""
    draw = draft.random
    kind = draw.choice(("theorem", "lemma", "definition", "remark", "proof"))
    body = draft.prose(80, 350)
    draft.add(rf"\par\markon{{text}}\begin{{{kind}}}{body}\end{{{kind}}}\par\markoff")


def floating(draft: Draft, kind: str, wide: bool = False) -> None:
    """Add a float of ``kind`` (``table`` or ``figure``) with its caption, over all columns when ``wide``."""
    draw = draft.random
    star = "*" if wide and draft.columns > 1 else ""
    narrow = draft.columns > 1 and not star
    if kind == "table":
        drawn = table(draft, (3, 9 if narrow else 14), (2, 4 if narrow else 7))
    else:
        drawn = figure(draft)
    caption = rf"\caption{{{escape(draft.wording.sentence(draw.choice((40, 90, 220))))}}}"
    above = draw.random() < (0.75 if kind == "table" else 0.1)
    parts = [caption, drawn] if above else [drawn, caption]
    if draw.random() < 0.08:
        parts.remove(caption)
    place = "" if star or not draft.placing else draw.choice(("[t]", "[htbp]", "[tb]", "[b]", "[!t]", "[h]"))
    body = "\\par\n".join(parts)
    if not draft.floating:
        draft.add(rf"\begin{{center}}{drawn}\end{{center}}")
    else:
        draft.add(rf"\begin{{{kind}{star}}}{place}\centering {body}\end{{{kind}{star}}}")


def algorithm(draft: Draft) -> None:
    """Add pseudo-code in a ruled float; its caption is a caption, its lines are text."""
    draw = draft.random
    lines = []
    for _ in range(draw.randint(2, 5)):
        lines.append(rf"\State {inline_formula(draw)}")
        lines.append(
            rf"\For{{{inline_formula(draw)}}}\State {inline_formula(draw)}, {draft.words(20)}\EndFor"
        )
    body = "\n".join(lines)
    caption = rf"\caption{{{draft.words(50)}}}"
    draft.add(
        rf"\begin{{algorithm}}{caption}\markon{{text}}\begin{{algorithmic}}[{draw.choice('01')}]{body}"
        rf"\end{{algorithmic}}"
        rf"\markoff\end{{algorithm}}"
    )


def bibliography(draft: Draft, most: int = 30) -> None:
    """Add the references, each a list item."""
    draw, facts = draft.random, draft.wording.facts
    items = []
    for number in range(1, draw.randint(8, most)):
        names = ", ".join(
            f"{facts.random_uppercase_letter()}. {facts.last_name()}" for _ in range(draw.randint(1, 4))
        )
        text = (
            rf"{escape(names)}. {escape(draft.wording.sentence(90))}. \emph{{{draft.words(40)}}}, "
            rf"{draw.randint(1, 60)}({draw.randint(1, 12)}):{draw.randint(1, 900)}, "
            rf"{draw.randint(1960, 2026)}."
        )
        items.append(rf"\markon{{list-item}}\bibitem{{r{number}}} {text}\markoff\par")
    body = "\n".join(items)
    draft.add(rf"\begin{{thebibliography}}{{99}}{body}\end{{thebibliography}}")


def fill(draft: Draft, count: int, mix: dict[str, float], deepest: int = 3) -> None:
    """Add ``count`` blocks with headings between them; ``mix`` weighs the kinds of block."""
    draw = draft.random
    kinds, shares = list(mix), list(mix.values())
    until_heading, level = 0, 1
    for _ in range(count):
        if until_heading == 0:
            heading(draft, level)
            level, until_heading = draw.randint(1, deepest), draw.randint(2, 7)
            draft.paragraph()
        until_heading -= 1
        add_block(draft, draw.choices(kinds, shares)[0])


def add_block(draft: Draft, kind: str) -> None:
    """Add one block of ``kind``."""
    wide = draft.random.random() < 0.25
    if kind == "text":
        draft.paragraph()
    elif kind in {"table", "figure"}:
        floating(draft, kind, wide)
    else:
        adders = {
            "bullets": bullets, "formula": formula, "listing": listing, "quotation": quotation,
            "statement": statement, "algorithm": algorithm,
        }  # fmt: skip
        adders[kind](draft)

"""What opens an article: lines above its title, title, authors, date, abstract and contents."""

from docreader_worker.training.synthesis.latex.draft import Draft
from docreader_worker.training.synthesis.latex.markup import escape


def title_block(draft: Draft, name: str | None = None) -> None:
    """Add a title (``name`` or any) with a line for each of its companions, centred or at the left."""
    draw, facts, wording = draft.random, draft.wording.facts, draft.wording
    large, medium = draw.choice(((r"\LARGE", r"\large"), (r"\huge", r"\Large"), (r"\Large", r"\normalsize")))
    bold = draw.choice((r"\bfseries", r"\bfseries", "", r"\sffamily\bfseries", r"\scshape"))
    lines = [(large + bold, "title", escape(name) if name else draft.words(80))]
    if draw.random() < 0.3:
        lines.insert(0, (r"\normalsize", "text", _notice(draft)))
    if draw.random() < 0.2:
        lines.append((medium, "text", draft.words(50)))
    for _ in range(draw.choice((0, 1, 1, 2))):
        lines.append((medium, "text", escape(facts.name())))
        if draw.random() < 0.5:
            lines.append((r"\small" + draw.choice(("", r"\itshape")), "text", escape(facts.company())))
    if draw.random() < 0.7:
        lines.append((medium, "text", escape(draw.choice(("", "", "Version 2.1, ")) + wording.date())))
    gap = draw.choice(("0.5ex", "1ex", "2ex", "3ex"))
    body = rf"\vspace{{{gap}}}".join(
        rf"{{{font}\elementof{{{label}}}{{{text}}}\par}}" for font, label, text in lines
    )
    side = draw.choice(("center", "center", "center", "flushleft"))
    draft.add(rf"\begin{{{side}}}{body}\end{{{side}}}\vspace{{{gap}}}")


def _notice(draft: Draft) -> str:
    draw, name = draft.random, draft.words(40)
    year = draw.randint(1960, 2026)
    return draw.choice((
        rf"To appear in \emph{{{name}}}", rf"Accepted for publication in \emph{{{name}}}, {year}",
        rf"Published as: \emph{{{name}}} {draw.randint(1, 60)} ({year})", f"Draft of {year}",
        rf"Technical Report {draw.randint(1, 400)}, {name}", rf"\emph{{{name}}}, Vol. {draw.randint(1, 99)}",
    ))  # fmt: skip


def abstract(draft: Draft, longest: int = 1000) -> None:
    """Add an abstract as LaTeX's own classes have it: a small bold head over narrower text."""
    name = draft.random.choice(("Abstract", "Abstract", "Summary"))
    draft.head.append(rf"\renewcommand\abstractname{{\elementof{{section-header}}{{{name}}}}}")
    draft.add(rf"\begin{{abstract}}\para{{{draft.prose(250, longest)}}}\end{{abstract}}")


def keywords(draft: Draft, count: int) -> str:
    """``count`` words or pairs of words that say what an article is about, with commas between."""
    return ", ".join(escape(draft.wording.words(2)).lower() for _ in range(count))


def contents(draft: Draft) -> None:
    """Add a list of contents in one column or two, each column an element, under a heading."""
    draw = draft.random
    draft.add(rf"\section*{{{draw.choice(('Contents', 'Contents', 'Table of Contents'))}}}")
    entries, page = [], 1
    for section in range(1, draw.randint(5, 12)):
        entries.append(_entry(draft, "section", str(section), page))
        for part in range(1, draw.randint(1, 6)):
            page += draw.randint(0, 3)
            entries.append(_entry(draft, "subsection", f"{section}.{part}", page))
    if draw.random() < 0.6:
        draft.add(_column(entries))
        return
    half = len(entries) // 2
    columns = [
        rf"\begin{{minipage}}[t]{{0.47\linewidth}}{_column(part)}\end{{minipage}}"
        for part in (entries[:half], entries[half:])
    ]
    draft.add(rf"\noindent {columns[0]}\hfill {columns[1]}\par\bigskip")


def _entry(draft: Draft, level: str, number: str, page: int) -> str:
    return rf"\contentsline{{{level}}}{{\numberline{{{number}}}{draft.words(32)}}}{{{page}}}{{}}"


def _column(entries: list[str]) -> str:
    # A number far from its words would be a column of its own.
    near = r"\parskip=0pt\def\numberline#1{#1\hspace{0.6em}}"
    return rf"{{{near}\markon{{contents}}{''.join(entries)}\par\markoff}}"

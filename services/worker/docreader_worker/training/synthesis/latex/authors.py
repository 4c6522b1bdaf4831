"""Who wrote a paper: names with marks over their affiliations, or each author with lines of their own."""

from docreader_worker.training.synthesis.latex.draft import Draft
from docreader_worker.training.synthesis.latex.markup import escape

_ICON = r"\textsuperscript{\textcolor{green!60!black}{\textcircled{\tiny\sffamily iD}}}"
_MARKS = (
    ("1", "2", "3", "4", "5"),
    ("a", "b", "c", "d", "e"),
    (r"$\ast$", r"$\dagger$", r"$\ddagger$", r"\S", r"\P"),
)


def author_block(draft: Draft, side: str = r"\centering") -> str:
    """Names and affiliations as wide as the page, below each other or beside each other."""
    draw = draft.random
    body = draw.choices((_marked, _columns, _stacked), (4, 3, 2))[0](draft)
    return rf"\parbox{{0.94\textwidth}}{{{side} {body}}}"


def _marked(draft: Draft) -> str:
    """All names, an element, over all affiliations, another one."""
    draw = draft.random
    marks = draw.choice(_MARKS)[: draw.randint(1, 5)]
    icons, join = draw.random() < 0.3, draw.choice((", ", ", ", r"\quad ", r" \textperiodcentered{} "))
    names = []
    for _ in range(draw.randint(max(2, len(marks)), 9)):
        raised = ",".join(sorted(draw.sample(marks, min(draw.choice((1, 1, 2)), len(marks)))))
        star = draw.choice(("", "", "", r",$\star$"))
        icon = _ICON if icons and draw.random() < 0.7 else ""
        names.append(rf"\mbox{{{_name(draft)}\textsuperscript{{{raised}{star}}}{icon}}}")
    font, small = (
        draw.choice((r"\large", r"\normalsize", r"\bfseries", r"\large\scshape")),
        draw.choice((r"\normalsize", r"\small", r"\itshape")),
    )
    mails = draw.choice(("none", "lines", "lines", "last"))
    lines = []
    for mark in marks:
        lines.append(rf"\textsuperscript{{{mark}}}{draw.choice(('', '~'))}{_place(draft)}")
        if mails == "lines":
            lines.append(rf"\texttt{{{_mail(draft)}}}")
    if mails == "last":
        people = ", ".join(_mail(draft).split("@")[0] for _ in range(3))
        lines.append(rf"\texttt{{\{{{people}\}}@{_mail(draft).split('@')[1]}}}")
    places = r"\\{}".join(lines)
    return (
        rf"{{{font}\element{{text}}{join.join(names)}\endgraf}}\vspace{{{draw.choice((1, 4, 8))}pt}}"
        rf"{{{small}\element{{text}}{places}\endgraf}}"
    )


def _columns(draft: Draft) -> str:
    """Authors beside each other, each an element."""
    draw = draft.random
    count = draw.randint(2, 4)
    width = 0.98 / count
    font = r"\footnotesize" if count > 2 else draw.choice((r"\normalsize", r"\small"))
    # Addresses of mail do not fit the narrowest columns.
    most = 3 if count == 4 else 4
    cells = [
        rf"\parbox[t]{{{width:.2f}\linewidth}}"
        rf"{{\centering{font}\element{{text}}{_lines(draft, draw.randint(2, most))}\endgraf}}"
        for _ in range(count * draw.choice((1, 1, 2)))
    ]
    rows = [r"\hfill ".join(cells[start : start + count]) for start in range(0, len(cells), count)]
    return r"\endgraf\vspace{8pt}".join(rows)


def _stacked(draft: Draft) -> str:
    """Authors below each other, each an element with its affiliation."""
    draw = draft.random
    gap = draw.choice((4, 8, 12))
    return "".join(
        rf"{{\element{{text}}{_lines(draft, draw.randint(1, 4))}\endgraf}}\vspace{{{gap}pt}}"
        for _ in range(draw.randint(1, 3))
    )


def _lines(draft: Draft, count: int) -> str:
    draw, facts = draft.random, draft.wording.facts
    font = draw.choice((r"\bfseries", r"\normalfont"))
    lines = [
        rf"{font} {_name(draft)}\normalfont", escape(facts.company()),
        escape(f"{facts.city()}, {facts.postcode()}"), rf"\texttt{{{_mail(draft)}}}",
    ]  # fmt: skip
    return r"\\{}".join(lines[:count])


def _name(draft: Draft) -> str:
    return escape(draft.wording.facts.name())


def _mail(draft: Draft) -> str:
    return escape(draft.wording.facts.ascii_safe_email())


def _place(draft: Draft) -> str:
    facts = draft.wording.facts
    return escape(
        draft.random.choice(
            (
                f"{facts.company()}, {facts.city()}",
                f"{facts.company()}, {facts.city()} {facts.postcode()}",
                facts.company(),
            )
        )
    )

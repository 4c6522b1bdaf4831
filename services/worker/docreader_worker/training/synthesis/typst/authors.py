"""Who wrote a paper: names with marks over their affiliations, or each author with lines of their own."""

from docreader_worker.training.synthesis.typst.draft import Draft
from docreader_worker.training.synthesis.typst.markup import escape, string

_MARKS = (("1", "2", "3", "4", "5"), ("a", "b", "c", "d", "e"), ("\\*", "†", "‡", "§", "¶"))
_LETTERS = "align(center + horizon, text(size: 0.4em)[iD])"
_ICON = f"#box(baseline: 10%, circle(radius: 0.36em, stroke: 0.4pt, inset: 0pt, {_LETTERS}))"


def author_block(draft: Draft) -> str:
    """Markup of the names of authors with their places."""
    return draft.random.choices((_marked, _beside, _stacked), (4, 3, 1))[0](draft)


def _marked(draft: Draft) -> str:
    """All names, an element, over all affiliations, another one; each may have its address below."""
    draw = draft.random
    marks = draw.choice(_MARKS)[: draw.randint(1, 5)]
    icons, join = draw.random() < 0.3, draw.choice((", ", ", ", " #h(1em) ", " · "))
    names = []
    for _ in range(draw.randint(max(2, len(marks)), 10)):
        raised = ",".join(sorted(draw.sample(marks, min(draw.choice((1, 1, 2)), len(marks)))))
        icon = _ICON if icons and draw.random() < 0.7 else ""
        names.append(f"{_name(draft)}#super[{raised}]{icon}")
    mailed = draw.random() < 0.5
    lines = []
    for mark in marks:
        lines.append(f"#super[{mark}]{draw.choice(('', ' '))}{_place(draft)}")
        if mailed:
            lines.append(_mail(draft))
    people = draft.element("text", f"#set text(size: {draw.choice((1.0, 1.1, 1.2))}em)\n{join.join(names)}")
    places = draft.element(
        "text", f"#set text(size: {draw.choice((0.85, 0.9, 1.0))}em)\n" + " \\ ".join(lines)
    )
    gap = draw.choice((0.5, 0.8))
    return f"#block(width: 100%)[{people}]\n#v({gap}em, weak: true)\n#block(width: 100%)[{places}]"


def _beside(draft: Draft) -> str:
    """Authors beside each other, each an element."""
    draw = draft.random
    count = draw.randint(1, 6)
    detail = draw.randint(2, 4)
    cells = ", ".join(f"[{_author(draft, detail)}]" for _ in range(count))
    across = min(count, draw.choice((2, 3, 4)))
    return f"#block(grid(columns: (1fr,) * {across}, row-gutter: 1em, column-gutter: 1em, {cells}))"


def _stacked(draft: Draft) -> str:
    """Authors below each other, each an element with its affiliation."""
    gap = draft.random.choice((0.8, 1.2))
    return f"\n#v({gap}em, weak: true)\n".join(
        f"#block(width: 100%)[{_author(draft, draft.random.randint(1, 4))}]"
        for _ in range(draft.random.randint(1, 3))
    )


def _author(draft: Draft, detail: int) -> str:
    facts = draft.wording.facts
    name = draft.random.choice(("#strong[{0}]", "{0}")).format(_name(draft))
    lines = [name, escape(facts.company()), escape(facts.city()), _mail(draft)]
    return draft.element("text", " \\ ".join(lines[:detail]))


def _name(draft: Draft) -> str:
    return escape(draft.wording.facts.name())


def _mail(draft: Draft) -> str:
    return f"#raw({string(draft.wording.facts.ascii_safe_email())})"


def _place(draft: Draft) -> str:
    facts = draft.wording.facts
    return escape(f"{facts.company()}, {facts.city()}")

"""Lists: bulleted, numbered in many ways, of terms, of references."""

from random import Random

from docreader_worker.training.synthesis.latex.draft import Draft
from docreader_worker.training.synthesis.latex.formulas import inline_formula
from docreader_worker.training.synthesis.latex.markup import escape

_NUMBERS = (
    r"\arabic{0}.", r"\arabic{0})", r"(\arabic{0})", r"(\alph{0})", r"\alph{0})", r"(\roman{0})",
    r"\roman{0}.", r"\Alph{0}.", r"[\arabic{0}]", r"\textbf{{\arabic{0}}}", r"Step \arabic{0}:",
    r"\arabic{0}",
)  # fmt: skip
_BULLETS = (
    r"\textbullet",
    "--",
    "---",
    "$-$",
    r"$\circ$",
    r"$\ast$",
    r"$\diamond$",
    r"$\triangleright$",
    "+",
)


def bullets(draft: Draft, most: int = 7, longest: int = 220) -> None:
    """Add a list: bulleted, numbered or of terms, perhaps with another one inside."""
    draw = draft.random
    kind = draw.choice(("itemize", "itemize", "enumerate", "enumerate", "description"))
    inner, several = draw.random() < 0.2, longest > 100 and draw.random() < 0.2
    lines = [rf"{_marker(draw, kind)}\begin{{{kind}}}"]
    for _ in range(draw.randint(2, most)):
        term = f"[{escape(draft.wording.words(2)).replace(']', '')}]" if kind == "description" else ""
        lines.append(rf"\listitem{term} {_item(draft, longest, several)}\markoff")
        if inner and draw.random() < 0.4:
            points = "\n".join(rf"\listitem {_item(draft, 90)}\markoff" for _ in range(draw.randint(2, 3)))
            lines.append(rf"\begin{{itemize}}{points}\end{{itemize}}")
    draft.add("{" + "\n".join([*lines, rf"\end{{{kind}}}"]) + "}")


def _marker(draw: Random, kind: str) -> str:
    """What stands before each item, where it is not what the class has."""
    if kind == "enumerate" and draw.random() < 0.6:
        return rf"\def\labelenumi{{{draw.choice(_NUMBERS).format('{enumi}')}}}"
    if kind == "itemize" and draw.random() < 0.4:
        return rf"\def\labelitemi{{{draw.choice(_BULLETS)}}}"
    return ""


def _item(draft: Draft, longest: int, several: bool = False) -> str:
    """The text of an item, of ``several`` paragraphs here and there, all of them one element."""
    draw = draft.random
    text = escape(draft.wording.item(longest)) or "none"
    if draw.random() < draft.mathematical * 0.4:
        text = f"{text} {inline_formula(draw)}"
    if several and draw.random() < 0.6:
        text += rf"\par {draft.prose(80, 300)}"
    return text


def bibliography(draft: Draft) -> None:
    """Add the references, each a list item."""
    draw = draft.random
    label = draw.choice((None, None, None, r"#1.", r"(#1)", ""))
    if label is not None:
        draft.head.append(rf"\makeatletter\def\@biblabel#1{{{label}}}\makeatother")
    items = [
        rf"\markon{{list-item}}\bibitem{{r{number}}} {_reference(draft)}\markoff\par"
        for number in range(1, draw.choice((draw.randint(8, 30), draw.randint(25, 70))))
    ]
    body = "\n".join(items)
    draft.add(rf"\begin{{thebibliography}}{{99}}{body}\end{{thebibliography}}")


def _reference(draft: Draft) -> str:
    draw, facts = draft.random, draft.wording.facts
    names = ", ".join(
        f"{facts.random_uppercase_letter()}. {facts.last_name()}" for _ in range(draw.randint(1, 4))
    )
    return (
        rf"{escape(names)}. {escape(draft.wording.sentence(90))}. \emph{{{draft.words(40)}}}, "
        rf"{draw.randint(1, 60)}({draw.randint(1, 12)}):{draw.randint(1, 900)}, {draw.randint(1960, 2026)}."
    )

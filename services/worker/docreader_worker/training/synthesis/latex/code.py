"""Code: long listings, and short commands with lines of text between them."""

from docreader_worker.training.synthesis.latex.draft import Draft
from docreader_worker.training.synthesis.latex.formulas import inline_formula
from docreader_worker.training.synthesis.latex.markup import escape, escaped_lines, verbatim
from docreader_worker.training.synthesis.snippets import commands, link, signs

_SHORT = (
    "verbatim", "verbatim", "quote", "typed", "xleftmargin=2em", "xleftmargin=1em", "frame=single",
    "frame=single", "frame=lines", "frame=leftline,xleftmargin=1em", r"backgroundcolor=\color{black!7}",
    r"backgroundcolor=\color{blue!6},frame=single,rulecolor=\color{black!30}",
)  # fmt: skip


def listing(draft: Draft) -> None:
    """Add a code listing of any length, with or without numbers of its lines."""
    draw = draft.random
    frame = draw.choice(("none", "none", "single", "lines", "leftline", "shadowbox"))
    back = draw.choice(("", "", r", backgroundcolor=\color{black!6}"))
    numbers = draw.choice(("none", "none", "left"))
    size = draw.choice((r"\small", r"\footnotesize", r"\scriptsize"))
    code = draft.wording.code(draw.randint(4, 16))
    while draw.random() < 0.3:
        code += "\n\n" + draft.wording.code(draw.randint(4, 16))
    options = rf"basicstyle=\ttfamily{size}, frame={frame}, numbers={numbers}{back}"
    _add_listing(draft, code, options)


def exchange(draft: Draft) -> None:
    """Add short commands, all in one look, each after a line of text of its own."""
    draw = draft.random
    look, bare = draw.choice(_SHORT), draw.choice(("", r"\noindent"))
    size = draw.choice((r"\normalsize", r"\small", r"\small", r"\footnotesize"))
    for _ in range(draw.randint(1, 4)):
        draft.add(rf"{bare}\para{{{escape(link(draft.wording))}}}")
        _add_commands(draft, look, size)
    if draw.random() < 0.4:
        draft.add(rf"{bare}\para{{{escape(link(draft.wording))}}}")


def symbols(draft: Draft) -> None:
    """Add lines of signs, set apart as a display."""
    font = draft.random.choice(("", "", r"\ttfamily ", r"\sffamily "))
    draft.add(rf"\begin{{quote}}{font}\para{{{escaped_lines(signs(draft.wording))}}}\end{{quote}}")


def algorithm(draft: Draft) -> None:
    """Add pseudo-code, short or long, in a ruled float; its caption is a caption, its lines are text."""
    draw = draft.random
    lines = [rf"\Require {inline_formula(draw)}, {draft.words(20)}"] * (draw.random() < 0.4)
    for _ in range(draw.choice((draw.randint(2, 5), draw.randint(5, 12)))):
        lines.append(rf"\State {inline_formula(draw)}")
        step = rf"\State {inline_formula(draw)}, {draft.words(20)}"
        condition = inline_formula(draw)
        lines.append(
            draw.choice((
                rf"\For{{{condition}}}{step}\EndFor", rf"\While{{{condition}}}{step}{step}\EndWhile",
                rf"\If{{{condition}}}{step}\Else{step}\EndIf", rf"\State // {draft.words(20)}",
                rf"\For{{{condition}}}\If{{{inline_formula(draw)}}}{step}\EndIf\EndFor",
            ))
        )  # fmt: skip
    body = "\n".join(lines)
    caption = rf"\caption{{{draft.words(50)}}}"
    draft.add(
        rf"\begin{{algorithm}}{caption}\markon{{text}}\begin{{algorithmic}}[{draw.choice('01')}]{body}"
        rf"\end{{algorithmic}}"
        rf"\markoff\end{{algorithm}}"
    )


def _add_commands(draft: Draft, look: str, size: str) -> None:
    code = commands(draft.wording)
    lines = verbatim(code)
    if look == "verbatim":
        draft.add(
            f"\\par\\markon{{text}}{{{size}\\begin{{verbatim}}\n{lines}\n\\end{{verbatim}}}}\\par\\markoff"
        )
    elif look == "quote":
        draft.add(
            f"\\begin{{quote}}\\markon{{text}}{size}\\begin{{verbatim}}\n{lines}\n\\end{{verbatim}}\\markoff\\end{{quote}}"
        )
    elif look == "typed":
        typed = escaped_lines(filter(None, map(str.strip, code.splitlines())))
        draft.add(rf"\begin{{quote}}{size}\ttfamily\raggedright\para{{{typed}}}\end{{quote}}")
    else:
        _add_listing(draft, code, rf"basicstyle=\ttfamily{size}, {look}")


def _add_listing(draft: Draft, code: str, options: str) -> None:
    # Numbers of lines stand near enough to be in one box with them.
    always = r"numberstyle=\tiny, numbersep=5pt, breaklines=true, columns=fullflexible"
    draft.add(
        rf"\par\markon{{text}}\begin{{lstlisting}}[{options}, {always}]"
        f"\n{verbatim(code)}\n\\end{{lstlisting}}\n\\par\\markoff"
    )

"""Tables of estimates as journals print them: heads of two rows, groups of columns, errors below values."""

from docreader_worker.training.synthesis.latex.draft import Draft
from docreader_worker.training.synthesis.latex.markup import escape


def estimates(draft: Draft, rows: int, columns: int) -> str:
    """A tabular with so many lines (or pairs of lines) and columns of values, at least two."""
    draw = draft.random
    columns = max(2, columns)
    errors, stars = draw.random() < 0.4, draw.choice(("", r"$^{{{0}}}$"))
    lines = [_head(draft, columns)]
    for row in range(rows):
        if row and draw.random() < 0.12:
            panel = f"Panel {'ABCDEFG'[row % 7]}: {_word(draft)}"
            lines.append(rf"\multicolumn{{{columns + 1}}}{{l}}{{\textit{{{panel}}}}}\\[0pt]")
        lines.append(_line(draft, columns, stars))
        if errors:
            lines.append("".join(f" & ({draw.random():.3f})" for _ in range(columns)) + r"\\[0pt]")
    if draw.random() < 0.3:
        lines.append(
            r"\midrule" + rf"$N$ {''.join(f' & {draw.randint(100, 90000):,}' for _ in range(columns))}\\[0pt]"
        )
    spec = f"l{draw.choice('rcc') * columns}"
    return rf"\begin{{tabular}}{{{spec}}}\toprule {' '.join(lines)}\bottomrule\end{{tabular}}"


def _head(draft: Draft, columns: int) -> str:
    """Two rows: names over groups of columns with rules below, and a name or number for each column."""
    draw = draft.random
    cut = draw.randint(1, columns - 1)
    groups = [(2, cut + 1), (cut + 2, columns + 1)]
    spans = "".join(
        rf" & \multicolumn{{{last - first + 1}}}{{c}}{{{_word(draft)}}}" for first, last in groups
    )
    rules = "".join(rf"\cmidrule(lr){{{first}-{last}}}" for first, last in groups)
    corner = draw.choice(("", "", rf"\multirow{{2}}{{*}}{{{_word(draft)}}}"))
    numbered = draw.random() < 0.3
    names = "".join(f" & ({place})" if numbered else f" & {_word(draft)}" for place in range(1, columns + 1))
    stub = "" if corner else draw.choice(("", _word(draft)))
    return rf"{corner}{spans}\\[0pt]{rules}{stub}{names}\\[0pt]\midrule"


def _line(draft: Draft, columns: int, stars: str) -> str:
    draw = draft.random
    values = []
    for _ in range(columns):
        value = f"{draw.uniform(-9, 99):.{draw.choice((1, 2, 2, 3))}f}".replace("-", "$-$")
        star = stars.format("*" * draw.randint(1, 3)) if draw.random() < 0.4 else ""
        values.append(draw.choice((value + star, value + star, rf"\textbf{{{value}}}{star}", "--")))
    return f"{escape(draft.wording.words(2)[:16])} & {' & '.join(values)}" + r"\\[0pt]"


def _word(draft: Draft) -> str:
    return escape(draft.wording.words(1)[:10])

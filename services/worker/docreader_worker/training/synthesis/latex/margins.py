"""What stands in the margins of a page: archives' identifiers, rotated heads, notices and line numbers."""

from docreader_worker.training.synthesis.latex.draft import Draft
from docreader_worker.training.synthesis.latex.markup import escape
from docreader_worker.training.synthesis.snippets import archive_identifier

_LEFT = r".{0}\dimexpr1in+\hoffset+\oddsidemargin\relax"
_RIGHT = r"\dimexpr1in+\hoffset+\oddsidemargin+\textwidth+{0}pt\relax"


def stamp(draft: Draft, share: float = 0.3) -> None:
    """Stamp the first page of a ``share`` of documents with an identifier, rotated in a margin."""
    draw = draft.random
    if draw.random() > share:
        return
    font = draw.choice((r"\LARGE", r"\Large", r"\large", r"\normalsize", r"\small"))
    family = draw.choice(
        (r"\rmfamily", r"\fontfamily{ptm}\selectfont", r"\sffamily", r"\fontfamily{ptm}\selectfont")
    )
    colour = draw.choice(("black!50", "black!50", "black!35", "black", "blue!50!black"))
    text = rf"{family}{font}\color{{{colour}}}{archive_identifier(draw, '~~')}"
    if draw.random() < 0.85:
        _on_page(draft, "Next", _LEFT.format(draw.randint(38, 55)), draw.uniform(0.35, 0.6), 90, text)
    else:
        turn = draw.choice((90, 270))
        _on_page(draft, "Next", _RIGHT.format(draw.randint(18, 30)), draw.uniform(0.2, 0.6), turn, text)


def edge_heads(draft: Draft) -> None:
    """Print a head along one edge of every page, rotated."""
    draw = draft.random
    font = draw.choice((r"\small", r"\footnotesize", r"\scriptsize\sffamily", r"\small\itshape"))
    turn = draw.choice((90, 270))
    x = _LEFT.format(draw.randint(40, 55)) if draw.random() < 0.4 else _RIGHT.format(draw.randint(18, 28))
    _on_page(draft, "", x, draw.uniform(0.2, 0.5), turn, rf"{font} {draft.words(50)}")


def copyright_line(draft: Draft) -> None:
    """Print a notice of rights at the foot of the first page's left column."""
    draw = draft.random
    year = draw.randint(1990, 2024)
    code = (
        f"{draw.randint(100, 999)}-{draw.randint(1, 9)}-{draw.randint(1000, 9999)}-{draw.randint(1000, 9999)}"
    )
    holder = draw.choice(("IEEE", "IEEE", escape(draft.wording.facts.company())))
    text = draw.choice((
        rf"978-{code}-{draw.randint(0, 9)}/{year % 100:02d}/\$25.00 \textcopyright{year} {holder}",
        rf"0-{code}/{year % 100:02d}/\$20.00 \textcopyright{{}} {year} {holder}",
        rf"\textcopyright{{}} {year} {holder}", rf"{code} \textcopyright{{}} {year} {holder}",
    ))  # fmt: skip
    font = draw.choice((r"\footnotesize", r"\scriptsize", r"\small"))
    body = rf"\makebox(0,0)[l]{{\elementof{{page-footer}}{{{font} {text}}}}}"
    draft.head.append(
        rf"\AddToHookNext{{shipout/background}}{{\put(\dimexpr1in+\hoffset+\oddsidemargin\relax,"
        rf"-\dimexpr1in+\voffset+\topmargin+\headheight+\headsep+\textheight+26pt\relax){{{body}}}}}"
    )


def line_numbers(draft: Draft) -> None:
    """Number every fifth line (of 12 points) between the columns of every page."""
    lines = r"\\[50.5pt]".join(str(number) for number in range(5, draft.random.choice((51, 56)), 5))
    column = rf"{{\footnotesize\element{{text}}\begin{{tabular}}[t]{{@{{}}r@{{}}}}{lines}\end{{tabular}}}}"
    draft.head.append(
        r"\AddToHook{shipout/background}{\put(\dimexpr1in+\hoffset+\oddsidemargin+.5\textwidth\relax,"
        r"-\dimexpr1in+\voffset+\topmargin+\headheight+\headsep+48pt\relax){"
        rf"\makebox(0,0)[t]{{{column}}}}}}}"
    )


def downloaded(draft: Draft) -> None:
    """Say along an edge of every page where and when it was downloaded, as libraries stamp it."""
    draw, facts = draft.random, draft.wording.facts
    site = f"https://{facts.domain_name()}/{facts.domain_word()}/article/{draw.randint(1, 90)}"
    said = draw.choice((
        f"Downloaded from {site} by {facts.name()} on {draft.wording.date()}",
        f"Downloaded from {site} by guest on {draft.wording.date()}. See the Terms and Conditions for use.",
        f"This content downloaded from {facts.ipv4()} on {draft.wording.date()}. All use subject to terms.",
    ))  # fmt: skip
    font = draw.choice((r"\scriptsize\sffamily", r"\scriptsize", r"\tiny\sffamily"))
    x = _RIGHT.format(draw.randint(16, 24)) if draw.random() < 0.8 else _LEFT.format(draw.randint(25, 45))
    text = rf"{font}\color{{{draw.choice(('black', 'black!60'))}}} {escape(said)}"
    _on_page(draft, "", x, 0.5, draw.choice((90, 90, 270)), text, "page-footer")


def _on_page(
    draft: Draft, when: str, x: str, down: float, turn: int, text: str, label: str = "page-header"
) -> None:
    body = rf"\makebox(0,0){{\rotatebox{{{turn}}}{{\elementof{{{label}}}{{{text}}}}}}}"
    draft.head.append(
        rf"\AddToHook{when}{{shipout/background}}{{\put({x},-{down:.2f}\paperheight){{{body}}}}}"
    )

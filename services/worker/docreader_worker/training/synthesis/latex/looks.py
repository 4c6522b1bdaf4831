"""Looks that packages give to documents in general classes: fonts, margins, headings, heads, captions."""

from random import Random

from docreader_worker.training.synthesis.latex.markup import escape
from docreader_worker.training.synthesis.wording import Wording

_SANS = r"\renewcommand\familydefault{\sfdefault}"
FONTS = (
    "", "", r"\usepackage{lmodern}", r"\usepackage{mathptmx}", r"\usepackage{newtxtext,newtxmath}",
    r"\usepackage{mathpazo}", r"\usepackage{newpxtext,newpxmath}", r"\usepackage{charter}",
    r"\usepackage{libertine}", r"\usepackage{bookman}", r"\usepackage{newcent}", r"\usepackage{kpfonts}",
    r"\usepackage{fourier}", r"\usepackage{tgpagella}", r"\usepackage{tgtermes}", r"\usepackage{tgschola}",
    r"\usepackage{tgbonum}", r"\usepackage{ebgaramond}", r"\usepackage{crimson}",
    r"\usepackage{baskervillef}", r"\usepackage{XCharter}", r"\usepackage{libertinus}",
    r"\usepackage{gentium}", r"\usepackage{cochineal}", r"\usepackage[default]{sourcesanspro}",
    r"\usepackage[sfdefault]{FiraSans}", r"\usepackage[default]{opensans}", r"\usepackage[default]{lato}",
    r"\usepackage[sfdefault]{roboto}", r"\usepackage[scaled]{helvet}" + _SANS,
    r"\usepackage{tgheros}" + _SANS, r"\usepackage{cmbright}", r"\usepackage[sfdefault]{noto}",
    r"\usepackage{noto}", r"\usepackage{merriweather}", r"\usepackage[default]{raleway}",
    r"\usepackage[sfdefault]{cabin}", r"\usepackage{PTSerif}", r"\usepackage[default]{droidserif}",
    r"\usepackage{librebaskerville}",
)  # fmt: skip
COLOURS = (
    "blue!60!black",
    "red!60!black",
    "teal!70!black",
    "gray!80!black",
    "violet!70!black",
    "orange!80!black",
)


def draw_colour(draw: Random) -> str:
    """The colour of headings: mostly black."""
    return draw.choice(COLOURS) if draw.random() < 0.35 else "black"


def draw_page(draw: Random, columns: int) -> tuple[str, float]:
    """Margins as a ``geometry`` call, and the width of a column in points."""
    paper, wide = draw.choice(
        (("a4paper", 21.0), ("a4paper", 21.0), ("letterpaper", 21.6), ("b5paper", 17.6))
    )
    if columns > 1:
        paper, wide = draw.choice((("a4paper", 21.0), ("letterpaper", 21.6)))
    inner, outer = (round(draw.uniform(1.3, 2.2 if columns > 1 else 3.6), 2) for _ in range(2))
    top, bottom = (round(draw.uniform(1.8, 3.2), 2) for _ in range(2))
    gap = draw.uniform(12, 26)
    width = ((wide - inner - outer) * 28.35 - gap * (columns - 1)) / columns
    edges = f"inner={inner}cm,outer={outer}cm,top={top}cm,bottom={bottom}cm,columnsep={gap:.0f}pt"
    return rf"\usepackage[{paper},{edges}]{{geometry}}", width


def draw_paragraphs(draw: Random) -> str:
    """Paragraphs apart by 0.3 to 1.3 lines, or indented."""
    if draw.random() < 0.5:
        gap = rf"{draw.uniform(0.3, 1.3):.2f}\baselineskip plus 2pt"
        return rf"\usepackage{{parskip}}\setlength\parskip{{{gap}}}"
    return rf"\setlength\parindent{{{draw.choice((1, 1, 1.5, 2))}em}}" * (draw.random() < 0.5)


def draw_headings(draw: Random, colour: str) -> str:
    """Heading styles by ``titlesec``."""
    shape, letters = draw.choice((
        (r"\bfseries", ""), (r"\bfseries\sffamily", ""), (r"\bfseries\itshape", ""), (r"\scshape", ""),
        (r"\itshape", ""), (r"\sffamily", ""), ("", ""), ("", r"\MakeUppercase"),
        (r"\sffamily", r"\MakeUppercase"), (r"\bfseries", r"\MakeUppercase"), (r"\normalfont", ""),
    ))  # fmt: skip
    side = draw.choice(("", "", "", r"\centering", r"\filleft"))
    rule = draw.choice(("", "", "", r"[\titlerule]", r"[\vspace{2pt}{\titlerule[0.8pt]}]"))
    sizes = draw.choice(
        (
            (r"\Large", r"\large", r"\normalsize"),
            (r"\huge", r"\Large", r"\large"),
            (r"\large", r"\normalsize", r"\normalsize"),
            (r"\normalsize",) * 3,
        )
    )
    label = draw.choice(
        (r"\the{0}", r"\the{0}.", r"\S\,\the{0}", r"{{\color{{gray}}\the{0}}}", r"\the{0}\enspace\textbar")
    )
    sep = draw.choice(("0.5em", "1em", "1.5em"))
    lines = [
        rf"\titleformat{{\{name}}}{{\element{{section-header}}\color{{{colour}}}{shape}{size}{side}}}"
        rf"{{{label.format(name)}}}{{{sep}}}{{{letters}}}{rule if place == 0 else ''}"
        for place, (name, size) in enumerate(
            zip(("section", "subsection", "subsubsection"), sizes, strict=True)
        )
    ]
    run_in = r"\titleformat{\paragraph}[runin]{\element{runin}\bfseries}{\theparagraph}{1em}{}[.]"
    before, after = draw.randint(8, 22), draw.choice((0, draw.randint(3, 10), draw.randint(3, 10)))
    spacing = rf"\titlespacing*{{\section}}{{0pt}}{{{before}pt}}{{{after}pt}}"
    return "\n".join([r"\usepackage{titlesec}", *lines, run_in, spacing])


def draw_running(draw: Random, wording: Wording) -> str:
    """Page heads and feet by ``fancyhdr``: up to three pieces each, far apart."""
    names = (
        escape(wording.heading(40)), r"\leftmark", escape(wording.facts.company()), escape(wording.date()),
        "Draft", rf"\textit{{{escape(wording.heading(30))}}}", rf"\textsc{{{escape(wording.heading(25))}}}",
    )  # fmt: skip
    number = draw.choice(
        (r"\thepage", r"\thepage", r"Page \thepage", r"-- \thepage{} --", r"\bfseries\thepage")
    )
    head, foot = draw.choice((
        ("", "LE,RO #|LO,RE {}"), ("LE,RO #|LO {}|RE {}", ""), ("L {}|C {}|R #", ""), ("L {}|R {}", "C #"),
        ("L {}|C {}|R {}", "C #"), ("L {}|R {}", "L {}|R #"), ("C {}", "LE,RO #"), ("R #", ""), ("", "C #"),
        ("", "L {}|R #"), ("L {}|R {}", "L {}|C #|R {}"), ("L {}|R #", ""),
    ))  # fmt: skip
    size = draw.choice(("", "", r"\small ", r"\footnotesize "))
    lines = [r"\usepackage{fancyhdr}\pagestyle{fancy}\fancyhf{}"]
    for call, places in ((r"\fancyhead", head), (r"\fancyfoot", foot)):
        for piece in filter(None, places.split("|")):
            place, _, text = piece.partition(" ")
            shown = number if text == "#" else draw.choice(names)
            lines.append(f"{call}[{place}]{{{size}{shown}}}")
    rules = [
        rf"\renewcommand\{name}width{{{draw.choice(thickness)}}}"
        for name, thickness in (
            ("headrule", ("0pt", "0.4pt", "0.8pt")),
            ("footrule", ("0pt", "0pt", "0.4pt")),
        )
    ]
    return "\n".join([*lines, *rules, r"\setlength\headheight{15pt}"])


def draw_captions(draw: Random) -> str:
    """Caption style by ``caption``."""
    options = [
        f"font={draw.choice(('small', 'footnotesize', 'normalsize', '{small,it}', '{small,sf}'))}",
        f"labelfont={draw.choice(('bf', 'rm', 'sc', 'it', '{bf,sf}'))}",
        f"labelsep={draw.choice(('colon', 'period', 'quad', 'endash', 'space', 'newline'))}",
        f"justification={draw.choice(('justified', 'centering', 'raggedright'))}",
        f"margin={draw.choice((0, 0, 10, 20))}pt",
    ]
    return rf"\usepackage[{','.join(options)}]{{caption}}"


def draw_stacked_captions(draw: Random) -> str:
    """Captions whose label stands on a line of its own, as old journals have them."""
    label, text = draw.choice(
        (("#1", "#2"), ("#1", r"\scshape #2"), (r"\bfseries #1", "#2"), (r"\itshape #1", "#2"))
    )
    names = r"\def\tablename{TABLE}\def\figurename{FIGURE}\def\thetable{\Roman{table}}" * (
        draw.random() < 0.5
    )
    side, size = draw.choice((r"\centering", r"\raggedright")), draw.choice((r"\small", r"\normalsize"))
    return (
        rf"\makeatletter{names}\long\def\@makecaption##1##2{{\vskip 6pt{{{size}{side}"
        rf"{{{label}}}\par {{{text}}}\par}}\vskip 6pt}}\makeatother"
    ).replace("##", "#")


def draw_lists(draw: Random) -> str:
    """List style by ``enumitem``."""
    bullet = draw.choice(
        (r"\textbullet", "--", r"$\circ$", r"$\triangleright$", r"$\ast$", r"$\diamond$", r"$\square$")
    )
    number = draw.choice(
        (r"\arabic*.", r"\arabic*)", r"(\arabic*)", r"\alph*)", r"(\alph*)", r"\roman*.", r"\Alph*.")
    )
    space = draw.choice(("nosep", "itemsep=2pt", "itemsep=6pt", "leftmargin=*", "leftmargin=*,nosep"))
    return (
        rf"\usepackage{{enumitem}}\setlist[itemize]{{label={bullet},{space}}}"
        rf"\setlist[enumerate]{{label={number},{space}}}"
    )

"""Papers in the classes of societies and publishers."""

from collections.abc import Callable
from dataclasses import dataclass

from docreader_worker.training.synthesis.latex import blocks, margins
from docreader_worker.training.synthesis.latex.draft import Draft
from docreader_worker.training.synthesis.latex.families import openings
from docreader_worker.training.synthesis.latex.families.family import Family, assemble
from docreader_worker.training.synthesis.latex.lists import bibliography
from docreader_worker.training.synthesis.pictures import PictureSource
from docreader_worker.training.synthesis.wording import Wording

_OUTDENTED = frozenset({"hitec", "refart"})
"""Classes whose headings stand in the left margin."""


@dataclass(frozen=True, slots=True)
class _Journal:
    """A class: its options to choose from (with the columns each has), its opening and its extras."""

    name: str
    options: tuple[tuple[str, int], ...]
    opening: Callable[[Draft], None]
    preamble: str = ""
    share: float = 1.0

    def family(self) -> Family:
        return Family(self.name, self.share, self._draw)

    def _draw(self, wording: Wording, pictures: PictureSource) -> tuple[str, int]:
        draw = wording.random
        options, columns = draw.choice(self.options)
        draft = Draft(
            wording, pictures, columns, 240.0 if columns > 1 else 370.0, mathematical=0.5, footnoted=0.05
        )
        draft.placing = self.name != "mnras"
        if self.name not in _OUTDENTED:
            margins.stamp(draft)
        if "conference" in options and draw.random() < 0.5:
            margins.copyright_line(draft)
        self.opening(draft)
        mix = {
            "text": 5, "passage": 0.5, "formula": 2.8, "table": 1.2, "figure": 1.4, "bullets": 0.8,
            "statement": draw.choice((0, 0, 1)), "listing": draw.choice((0, 0, 0.4)),
            "exchange": draw.choice((0, 0, 0.6)), "quotation": 0.1,
            "minor": draw.choice((0, 0.3)), "appendix": 0.1,
            "algorithm": 0.0 if self.name == "revtex4-2" else 0.2,
        }  # fmt: skip
        blocks.fill(draft, draw.randint(14, 32), mix)
        bibliography(draft)
        return assemble(draft, rf"\documentclass[{options}]{{{self.name}}}", self.preamble)


_HEADED = r"\AtBeginDocument{\def\abstractname{\elementof{section-header}{Abstract}}}"
_MNRAS = r"""
\makeatletter
\patchcmd\@abstract{ABSTRACT}{\elementof{section-header}{ABSTRACT}}{}{}
\let\dr@figurecaption\SFB@makefigurecaption
\long\def\SFB@makefigurecaption#1#2{\markon{caption}\dr@figurecaption{#1}{#2}\markoff}
\let\dr@tablecaption\SFB@maketablecaption
\long\def\SFB@maketablecaption#1#2{\markon{caption}\dr@tablecaption{#1}{#2}\markoff}
\renewcommand\fixfootnotes{\renewcommand\thefootnote{\arabic{footnote}}\setcounter{footnote}{0}}
\makeatother
"""
_TUFTE = r"""
\renewcommand\subsubsection[1]{\subsection{#1}}
\titleformat{\section}{\element{section-header}\normalfont\Large\itshape}{\thesection}{1em}{}
\titleformat{\subsection}{\element{section-header}\normalfont\large\itshape}{\thesubsection}{1em}{}
\setcaptionfont{\normalfont\footnotesize\element{caption}}
\setsidenotefont{\normalfont\footnotesize\element{footnote}}
"""
_ACM = r"""
\settopmatter{printacmref=false}\setcopyright{none}\authorsaddresses{}
\renewcommand\footnotetextcopyrightpermission[1]{}
"""
_RUN_IN = r"\def\abstractname{\elementof{runin}{Abstract}}"
_ELSEVIER = r"\abstracttitle{\elementof{section-header}{Abstract}}\keywordtitle{\elementof{runin}{Keywords}}"

_LLNCS = r"\pretocmd\institutename{\markon{text}}{}{}\apptocmd\institutename{\markoff}{}{}"

_IEEE_OPTIONS = (
    ("conference", 2), ("journal", 2), ("conference,compsoc", 2), ("journal,compsoc", 2),
    ("onecolumn,draftcls", 1),
)  # fmt: skip
_ACM_OPTIONS = (
    ("sigconf", 2), ("manuscript", 1), ("acmsmall", 1), ("sigplan", 2), ("acmlarge", 1), ("acmtog", 2),
)  # fmt: skip
_ELSEVIER_OPTIONS = (("preprint,12pt", 1), ("1p", 1), ("3p", 1), ("5p,twocolumn", 2), ("3p,twocolumn", 2))
_REVTEX_OPTIONS = (
    ("prl,twocolumn", 2), ("pra,twocolumn", 2), ("preprint", 1), ("aip,reprint", 2), ("prb,twocolumn", 2),
)  # fmt: skip

JOURNALS: tuple[Family, ...] = tuple(
    journal.family()
    for journal in (
        _Journal("IEEEtran", _IEEE_OPTIONS, openings.ieee, _RUN_IN, 3),
        _Journal("acmart", _ACM_OPTIONS, openings.acm, _ACM, 3),
        _Journal("elsarticle", _ELSEVIER_OPTIONS, openings.elsevier, _ELSEVIER, 3),
        _Journal("llncs", (("", 1), ("runningheads", 1)), openings.springer, _RUN_IN + _LLNCS, 2),
        _Journal("revtex4-2", _REVTEX_OPTIONS, openings.physics, _HEADED, 2.5),
        _Journal("mnras", (("", 2), ("fleqn", 2), ("onecolumn", 1)), openings.plain, _MNRAS),
        _Journal("tufte-handout", (("nobib", 1), ("a4paper,nobib", 1)), openings.plain, _TUFTE, 0.7),
        _Journal("ltugboat", (("", 2),), openings.plain, _HEADED, 0.7),
        _Journal("hitec", (("", 1),), openings.plain, _HEADED, 0.5),
        _Journal("refart", (("", 1),), openings.plain, _HEADED, 0.5),
        _Journal("amsart", (("", 1), ("11pt", 1), ("12pt,a4paper", 1)), openings.mathematics, _RUN_IN, 1.5),
    )
)

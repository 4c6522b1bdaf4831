"""Papers in the classes of societies and publishers."""

from collections.abc import Callable
from dataclasses import dataclass

from docreader_worker.training.synthesis.latex import blocks
from docreader_worker.training.synthesis.latex.draft import Draft
from docreader_worker.training.synthesis.latex.families.family import Family, assemble
from docreader_worker.training.synthesis.latex.lists import bibliography
from docreader_worker.training.synthesis.latex.markup import escape
from docreader_worker.training.synthesis.pictures import PictureSource
from docreader_worker.training.synthesis.wording import Wording


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
        self.opening(draft)
        mix = {
            "text": 5, "passage": 0.5, "formula": 2.5, "table": 1.2, "figure": 1.4, "bullets": 0.8,
            "statement": draw.choice((0, 0, 1)), "listing": draw.choice((0, 0, 0.4)),
            "exchange": draw.choice((0, 0, 0.6)), "quotation": 0.1,
            "algorithm": 0.0 if self.name == "revtex4-2" else 0.2,
        }  # fmt: skip
        blocks.fill(draft, draw.randint(14, 32), mix)
        bibliography(draft)
        return assemble(draft, rf"\documentclass[{options}]{{{self.name}}}", self.preamble)


def _title(draft: Draft) -> str:
    return draft.text(draft.words(90), "title")


def _names(draft: Draft, count: int) -> list[str]:
    return [escape(draft.wording.facts.name()) for _ in range(count)]


def _place(draft: Draft) -> str:
    facts = draft.wording.facts
    return escape(f"{facts.company()}, {facts.city()}")


def _abstract(draft: Draft) -> str:
    return rf"\begin{{abstract}}\para{{{draft.prose(400, 1200)}}}\end{{abstract}}"


def _keywords(draft: Draft) -> str:
    words = ", ".join(escape(draft.wording.words(2)).lower() for _ in range(draft.random.randint(3, 6)))
    return words or "layout"


def _plain(draft: Draft) -> None:
    """Title, authors and abstract as LaTeX's own classes have them."""
    authors = draft.text(", ".join(_names(draft, draft.random.randint(1, 3))))
    draft.add(rf"\title{{{_title(draft)}}}\author{{{authors}}}\date{{}}\maketitle")
    draft.add(_abstract(draft))


def _ieee(draft: Draft) -> None:
    names = _names(draft, draft.random.randint(1, 4))
    together = rf"\elementof{{text}}{{{', '.join(names)}}}"
    apart = r"\and ".join(
        rf"\IEEEauthorblockN{{\markon{{text}}{name}}}"
        rf"\IEEEauthorblockA{{{_place(draft)}\\ {_place(draft)}\markoff}}"
        for name in names
    )
    draft.add(rf"\title{{{_title(draft)}}}\author{{\ifCLASSOPTIONconference{apart}\else{together}\fi}}")
    draft.add(r"\maketitle")
    draft.add(rf"\begin{{abstract}}\leavevmode\element{{text}}{draft.prose(400, 1100)}\end{{abstract}}")
    if draft.random.random() < 0.6:
        draft.add(r"\renewcommand\IEEEkeywordsname{\elementof{runin}{Index Terms}}")
        draft.add(rf"\begin{{IEEEkeywords}}\leavevmode\element{{text}}{_keywords(draft)}\end{{IEEEkeywords}}")


def _acm(draft: Draft) -> None:
    draft.add(rf"\title{{{_title(draft)}}}")
    for name in _names(draft, draft.random.randint(1, 4)):
        city = escape(draft.wording.facts.city())
        draft.add(
            rf"\author{{\markon{{text}}{name}}}\affiliation{{\institution{{{_place(draft)}}}"
            rf"\city{{{city}}}\country{{{city}\markoff}}}}"
        )
    draft.add(rf"\begin{{abstract}}\para{{{draft.prose(400, 1200)}}}\end{{abstract}}")
    draft.add(r"\maketitle")


def _elsevier(draft: Draft) -> None:
    authors = "".join(
        rf"\author{{\elementof{{text}}{{{name}}}}}" for name in _names(draft, draft.random.randint(1, 4))
    )
    draft.add(
        rf"\begin{{frontmatter}}\title{{{_title(draft)}}}{authors}"
        rf"\address{{\elementof{{text}}{{{_place(draft)}}}}}"
        rf"\begin{{abstract}}\para{{{draft.prose(400, 1200)}}}\end{{abstract}}"
        rf"\begin{{keyword}}\elementof{{text}}{{{_keywords(draft)}}}\end{{keyword}}\end{{frontmatter}}"
    )


def _springer(draft: Draft) -> None:
    names = ", ".join(_names(draft, draft.random.randint(1, 5)))
    draft.add(
        rf"\title{{{_title(draft)}}}\titlerunning{{{draft.words(40)}}}"
        rf"\author{{\elementof{{text}}{{{names}}}}}\authorrunning{{{names[:50]}}}"
        rf"\institute{{\elementof{{text}}{{{_place(draft)}}}}}\maketitle"
    )
    draft.add(rf"\begin{{abstract}}\leavevmode\element{{text}}{draft.prose(400, 1100)}\end{{abstract}}")


def _physics(draft: Draft) -> None:
    draft.add(rf"\title{{{_title(draft)}}}")
    for name in _names(draft, draft.random.randint(1, 5)):
        draft.add(
            rf"\author{{\elementof{{text}}{{{name}}}}}\affiliation{{\elementof{{text}}{{{_place(draft)}}}}}"
        )
    draft.add(rf"\begin{{abstract}}\para{{{draft.prose(400, 1200)}}}\end{{abstract}}\maketitle")


def _mathematics(draft: Draft) -> None:
    names = _names(draft, draft.random.randint(1, 3))
    # The class joins the names: one mark spans them all.
    names[0] = rf"\markon{{text}}{names[0]}"
    names[-1] = rf"{names[-1]}\markoff"
    authors = "".join(
        rf"\author{{{name}}}\address{{\elementof{{text}}{{{_place(draft)}}}}}" for name in names
    )
    draft.add(rf"\title{{{_title(draft)}}}{authors}")
    draft.add(
        rf"\begin{{abstract}}\leavevmode\element{{text}}{draft.prose(300, 900)}\end{{abstract}}\maketitle"
    )


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
        _Journal("IEEEtran", _IEEE_OPTIONS, _ieee, _RUN_IN, 3),
        _Journal("acmart", _ACM_OPTIONS, _acm, _ACM, 3),
        _Journal("elsarticle", _ELSEVIER_OPTIONS, _elsevier, _ELSEVIER, 3),
        _Journal("llncs", (("", 1), ("runningheads", 1)), _springer, _RUN_IN, 2),
        _Journal("revtex4-2", _REVTEX_OPTIONS, _physics, _HEADED, 2.5),
        _Journal("mnras", (("", 2), ("fleqn", 2), ("onecolumn", 1)), _plain, _MNRAS),
        _Journal("tufte-handout", (("nobib", 1), ("a4paper,nobib", 1)), _plain, _TUFTE, 0.7),
        _Journal("ltugboat", (("", 2),), _plain, _HEADED, 0.7),
        _Journal("hitec", (("", 1),), _plain, _HEADED, 0.5),
        _Journal("refart", (("", 1),), _plain, _HEADED, 0.5),
        _Journal("amsart", (("", 1), ("11pt", 1), ("12pt,a4paper", 1)), _mathematics, _RUN_IN, 1.5),
    )
)

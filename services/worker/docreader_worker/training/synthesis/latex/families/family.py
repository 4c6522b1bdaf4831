"""A kind of LaTeX document, and what all of them load."""

from collections.abc import Callable
from dataclasses import dataclass

from docreader_worker.training.synthesis.latex.draft import Draft
from docreader_worker.training.synthesis.latex.prelude import HOOKS, STACK
from docreader_worker.training.synthesis.pictures import PictureSource
from docreader_worker.training.synthesis.wording import Wording

_ALWAYS = r"""
\usepackage[T1]{fontenc}
\let\Bbbk\relax
\usepackage{textcomp,xcolor,etoolbox,amsmath,amssymb,graphicx,booktabs,multirow}
"""
_ON_DEMAND = (
    ("tikzpicture", r"\usepackage{tikz}\usetikzlibrary{shapes}"),
    (r"\begin{axis}", r"\usepackage{pgfplots}\pgfplotsset{compat=1.16}"),
    (r"\begin{lstlisting}", r"\usepackage{listings}\lstset{aboveskip=6pt,belowskip=6pt}"),
    (r"\begin{tikzcd}", r"\usepackage{tikz-cd}"),
    (r"\ce{", r"\usepackage[version=4]{mhchem}"),
    (r"\begin{algorithm}", r"\usepackage{algorithm,algpseudocode}"),
)
_STATEMENTS = r"""
\makeatletter
\@ifundefined{theorem}{\newtheorem{theorem}{Theorem}}{}
\@ifundefined{lemma}{\newtheorem{lemma}{Lemma}}{}
\@ifundefined{definition}{\newtheorem{definition}{Definition}}{}
\@ifundefined{remark}{\newtheorem{remark}{Remark}}{}
\@ifundefined{proof}{\newenvironment{proof}{\par\noindent\textit{Proof.} }{\hfill$\square$\par}}{}
\makeatother
"""


@dataclass(frozen=True, slots=True)
class Family:
    """A kind of document: its name, how often it is drawn, and what answers its source and its LaTeX runs."""

    name: str
    share: float
    draw: Callable[[Wording, PictureSource], tuple[str, int]]


def assemble(draft: Draft, declaration: str, preamble: str = "") -> tuple[str, int]:
    r"""The source of ``draft`` in the class that ``declaration`` names, and its LaTeX runs."""
    body = draft.source()
    packages = "\n".join(load for use, load in _ON_DEMAND if use in body)
    head = "\n".join(draft.head)
    # Long words break a line badly rather than leave their column.
    head = rf"\emergencystretch=3em{head}"
    source = (
        f"\\pdfoutput=1\n"
        rf"\PassOptionsToPackage{{table}}{{xcolor}}{STACK}{declaration}{_ALWAYS}{packages}"
        f"{preamble}{_STATEMENTS}"
        f"{HOOKS}\\begin{{document}}\n{head}\n{body}\n\\end{{document}}\n"
    )
    return source, draft.passes

"""A LaTeX document under construction."""

from dataclasses import dataclass, field
from random import Random

from docreader_worker.training.synthesis.latex.formulas import inline_formula
from docreader_worker.training.synthesis.latex.markup import escape
from docreader_worker.training.synthesis.pictures import PictureSource
from docreader_worker.training.synthesis.wording import Wording


@dataclass(slots=True)
class Draft:
    """The source so far.

    ``mathematical`` is the share of adorned words that are formulas or citations, ``footnoted`` the share of
    paragraphs with a footnote; ``passes`` is how often LaTeX must run until numbers and contents are right.
    ``floating`` is whether the class has floats, ``placing`` whether they take a place such as ``[t]``.
    ``columns`` is how many columns the text has, ``width`` about how wide one is in points.
    """

    wording: Wording
    pictures: PictureSource
    columns: int = 1
    width: float = 345.0
    mathematical: float = 0.0
    footnoted: float = 0.0
    floating: bool = True
    placing: bool = True
    passes: int = 1
    head: list[str] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)

    @property
    def random(self) -> Random:
        """The source of all that varies."""
        return self.wording.random

    def add(self, source: str) -> None:
        """Append ``source`` as a part of its own, after an empty line."""
        self.parts.append(source)

    def prose(self, shortest: int = 150, longest: int = 900) -> str:
        """A paragraph with emphasis, formulas, citations and footnotes here and there."""
        draw = self.random
        words = [escape(word) for word in self.wording.paragraph(shortest, longest).split(" ")]
        for _ in range(len(words) // 30):
            place = draw.randrange(len(words))
            words[place] = self._adorned(words[place])
        if draw.random() < self.footnoted and len(words) > 12:
            words[draw.randrange(6, len(words))] += self.footnote()
        return " ".join(words)

    def footnote(self) -> str:
        """A footnote, which the class marks itself."""
        return rf"\footnote{{{escape(self.wording.sentence(self.random.choice((60, 140, 280))))}}}"

    def paragraph(self, shortest: int = 150, longest: int = 900) -> None:
        """Add a paragraph of running text."""
        self.add(rf"\para{{{self.prose(shortest, longest)}}}")

    def text(self, source: str, label: str = "text") -> str:
        """An element of ``label`` within other source."""
        return rf"\elementof{{{label}}}{{{source}}}"

    def words(self, longest: int = 60) -> str:
        """A heading's worth of words."""
        return escape(self.wording.heading(longest)).strip() or "Overview"

    def source(self) -> str:
        """The body of the document."""
        return "\n\n".join(self.parts)

    def _adorned(self, word: str) -> str:
        draw = self.random
        if draw.random() < self.mathematical:
            return draw.choice((inline_formula(draw), rf"{word} [{draw.randint(1, 60)}]"))
        name = escape(self.wording.facts.last_name())
        return draw.choice((
            rf"\textbf{{{word}}}", rf"\emph{{{word}}}", rf"\emph{{{word}}}", rf"\texttt{{{word}}}",
            rf"\underline{{{word}}}", rf"\textsc{{{word}}}", f"({name}, {draw.randint(1950, 2026)}) {word}",
            rf"{word}\textsuperscript{{{draw.randint(1, 40)}}}", rf"\textcolor{{blue}}{{{word}}}",
        ))  # fmt: skip

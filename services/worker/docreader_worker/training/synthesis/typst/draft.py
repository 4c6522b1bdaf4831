"""A Typst document under construction, whose elements are numbered so that they can be found on its pages."""

from dataclasses import dataclass, field
from random import Random

from docreader_worker.training.synthesis.pictures import PictureSource
from docreader_worker.training.synthesis.typst.formulas import inline_formula
from docreader_worker.training.synthesis.typst.markup import escape, string
from docreader_worker.training.synthesis.typst.prelude import FOOTNOTES
from docreader_worker.training.synthesis.typst.style import Style
from docreader_worker.training.synthesis.wording import Wording


@dataclass(slots=True)
class Draft:
    """The source so far and the label of each element in it.

    ``mathematical`` is the share of adorned words that are formulas or citations, ``footnoted`` the share of
    paragraphs with a footnote.
    """

    wording: Wording
    pictures: PictureSource
    style: Style
    mathematical: float = 0.0
    footnoted: float = 0.0
    labels: dict[int, str] = field(default_factory=dict)
    parts: list[str] = field(default_factory=list)
    counters: dict[str, int] = field(default_factory=dict)

    @property
    def random(self) -> Random:
        """The source of all that varies."""
        return self.wording.random

    def add(self, markup: str) -> None:
        """Append ``markup`` as a part of its own."""
        self.parts.append(markup)

    def element(self, label: str, markup: str) -> str:
        """Markup of an element with ``label`` whose text is marked glyph by glyph."""
        return f"#e({self._number(label)})[{markup}]"

    def area(self, label: str, markup: str, box: str = "") -> str:
        """Markup of an element with ``label`` that is marked as one box; ``box`` has arguments of it."""
        return f"#area({self._number(label)}, {box + ', ' if box else ''}[{markup}])"

    def picture(self, markup: str) -> str:
        """Markup of a picture, which is marked as one box and does not break."""
        return f"#picture({self._number('picture')}, [{markup}])"

    def item(self, marker: str, markup: str, indent: float, width: str, gap: str) -> str:
        """Markup of a list item that hangs beside its ``marker``."""
        number = self._number("list-item")
        return f"#item({number}, [{marker}], {indent}em, {width}, {gap})[{markup}]"

    def count(self, name: str) -> int:
        """The next number (from 1) of things called ``name``."""
        self.counters[name] = self.counters.get(name, 0) + 1
        return self.counters[name]

    def prose(self, shortest: int = 120, longest: int = 900) -> str:
        """A paragraph with emphasis, links, formulas, citations and footnotes here and there."""
        draw = self.random
        words = self.wording.paragraph(shortest, longest).split(" ")
        marked = [escape(word) for word in words]
        for _ in range(len(words) // 30):
            place = draw.randrange(len(words))
            marked[place] = self._adorned(words[place])
        if draw.random() < self.footnoted and len(words) > 12:
            marked[draw.randrange(6, len(words))] += self.footnote()
        return " ".join(marked)

    def footnote(self) -> str:
        """Markup of a footnote."""
        self.labels[FOOTNOTES + self.count("footnote")] = "footnote"
        return f"#footnote[{escape(self.wording.sentence(self.random.choice((60, 140, 280))))}]"

    def preamble(self) -> str:
        """The rules of the style and the language, which decides hyphens and the direction of writing."""
        return f'{self.style.preamble()}\n#set text(lang: "{self.wording.language}")'

    def source(self) -> str:
        """The whole body."""
        return "\n\n".join(self.parts)

    def _number(self, label: str) -> int:
        number = len(self.labels) + 1
        self.labels[number] = label
        return number

    def _adorned(self, word: str) -> str:
        draw = self.random
        if draw.random() < self.mathematical:
            return draw.choice((inline_formula(draw), f"{escape(word)} \\[{draw.randint(1, 60)}\\]"))
        plain = escape(word)
        forms = (
            f"#strong[{plain}]", f"#emph[{plain}]", f"#emph[{plain}]", f"#raw({string(word)})",
            f"#underline[{plain}]", f"#paint({self.style.head_colour})[{plain}]", f"#smallcaps[{plain}]",
            f"({escape(self.wording.facts.last_name())}, {draw.randint(1950, 2026)}) {plain}",
            f"{plain}#super[{draw.randint(1, 40)}]",
        )  # fmt: skip
        return draw.choice(forms)

"""A text document under construction, whose elements are marked so that they can be found on its pages."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from docreader_worker.training.synthesis.office.look import Look
from docreader_worker.training.synthesis.office.markup import TAB, escape, points, tag
from docreader_worker.training.synthesis.office.styles import INNER, Properties, Styles
from docreader_worker.training.synthesis.pictures import PictureSource
from docreader_worker.training.synthesis.wording import Wording

BOLD = {
    f"{prefix}:font-weight{script}": "bold"
    for prefix, script in (("fo", ""), ("style", "-asian"), ("style", "-complex"))
}


@dataclass(slots=True)
class Draft:
    """The body so far, with its styles and page styles.

    ``footnoted`` is the share of paragraphs with a footnote, ``adorned`` the share of words in bold, italics
    and the like. ``width`` is that of a column in points, and ``columns`` how many there are. ``images`` has
    the file of each picture by its mark, ``master`` is the page style that the next paragraph begins, if any.
    """

    wording: Wording
    pictures: PictureSource
    look: Look
    styles: Styles
    width: float
    columns: int = 1
    footnoted: float = 0.0
    adorned: float = 0.02
    master: str = ""
    images: dict[int, Path] = field(default_factory=dict)
    parts: list[str] = field(default_factory=list)
    layouts: list[str] = field(default_factory=list)
    masters: list[str] = field(default_factory=list)
    counters: dict[str, int] = field(default_factory=dict)

    @property
    def random(self) -> Random:
        """The source of all that varies."""
        return self.wording.random

    def add(self, *xml: str) -> None:
        """Append ``xml`` to the body."""
        self.parts += xml

    def count(self, name: str) -> int:
        """The next number (from 1) of things called ``name``."""
        self.counters[name] = self.counters.get(name, 0) + 1
        return self.counters[name]

    def opening(self) -> dict[str, str]:
        """What makes the next paragraph or table begin a page of the style ``master``, if one is to begin."""
        begun, self.master = self.master, ""
        return {"style:master-page-name": begun} if begun else {}

    def paragraph(
        self, base: str, content: str, label: str = "text", mark: int = 0, **properties: Properties
    ) -> str:
        """A paragraph that is an element of its own, or a part of the element ``mark``."""
        properties["style"] = {**properties.get("style", {}), **self.opening()}
        name = self.styles.use("paragraph", base, mark or self.styles.mark(label), **properties)
        return tag("text:p", {"text:style-name": name}, content)

    def blank(self, height: float, **paragraph: str) -> str:
        """Empty room of ``height`` points; ``paragraph`` may give it borders."""
        shape = {
            "fo:line-height": points(height),
            "fo:margin-bottom": "0pt",
            "fo:margin-top": "0pt",
            "style:join-border": "false",
        } | paragraph
        tiny = {"fo:font-size": "2pt"}
        name = self.styles.use("paragraph", "Standard", style=self.opening(), paragraph=shape, text=tiny)
        return tag("text:p", {"text:style-name": name})

    def skip(self) -> None:
        """Append an empty line where the document has such between its paragraphs."""
        if self.look.emptied:
            self.add(tag("text:p", {"text:style-name": "First"}))

    def heading(self, level: int, text: str, number: str = "", /, **properties: Properties) -> str:
        """A heading, numbered the way the document is or by a ``number`` that is typed."""
        mark = self.styles.mark("section-header")
        properties["style"] = self.opening() | ({"style:list-style-name": ""} if number else {})
        name = self.styles.use("paragraph", f"Heading{level}", mark, **properties)
        if self.look.titled:
            text = in_title_case(text)
        words = escape(f"{text}:" if self.look.colons and text[-1:].isalnum() else text)
        if number:
            after = TAB if self.look.hung else " "
            return tag("text:p", {"text:style-name": name}, f"{escape(number)}{after}{words}")
        return tag("text:h", {"text:style-name": name, "text:outline-level": str(level)}, words)

    def span(self, words: str, **properties: str) -> str:
        """Words in a look of their own."""
        return tag("text:span", {"text:style-name": self.styles.use("text", text=properties)}, escape(words))

    def picture(self, path: Path, width: float, height: float, mark: int = 0) -> str:
        """The picture of ``path`` in the line of text, as large as its box; ``mark`` if it is part of one."""
        place = {"style:vertical-pos": "middle", "style:vertical-rel": "line"}
        own = mark or self.styles.mark("picture")
        self.images[own] = path
        shape = {
            "draw:style-name": self.styles.use("graphic", graphic=place), "draw:name": f"p{own}",
            "text:anchor-type": "as-char", "svg:width": points(width), "svg:height": points(height),
        }  # fmt: skip
        return tag("draw:frame", shape, image_of(own))

    def prose(self, shortest: int = 150, longest: int = 900) -> str:
        """A paragraph's text with emphasis here and there, and perhaps a footnote."""
        draw = self.random
        words = [escape(word) for word in self.wording.paragraph(shortest, longest).split(" ")]
        for place, word in enumerate(words):
            if draw.random() < self.adorned:
                words[place] = self._adorned(word)
        if draw.random() < self.footnoted and len(words) > 12:
            words[draw.randrange(6, len(words))] += self.footnote()
        return " ".join(words)

    def footnote(self) -> str:
        """A footnote and its mark in the text."""
        number = str(self.count("footnote"))
        note = self.paragraph(
            "Footnote", escape(self.wording.sentence(self.random.choice((60, 140, 280)))), "footnote"
        )
        return tag(
            "text:note", {"text:note-class": "footnote", "text:id": f"n{number}"},
            tag("text:note-citation", {}, number), tag("text:note-body", {}, note),
        )  # fmt: skip

    def _adorned(self, word: str) -> str:
        draw = self.random
        look = draw.choice((
            BOLD, BOLD, {"fo:font-style": "italic"}, {"fo:font-style": "italic"},
            {"style:text-underline-style": "solid"}, {"fo:background-color": "#ffff00"},
            {"fo:color": "#0563c1", "style:text-underline-style": "solid"},
            {"fo:font-family": "'Liberation Mono'"},
        ))  # fmt: skip
        name = self.styles.use("text", text=look)
        return tag("text:span", {"text:style-name": name}, word)


def in_title_case(words: str) -> str:
    """``words`` with capitals, but for short ones within."""
    parts = words.split(" ")
    return " ".join(
        part if place and len(part) < 4 else part[:1].upper() + part[1:] for place, part in enumerate(parts)
    )


def image_of(mark: int) -> str:
    """The place of the image of picture ``mark``, which both copies of the document fill."""
    return f"<!--image {mark}-->"


def tab_stops(*stops: tuple[float, str], leader: str = "") -> dict[str, str]:
    """Paragraph properties with ``stops`` (points from the left, and ``left``, ``center`` or ``right``)."""
    dots = {"style:leader-style": "dotted", "style:leader-text": leader} if leader else {}
    places = (
        tag("style:tab-stop", {"style:position": points(place), "style:type": kind} | dots)
        for place, kind in stops
    )
    return {INNER: tag("style:tab-stops", {}, *places)}


def columns_of(count: int, gap: float, ruled: bool = False) -> dict[str, str]:
    """Section properties with ``count`` columns ``gap`` points apart."""
    rule = (
        tag("style:column-sep", {"style:width": "0.5pt", "style:height": "100%", "style:color": "#000000"})
        if ruled
        else ""
    )
    shape = {"fo:column-count": str(count), "fo:column-gap": points(gap)}
    return {INNER: tag("style:columns", shape, rule)}


def escaped_lines(lines: Sequence[str]) -> str:
    """``lines`` as XML, one below the other."""
    return "<text:line-break/>".join(map(escape, lines))

"""The blocks that documents are made of, as HTML whose labelled elements carry ``data-l``."""

from html import escape

from docreader_worker.training.synthesis.html.captions import Captions, table_notes
from docreader_worker.training.synthesis.html.markup import element, text
from docreader_worker.training.synthesis.html.mathml import make_formula
from docreader_worker.training.synthesis.html.numbering import (
    FIGURES,
    TABLES,
    draw_marker,
    list_marker,
    section_number,
)
from docreader_worker.training.synthesis.html.style import Style
from docreader_worker.training.synthesis.pictures import PictureSource
from docreader_worker.training.synthesis.tables import Grid, GridCell, make_grid
from docreader_worker.training.synthesis.wording import Wording

_PROMPTS = ("", "", "", "> ", "$ ", ">>> ", "# ", "In [1]: ")


class Blocks:
    """Makes the blocks of one document, in one style, counting what is numbered."""

    def __init__(self, wording: Wording, style: Style, pictures: PictureSource) -> None:
        self.wording, self.style, self.pictures = wording, style, pictures
        self.draw = wording.random
        self._section = [self.draw.randint(0, 6), 0, 0]
        self._figure = self._table = self._formula = self._note = self.draw.randint(0, 5)
        self._emphasis = self.draw.choice((0.0, 0.0, 0.01, 0.03))
        self._captions = Captions(wording, style)
        self._figure_name = self.draw.choice((FIGURES.get(wording.language, "Figure"), "Fig."))
        self._rich = self.draw.random() < 0.4
        self._heading_end = self.draw.choice((*[""] * 8, ":", "."))
        self._opened = self.draw.random() < 0.15
        self._prompt = self.draw.choice(_PROMPTS)

    def inline(self, text: str) -> str:
        """Escaped text with some words in bold, italics, code or with reference marks."""
        words = escape(text, quote=False).split(" ")
        if not self._rich:
            return " ".join(words)
        for index, word in enumerate(words):
            if self.draw.random() < self._emphasis and word:
                mark = self.draw.choice(("b", "i", "i", "code", "u"))
                words[index] = f"<{mark}>{word}</{mark}>"
            elif self.draw.random() < 0.004:
                words[index] = f"{word}<sup>{self.draw.randint(1, 60)}</sup>"
        return " ".join(words)

    def paragraph(self, shortest: int = 150, longest: int = 900, label: str = "text", css: str = "b") -> str:
        """A paragraph that may be split over columns and pages."""
        return element(self.inline(self.wording.paragraph(shortest, longest)), label, css, tag="p")

    def line(self, text: str, label: str = "text", css: str = "") -> str:
        """A block of one short text that is never split."""
        return f'<div class="{css}" data-l="{label}">{escape(text, quote=False)}</div>'

    def heading(self, level: int = 1, longest: int = 70) -> str:
        """A heading of ``level`` 1 to 3, numbered the way the document is; now and then of two lines."""
        self._section[level - 1] += 1
        self._section[level:] = [0] * (3 - level)
        number = section_number(self.style.numbering, self._section[:level])
        words = self.wording.heading(longest * 2 if self.draw.random() < 0.08 else longest)
        if number and self.style.numbers_apart:
            number = element(number, style="display:inline-block;min-width:3em", tag="span")
        return element(
            f"{number} {text(words)}{self._heading_end}".strip(), "section-header", f"h{level} heading"
        )

    def items(self, count: int = 0, longest: int = 220) -> list[str]:
        """The items of a list, one block each; in few lists, some are lists or bear no marker."""
        draw = self.draw
        marker = self.style.marker if draw.random() < 0.7 else draw_marker(draw)
        nested = 0.3 if draw.random() < 0.15 else 0.0
        unmarked = 0.3 if draw.random() < 0.08 else 0.0
        made = []
        for index in range(count or draw.randint(2, 7)):
            mark = "" if index and draw.random() < unmarked else list_marker(marker, index)
            made.append(self._listed(mark, longest))
            if draw.random() < nested:
                inner = draw.choice(("–", "◦", "-", "•") if marker in "•▪■►➤*" else ("(a)", "a.", "i.", "–"))
                marks = (list_marker(inner, place) for place in range(draw.randint(1, 3)))
                made += [self._listed(mark, min(longest, 120), "li deep") for mark in marks]
        return made

    def item(self, marker: str, words: str) -> str:
        """One list item with its marker, which may be split over columns and pages."""
        return element(f"{_marked(marker)} {self.inline(words)}", "list-item", "li", tag="p")

    def _listed(self, marker: str, longest: int, css: str = "li") -> str:
        """An item of a list: a phrase, sentences or, rarely, paragraphs."""
        words = self.wording.item(longest) if longest <= 220 else self.wording.paragraph(60, longest)
        opening = f"<b>{text(self.wording.words(2))}:</b> " if self._opened else ""
        said = f"{_marked(marker)} {opening}{self.inline(words)}"
        if len(words) < 100 or self.draw.random() > 0.2:
            return element(said, "list-item", css, tag="p")
        rest = (self.wording.paragraph(50, 260) for _ in range(self.draw.choice((1, 1, 2))))
        more = "".join(element(self.inline(paragraph), css="more") for paragraph in rest)
        return element(said + more, "list-item", css)

    def picture(self, width: str = "", height: float = 0.0, label: str = "picture", path: str = "") -> str:
        """A picture of any kind, at most ``height`` points tall."""
        source = path or self.pictures.any(self.draw, self.draw.choice((".svg", ".png"))).as_uri()
        tall = height or self.draw.uniform(80, 240)
        wide = width or f"{self.draw.choice((60, 75, 85, 95, 100, 100))}%"
        fit = f"width:{wide};max-height:{tall:.0f}pt;object-fit:contain"
        return f'<img src="{source}" data-l="{label}" style="{fit}">'

    def figure(self, height: float = 0.0) -> str:
        """A picture with its caption below (rarely above or missing)."""
        self._figure += 1
        caption = self.caption(self._figure_name, self._figure)
        picture = self.picture(height=height)
        form = self.draw.choices(("{0}{1}", "{1}{0}", "{0}"), (86, 6, 8))[0]
        return f'<div class="unit">{form.format(picture, caption)}</div>'

    def table(self, rows: tuple[int, int] = (3, 14), columns: tuple[int, int] = (2, 7)) -> str:
        """A table with its caption above or below (or without), perhaps over notes."""
        self._table += 1
        caption = self.caption(TABLES.get(self.wording.language, "Table"), self._table)
        if self.draw.random() < 0.2:
            caption = ""
        body = self.grid(make_grid(self.wording, rows, columns))
        if self.draw.random() < 0.2:
            body += table_notes(self.wording)
        return f'<div class="unit">{caption + body if self.style.caption_above else body + caption}</div>'

    def caption(self, name: str, number: int) -> str:
        """A caption such as ``Figure 3: …``."""
        return self._captions.caption(name, number, self._section[0], self.inline)

    def grid(self, grid: Grid, label: str = "table") -> str:
        """An HTML table of ``grid``."""

        def row(cells: list[str]) -> str:
            return f"<tr>{''.join(cells)}</tr>"

        lines = []
        for index, cells in enumerate(grid.rows):
            tag = "th" if index < grid.head else "td"
            drawn = [
                f'<{tag} colspan="{cell.columns}" rowspan="{cell.rows}"{" class=n" if cell.number else ""}>'
                f"{_strong(cell)}</{tag}>"
                for cell in cells
            ]
            lines.append(row(drawn))
        head, body = "".join(lines[: grid.head]), "".join(lines[grid.head :])
        return f'<table data-l="{label}"><thead>{head}</thead><tbody>{body}</tbody></table>'

    def formula(self) -> str:
        """A display formula, numbered or not, centred or indented."""
        self._formula += 1
        number = self.draw.choice(("", f"({self._formula})", f"({self._section[0]}.{self._formula})"))
        math = make_formula(self.draw, self.draw.choice((1, 2, 3, 4)))
        place = self.draw.choice(("c", "c", "c", ""))
        return (
            f'<div class="eq {place}" data-l="formula"><div>{math}</div><div class="no">{number}</div></div>'
        )

    def code(self, lines: int = 0) -> str:
        """A listing of at most ``lines`` lines, perhaps after prompts; DocLayNet's label for one is text."""
        listing = self.wording.code(lines or self.draw.choice((1, 2, 4, 10, 24)))
        if lines and self._prompt:
            listing = "\n".join(self._prompt + line.strip(" >$#") for line in listing.splitlines())
        return element(text(listing), "text", "code")

    def boxed(self) -> str:
        """A framed or tinted box with a heading and a paragraph or two."""
        head = (
            f'<div class="h3" data-l="section-header">{escape(self.wording.heading(40), quote=False)}</div>'
        )
        text = self.paragraph(80, 350)
        return f'<div class="box">{head if self.draw.random() < 0.5 else ""}{text}</div>'

    def quote(self) -> str:
        """An indented quotation."""
        return f'<div class="quote">{self.paragraph(80, 300)}</div>'

    def footnotes(self, count: int) -> str:
        """Footnotes under their rule."""
        notes = []
        for _ in range(count):
            self._note += 1
            mark = self.draw.choice((f"<sup>{self._note}</sup>", f"{self._note}.", "*", "†"))
            text = self.inline(self.wording.sentence(self.draw.choice((60, 120, 240))))
            notes.append(f'<div class="note" data-l="footnote">{mark} {text}</div>')
        return f'<div class="notes">{"".join(notes)}</div>' if notes else ""


def _strong(cell: GridCell) -> str:
    text = escape(cell.text, quote=False)
    return f"<b>{text}</b>" if cell.strong else text


def _marked(marker: str) -> str:
    return f'<span class="mk">{marker}</span>'

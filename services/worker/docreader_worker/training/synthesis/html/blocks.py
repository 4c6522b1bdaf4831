"""The blocks that documents are made of, as HTML whose labelled elements carry ``data-l``."""

from html import escape

from docreader_worker.training.synthesis.html.markup import element
from docreader_worker.training.synthesis.html.mathml import make_formula
from docreader_worker.training.synthesis.html.style import Style
from docreader_worker.training.synthesis.pictures import PictureSource
from docreader_worker.training.synthesis.tables import Grid, GridCell, make_grid
from docreader_worker.training.synthesis.wording import Wording

_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_FIGURE = {
    "de": "Abbildung", "fr": "Figure", "es": "Figura", "it": "Figura", "pt": "Figura", "ru": "Рис.",
    "zh": "图",
    "ja": "図", "ko": "그림", "nl": "Figuur", "cs": "Obrázek", "el": "Σχήμα", "ar": "شكل", "he": "איור",
}  # fmt: skip
_TABLE = {
    "de": "Tabelle", "fr": "Tableau", "es": "Tabla", "it": "Tabella", "pt": "Tabela", "ru": "Таблица",
    "zh": "表",
    "ja": "表", "ko": "표", "nl": "Tabel", "cs": "Tabulka", "el": "Πίνακας", "ar": "جدول", "he": "טבלה",
}  # fmt: skip


class Blocks:
    """Makes the blocks of one document, in one style, counting what is numbered."""

    def __init__(self, wording: Wording, style: Style, pictures: PictureSource) -> None:
        self.wording, self.style, self.pictures = wording, style, pictures
        self.draw = wording.random
        self._section = [self.draw.randint(0, 6), 0, 0]
        self._figure = self._table = self._formula = self._note = self.draw.randint(0, 5)
        self._emphasis = self.draw.choice((0.0, 0.0, 0.01, 0.03))
        self._caption_form = self.draw.choice(
            ("{} {}.", "{} {}:", "{} {} –", "<b>{} {}</b>", "<b>{} {}.</b>")
        )
        self._figure_name = self.draw.choice((_FIGURE.get(wording.language, "Figure"), "Fig."))
        self._rich = self.draw.random() < 0.4

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
        return (
            f'<p class="{css}" data-l="{label}">{self.inline(self.wording.paragraph(shortest, longest))}</p>'
        )

    def line(self, text: str, label: str = "text", css: str = "") -> str:
        """A block of one short text that is never split."""
        return f'<div class="{css}" data-l="{label}">{escape(text, quote=False)}</div>'

    def heading(self, level: int = 1, longest: int = 70) -> str:
        """A heading of ``level`` 1 to 3, numbered the way the document is."""
        self._section[level - 1] += 1
        self._section[level:] = [0] * (3 - level)
        numbers = ".".join(str(number or 1) for number in self._section[:level])
        first = self._section[0]
        prefix = {
            "1": numbers, "1.": numbers + ".", "I.": f"{_ROMAN[first % 12].upper()}.",
            "A.": f"{chr(65 + first % 26)}.",
            "§": f"§ {numbers}", "Chapter": f"Chapter {numbers}:" if level == 1 else numbers, "": "",
        }[self.style.numbering]  # fmt: skip
        text = escape(f"{prefix} {self.wording.heading(longest)}".strip(), quote=False)
        return f'<div class="h{level} heading" data-l="section-header">{text}</div>'

    def items(self, count: int = 0, longest: int = 220) -> list[str]:
        """The items of a list, one block each."""
        marker = self.style.marker if self.draw.random() < 0.8 else self.draw.choice(("•", "–", "1.", "(a)"))
        count = count or self.draw.randint(2, 7)
        return [self.item(self._marked(marker, index), self.wording.item(longest)) for index in range(count)]

    def item(self, marker: str, text: str) -> str:
        """One list item with its marker."""
        return (
            f'<div class="li" data-l="list-item"><span class="mk">{marker}</span> {self.inline(text)}</div>'
        )

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
        """A table with its caption above or below (or without)."""
        self._table += 1
        caption = self.caption(_TABLE.get(self.wording.language, "Table"), self._table)
        if self.draw.random() < 0.2:
            caption = ""
        body = self.grid(make_grid(self.wording, rows, columns))
        return f'<div class="unit">{caption + body if self.style.caption_above else body + caption}</div>'

    def caption(self, name: str, number: int) -> str:
        """A caption such as ``Figure 3: …``."""
        lead = self._caption_form.format(
            name, self.draw.choice((number, number, f"{self._section[0]}.{number}"))
        )
        words = self.inline(self.wording.sentence(self.draw.choice((40, 90, 200))))
        return element(f"{lead} {words}", "caption", "cap", tag="p")

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

    def code(self) -> str:
        """A listing; DocLayNet's label for one is text."""
        listing = self.wording.code(self.draw.choice((4, 10, 24)))
        return element(escape(listing, quote=False), "text", "code")

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

    def references(self, count: int) -> list[str]:
        """Entries of a bibliography."""
        facts, form = self.wording.facts, self.draw.choice(("[{}]", "{}.", "", ""))
        entries = []
        for index in range(1, count + 1):
            authors = ", ".join(facts.name() for _ in range(self.draw.randint(1, 3)))
            pages = f"{self.draw.randint(1, 400)}–{self.draw.randint(401, 900)}"
            title, journal = self.wording.heading(80), self.wording.heading(30)
            text = f"{authors}. {title}. {journal}, {facts.year()}, {pages}."
            entries.append(self.item(form.format(index), text))
        return entries

    def contents(self, count: int) -> str:
        """A table of contents, which DocLayNet labels a table."""
        dots = self.draw.choice(("1pt dotted #333", "none", ".5pt solid #aaa"))
        lines = []
        for index in range(count):
            deep = self.draw.choice((0, 0, 1, 1, 2))
            fill = f'<span style="flex:1;border-bottom:{dots};margin:0 4pt 3pt"></span>'
            text = escape(f"{index + 1} {self.wording.heading(45)}", quote=False)
            lines.append(
                element(
                    text + fill + str(index * 3 + 1), style=f"display:flex;padding-inline-start:{deep * 14}pt"
                )
            )
        return f'<div data-l="table">{"".join(lines)}</div>'

    def _marked(self, marker: str, index: int) -> str:
        number, letter, roman = str(index + 1), chr(97 + index % 26), _ROMAN[index % 12]
        if marker in ("1.", "1)", "(1)"):
            return marker.replace("1", number)
        if marker in ("(a)", "a."):
            return marker.replace("a", letter)
        return f"{roman}." if marker == "i." else marker


def _strong(cell: GridCell) -> str:
    text = escape(cell.text, quote=False)
    return f"<b>{text}</b>" if cell.strong else text

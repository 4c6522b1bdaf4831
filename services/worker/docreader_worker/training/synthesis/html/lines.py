"""Numbered lines of forms with leaders and boxes for amounts, and the ruled tables that are filled in."""

from collections.abc import Sequence

from docreader_worker.training.synthesis.html.blocks import Blocks
from docreader_worker.training.synthesis.html.markup import element, text

_SUMS = (
    "Add lines {0} through {1}", "Subtract line {1} from line {0}. If zero or less, enter -0-",
    "Multiply line {0} by {1}% (.{1})", "Enter the <b>smaller</b> of line {0} or line {1}",
    "Combine lines {0} and {1}", "<b>Total.</b> Add the amounts on lines {0} and {1}",
)  # fmt: skip
_CHIP = "background:#000;color:#fff;padding:0 2pt;text-transform:uppercase"
_HATCHING = "repeating-linear-gradient(135deg,#fff 0 3pt,#555 3pt 3.5pt)"


class Lines:
    """Makes the numbered lines of one form, in one look, counting them; ``narrow`` ones fit into columns."""

    def __init__(self, blocks: Blocks, *, narrow: bool = False) -> None:
        draw = blocks.draw
        self.blocks, self._draw, self._number = blocks, draw, draw.choice((0, 0, 0, draw.randint(1, 60)))
        self._dots = draw.choice((".&nbsp;&nbsp;&nbsp;", ".&nbsp;", ".&nbsp;", ".", "."))
        self._bold = draw.random() < 0.6
        self._ended = draw.choice(("", "", "."))
        self._justified = draw.random() < 0.5
        self._cents = draw.random() < 0.6
        self._spread = draw.choice((1.0, 1.0, 1.3, 1.8))
        self._rule = f"{draw.choice((0.4, 0.5, 0.7, 1))}pt solid #000"
        self._shade = draw.choice(("#bbb", "#c8c8c8", "#ddd", blocks.style.tint, _HATCHING))
        self._sign = draw.choice(("", "", "$"))
        self._field = "line" if narrow else draw.choice(("line", "line", "box", "boxes"))
        self._room = 2.5 if narrow else 6.0

    def amounts(self, count: int) -> str:
        """A part's lines as one table: number, words, then boxes for amounts that are ruled."""
        columns = self._draw.choice((1, 1, 1, 1, 2, 4))
        nested = columns == 1 and self._draw.random() < 0.5
        rows = [self._heads(columns)] if columns > 1 else []
        deep = False
        for _ in range(count):
            # Inner boxes come in runs, as their sum stands in the outer box below.
            deep = nested and self._draw.random() < (0.7 if deep else 0.3)
            rows.append(self._row(columns, nested, deep))
        return self._table(rows)

    def questions(self, count: int) -> str:
        """Questions with a column for yes and one for no, as one table."""
        rows = [
            self._cell("", "", 2) + "".join(self._cell(f"<b>{name}</b>", "mark") for name in ("Yes", "No"))
        ]
        for _ in range(count):
            ticks = "".join(self._cell(self._draw.choice(("", "", tick(self.blocks))), "mark") for _ in "yn")
            rows.append(self._numbered() + self._cell(self.leader(self.words(160)), "words") + ticks)
        return self._table(rows)

    def columns(self, count: int) -> str:
        """A table whose columns have letters and small names, mostly empty, perhaps with a line of sums."""
        draw, wide = self._draw, _breadth(self.blocks)
        form = draw.choice(
            ("<b>({0})</b> {1}", "<b>({0})</b><br>{1}", f"<b style='{_CHIP}'>{{0}}</b> {{1}}", "{1}")
        )
        names = [form.format(chr(97 + index), text(self.blocks.wording.heading(26))) for index in range(wide)]
        box = f"border:{self._rule};padding:1pt 2pt;"
        small = f"{box}text-align:center;font-size:{self.blocks.style.size * 0.82:.1f}pt"
        head = "".join(element(name, style=small, tag="td") for name in names)
        value = self._value if draw.random() < 0.4 else str
        high = f"{box}height:{self.blocks.style.size * 1.7 * self._spread:.0f}pt"
        rows = [head] + ["".join(element(value(), style=high, tag="td") for _ in names) for _ in range(count)]
        if draw.random() < 0.5:
            shaded = f"{high};background:{self._shade}"
            total = element(f"<b>Total</b> {text(self.blocks.wording.heading(20))}", style=high, tag="td")
            blank = [draw.choice((high, shaded)) for _ in names[1:]]
            rows.append(total + "".join(element("", style=style, tag="td") for style in blank))
        return self._table(rows)

    def items(self, count: int, longest: int = 160) -> list[str]:
        """Lines without a grid: items of a list with leaders, their number again and a field at the end."""
        return [self._item(longest) for _ in range(count)]

    def asked(self) -> str:
        """A numbered question with a few boxes to tick at its end, an item of a list."""
        ticks = "&emsp;".join(
            f"{tick(self.blocks)} {name}" for name in self._draw.choice((("Yes", "No"), ("Check here",)))
        )
        words = element(self.leader(text(self.blocks.wording.item(110))), style="flex:1")
        return self._listed(words + element(ticks, style="align-self:flex-end;padding-inline-start:6pt"))

    def leader(self, words: str) -> str:
        """``words`` (HTML) and dots up to the end of their last line."""
        filled = f'<span class="leader" data-dots="{self._dots}">{self._dots}</span>'
        dots = filled if self._draw.random() < 0.85 else ""
        return element(words + dots)

    def words(self, longest: int) -> str:
        """What a line asks for, as HTML: a sum over other lines or words of the corpus."""
        draw = self._draw
        if draw.random() < 0.25:
            return draw.choice(_SUMS).format(max(1, self._number - 2), max(2, self._number - 1))
        opening = f"<b>{text(self.blocks.wording.heading(24))}.</b> " if draw.random() < 0.2 else ""
        wording = self.blocks.wording
        return opening + text(draw.choice((wording.item(longest), wording.paragraph(30, longest))))

    def _numbered(self) -> str:
        draw = self._draw
        self._number += 1
        return self._cell(f"<b>{self._number}</b>{draw.choice(('', '', '', 'a'))}", "number")

    def _row(self, columns: int, nested: bool, deep: bool) -> str:
        draw = self._draw
        if draw.random() < 0.08:
            bare = self._cell("", "number") + self._cell(
                f"<b>{text(self.blocks.wording.item(120))}</b>", "words"
            )
            inner = self._cell("") + self._cell("") if nested else ""
            return bare + inner + self._boxes("", columns, shaded=True)
        row, words = self._numbered(), self.leader(self.words(240))
        if deep:
            inner = self._cell(f"<b>{self._number}</b>", "mark") + self._cell(self._value(), "amount")
            return row + self._cell(words, "words") + inner + self._boxes("", columns, shaded=True)
        shaded = draw.random() < 0.04
        mark = "" if shaded else f"<b>{self._number}</b>"
        return (
            row + self._cell(words, "words", 3 if nested else 1) + self._boxes(mark, columns, shaded=shaded)
        )

    def _boxes(self, mark: str, columns: int, *, shaded: bool) -> str:
        """The cell of the line's number and those of its amounts; ``shaded`` ones are not to be filled in."""
        first = self._cell(mark, "shaded" if shaded else "mark")
        cents = self._cell("", "cents") if self._cents else ""
        amounts = (self._cell("" if shaded else self._value(), "amount") + cents for _ in range(columns))
        return first + "".join(amounts)

    def _heads(self, columns: int) -> str:
        span = 2 if self._cents else 1
        names = (
            f"<b>({chr(97 + index)})</b> {text(self.blocks.wording.heading(16))}" for index in range(columns)
        )
        named = "".join(self._cell(name, "head", span) for name in names)
        about = text(self.blocks.wording.sentence(90))
        return self._cell(about, "words", 2) + self._cell("", "shaded") + named

    def _value(self) -> str:
        return self._draw.choice((*[""] * 7, self.blocks.wording.number(1e5, 0), self._sign))

    def _cell(self, content: str, kind: str = "", span: int = 1) -> str:
        size = self.blocks.style.size
        styles = {
            "number": f"width:{size * 2.4:.0f}pt;vertical-align:top;white-space:nowrap",
            "words": f"vertical-align:top;text-align:{'justify' if self._justified else 'start'}",
            "mark": f"width:{size * 2.8:.0f}pt;text-align:center;border:{self._rule}",
            "shaded": f"width:{size * 2.8:.0f}pt;border-inline:{self._rule};background:{self._shade}",
            "amount": f"width:{size * 7.5:.0f}pt;text-align:end;border:{self._rule}",
            "cents": f"width:{size * 2.6:.0f}pt;border:{self._rule}",
            "head": f"text-align:center;border:{self._rule}",
        }
        base = f"position:relative;border:0;vertical-align:bottom;padding:{1.5 * self._spread:.1f}pt 2pt;"
        return f'<td colspan="{span}" style="{base}{styles.get(kind, "")}">{content}</td>'

    def _table(self, rows: Sequence[str]) -> str:
        lines = "".join(element(cells, style="background:none", tag="tr") for cells in rows)
        look = f"width:100%;border:0;margin:0;line-height:1.15;font-size:{self.blocks.style.size:.1f}pt"
        return element(f"<tbody>{lines}</tbody>", "table", style=look, tag="table")

    def _item(self, longest: int) -> str:
        words = element(self.leader(self.words(longest)), style="flex:1;min-width:0")
        mark = element(
            f"{self._number + 1}{self._ended}", style="align-self:flex-end;padding-inline-start:4pt"
        )
        return self._listed(words + mark + self._entry())

    def _entry(self) -> str:
        """Where an amount is written at the end of an item: a line, a box or a box for each digit."""
        high = self.blocks.style.size * 1.5
        look = f"align-self:flex-end;margin-inline-start:6pt;height:{high:.0f}pt;text-align:end;"
        if self._field == "boxes":
            digit = element("", style=f"width:{high * 0.8:.0f}pt;border:{self._rule}")
            return element(digit * 6, style=f"{look}display:flex")
        edge = "border-bottom" if self._field == "line" else "border"
        return element(self._value(), style=f"{look}width:{high * self._room:.0f}pt;{edge}:{self._rule}")

    def _listed(self, content: str) -> str:
        self._number += 1
        number = f"{self._number}{self._ended or '.'}"
        marker = element(f"<b>{number}</b>" if self._bold else number, style="flex:0 0 2.2em")
        look = f"display:flex;line-height:1.2;margin:{self._spread * 2.5:.1f}pt 0"
        return element(marker + content, "list-item", style=look)


def tick(blocks: Blocks) -> str:
    """A small box to be ticked, drawn or a character."""
    box = "display:inline-block;width:.8em;height:.8em;line-height:.8em;text-align:center;border:.6pt solid"
    drawn = element(blocks.draw.choice(("", "", "", "x")), style=box, tag="span")
    return blocks.draw.choice((drawn, drawn, "☐", "□"))


def _breadth(blocks: Blocks) -> int:
    """How many columns of small names fit across the page."""
    return blocks.draw.randint(3, 10 if blocks.style.width > blocks.style.height else 7)

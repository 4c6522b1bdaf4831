"""The parts of a form: their headings, notes and warnings."""

from docreader_worker.training.synthesis.html.blocks import Blocks
from docreader_worker.training.synthesis.html.markup import element, row, text

_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII")


class Parts:
    """Makes the headings of one form's parts, all in one look."""

    def __init__(self, blocks: Blocks) -> None:
        self._blocks, self._number = blocks, 0
        self._look = blocks.draw.choice(("chip", "chip", "chip", "bar", "centred", "ruled", "side"))

    def heading(self) -> str:
        """The heading of the next part."""
        name = text(self._blocks.wording.heading(60))
        number = f"Part {_ROMAN[self._number % len(_ROMAN)]}"
        self._number += 1
        look = f"font-weight:700;line-height:1.25;font-size:{self._blocks.style.size * 1.1:.1f}pt;"
        if self._look == "chip":
            black = "background:#000;color:#fff;padding:0 5pt;margin-inline-end:10pt;display:inline-block"
            chipped = element(number, style=black, tag="span") + name
            heading = element(chipped, "section-header", style=look, tag="span")
            return element(heading, css="glued", style="border-block:.6pt solid #000;margin-top:3pt")
        looks = {
            "bar": "background:#000;color:#fff;padding:1pt 4pt",
            "centred": "text-align:center;border-block:.6pt solid #000;margin-top:4pt",
            "ruled": "border-bottom:.6pt solid #000;margin:6pt 0 2pt",
            "side": "margin:5pt 0 2pt",
        }
        named = name if self._look == "side" else f"{number}{self._blocks.draw.choice((' – ', ': '))}{name}"
        return element(named, "section-header", "glued", look + looks[self._look])

    def part(self, table: str) -> list[str]:
        """A part: its heading, perhaps what it is for, and its table; the heading may stand at the side."""
        draw = self._blocks.draw
        if self._look == "side" and draw.random() < 0.6:
            side = element(self.heading(), style="flex:0 0 66pt")
            return [row(side, element(table, style="flex:1;min-width:0"), style="border-top:.8pt solid #000")]
        about = [note(self._blocks)] if draw.random() < 0.4 else []
        after = [note(self._blocks)] if draw.random() < 0.15 else []
        return [self.heading(), *about, table, *after]


def note(blocks: Blocks) -> str:
    """A paragraph of a form, mostly with a bold opening."""
    opening = blocks.draw.choice(("", "<b>Note.</b> ", "<b>Caution.</b> ", "<b>Next:</b> "))
    words = opening + text(blocks.wording.paragraph(60, 320))
    look = f"line-height:1.2;margin:2pt 0;text-align:{blocks.style.align}"
    return element(words, "text", "glued", look)


def caution(words: str) -> str:
    """``words`` beside the sign of a warning."""
    look = "background:#000;color:#fff;text-align:center;font-weight:700;line-height:1.1;padding:2pt 4pt"
    sign = element(
        "<span style='font-size:18pt'>!</span><br>CAUTION", "picture", style=look + ";font-size:7pt"
    )
    return row(sign, words, align="center", gap=8, style="padding:3pt 0")

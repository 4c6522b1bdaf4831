"""Clauses of contracts: numbers with run-in heads, and lettered ones set in below them; items of a list."""

from docreader_worker.training.synthesis.html.blocks import Blocks
from docreader_worker.training.synthesis.html.markup import element, text
from docreader_worker.training.synthesis.html.numbering import list_marker

_NAMES = (
    "Definitions", "Term", "Data Location", "Confidentiality", "Payment", "Governing Law", "Notices",
    "Termination", "Indemnification", "Limitation of Liability", "Assignment", "Force Majeure", "Insurance",
    "Entire Agreement", "Severability", "Warranties", "Intellectual Property", "Waiver", "Audit Rights",
    "Compliance with Laws", "Fees and Expenses", "Counterparts", "Use of Premises", "Default", "Amendments",
)  # fmt: skip
_HEADS = (
    "<b>{}.</b>", "<b>{}:</b>", "<u>{}</u>.", "<u>{}.</u>", "<u>{}</u>:", "<b><u>{}</u></b>.", "<i>{}.</i>",
    "{}:", "{}.",
)  # fmt: skip
_NUMBERS = ("1.", "1.", "1", "1.1", "1.1.", "Section 1.", "§ 1", "(1)", "1)", "Article 1.")
_LETTERS = ("(a)", "(a)", "a.", "a)", "A.", "(i)", "i.", "(A)")
_BELOW = ("(i)", "(ii)", "i.", "1.", "(1)", "(A)")


class Clauses:
    """Makes the clauses of one contract, all in one form, counting them."""

    def __init__(self, blocks: Blocks) -> None:
        draw, size = blocks.draw, blocks.style.size
        self._blocks, self._draw = blocks, draw
        self._section, self._number = draw.randint(1, 12), 0
        self._form, self._letter, self._inner = (draw.choice(forms) for forms in (_NUMBERS, _LETTERS, _BELOW))
        self._head = draw.choice(_HEADS)
        self._capitals = draw.random() < 0.25
        self._bold = draw.random() < 0.3
        self._step = size * draw.choice((0, 1.5, 2.4, 3.5))
        self._way = draw.choice(("hanging", "hanging", "first", "flush"))
        self._gap = draw.choice((0.0, size * 0.5, size, size * 1.3))

    def clause(self) -> list[str]:
        """A numbered clause with its run-in head, perhaps over lettered ones and those below them."""
        draw, wording = self._draw, self._blocks.wording
        self._number += 1
        name = draw.choice((*_NAMES, wording.heading(36)))
        opening = self._head.format(text(name.upper() if self._capitals else name))
        longest = draw.choice((160, 420, 900))
        made = [self._listed(self._counted(), f"{opening} {self._said(60, longest)}", 0)]
        for index in range(draw.choice((0, 0, 0, 2, 3, 5))):
            lead = self._head.format(text(draw.choice(_NAMES))) + " " if draw.random() < 0.15 else ""
            made.append(self._listed(list_marker(self._letter, index), lead + self._said(40, 360), 1))
            if draw.random() < 0.15:
                inner = range(draw.randint(2, 4))
                made += [self._listed(list_marker(self._inner, at), self._said(30, 200), 2) for at in inner]
        return made

    def _counted(self) -> str:
        if "1.1" in self._form:
            return self._form.replace("1.1", f"{self._section}.{self._number}")
        return list_marker(self._form, self._number - 1)

    def _said(self, shortest: int, longest: int) -> str:
        return self._blocks.inline(self._blocks.wording.paragraph(shortest, longest))

    def _listed(self, marker: str, said: str, depth: int) -> str:
        size, inset = self._blocks.style.size, self._step * depth
        wide = size * (0.6 * len(marker) + 0.8 if depth == 0 else 2.4)
        way = {
            "hanging": f"padding-inline-start:{inset + wide:.1f}pt;text-indent:-{wide:.1f}pt",
            "first": f"padding-inline-start:{inset:.1f}pt;text-indent:{size * 2.4:.1f}pt",
            "flush": f"padding-inline-start:{inset:.1f}pt",
        }[self._way]
        room = f"display:inline-block;text-indent:0;min-width:{wide if self._way == 'hanging' else 0:.1f}pt"
        mark = element(f"<b>{marker}</b>" if self._bold else marker, style=room, tag="span")
        look = f"{way};margin-bottom:{self._gap:.1f}pt;text-align:{self._blocks.style.align}"
        return element(f"{mark} {said}", "list-item", style=look, tag="p")

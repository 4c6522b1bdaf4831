"""Heads of several sizes and feet of several pieces that makers of parts put on every page."""

from docreader_worker.training.synthesis.html.blocks import Blocks
from docreader_worker.training.synthesis.html.markup import element, row, text

_LEGAL = (
    "All information provided in this document is subject to legal disclaimers.", "Company Confidential",
    "Submit Documentation Feedback", "Specifications are subject to change without notice.",
    "Downloaded from the web site. Uncontrolled when printed.", "For internal use only", "",
)  # fmt: skip
_RIGHTS = (
    "© {y} {c}. All rights reserved.", "© {c} {y}. All rights reserved.", "Copyright © {y} {c}", "© {y} {c}",
)  # fmt: skip
_KINDS = (
    "Application note", "User manual", "Product data sheet", "Data Sheet", "Reference manual", "User guide",
)  # fmt: skip
_PAGES = ("{n} / {t}", "{n} of {t}", "{n}", "Page {n} of {t}", "{n}/{t}", "Page {n}", "{s}-{n}")


class PageMarks:
    """The running head and foot of one document; ``top`` and ``bottom`` are its margins in points."""

    def __init__(self, blocks: Blocks) -> None:
        draw, style, facts = blocks.draw, blocks.style, blocks.wording.facts
        self._blocks = blocks
        self._total, self._chapter = draw.randint(60, 140), draw.randint(1, 12)
        self._company = facts.company()
        self._number = facts.bothify(draw.choice(("??#####", "??####", "???###-####", "?????##?##"))).upper()
        self._subject = blocks.wording.heading(45)
        self._kind = draw.choice(_KINDS)
        self._page = draw.choice(_PAGES)
        self._form = draw.choice((self._stacked, self._stacked, self._facing, self._single))
        self._low = draw.choice((self._rows, self._rows, self._line, self._middle, self._stacks))
        self._rule = (
            f"{draw.choice((0, 0.5, 0.8, 1.5))}pt solid {draw.choice(('#000', style.accent, '#888'))}"
        )
        self._colour = draw.choice(("#000", "#000", style.accent, "#555"))
        self._bold, self._large = draw.uniform(9, 12), draw.uniform(13, 20)
        self._small = draw.uniform(5.8, 8)
        self._edge = draw.uniform(18, 34)
        self.top = round(self._edge + self._large * 2.4 + 22)
        self.bottom = round(self._edge + self._small * 3.6 + 20)
        rights = draw.choice(_RIGHTS).format(y=facts.year(), c=self._company)
        dated = f"Rev. {draw.randint(1, 9)} — {blocks.wording.date()}"
        self._legal, self._rights, self._dated = draw.choice(_LEGAL), rights, dated
        self._brief = draw.random() < 0.5

    def drawn(self, number: int) -> str:
        """Head and foot of page ``number``."""
        style = self._blocks.style
        sides = f"position:absolute;left:{style.left:.0f}pt;right:{style.right:.0f}pt;line-height:1.2"
        head = f"{sides};top:{self._edge:.0f}pt;border-bottom:{self._rule};padding-bottom:4pt"
        foot = f"{sides};bottom:{self._edge:.0f}pt;border-top:{self._rule};padding-top:3pt"
        foot += f";font-size:{self._small:.1f}pt"
        page = self._page.format(n=number, t=self._total, s=self._chapter)
        return element(self._form(), style=head) + element(self._low(page), style=foot)

    def _stacked(self) -> str:
        """The company before the large number, the subject below the number."""
        right = self._over(self._number, self._large, 700) + self._over(self._subject, self._bold * 0.8, 400)
        return row(self._over(self._company, self._bold, 700), element(right, css="e"), spread=True)

    def _facing(self) -> str:
        """Number and subject on one side, the company on the other."""
        left = self._over(self._number, self._large * 0.8, 700) + self._over(self._subject, self._small, 400)
        right = self._over(self._company, self._bold, 700)
        return row(element(left), right, align="flex-end", spread=True)

    def _single(self) -> str:
        """One line of two or three pieces."""
        words = [self._company, self._kind, self._number][self._brief :]
        return row(*(self._over(each, self._bold * 0.8, 400) for each in words), spread=True)

    def _over(self, words: str, size: float, weight: int) -> str:
        look = f"font-size:{size:.1f}pt;font-weight:{weight};color:{self._colour}"
        return element(text(words), "page-header", style=look)

    def _rows(self, page: str) -> str:
        """A line of three pieces over another one, the outer ones of each in bold."""
        upper = self._pieces(self._number, self._legal, self._rights)
        lower = self._pieces(f"<b>{self._kind}</b>", text(self._dated), f"<b>{page}</b>")
        return upper + element(lower, style=f"margin-top:{self._small * 0.9:.1f}pt")

    def _stacks(self, page: str) -> str:
        """Pieces of two lines on the left and the right, one between them."""
        left = f"{self._number}<br>{self._kind}, {text(self._dated)}"
        return self._pieces(left, text(self._legal), f"{text(self._rights)}<br>{page}")

    def _line(self, page: str) -> str:
        """One line of two or three pieces."""
        middle = "" if self._brief else text(self._legal)
        return self._pieces(f"{self._number} {text(self._dated)}", middle, page)

    def _middle(self, page: str) -> str:
        """One piece in the middle over the number of the page."""
        return element(text(f"{self._legal} {self._rights}".strip()), "page-footer", "c") + element(
            page, "page-footer", "e", "margin-top:4pt"
        )

    def _pieces(self, *pieces: str) -> str:
        whole = "white-space:nowrap"
        aligned = zip(pieces, ("start", "center", "end"), (whole, "", whole), strict=True)
        made = (
            element(
                element(piece, "page-footer" if piece else ""),
                style=f"flex:1 1 auto;text-align:{align};{kept}",
            )
            for piece, align, kept in aligned
        )
        return row(*made, gap=10)

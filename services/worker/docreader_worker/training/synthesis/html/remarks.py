"""Notes of every kind that stand directly below tables and charts, each a footnote of its own."""

from collections.abc import Sequence

from docreader_worker.training.synthesis.html.blocks import Blocks
from docreader_worker.training.synthesis.html.markup import element, text

_MARKS = (
    ("(1)", "(2)", "(3)", "(4)"), ("(a)", "(b)", "(c)", "(d)"), ("[1]", "[2]", "[3]", "[4]"),
    ("1", "2", "3", "4"), ("1)", "2)", "3)", "4)"), ("*", "**", "***", "†"), ("†", "‡", "§", "¶"),
    ("<sup>1</sup>", "<sup>2</sup>", "<sup>3</sup>", "<sup>4</sup>"), ("a.", "b.", "c.", "d."),
    ("<sup>a</sup>", "<sup>b</sup>", "<sup>c</sup>", "<sup>d</sup>"), ("i", "ii", "iii", "iv"),
)  # fmt: skip
_COUNTED = (
    "{s}", "{s}", "{s}", "Effective {d}, {s}", "Includes {w}.", "As of {d}.", "Excludes {w} and {w}.",
    "Restated; see Note {n}.", "Based on {w}. {s}", "Not applicable.", "Adjusted for {w}.",
)  # fmt: skip
FINANCIAL = (
    "Values may not add up due to rounding.", "Source: {c}.", "Source: {w}, {d}", "Note: {s}",
    "n.m. – not meaningful",
    "Totals may not sum because of rounding. {s}", "Figures in {w}. {s}", "Unaudited. {s}", "Notes: {s}",
    "The accompanying notes are an integral part of these statements.", "Sources and notes: {s}",
    "Figures in brackets are negative.", "– Nil or negligible. n.a. Not available.",
)  # fmt: skip
MEDICAL = (
    "* p &lt; .05", "* p &lt; .05. ** p &lt; .01. *** p &lt; .001.", "Data are presented as n (%).",
    "Data are presented as mean ± SD or n (%).", "Abbreviations: {a}", "{a}", "{a}",
    "<b>Abbreviations:</b> {a}",
    "Values are mean ± standard deviation. {a}", "<i>Note:</i> {s}", "CI, confidence interval; {a}",
    "P values by Fisher’s exact test.", "Bold values are statistically significant.", "Reference {n}.",
)  # fmt: skip
PRUDENT = (
    "Past performance may or may not be sustained in the future. {s}",
    "Past performance is not a guide to {w}.",
    "Returns above 1 year are annualised. {s}", "Source: {c}, as at {d}.", "Data as on {d}. {s}", "{s} {s}",
    "The value of investments can go down as well as up. {s}", "Performance is shown net of fees. {s}",
    "Please refer to the prospectus for {w}. {s}", "Specifications are subject to change without notice.",
)  # fmt: skip


class Remarks:
    """Makes the notes of one document, all in one look and counted in one way."""

    def __init__(self, blocks: Blocks, plain: Sequence[str]) -> None:
        draw, size = blocks.draw, blocks.style.size
        self._blocks, self._draw, self._plain = blocks, draw, plain
        self._marks = draw.choice(_MARKS)
        self._share = draw.choice((0.0, 0.5, 0.5, 1.0))
        letters = size * draw.choice((draw.uniform(0.68, 0.86), draw.uniform(0.68, 0.86), 0.9, 1.0))
        step = letters * draw.choice((1.5, 2, 2.5))
        hang = f"padding-inline-start:{step:.1f}pt;text-indent:-{step:.1f}pt;" if draw.random() < 0.35 else ""
        self._tab = f"display:inline-block;min-width:{step:.1f}pt;text-indent:0" if hang else ""
        self._look = (
            f"font-size:{letters:.2f}pt;line-height:{draw.uniform(1.08, 1.35):.2f};"
            f"margin:{letters * draw.choice((0, 0.1, 0.3, 0.5)):.1f}pt 0;"
            f"text-align:{draw.choice(('start', 'start', 'justify'))};{hang}"
            f"color:{draw.choice(('#000', '#111', '#333', '#666'))};"
            f"font-style:{draw.choice(('normal',) * 5 + ('italic',))}"
        )
        self._above = letters * draw.choice((0.1, 0.3, 0.6, 1.0))

    def below(self, count: int) -> str:
        """``count`` notes, those without a mark before the others or after them."""
        if not count:
            return ""
        counted = sum(self._draw.random() < self._share for _ in range(count))
        notes = [f"{self._mark(index)} {self._fill(self._draw.choice(_COUNTED))}" for index in range(counted)]
        plain = [self._fill(form) for form in self._draw.sample(self._plain, count - counted)]
        said = notes + plain if self._draw.random() < 0.6 else plain + notes
        shown = (element(note, "footnote", style=self._look, tag="p") for note in said)
        return element("".join(shown), style=f"padding-top:{self._above:.1f}pt")

    def _mark(self, index: int) -> str:
        mark = self._marks[index % len(self._marks)]
        return element(mark, style=self._tab, tag="span") if self._tab else mark

    def _fill(self, form: str) -> str:
        draw, wording = self._draw, self._blocks.wording
        for sign, make in (
            ("{s}", lambda: wording.sentence(draw.choice((50, 110, 220, 380)))),
            ("{w}", lambda: wording.words(draw.randint(2, 5))),
            ("{d}", wording.date),
            ("{c}", wording.facts.company),
            ("{n}", lambda: str(draw.randint(1, 30))),
            ("{a}", self._abbreviations),
        ):
            while sign in form:
                form = form.replace(sign, text(make()), 1)
        return form

    def _abbreviations(self) -> str:
        """Short forms and what they stand for, such as ``ECG, electrocardiogram; …``."""
        wording, joint = self._blocks.wording, self._draw.choice((", ", " = ", ": ", " – "))
        pairs = (
            f"{wording.facts.lexify('?' * self._draw.randint(2, 5)).upper()}{joint}{wording.words(2)}"
            for _ in range(self._draw.randint(2, 9))
        )
        return "; ".join(pairs) + self._draw.choice((".", ""))

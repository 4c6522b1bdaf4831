"""Captions of figures and tables, and the notes that stand below tables."""

from collections.abc import Callable

from docreader_worker.training.synthesis.html.markup import element, text
from docreader_worker.training.synthesis.html.numbering import ROMAN
from docreader_worker.training.synthesis.html.style import Style
from docreader_worker.training.synthesis.wording import Wording

_LEADS = ("{} {}.", "{} {}:", "{} {} –", "<b>{} {}</b>", "<b>{} {}.</b>")
_BARE = "display:block;text-indent:0"
_LABELS = (
    "", "", "font-weight:700", "font-weight:700", "color:{accent}", "font-weight:700;color:{accent}",
    "text-transform:uppercase", "background:{accent};color:{onto};padding:1pt 4pt", "font-weight:400",
    "background:{tint};padding:2pt 4pt;margin-bottom:2pt",
)  # fmt: skip
_SAID = ("", "", "font-style:italic", "font-weight:700", "font-weight:400", "font-variant:small-caps")
_NOTES = (
    "* p &lt; .05. ** p &lt; .01. *** p &lt; .001.", "* p &lt; 0.05", "<i>Note.</i> {0}", "Notes: {0}",
    "Source: {0}", "Source: {1}.", "n.s. = not significant; SD = standard deviation.", "{2} = {1}.",
    "{2} = {1}; {3} = {0}", "<sup>a</sup> {0}", "† {0}", "<b>Abbreviations:</b> {2}, {1}; {3}, {0}",
    "Values are means ± SD. {0}", "(1) {0}",
)  # fmt: skip


class Captions:
    """Makes the captions of one document, all in one form; the label may have a line of its own."""

    def __init__(self, wording: Wording, style: Style) -> None:
        draw = wording.random
        self._wording, self._draw = wording, draw
        self._lead = draw.choice(_LEADS)
        self._apart = draw.random() < 0.25
        self._ended = draw.choice(("", "", "."))
        self._roman = draw.random() < 0.25
        look = draw.choice(_LABELS).format(accent=style.accent, onto="#fff", tint=style.tint)
        self._label, self._said = f"{_BARE};{look}", f"{_BARE};{draw.choice(_SAID)}"

    def caption(self, name: str, number: int, section: int, inline: Callable[[str], str]) -> str:
        """The caption ``number`` of its kind, such as ``Figure 3: …``; ``inline`` adorns its words."""
        words = inline(self._wording.sentence(self._draw.choice((40, 90, 200))))
        if not self._apart:
            lead = self._lead.format(name, self._draw.choice((number, number, f"{section}.{number}")))
            return element(f"{lead} {words}", "caption", "cap", tag="p")
        counted = ROMAN[(number - 1) % len(ROMAN)].upper() if self._roman else number
        label = element(f"{name} {counted}{self._ended}", style=self._label, tag="span")
        return element(label + element(words, style=self._said, tag="span"), "caption", "cap", tag="p")


def table_notes(wording: Wording) -> str:
    """One to three notes in small letters, as they stand directly below a table."""
    draw = wording.random
    made = ""
    for form in draw.sample(_NOTES, draw.choice((1, 1, 2, 3))):
        short = (wording.facts.bothify(sign).upper() for sign in ("????", "???"))
        sentence = text(wording.sentence(draw.choice((60, 140, 260))))
        made += element(form.format(sentence, text(wording.words(3)), *short), "footnote", "note", tag="p")
    return made

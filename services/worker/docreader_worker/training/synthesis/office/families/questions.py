"""Pages of frequently asked questions with their answers."""

from collections.abc import Mapping

from docreader_worker.training.synthesis.office import blocks, lists, passages
from docreader_worker.training.synthesis.office.draft import BOLD, Draft
from docreader_worker.training.synthesis.office.families.family import Family
from docreader_worker.training.synthesis.office.markup import escape, points
from docreader_worker.training.synthesis.office.numbering import nth
from docreader_worker.training.synthesis.office.running import add_pages

_NAMES = ("Frequently Asked Questions", "FAQ", "FAQs", "Questions and Answers", "Q & A", "")
_OPENINGS = (
    "What is", "How do I apply for", "Who may use", "When should I report", "Why is there", "Can I change",
    "Do I need", "Where can I find", "What happens to", "How much is",
)  # fmt: skip
_NUMBERS = ("", "", "", "1.", "1.", "1)", "Q1.", "Q1:", "Question 1:")


def _faq(draft: Draft) -> None:
    draw = draft.random
    add_pages(draft, headed=0.4)
    blocks.title(draft, draw.choice(_NAMES))
    if draw.random() < 0.6:
        passages.text(draft, 80, 400)
    lead = draw.random() < 0.25
    ask, number = draw.choice((_styled, _styled, _snug)), "" if lead else draw.choice(_NUMBERS)
    look = draw.choice((BOLD, BOLD, {"fo:font-style": "italic"}, {}))
    inset = {"fo:margin-left": points(draw.choice((0, 0, 0, 18, 36))), "fo:text-indent": "0pt"}
    for place in range(1, draw.randint(6, 14)):
        if draw.random() < 0.12:
            blocks.heading(draft, 1, 50)
        asked = _question(draft)
        ask(draft, f"Q: {asked}" if lead else asked, nth(number, place), look)
        answer = draft.span("A: ", **draw.choice((BOLD, {}))) if lead else ""
        words = answer + draft.prose(60, draw.choice((200, 400, 700)))
        draft.add(draft.paragraph("Body", words, paragraph=inset))
        draft.skip()
        if draw.random() < 0.2:
            draw.choice((lists.bullets, passages.text, lists.ways))(draft)


def _question(draft: Draft) -> str:
    draw = draft.random
    words = draft.wording.words(draw.choice((3, 6, 9, 14, 20)))[:110]
    return f"{draw.choice(_OPENINGS)} {words[:1].lower()}{words[1:]}?"


def _styled(draft: Draft, words: str, number: str, look: Mapping[str, str]) -> None:
    """Add a question as headings are set."""
    draft.add(draft.heading(2, words, number, text=BOLD if look else {}))
    if draft.look.bare:
        draft.skip()


def _snug(draft: Draft, words: str, number: str, look: Mapping[str, str]) -> None:
    """Add a question as the text is set, right above its answer or as far from it as paragraphs are."""
    below = {"fo:margin-bottom": points(draft.look.gap if look == {} else 0)}
    below |= {"fo:text-indent": "0pt", "fo:keep-with-next": "always"}
    if not (draft.look.gap or draft.look.emptied):
        below["fo:margin-top"] = "8pt"
    asked = escape(f"{number} {words}".strip())
    draft.add(draft.paragraph("Body", asked, "section-header", paragraph=below, text=look))


QUESTIONS: tuple[Family, ...] = (Family("faq", 1.5, _faq, (10, 12), 0.3, 0.6, 0.0, bare=0.25),)

"""Lists: bulleted, numbered or lettered, nested, of several paragraphs an item, and typed by hand."""

from docreader_worker.training.synthesis.office.draft import BOLD, Draft, tab_stops
from docreader_worker.training.synthesis.office.markup import TAB, escape, points, tag
from docreader_worker.training.synthesis.office.numbering import LEVELS, nth
from docreader_worker.training.synthesis.office.passages import address, remark

_WAYS = (
    "By mail", "By post", "By phone", "By fax", "In person", "Online", "By e-mail", "Through your manager",
)  # fmt: skip
_MARKERS = (
    "-", "-", "–", "•", "•", "·", "*", "o", "□", "■", "→", "√", "Ø", "»", "1.", "1.", "1.", "1)", "(1)", "a)",
    "a.", "(a)", "(a)", "A.", "(A)", "i.", "(i)", "I.", "[1]", "1 -", "#1",
)  # fmt: skip


def bullets(draft: Draft, most: int = 7, longest: int = 220, style: str = "") -> None:
    """Add a list, by the style ``Bullets`` or ``Numbers`` or, if there is none, of any kind."""
    draw = draft.random
    if not style and draw.random() < 0.25:
        remark(draft, ":")
    count = draw.randint(2, most)
    if draw.random() < 0.25:
        longest *= 2
    led = draw.choice((0.5, 1.0)) if draw.random() < 0.14 else 0.05
    if not style and draw.random() < 0.35:
        _typed(draft, count, longest, led)
    else:
        style = style or draw.choice(("Bullets", "Bullets", "Numbers"))
        nested = 0.4 if draw.random() < 0.18 else 0.0
        continued = 0.5 if draw.random() < 0.15 else 0.0
        items = items_of(draft, count, longest, nested, continued, led=led)
        if style == "Bullets" and count > 2 and draw.random() < 0.1:
            part = draw.randint(1, count - 1)
            draft.add(tag("text:list", {"text:style-name": style}, *items[:part]))
            _unmarked(draft, draw.choice((0.0, 0.0, 18.0, 36.0)))
            items = items[part:]
        draft.add(tag("text:list", {"text:style-name": style}, *items))
    draft.skip()


def ways(draft: Draft) -> None:
    """Add items that name ways of reaching somebody, each with what belongs to it in paragraphs below."""
    draw, facts = draft.random, draft.wording.facts
    remark(draft, ":")
    marker = draw.choice(("-", "- ", "– ", "• ", "* ", "o "))
    for name in draw.sample(_WAYS, draw.randint(2, 4)):
        shape = {"fo:text-indent": "0pt"}
        draft.add(draft.paragraph("Body", f"{marker}{name}:", "list-item", paragraph=shape))
        draft.skip()
        if name in _WAYS[:2] or draw.random() < 0.2:
            address(draft)
        else:
            reached = draw.choice((facts.phone_number(), facts.email(), draft.wording.sentence(90)))
            draft.add(draft.paragraph("First", escape(reached)))
            draft.skip()


def item(draft: Draft, words: str) -> str:
    """The paragraph of a list item."""
    return draft.paragraph("Item", escape(words), "list-item")


def items_of(
    draft: Draft, count: int, longest: int, nested: float, continued: float, level: int = 1, led: float = 0.05
) -> list[str]:
    """Items of a list, of which the share ``nested`` has others below and ``continued`` more paragraphs.

    The share ``led`` begins with bold words.
    """
    draw, items = draft.random, []
    for _ in range(count):
        mark = draft.styles.mark("list-item")
        content = draft.paragraph("Item", _words(draft, longest, led), mark=mark)
        if draw.random() < continued:
            content += "".join(
                draft.paragraph("Item", draft.prose(60, 350), mark=mark) for _ in range(draw.randint(1, 2))
            )
        if level < len(LEVELS) and draw.random() < nested:
            below = items_of(draft, draw.randint(2, 4), 120, nested / 2, 0.0, level + 1)
            content += tag("text:list", {}, *below)
        items.append(tag("text:list-item", {}, content))
    return items


def _typed(draft: Draft, count: int, longest: int, led: float) -> None:
    """Add a list whose markers are typed, with a tab, a space or nothing after them.

    Its items may be as far apart as paragraphs are, as they mostly are where headings are bare, and one of
    them may lack its marker.
    """
    draw, bare = draft.random, draft.look.bare
    marker, after = draw.choice(_MARKERS[:5] if bare else _MARKERS), draw.choice((TAB, TAB, " "))
    if marker in {"-", "–", "•", "*"} and draw.random() < (0.5 if bare else 0.2):
        after = ""
    left, hang = draw.choice((0.0, 0.0, 18.0, 36.0)), draw.choice((0.0, 14.2, 18.0, 28.4, 36.0))
    if after != TAB:
        hang = 0.0
    apart = {"fo:margin-bottom": points(draft.look.gap)} if draw.random() < (0.7 if bare else 0.2) else {}
    skipped = draw.randint(2, count) if draw.random() < 0.1 else 0
    hung = {"fo:margin-left": points(left + hang), "fo:text-indent": points(-hang)} | apart
    below = {"fo:margin-left": points(left + hang)} | apart
    stops = tab_stops((hang, "left")) if hang else {}
    continued = 0.5 if draw.random() < 0.15 else 0.0
    for number in range(1, count + 1):
        if number == skipped:
            _unmarked(draft, left + draw.choice((0.0, hang)))
        mark = draft.styles.mark("list-item")
        words = nth(marker, number) + after + _words(draft, longest, led)
        draft.add(draft.paragraph("Item", words, mark=mark, paragraph=hung | stops))
        if draw.random() < continued:
            draft.add(draft.paragraph("Item", draft.prose(60, 350), mark=mark, paragraph=below))
        if apart:
            draft.skip()


def _unmarked(draft: Draft, left: float) -> None:
    """Add an item that lacks its marker."""
    shape = {"fo:margin-left": points(left)}
    draft.add(draft.paragraph("Item", _words(draft, 140, 0.0), "list-item", paragraph=shape))


def clauses(draft: Draft, count: int) -> None:
    """Add paragraphs numbered within their section; those whose numbers hang are items of a list."""
    draw, section = draft.random, draft.count("section")
    hang = draw.choice((0.0, 28.4, 36.0, 42.5))
    label = "list-item" if hang else "text"
    deep = draw.random() < 0.4
    number = below = 0
    for _ in range(count):
        number, below = (number, below + 1) if deep and number and draw.random() < 0.5 else (number + 1, 0)
        dotted = f"{section}.{number}" + (f".{below}" if below else "")
        left = hang * (2 if below else 1)
        shape = {"fo:margin-left": points(left), "fo:text-indent": points(-hang)}
        body = f"{dotted}{TAB}{draft.prose(60, 600)}"
        draft.add(draft.paragraph("Body", body, label, paragraph=shape | tab_stops((hang or 36.0, "left"))))
        draft.skip()


def _words(draft: Draft, longest: int, led: float) -> str:
    """The text of an item, perhaps after some bold words; long ones are whole sentences."""
    draw, lead = draft.random, ""
    if draw.random() < led:
        bold = draft.wording.words(draw.choice((1, 2, 3, 5)))
        lead = draft.span(bold + draw.choice((":", ":", ".", " –")), **BOLD) + " "
    return lead + (draft.prose(60, longest) if longest > 250 else escape(draft.wording.item(longest)))

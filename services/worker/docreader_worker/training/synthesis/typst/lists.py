"""Lists: bulleted, numbered in many ways, of terms, of references."""

from docreader_worker.training.synthesis.typst.draft import Draft
from docreader_worker.training.synthesis.typst.markup import escape, string

_NUMBERS = ("(a)", "a)", "(i)", "i.", "[1]", "(1)", "1.", "A.", "I.")
_BULLETS = ("•", "–", "—", "-", "◦", "▪", "∗", "+")


def bullets(draft: Draft, count: int | None = None, longest: int = 220) -> None:
    """Add a list: bulleted, numbered or of terms, perhaps with an inner one."""
    draw = draft.random
    kind = draw.choice(("bulleted", "bulleted", "bulleted", "numbered", "numbered", "terms"))
    gap = f"{draw.choice((0.45, 0.6, 0.7, 0.9, 1.1)):.2f}em"
    indent, inner, several = (
        draw.choice((0.0, 0.8, 1.5)),
        draw.random() < 0.2,
        longest > 100 and draw.random() < 0.2,
    )
    # A document has one kind of number and of bullet, but for some of its lists.
    number = draw.choice((draft.style.enumeration, draw.choice(_NUMBERS)))
    bullet = draw.choice((draft.style.marker, draft.style.marker, draw.choice(_BULLETS)))
    markers = {"bulleted": (escape(bullet), "0.9em"), "terms": ("", "0.5em")}
    items: list[str] = []
    for place in range(1, 1 + (count or draw.randint(2, 7))):
        marker, width = markers.get(kind, (f"#numbering({string(number)}, {place})", "1.8em"))
        items.append(draft.item(marker, _item(draft, longest, kind == "terms", several), indent, width, gap))
        if inner and draw.random() < 0.4:
            items += [
                draft.item("–", _item(draft, 90), indent + 1.8, "0.9em", gap)
                for _ in range(draw.randint(2, 3))
            ]
    draft.add("\n".join(items))


def _item(draft: Draft, longest: int, term: bool = False, several: bool = False) -> str:
    """The text of an item, of ``several`` paragraphs here and there, all of them one element."""
    draw = draft.random
    text = escape(draft.wording.item(longest))
    if term:
        text = f"#h(-0.9em)#strong[{escape(draft.wording.words(2))}] {text}"
    elif draw.random() < 0.15:
        text = f"#strong[{escape(draft.wording.words(3))}:] {text}"
    if several and draw.random() < 0.6:
        text += f"\n\n{draft.prose(80, 300)}"
    return text


def bibliography(draft: Draft) -> None:
    """Add the references under their heading, each a list item."""
    draw = draft.random
    name = draw.choice(("References", "Bibliography"))
    draft.add(draft.element("section-header", f"#heading(numbering: none)[{name}]"))
    numbered, gap = draw.random() < 0.7, f"{draw.choice((0.5, 0.65, 0.9))}em"
    items = []
    for number in range(1, draw.choice((draw.randint(8, 30), draw.randint(25, 70)))):
        marker = f"\\[{number}\\]" if numbered else ""
        items.append(draft.item(marker, _reference(draft), 0, "1.8em" if numbered else "0.6em", gap))
    draft.add(f"#set text(size: {draw.choice((0.8, 0.9, 1.0))}em)\n" + "\n".join(items))


def _reference(draft: Draft) -> str:
    draw, facts = draft.random, draft.wording.facts
    names = ", ".join(
        f"{facts.last_name()} {facts.random_uppercase_letter()}." for _ in range(draw.randint(1, 4))
    )
    return (
        f"{escape(names)} {escape(draft.wording.sentence(90))}. "
        f"#emph[{escape(draft.wording.heading(40))}], {draw.randint(1, 60)}({draw.randint(1, 12)}), "
        f"{draw.randint(1, 900)}, {draw.randint(1960, 2026)}."
    )

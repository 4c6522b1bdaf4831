"""Running text as offices write it: paragraphs long and short, quotations, addresses."""

from docreader_worker.training.synthesis.office.draft import Draft, escaped_lines
from docreader_worker.training.synthesis.office.markup import escape, points

_ITALIC = {"fo:font-style": "italic"}


def text(draft: Draft, shortest: int = 150, longest: int = 900) -> None:
    """Add a paragraph of running text."""
    draft.add(draft.paragraph("Body", draft.prose(shortest, longest)))
    draft.skip()


def remark(draft: Draft, end: str = ".") -> None:
    """Add a paragraph of one line or little more, which ends in ``end``."""
    words = draft.wording.sentence(draft.random.choice((30, 55, 80, 110))).rstrip(".,:; ")
    draft.add(draft.paragraph("Body", escape(words + end)))
    draft.skip()


def line(draft: Draft, content: str, after: float = 6, align: str = "start", **look: str) -> None:
    """Add a short paragraph with ``content`` (XML), ``after`` points above the next one."""
    shape = {"fo:text-align": align, "fo:margin-bottom": points(after)}
    draft.add(draft.paragraph("Standard", content, paragraph=shape, text=look))


def run(draft: Draft) -> None:
    """Add several paragraphs, some of them of one line."""
    for _ in range(draft.random.randint(2, 6)):
        if draft.random.random() < 0.3:
            remark(draft)
        else:
            text(draft, 60, draft.random.choice((250, 450, 700)))


def quotation(draft: Draft) -> None:
    """Add an indented quotation of a paragraph or two."""
    draw = draft.random
    inset = draw.choice((18.0, 28.0, 36.0, 56.0))
    shape = {
        "fo:margin-left": points(inset), "fo:margin-right": points(draw.choice((0.0, inset))),
        "fo:text-indent": "0pt",
    }  # fmt: skip
    slant = draw.choice((_ITALIC, {}))
    for _ in range(draw.choice((1, 1, 2))):
        draft.add(draft.paragraph("Body", draft.prose(80, 350), paragraph=shape, text=slant))
        draft.skip()


def address(draft: Draft) -> None:
    """Add an address: one block of lines, whichever way they are broken and however far they are apart."""
    draw, facts = draft.random, draft.wording.facts
    lines = [facts.name(), facts.company(), *facts.address().split("\n")]
    if draw.random() < 0.4:
        lines.append(draw.choice((f"Tel. {facts.phone_number()}", facts.email())))
    if draw.random() < 0.3:
        lines[0] = f"{draw.choice(('Attn', 'Attention', 'c/o'))}: {draw.choice((facts.name(), facts.job()))}"
        lines[:2] = lines[1::-1]
    left = {"fo:margin-left": points(draw.choice((0.0, 0.0, 36.0, draft.width * 0.5)))}
    kind = draw.random()
    if kind < 0.4:
        draft.add(draft.paragraph("First", escaped_lines(lines), paragraph=left | {"fo:text-align": "start"}))
    elif kind < 0.65:
        mark = draft.styles.mark("text")
        for each in lines:
            draft.add(draft.paragraph("First", escape(each), mark=mark, paragraph=left))
            draft.skip()
        return
    else:
        mark = draft.styles.mark("text")
        draft.add(*(draft.paragraph("Standard", escape(each), mark=mark, paragraph=left) for each in lines))
        draft.add(draft.blank(draft.look.gap or draft.look.size))
    draft.skip()


def passage(draft: Draft) -> None:
    """Add running text of any kind."""
    kinds = {text: 6, run: 4, remark: 1.5, quotation: 0.5, address: 0.25}
    draft.random.choices(list(kinds), list(kinds.values()))[0](draft)

"""Running heads and feet, and what opens a document: title, authors, abstract, contents."""

from docreader_worker.training.synthesis.typst.authors import author_block
from docreader_worker.training.synthesis.typst.draft import Draft
from docreader_worker.training.synthesis.typst.markup import escape

_PAGE = "#context counter(page).display()"
_OF = "#context counter(page).display() / #context counter(page).final().first()"


def running_heads(draft: Draft, title: str, head: float = 0.7, foot: float = 0.7) -> None:
    """Add a page head and foot with these chances; a page without either stays bare."""
    draw = draft.random
    if draw.random() < head:
        draft.add(f"#set page(header: {_line(draft, 'page-header', title)})")
    if draw.random() < foot:
        draft.add(f"#set page(footer: {_line(draft, 'page-footer', title)})")


def _line(draft: Draft, label: str, title: str) -> str:
    draw = draft.random
    short, other = escape(title[:60]), escape(draft.wording.heading(45))
    number = draw.choice((_PAGE, _PAGE, _OF, f"Page {_PAGE}", f"– {_PAGE} –"))
    extra = escape(
        draw.choice((draft.wording.date(), draft.wording.facts.company(), other, "Confidential", "DRAFT"))
    )
    forms = [
        f"{short} #h(1fr) {number}", f"{number} #h(1fr) {other}", f"{short} #h(1fr) {extra}",
        f"#h(1fr) {number} #h(1fr)", f"{extra} #h(1fr) {short} #h(1fr) {number}", f"#h(1fr) {number}",
        f"#h(1fr) #emph[{other}] #h(1fr)", f"#smallcaps[{short}] #h(1fr) #smallcaps[{extra}]",
        f"{extra} #h(1fr) #emph[{escape(title[:30])}] #h(1fr) {number}", _outer(number, short, other),
        _outer(number, extra, short), _outer(number, "", ""),
    ]  # fmt: skip
    if label == "page-footer":
        forms += [f"#h(1fr) {number} #h(1fr)"] * 4
        forms += [f"{extra} #h(1fr) {number}", _outer(number, "", "")] * 2
    size = f"#set text(size: {draw.choice((0.75, 0.8, 0.9, 1.0))}em)\n#set par(first-line-indent: 0pt)"
    rule = f"#line(length: 100%, stroke: {draw.choice(('0.4pt', '0.8pt', '0.5pt + gray'))})"
    body = draft.element(label, draw.choice(forms))
    if draw.random() < 0.3:
        above, below = (body, rule) if label == "page-header" else (rule, body)
        body = f"#stack(spacing: 0.5em, [{above}], [{below}])"
    return f"[{size}\n{body}]"


def _outer(number: str, left: str, right: str) -> str:
    """The page number at the outer corner, with another text inside on pages to the ``left`` or ``right``."""
    even, odd = f"[{number} #h(1fr) {left}]", f"[{right} #h(1fr) {number}]"
    return f"#context if calc.even(counter(page).get().first()) {even} else {odd}"


def title_block(draft: Draft, title: str, authors: bool = True, across: bool = True) -> None:
    """Add title, subtitle, authors, date and abstract, over all columns when ``across``."""
    draw, style, wording = draft.random, draft.style, draft.wording
    align = draw.choice(("center", "center", "left"))
    weight = draw.choice(("bold", "bold", "regular"))
    heading = (
        f'#set text(font: "{style.head_font}", weight: "{weight}")\n'
        f"#set text(size: {draw.choice((1.5, 1.7, 2.0, 2.4))}em)\n"
        f"#set par(leading: 0.5em, justify: false)\n"
        f"#set text(fill: {style.head_colour}) if not marked\n{escape(title)}"
    )
    parts = [draft.element("title", heading)]
    if draw.random() < 0.25:
        parts.append(draft.element("text", f"#set text(size: 1.2em)\n{escape(wording.sentence(60))}"))
    if authors:
        parts.append(author_block(draft))
    if draw.random() < 0.5:
        size = draw.choice((1.0, 1.0, 1.2, 1.5))
        parts.append(draft.element("text", f"#set text(size: {size}em)\n{escape(wording.date())}"))
    if draw.random() < 0.15:
        lead = draw.choice(("To appear in", "Accepted by", "Draft for"))
        parts.insert(0, draft.element("text", f"{lead} #emph[{escape(wording.heading(40))}]"))
    gap = draw.choice(("0.8em", "1.2em", "1.6em"))
    body = f"\n#v({gap}, weak: true)\n".join(f"#block(width: 100%)[{part}]" for part in parts)
    block = f"#align({align})[#set par(first-line-indent: 0pt)\n{body}]\n#v(1em)"
    if style.columns > 1 and across:
        block = f'#place(top, float: true, scope: "parent", clearance: 1.5em)[{block}]'
    draft.add(block)


def abstract(draft: Draft) -> None:
    """Add an abstract with its heading, set apart or run in."""
    draw = draft.random
    name = draw.choice(("Abstract", "Abstract", "Summary", "ABSTRACT", "Executive summary"))
    body = draft.prose(400, 1300)
    if draw.random() < 0.35:
        marked = draft.element("text", f"#strong[{name}{draw.choice(('.', '—', ':'))}] {body}")
    else:
        align = draw.choice(("center", "left"))
        head = draft.element("section-header", f"#strong[{name}]")
        marked = f"#align({align})[{head}]\n#v(0.6em, weak: true)\n{draft.element('text', body)}"
    inset = draw.choice(("0em", "1.5em", "3em")) if draft.style.columns == 1 else "0em"
    draft.add(f"#pad(x: {inset})[#set text(size: {draw.choice((0.85, 0.92, 1.0))}em)\n{marked}]")
    if draw.random() < 0.4:
        words = ", ".join(draft.wording.words(2).lower() for _ in range(draw.randint(3, 6)))
        draft.add(draft.element("text", f"#strong[Keywords:] {escape(words)}"))


def contents(draft: Draft) -> None:
    """Add a table of contents with leaders, as long as a page or so; each of its columns is an element."""
    draw = draft.random
    if draw.random() < 0.8:
        name = draw.choice(("Contents", "Table of Contents", "CONTENTS"))
        draft.add(draft.element("section-header", f"#heading(level: 1, numbering: none)[{name}]"))
    fill = draw.choice(("repeat[.#h(0.3em)]", "repeat[.]", "none", "line(length: 100%, stroke: 0.3pt)"))
    page, lines = 1, []
    for chapter in range(1, draw.randint(4, 9)):
        lines.append(_entry(draft, f"{chapter}", 0, page, fill))
        for section in range(1, draw.randint(2, 7)):
            page += draw.randint(0, 6)
            lines.append(_entry(draft, f"{chapter}.{section}", 1, page, fill))
    half = len(lines) // 2
    columns = [lines] if draw.random() < 0.7 or draft.style.columns > 1 else [lines[:half], lines[half:]]
    rules = "#set par(first-line-indent: 0pt, justify: false)\n"
    cells = (draft.element("contents", rules + "\n".join(column)) for column in columns)
    draft.add(
        f"#grid(columns: (1fr,) * {len(columns)}, column-gutter: 2em, {', '.join(f'[{c}]' for c in cells)})"
    )


def _entry(draft: Draft, number: str, level: int, page: int, fill: str) -> str:
    text = f"{number}#h(0.6em){escape(draft.wording.heading(42))}"
    if level == 0:
        text = f"#strong[{text}]"
    line = f"[{text} #box(width: 1fr, {fill}) {page}]"
    return f"#block(above: 0.65em, below: 0.65em, pad(left: {level * 1.5}em, {line}))"

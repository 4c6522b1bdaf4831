"""Headings in the size of the text: on a line of their own, mostly without white below, or run in."""

from docreader_worker.training.synthesis.typst.draft import Draft
from docreader_worker.training.synthesis.typst.markup import escape

_FONTS = (
    "#strong[{0}]", "#strong[{0}]", "#emph[{0}]", "#emph[{0}]", "#smallcaps[{0}]", "#strong[#emph[{0}]]",
    "{0}", "{0}", "#underline[{0}]",
)  # fmt: skip


def minor_headings(draft: Draft) -> None:
    """Add short sections, each under a heading of the same look."""
    draw = draft.random
    font, alone = draw.choice(_FONTS), draw.random() < 0.65
    numbered = font == "{0}" or draw.random() < 0.25
    level = f"{draw.randint(1, 9)}." * draw.randint(1, 3)
    end = draw.choice((".", "", ":")) if alone else draw.choice((".", ":", ".", " –"))
    long, white = draw.choice((0, 0, 40)), draw.choice(("", "", "0.3em"))
    for place in range(1, draw.randint(2, 5)):
        name = draft.wording.heading(long) if long else draft.wording.words(draw.choice((1, 1, 2)))
        number = f"{level}{place}{draw.choice(('.', ''))} " if numbered else ""
        head = font.format(escape(f"{number}{name or 'Scope'}{end}"))
        if alone:
            below = white or f"{draft.style.leading}em"
            draft.add(
                f"#block(above: 1.1em, below: {below}, sticky: true)[{draft.element('section-header', head)}]"
            )
            draft.add(draft.element("text", draft.prose(80, 500)))
        else:
            draft.add(draft.element("text", f"{head} {draft.prose(100, 600)}"))

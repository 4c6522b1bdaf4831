"""What stands rotated in the margins of a page: identifiers of archives and running heads."""

from docreader_worker.training.synthesis.snippets import archive_identifier
from docreader_worker.training.synthesis.typst.draft import Draft
from docreader_worker.training.synthesis.typst.markup import escape


def stamp(draft: Draft, share: float = 0.3) -> None:
    """Stamp the first page of a ``share`` of documents with an identifier, rotated in a margin."""
    draw = draft.random
    if draw.random() > share:
        return
    fill = draw.choice(("luma(128)", "luma(128)", "luma(160)", "black", "navy"))
    font = draw.choice(("TeX Gyre Termes", "TeX Gyre Termes", "New Computer Modern", draft.style.body_font))
    size, mark = _size(draft), escape(archive_identifier(draw, "  "))
    text = f'#set text(font: "{font}", size: {size}pt)\n#paint({fill})[{mark}]'
    if draw.random() < 0.85:
        shown = _rotated(draft, "left", 270, text)
    else:
        shown = _rotated(draft, "right", draw.choice((90, 270)), text)
    draft.add(f"#set page(background: context if here().page() == 1 {{ {shown} }})")


def edge_heads(draft: Draft) -> None:
    """Print a head along one edge of every page, rotated."""
    draw = draft.random
    text = f"#set text(size: {draw.choice((6.5, 7.5, 8))}pt)\n{escape(draft.wording.heading(50))}"
    shown = _rotated(draft, draw.choice(("left", "right", "right")), draw.choice((90, 270)), text)
    draft.add(f"#set page(background: {shown})")


def _size(draft: Draft) -> int:
    """A size in points that leaves the identifier room in its margin."""
    draw, narrowest = draft.random, min(draft.style.margin[1], draft.style.margin[3]) * 28.35
    return min(draw.choice((9, 11, 14, 18, 20)), round(narrowest * 0.45))


def _rotated(draft: Draft, side: str, turn: int, text: str) -> str:
    """Markup of ``text`` in the middle of the margin at ``side``, somewhere between top and bottom."""
    draw = draft.random
    margin = draft.style.margin[1 if side == "right" else 3]
    marked = draft.element("page-header", text)
    turned = f"align(center, rotate({turn}deg, reflow: true, [{marked}]))"
    cell = f"box(width: {margin * draw.uniform(0.8, 1.0):.2f}cm, {turned})"
    return f"place({side} + horizon, dy: {draw.randint(-12, 12)}%, {cell})"

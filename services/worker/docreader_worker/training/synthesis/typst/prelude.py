"""Typst functions that every generated document begins with."""

FOOTNOTES = 20000
"""The mark of footnote ``n`` of a document is this number plus ``n``."""

PRELUDE = f"""
#let marked = sys.inputs.at("marked", default: "no") == "yes"
#let mark-colour(n) = rgb(
  calc.rem(calc.quo(n, 1024), 32) * 8 + 4, calc.rem(calc.quo(n, 32), 32) * 8 + 4, calc.rem(n, 32) * 8 + 4)

// Element n: in the marked copy its text has the colour of its mark, else it looks as it does anyway.
#let e(n, body) = {{ set text(fill: mark-colour(n)) if marked; body }}
// Element n as an area: in the marked copy a box of its size behind its text. What is hidden breaks over
// pages elsewhere than what is shown, so only pictures are, which never break.
#let mark-fill(n) = if marked {{ mark-colour(n) }} else {{ none }}
#let area(n, body, ..box) = block(..box, fill: mark-fill(n), e(n, body))
#let shown(body) = if marked {{ hide(body) }} else {{ body }}
#let picture(n, body) = block(breakable: false, fill: mark-fill(n), shown(body))
// Colours that the marked copy does not have.
#let paint(colour, body) = {{ set text(fill: colour) if not marked; body }}
#let tint(colour) = if marked {{ none }} else {{ colour }}

#let item(n, marker, indent, width, gap, body) = block(above: gap, below: gap, pad(left: indent, e(n, grid(
  columns: (width, 1fr), column-gutter: 0.4em, marker, {{ set par(first-line-indent: 0pt); body }}))))

#show footnote.entry: it => e({FOOTNOTES} + counter(footnote).at(it.note.location()).first(), it)
#set raw(theme: none) if marked
"""

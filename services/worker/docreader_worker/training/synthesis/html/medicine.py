"""Families of first pages of open-access journals of medicine: mastheads, bylines, structured abstracts."""

from docreader_worker.training.synthesis.html.blocks import Blocks
from docreader_worker.training.synthesis.html.bylines import byline
from docreader_worker.training.synthesis.html.flowing import title
from docreader_worker.training.synthesis.html.markup import element, rule, space, text
from docreader_worker.training.synthesis.html.mastheads import imprint, masthead
from docreader_worker.training.synthesis.html.press import flow
from docreader_worker.training.synthesis.html.prose import body
from docreader_worker.training.synthesis.html.sheet import Running, document, open_sheet, sheet

_JOURNALS = ("Journal of", "Annals of", "BMC", "Frontiers in", "Archives of", "World Journal of")
_KINDS = (
    "REVIEW", "Review", "Original Article", "ORIGINAL ARTICLE", "RESEARCH ARTICLE", "Research", "Case Report",
    "ORIGINAL RESEARCH", "Systematic Review", "CASE REPORT", "Short Communication", "Article", "Editorial",
    "Artículo original", "Open Access Full Text Article", "Brief Report", "STUDY PROTOCOL",
)  # fmt: skip
_PARTS = (
    ("Background", "Methods", "Results", "Conclusions"), ("Purpose", "Methods", "Results", "Conclusion"),
    ("Objective", "Design", "Setting", "Participants", "Results", "Conclusions"), ("Aim", "Results"),
    ("Introduction", "Materials and Methods", "Results", "Conclusion", "Trial registration"),
    ("Objetivo", "Métodos", "Resultados", "Conclusiones"), ("Hintergrund", "Methoden", "Ergebnisse"),
)  # fmt: skip
_MIX = {"paragraph": 9, "heading": 2.5, "table": 1, "figure": 0.7, "list": 0.4}
_SIDE = (
    "Edited by:", "Reviewed by:", "*Correspondence:", "Specialty section:", "Received:", "Accepted:",
    "Published:", "Citation:", "Copyright:", "Funding:", "Academic Editor:", "Competing interests:",
    "Data Availability Statement:", "OPEN ACCESS", "How to cite this article:", "Publisher’s Note:",
)  # fmt: skip


def article(blocks: Blocks) -> str:
    """The first page of an article with its masthead, perhaps beside a narrow column, and pages after it."""
    draw, facts = blocks.draw, blocks.wording.facts
    journal = f"{draw.choice(_JOURNALS)} {blocks.wording.heading(22)}"
    cited = (
        f"{facts.last_name()} et al. {journal} ({facts.year()}) {draw.randint(1, 90)}:{draw.randint(1, 900)}"
    )
    heads = (
        f"{cited}||Page {{n}} of 12",
        f"{facts.last_name()} et al||{{n}}", f"{journal}||{facts.year()}", f"{{n}}|{journal}|",
    )  # fmt: skip
    marks = Running(
        draw.choice(heads), draw.choice(("", "", "||{n}", f"{journal}||{{n}}")), draw.random() < 0.4
    )
    columns = draw.choice((1, 2, 2))
    content = body(blocks, 40, _MIX, 2, (150, 800))
    first = _beside(blocks, journal, columns) if draw.random() < 0.4 else _across(blocks, journal, columns)
    later = [sheet(blocks, marks, index, columns, floats=0.2) for index in (2, 3)[: draw.choice((0, 1, 2))]]
    return document(blocks, [first, *later], {"main": content})


def _across(blocks: Blocks, journal: str, columns: int) -> str:
    """Everything as wide as the page, over columns of text and what runs at the page's foot."""
    top = masthead(blocks, journal) + _head(blocks) + _abstract(blocks)
    return sheet(blocks, None, 1, columns, top=top + space(8), bottom=imprint(blocks, journal))


def _beside(blocks: Blocks, journal: str, columns: int) -> str:
    """Small notes in a narrow column beside the article or beside its text alone."""
    draw, style = blocks.draw, blocks.style
    side = element(_notes(blocks), style=f"flex:0 0 {draw.randint(18, 27)}%;overflow:hidden")
    top, head, abstract = masthead(blocks, journal), _head(blocks), _abstract(blocks)
    above, within = (top + head, abstract) if draw.random() < 0.4 else (top, head + abstract)
    text_columns = element(element(flow("main"), css="col") * columns, css="cols", style="gap:12pt")
    halves = [side, element(within + space(6) + text_columns, css="col")]
    if draw.random() < 0.15:
        halves.reverse()
    foot = imprint(blocks, journal) if draw.random() < 0.4 else ""
    both = element("".join(halves), css="cols", style=f"gap:{style.column_gap:.0f}pt")
    marks = Running(
        "", "" if foot else draw.choice((f"{journal}||1", f"{journal}|1|{blocks.wording.date()}")), ruled=True
    )
    return open_sheet(blocks, marks, 1, above + both + foot)


def _head(blocks: Blocks) -> str:
    """The kind of article, its title, perhaps in other languages, and its byline."""
    draw, style = blocks.draw, blocks.style
    looks = (
        f"color:{style.accent};font-weight:700", f"color:{style.accent}", "font-weight:700", "",
        f"background:{style.accent};color:#fff;padding:1pt 6pt;display:inline-block", "letter-spacing:.1em",
        f"background:{style.tint};padding:2pt 5pt", "font-style:italic;text-align:end", "text-align:end",
    )  # fmt: skip
    size = style.size * draw.choice((0.9, 1, 1.2, 1.5))
    kind = element(text(draw.choice(_KINDS)), "text", style=f"font-size:{size:.1f}pt;{draw.choice(looks)}")
    shown = element(kind, style="margin:4pt 0 6pt") if draw.random() < 0.8 else space(4)
    return shown + _titles(blocks) + byline(blocks, draw.choice(("", "", "c"))) + space(6)


def _titles(blocks: Blocks) -> str:
    draw, wording = blocks.draw, blocks.wording
    first = title(blocks, draw.uniform(1.4, 2.3), 130)
    if draw.random() < 0.7:
        return first
    size, align = blocks.style.size * draw.uniform(1.1, 1.5), draw.choice(("start", "center"))
    look = f"text-align:{align};line-height:1.2"
    others = [text(wording.sentence(130)) for _ in range(draw.choice((1, 1, 2)))]
    if draw.random() < 0.5:
        # Set close, they are one block.
        lines = "".join(element(f"<i>{other}</i>", style=f"font-size:{size:.1f}pt") for other in others)
        bold = f"<b style='font-size:{size * 1.15:.1f}pt'>{text(wording.sentence(130))}</b>"
        return element(bold + lines, "title", "title", f"{look};margin-bottom:8pt")
    apart = f"{look};font-size:{size:.1f}pt;{draw.choice(('font-style:italic;', ''))}margin-bottom:9pt"
    return first + "".join(element(other, "title", "title", apart) for other in others)


def _abstract(blocks: Blocks) -> str:
    """The abstract with bold run-in heads, in one paragraph or one each, and its keywords."""
    draw, wording, style = blocks.draw, blocks.wording, blocks.style
    mark = draw.choice((":", ":", ".", ""))
    parts = [
        f"<b>{name}{mark}</b> {blocks.inline(wording.paragraph(60, 380))}" for name in draw.choice(_PARTS)
    ]
    if draw.random() < 0.5:
        parts = [" ".join(parts)]
    name = draw.choice(("Abstract", "ABSTRACT", "Abstract", "Summary", "Resumen"))
    head = element(name, "section-header", draw.choice(("h2", "h3", "h2 c")))
    if draw.random() < 0.3:
        head, parts[0] = "", f"<b>{name}{mark}</b> {parts[0]}"
    apart = f"line-height:1.25;text-align:{style.align};margin-bottom:{draw.choice((0, 0, 3, 6))}pt"
    keys = ", ".join(wording.words(draw.choice((1, 2))) for _ in range(draw.randint(3, 6)))
    said = "".join(element(part, "text", style=apart, tag="p") for part in parts)
    if draw.random() < 0.8:
        named = draw.choice(("<b>Keywords:</b>", "<b>Key words</b>", "<i>Keywords:</i>", "KEYWORDS"))
        said += element(f"{named} {text(keys)}", "text", style=f"{apart};margin-top:5pt", tag="p")
    frame = draw.choice(
        ("", "", f"background:{style.tint};padding:6pt 8pt", f"border:.7pt solid {style.accent};padding:6pt",
         f"border-block:.7pt solid {style.accent};padding:5pt 0")
    )  # fmt: skip
    size = f"font-size:{style.size * draw.choice((0.9, 0.95, 1)):.1f}pt"
    return element(head + said, style=f"{frame};{size}")


def _notes(blocks: Blocks) -> str:
    """Small blocks of text: who edited, when it came in, how to cite it, who owns it."""
    draw, wording = blocks.draw, blocks.wording
    size = blocks.style.size * draw.uniform(0.68, 0.85)
    look = f"font-size:{size:.1f}pt;line-height:1.25;margin-bottom:{size * draw.uniform(0.6, 1.6):.1f}pt"
    broken, colour = draw.choice(("<br>", " ")), draw.choice(("", f"color:{blocks.style.accent}"))
    made = ""
    for name in draw.sample(_SIDE, draw.randint(4, 8)):
        said = draw.choice(
            (wording.date(), wording.facts.name(), wording.paragraph(40, 220), wording.paragraph(60, 300))
        )
        made += element(f"<b style='{colour}'>{name}</b>{broken}{text(said)}", "text", style=look)
    return made + (rule(0.5) if draw.random() < 0.3 else "")

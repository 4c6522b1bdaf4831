"""What runs at the top and foot of a journal's first page: its name, its publisher, dates and licences."""

from docreader_worker.training.synthesis.html.blocks import Blocks
from docreader_worker.training.synthesis.html.markup import element, row, text
from docreader_worker.training.synthesis.html.office import logo

_PUBLISHERS = (
    "Dovepress",
    "BMC",
    "Hindawi",
    "PLOS",
    "MDPI",
    "Elsevier",
    "frontiers",
    "Medknow",
    "Open Press",
)
_LICENCES = (
    "© The Author(s) {0}. Open Access This article is licensed under a Creative Commons Attribution 4.0 "
    "International License, which permits use, sharing, adaptation, distribution and reproduction in any "
    "medium or format, as long as you give appropriate credit to the original author(s) and the source.",
    "Copyright © {0} {1} et al. This is an open access article distributed under the Creative Commons "
    "Attribution License, which permits unrestricted use, provided the original work is properly cited.",
    "{0} {1} et al. This work is published and licensed by the publisher. Non-commercial uses of the work "
    "are permitted without any further permission. See https://creativecommons.org/licenses/by-nc/4.0/",
)  # fmt: skip


def masthead(blocks: Blocks, journal: str) -> str:
    """The journal's name, its publisher's and the citation beside each other or below, all page headers."""
    draw, style, facts = blocks.draw, blocks.style, blocks.wording.facts
    colour = draw.choice((style.accent, style.accent, "#000", "#555"))
    large = style.size * draw.choice((0.85, 1, 1.4, 1.9, 2.6))
    face = f"font-family:'{style.heading}','{style.body}';line-height:1.1;"
    look = f"{face}font-size:{large:.1f}pt;color:{colour};font-weight:{draw.choice((700, 400))}"
    name = element(text(journal), "page-header", style=look)
    pages = f"{draw.randint(1, 400)}–{draw.randint(401, 900)}"
    issue = f"{facts.year()}; {draw.randint(1, 80)}({draw.randint(1, 12)}): {pages}"
    cited = draw.choice(
        (f"{text(journal)} {issue}", issue, f"{_doi(blocks)}<br>{text(journal)} {issue}", _doi(blocks))
    )
    small = f"line-height:1.2;font-size:{style.size * draw.uniform(0.7, 0.9):.1f}pt"
    citation = element(cited, "page-header", style=small)
    bold = (
        f"{face}font-size:{style.size * draw.uniform(1, 2.4):.1f}pt;font-weight:700;"
        f"color:{draw.choice((colour, '#777'))}"
    )
    brand = element(draw.choice((*_PUBLISHERS, "Open Access")), "page-header", style=bold)
    emblem = element(logo(blocks, 34)) if draw.random() < 0.35 else brand
    both = draw.choice(
        ((name, emblem), (emblem, name), (citation, emblem), (emblem, citation), (citation, name), (name,))
    )
    line = row(*both, align=draw.choice(("center", "flex-end")), spread=True)
    if citation not in both and draw.random() < 0.5:
        # Below the rule, far from the name.
        line += element(citation, style=f"margin-top:{draw.randint(7, 14)}pt")
    edge = draw.choice(("0", f".6pt solid {style.accent}", f"2pt solid {style.accent}", ".5pt solid #999"))
    return element(
        line, style=f"border-bottom:{edge};padding-bottom:4pt;margin-bottom:{draw.randint(4, 16)}pt"
    )


def imprint(blocks: Blocks, journal: str) -> str:
    """Dates, licence and identifier in small letters over the page's lower edge, one or more page footers."""
    draw, wording = blocks.draw, blocks.wording
    licence = draw.choice(_LICENCES).format(wording.facts.year(), text(wording.facts.name()))
    dates = f"Received {wording.date()}; accepted {wording.date()}; published {wording.date()}"
    number = f"ISSN {wording.facts.bothify('####-####')}"
    choices = (
        [licence], [f"{_doi(blocks)}<br>{number}"], [dates, licence], [f"{text(journal)} | {_doi(blocks)}"],
        [f"<b>Cite this article:</b> {text(wording.sentence(140))} {_doi(blocks)}", licence], [dates],
    )  # fmt: skip
    size = blocks.style.size * draw.uniform(0.65, 0.85)
    look = f"font-size:{size:.1f}pt;line-height:1.2;margin-top:{size * draw.uniform(0.6, 1.2):.1f}pt"
    shown = "".join(element(piece, "page-footer", style=look) for piece in draw.choice(choices))
    if draw.random() < 0.4:
        pair = (element(piece, "page-footer") for piece in (number, str(draw.randint(1, 900))))
        shown += row(*pair, spread=True, style=look)
    edge = draw.choice((".5pt solid #333", f"1pt solid {blocks.style.accent}", "0"))
    return element(shown, style=f"border-top:{edge};margin-top:8pt")


def _doi(blocks: Blocks) -> str:
    number = blocks.wording.facts.bothify("10.####/s#####-0##-0####-#")
    return blocks.draw.choice((f"https://doi.org/{number}", f"doi: {number}", f"DOI: {number}"))

"""Page styles: paper, margins, running heads and feet."""

from docreader_worker.training.synthesis.office.bands import head_and_foot
from docreader_worker.training.synthesis.office.draft import Draft
from docreader_worker.training.synthesis.office.markup import points, tag


def add_pages(
    draft: Draft, *, headed: float = 0.6, footed: float = 0.9, landscape: bool = False, plated: float = 0.03
) -> None:
    """Add the page styles ``Plain`` and, for a first page that differs from those after it, ``Opening``.

    The shares are those of pages with heads, with feet, and of heads that are ruled tables.
    """
    draw = draft.random
    head, foot = head_and_foot(draft, plated)
    header = tag("style:header", {}, head) if draw.random() < headed else ""
    footer = tag("style:footer", {}, foot) if draw.random() < footed else ""
    _add_page(draft, "Plain", header, footer, landscape)
    opening = draw.choice((header, "", "")), draw.choice((footer, footer, ""))
    _add_page(draft, "Opening", *opening, landscape, following="Plain")
    draft.master = "Opening"


def add_page(draft: Draft, name: str, header: str, footer: str) -> None:
    """Add the page style ``name`` whose head and foot are paragraphs."""
    _add_page(
        draft,
        name,
        tag("style:header", {}, header) if header else "",
        tag("style:footer", {}, footer) if footer else "",
        landscape=False,
    )


def _add_page(
    draft: Draft, name: str, header: str, footer: str, landscape: bool, following: str = ""
) -> None:
    look, draw = draft.look, draft.random
    width, height = (look.height, look.width) if landscape else (look.width, look.height)
    shape = {
        "fo:page-width": points(width), "fo:page-height": points(height),
        "style:print-orientation": "landscape" if landscape else "portrait",
        "fo:margin-left": points(look.left), "fo:margin-right": points(look.right),
        "fo:margin-top": points(look.top), "fo:margin-bottom": points(look.bottom),
        "style:writing-mode": "rl-tb" if look.right_to_left else "lr-tb",
    }  # fmt: skip
    rule = tag(
        "style:footnote-sep",
        {
            "style:width": "0.5pt",
            "style:rel-width": "25%",
            "style:adjustment": "left",
            "style:distance-before-sep": "3pt",
            "style:distance-after-sep": "3pt",
        },
    )
    ruled = draw.random() < 0.3
    bands = []
    for band, edge, inner in (("header", "bottom", "bottom"), ("footer", "top", "top")):
        line = {f"fo:border-{edge}": "0.5pt solid #000000", f"fo:padding-{edge}": "2pt"} if ruled else {}
        room = {
            "fo:min-height": points(20),
            f"fo:margin-{inner}": points(draw.choice((8, 12, 18))),
            "style:dynamic-spacing": "false",
        }
        bands.append(tag(f"style:{band}-style", {}, tag("style:header-footer-properties", room | line)))
    layout = f"{name}Layout"
    draft.layouts.append(
        tag(
            "style:page-layout",
            {"style:name": layout},
            tag("style:page-layout-properties", shape, rule),
            *bands,
        )
    )
    after = {"style:next-style-name": following} if following else {}
    draft.masters.append(
        tag(
            "style:master-page",
            {"style:name": name, "style:page-layout-name": layout} | after,
            header,
            footer,
        )
    )

"""Page styles: paper, margins, running heads and feet."""

from docreader_worker.training.synthesis.office.draft import Draft, tab_stops
from docreader_worker.training.synthesis.office.markup import TAB, escape, points, tag

_PAGE = '<text:page-number text:select-page="current"/>'
_COUNT = "<text:page-count/>"
_NUMBERS = (
    _PAGE, _PAGE, _PAGE, f"Page {_PAGE} of {_COUNT}", f"Page {_PAGE} of {_COUNT}", f"Page {_PAGE}",
    f"- {_PAGE} -", f"{_PAGE}/{_COUNT}", f"{_PAGE} | P a g e",
)  # fmt: skip


def add_pages(draft: Draft, *, headed: float = 0.6, footed: float = 0.9, landscape: bool = False) -> None:
    """Add the page styles ``Plain`` and, for a first page that differs from those after it, ``Opening``."""
    draw = draft.random
    head, foot = _running(draft)
    header = _part(draft, "header", head) if draw.random() < headed else ""
    footer = _part(draft, "footer", foot) if draw.random() < footed else ""
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


def _running(draft: Draft) -> tuple[str, str]:
    """What stands at the head and the foot: up to three parts with tabs between them."""
    draw, wording = draft.random, draft.wording
    title, name, date = escape(wording.heading(44)), escape(wording.facts.company()), escape(wording.date())
    number = draw.choice(_NUMBERS)
    code = f"{wording.facts.bothify('??').upper()}/{wording.facts.bothify('####/##')}"
    heads = (
        title, f"{TAB}{title}", f"{TAB}{TAB}{title}", f"{name}{TAB}{TAB}{date}", f"{TAB}{TAB}{number}",
        f"{title}{TAB}{TAB}{number}", f"{code}{TAB}{TAB}{date}", f"{name}{TAB}{TAB}{code}", f"{TAB}{number}",
    )  # fmt: skip
    head = draw.choice(heads)
    feet = (
        f"{TAB}{number}", f"{TAB}{number}", f"{TAB}{TAB}{number}", f"{TAB}{TAB}{number}",
        f"{title}{TAB}{TAB}{number}", f"{name}{TAB}{TAB}{number}", f"{date}{TAB}{TAB}{number}",
        f"{code}{TAB}{TAB}{number}", f"{code}{TAB}{number}{TAB}{date}",
    )  # fmt: skip
    rest = (name, f"{name}{TAB}{TAB}{date}", f"{TAB}{title}", code)
    return head, draw.choice(rest if number in head else feet)


def _part(draft: Draft, band: str, content: str) -> str:
    look = draft.look
    width = look.width - look.left - look.right
    stops = tab_stops((width / 2, "center"), (width, "right"))
    name = band.capitalize()
    return tag(f"style:{band}", {}, draft.paragraph(name, content, f"page-{band}", paragraph=stops))

"""How the documents of each family of running text are put together."""

from collections.abc import Mapping
from dataclasses import dataclass

Mix = Mapping[str, float]
"""How often each kind of block comes in running text."""

_PAPER: Mix = {"paragraph": 10, "heading": 3, "formula": 2.5, "list": 0.8, "table": 0.8, "figure": 1}
_REPORT: Mix = {"paragraph": 9, "heading": 4, "list": 3, "table": 1.6, "figure": 1.2, "box": 0.5}
_BOOK: Mix = {"paragraph": 14, "heading": 1.2, "quote": 0.4, "figure": 0.3, "list": 0.4}
_TEXTBOOK: Mix = {
    "paragraph": 8,
    "heading": 2.5,
    "formula": 4,
    "code": 0.5,
    "list": 1.5,
    "figure": 1.2,
    "box": 1,
    "table": 0.4,
}
_MANUAL: Mix = {"paragraph": 6, "heading": 4, "list": 4, "code": 3.5, "figure": 1.2, "box": 1, "table": 1}
_LAW: Mix = {"paragraph": 8, "heading": 4, "list": 3, "clause": 1.5}
_DENSE: Mix = {"paragraph": 10, "heading": 2.5, "list": 1, "table": 1.5}
_BROCHURE: Mix = {"paragraph": 6, "heading": 3, "list": 2, "figure": 2, "box": 1, "quote": 0.5}
_MINUTES: Mix = {"paragraph": 5, "heading": 4, "list": 5, "table": 0.6}
_RELEASE: Mix = {"paragraph": 10, "heading": 0.7, "quote": 1, "list": 0.5}
_ENTRIES: Mix = {"paragraph": 10, "heading": 4, "figure": 0.6}
_WEB: Mix = {"paragraph": 7, "heading": 2, "figure": 1.2, "list": 1, "code": 1.2, "quote": 0.6}
_TUTORIAL: Mix = {"paragraph": 6, "heading": 2, "list": 0.8, "code": 3, "figure": 0.4, "table": 0.3}
_PARAMETERS: Mix = {"paragraph": 5, "heading": 4, "parameters": 4, "list": 1.5, "code": 0.5, "figure": 0.4}
_PLAIN: Mix = {"paragraph": 12, "heading": 2.5, "list": 1.2}


@dataclass(frozen=True, slots=True)
class Recipe:
    """How the documents of one family are put together."""

    columns: tuple[int, ...]
    mix: Mix
    first: str = "plain"
    floats: float = 0.0
    notes: float = 0.0
    depth: int = 2
    paragraph: tuple[int, int] = (150, 900)
    size: tuple[float, float] = (8.5, 12.0)
    sheet: str = ""
    coloured: float = 0.3
    sans: float = 0.4
    ending: float = 0.0


RECIPES = {
    "paper-two-columns": Recipe(
        (2,), _PAPER, "article", 0.3, 0.2, size=(8.2, 10.5), coloured=0.15, sans=0.15, ending=0.4
    ),
    "paper-one-column": Recipe(
        (1,), _PAPER, "article", 0.2, 0.25, size=(9.5, 12), coloured=0.15, sans=0.15, ending=0.4
    ),
    "journal": Recipe(
        (2, 2, 3), _PAPER, "journal", 0.35, 0.1, size=(7.8, 9.8), coloured=0.6, sans=0.3, ending=0.4
    ),
    "report": Recipe((1,), _REPORT, "cover", 0.1, 0.15, 3, coloured=0.6, sans=0.6),
    "report-two-columns": Recipe(
        (2,), _REPORT, "banner", 0.25, 0.1, coloured=0.7, sans=0.6, size=(8.2, 10.5)
    ),
    "thesis": Recipe(
        (1,), _PAPER, "chapter", 0.2, 0.3, 3, size=(10, 12.5), coloured=0.1, sans=0.1, ending=0.2
    ),
    "book": Recipe((1,), _BOOK, "chapter", 0.0, 0.15, 1, (200, 1300), (9.5, 12.5), coloured=0.1, sans=0.1),
    "novel": Recipe(
        (1,), {"paragraph": 20, "heading": 0.5}, "chapter", paragraph=(60, 700), sheet="trade", sans=0.05
    ),
    "textbook": Recipe((1, 1, 2), _TEXTBOOK, "chapter", 0.2, 0.1, 3, coloured=0.7, sans=0.4),
    "manual": Recipe((1, 1, 2), _MANUAL, "cover", 0.05, 0.05, 3, (60, 500), coloured=0.5, sans=0.7),
    "contract": Recipe((1,), _LAW, "plain", 0.0, 0.05, 2, (150, 1200), coloured=0.02, sans=0.3),
    "statute": Recipe((1, 2), _LAW, "plain", 0.0, 0.2, 2, (80, 700), coloured=0.05, sans=0.15, size=(8, 11)),
    "gazette": Recipe((2, 3), _DENSE, "banner", 0.1, 0.1, 2, size=(7, 9), coloured=0.05, sans=0.2),
    "tender": Recipe((1,), _REPORT, "plain", 0.0, 0.2, 3, coloured=0.1, sans=0.6),
    "standard": Recipe((1,), _MANUAL, "contents", 0.0, 0.1, 3, coloured=0.05, sans=0.6),
    "minutes": Recipe((1,), _MINUTES, "plain", paragraph=(50, 350), sans=0.6),
    "annual-report-text": Recipe(
        (1, 2, 3), _REPORT, "banner", 0.2, 0.05, coloured=0.8, sans=0.6, size=(7.5, 10)
    ),
    "prospectus": Recipe((1, 2), _DENSE, "plain", 0.05, 0.2, 2, (200, 1500), (7, 9), coloured=0.1, sans=0.3),
    "press-release": Recipe((1,), _RELEASE, "plain", coloured=0.4, sans=0.6),
    "encyclopedia": Recipe((2, 3), _ENTRIES, "plain", 0.1, 0.0, 1, (80, 500), (7, 9), sans=0.2),
    "brochure": Recipe(
        (3,), _BROCHURE, "banner", 0.3, 0.0, 2, (80, 400), (7.5, 10), sheet="wide", coloured=0.9, sans=0.8
    ),
    "policy": Recipe((1,), _REPORT, "contents", 0.0, 0.3, 3, coloured=0.4, sans=0.5),
    "web-article": Recipe((1,), _WEB, "plain", coloured=0.4, sans=0.7),
    "tutorial": Recipe((1,), _TUTORIAL, "plain", paragraph=(60, 500), coloured=0.3, sans=0.5),
    "parameter-manual": Recipe(
        (1,), _PARAMETERS, "cover", 0.0, 0.05, 3, (60, 400), coloured=0.4, sans=0.7, size=(8, 11)
    ),
    "handbook": Recipe((1, 1, 2), _PLAIN, "chapter", 0.0, 0.1, 2, (60, 700), coloured=0.3, sans=0.5),
}

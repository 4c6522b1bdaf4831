"""How headings and the items of lists are numbered."""

from docreader_worker.training.synthesis.office.look import Look
from docreader_worker.training.synthesis.office.markup import points, tag

LEVELS = (1, 2, 3)
_FORMATS = "1aiAI"


def outline(look: Look) -> str:
    """The numbers of headings."""
    levels = []
    for level in LEVELS:
        numbers: dict[str, str] = {"style:num-format": ""}
        if look.numbering:
            numbers = _outline_number(look.numbering, level)
        levels.append(
            tag(
                "text:outline-level-style",
                {"text:level": str(level)} | numbers,
                _hanging(0, 0 if not look.numbering else (22 + 8 * level)),
            )
        )
    return tag("text:outline-style", {"style:name": "Outline"}, *levels)


def _outline_number(numbering: str, level: int) -> dict[str, str]:
    nested = {"text:display-levels": str(level)}
    if numbering in {"§", "Chapter", "Article"} and level == 1:
        return {
            "style:num-format": "1",
            "style:num-prefix": f"{numbering} ",
            "style:num-suffix": "" if numbering == "§" else ":",
        }
    if numbering in {"I.", "A."}:
        return {"style:num-format": (numbering[0], "1", "a")[level - 1], "style:num-suffix": "."}
    return nested | {"style:num-format": "1", "style:num-suffix": "." if numbering.endswith(".") else ""}


def bullets(look: Look) -> str:
    """The list style ``Bullets``."""
    levels = []
    for level, bullet in zip(LEVELS, (look.bullet, "–", "▪"), strict=True):
        shape = {"text:level": str(level), "text:bullet-char": bullet}
        levels.append(tag("text:list-level-style-bullet", shape, _hanging(18 * level, 18)))
    return tag("text:list-style", {"style:name": "Bullets"}, *levels)


def numbers(look: Look) -> str:
    """The list style ``Numbers``."""
    levels = []
    for level, form in zip(LEVELS, (look.counter, "a)", "i."), strict=True):
        mark = next(letter for letter in form if letter in _FORMATS)
        prefix, suffix = form.split(mark)
        shape = {
            "text:level": str(level), "style:num-format": mark, "style:num-prefix": prefix,
            "style:num-suffix": suffix,
        }  # fmt: skip
        levels.append(tag("text:list-level-style-number", shape, _hanging(22 * level, 22)))
    return tag("text:list-style", {"style:name": "Numbers"}, *levels)


def _hanging(left: float, hang: float) -> str:
    follow = "listtab" if hang else "nothing"
    shape = {
        "text:label-followed-by": follow, "text:list-tab-stop-position": points(max(left, hang)),
        "fo:text-indent": points(-hang), "fo:margin-left": points(max(left, hang)),
    }  # fmt: skip
    inner = tag("style:list-level-label-alignment", shape)
    return tag(
        "style:list-level-properties", {"text:list-level-position-and-space-mode": "label-alignment"}, inner
    )

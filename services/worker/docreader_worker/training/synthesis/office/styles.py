"""The styles of a document, which alone decide how it looks: as it is, or with every element marked."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from docreader_worker.training.synthesis.marks import mark_colour
from docreader_worker.training.synthesis.office.markup import points, tag

Properties = Mapping[str, str]
"""What a style sets, by attribute; the key ``INNER`` has child elements, such as tab stops."""

INNER = ""
ELEMENT = "style"
"""The kind of properties that are attributes of the style itself."""
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_PAINT = frozenset(
    {"fo:color", "fo:background-color", "draw:fill", "draw:fill-color", "style:text-underline-color"}
)
_WHITE = "#ffffff"


@dataclass(frozen=True, slots=True)
class _Style:
    family: str
    parent: str
    mark: int
    properties: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]


@dataclass(slots=True)
class Styles:
    """Named styles, automatic styles, and the label of each mark.

    No colour may be set but by a style. In the marked copy all text of an element has the colour of its mark,
    and so has the ground of tables and formulas; borders keep their width; nothing else is painted. So both
    copies are laid out alike.
    """

    labels: dict[int, str] = field(default_factory=dict)
    other: list[str] = field(default_factory=list)
    """Colourless styles as XML: of lists and the outline."""
    _named: dict[str, _Style] = field(default_factory=dict)
    _automatic: dict[_Style, str] = field(default_factory=dict)

    def mark(self, label: str) -> int:
        """The mark of a new element with ``label``."""
        number = len(self.labels) + 1
        self.labels[number] = label
        return number

    def define(self, name: str, family: str, parent: str = "", **properties: Properties) -> None:
        """Define the style ``name``; ``properties`` by their kind (``paragraph``, ``text``, ...)."""
        self._named[name] = _Style(family, parent, 0, _frozen(properties))

    def derive(self, name: str, **properties: Properties) -> None:
        """Define the paragraph style ``name`` after the one of all."""
        self.define(name, "paragraph", "Standard", **properties)

    def use(self, family: str, parent: str = "", mark: int = 0, **properties: Properties) -> str:
        """The name of an automatic style with ``properties``, for the element ``mark`` if there is one."""
        style = _Style(family, parent, mark, _frozen(properties))
        return self._automatic.setdefault(style, f"a{len(self._automatic) + 1}")

    def named(self, marked: bool) -> str:
        """The XML of the styles that have names."""
        drawn = (self._xml(name, style, marked) for name, style in self._named.items())
        return "".join([*drawn, *self.other])

    def automatic(self, marked: bool) -> str:
        """The XML of the automatic styles."""
        return "".join(self._xml(name, style, marked) for style, name in self._automatic.items())

    def _xml(self, name: str, style: _Style, marked: bool) -> str:
        kinds = {kind: dict(values) for kind, values in style.properties}
        if marked:
            kinds = self._marked(style, kinds)
        attributes = {"style:name": name, "style:family": style.family, **kinds.pop(ELEMENT, {})}
        if style.parent:
            attributes["style:parent-style-name"] = style.parent
        content = []
        for kind in sorted(kinds, key=lambda kind: kind == "text"):
            inner = kinds[kind].pop(INNER, "")
            content.append(tag(f"style:{kind}-properties", kinds[kind], inner))
        return tag("style:style", attributes, *content)

    def _marked(self, style: _Style, kinds: dict[str, dict[str, str]]) -> dict[str, dict[str, str]]:
        colour = "#{:02x}{:02x}{:02x}".format(*mark_colour(style.mark)) if style.mark else _WHITE
        kinds = {
            kind: {name: _COLOUR.sub(colour, value) for name, value in values.items() if name not in _PAINT}
            for kind, values in kinds.items()
        }
        if style.mark and style.family == "paragraph":
            kinds.setdefault("text", {})["fo:color"] = colour
        if style.mark and (style.family != "paragraph" or self.labels[style.mark] == "formula"):
            kinds.setdefault(style.family, {})["fo:background-color"] = colour
        return kinds


def _frozen(properties: Mapping[str, Properties]) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    return tuple(
        (kind.replace("_", "-"), tuple(values.items())) for kind, values in properties.items() if values
    )


def font(name: str, foreign: str, size: float) -> Properties:
    """The font ``name``, ``foreign`` for scripts that it lacks, of ``size`` points."""
    return font_family(name, foreign) | font_size(size)


def font_family(name: str, foreign: str) -> dict[str, str]:
    """The font ``name``, and ``foreign`` for scripts that it lacks."""
    names = {"fo:font-family": name, "style:font-family-asian": foreign, "style:font-family-complex": foreign}
    return {key: f"'{value}'" for key, value in names.items()}


def font_size(size: float) -> dict[str, str]:
    """A size of letters in points, for all scripts."""
    return {
        name: points(size) for name in ("fo:font-size", "style:font-size-asian", "style:font-size-complex")
    }

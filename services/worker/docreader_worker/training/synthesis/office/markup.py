"""The XML of OpenDocument."""

from collections.abc import Mapping
from xml.sax.saxutils import escape as _escape
from xml.sax.saxutils import quoteattr

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:{}:1.0"
NAMESPACES = {
    "office": _OASIS.format("office"), "style": _OASIS.format("style"), "text": _OASIS.format("text"),
    "table": _OASIS.format("table"), "draw": _OASIS.format("drawing"),
    "fo": _OASIS.format("xsl-fo-compatible"), "svg": _OASIS.format("svg-compatible"),
    "presentation": _OASIS.format("presentation"), "xlink": "http://www.w3.org/1999/xlink",
}  # fmt: skip
TAB = "<text:tab/>"
BREAK = "<text:line-break/>"


def tag(name: str, attributes: Mapping[str, str], *content: str) -> str:
    """The element ``name`` around ``content``, which is XML."""
    pairs = "".join(f" {key}={quoteattr(value)}" for key, value in attributes.items())
    return f"<{name}{pairs}>{''.join(content)}</{name}>"


def escape(text: str) -> str:
    """``text`` as XML, without the characters that XML cannot hold."""
    return _escape("".join(letter for letter in text if letter.isprintable() or letter in "\t\n"))


def verbatim(text: str) -> str:
    """``text`` as XML that keeps its lines and spaces."""
    lines = []
    for line in text.expandtabs(4).splitlines():
        bare = line.lstrip(" ")
        indent = len(line) - len(bare)
        lines.append((f'<text:s text:c="{indent}"/>' if indent else "") + escape(bare))
    return BREAK.join(lines)


def points(value: float) -> str:
    """A length in points."""
    return f"{value:.2f}pt"

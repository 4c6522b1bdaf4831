"""HTML written briefly: elements with a label, classes and a style."""

from html import escape


def element(content: str, label: str = "", css: str = "", style: str = "", tag: str = "div") -> str:
    """An element around ``content`` (HTML); ``label`` makes it a labelled box."""
    attributes = {"class": css, "data-l": label, "style": style}
    written = "".join(f' {name}="{value}"' for name, value in attributes.items() if value)
    return f"<{tag}{written}>{content}</{tag}>"


def text(content: str) -> str:
    """``content`` as text of an element."""
    return escape(content, quote=False)


def row(
    *cells: str,
    gap: float = 12,
    align: str = "flex-start",
    spread: bool = False,
    style: str = "",
    label: str = "",
) -> str:
    """Elements beside each other, ``gap`` points apart; ``label`` makes them one labelled box."""
    place = "justify-content:space-between;" if spread else ""
    look = f"display:flex;gap:{gap:.0f}pt;align-items:{align};{place}{style}"
    return element("".join(cells), label, style=look)


def space(height: float) -> str:
    """Nothing, ``height`` points tall."""
    return element("", style=f"height:{height:.0f}pt")


def rule(width: float, colour: str = "#000", margin: float = 4) -> str:
    """A line across, ``width`` points thick."""
    return element("", style=f"border-top:{width}pt solid {colour};margin:{margin:.0f}pt 0")

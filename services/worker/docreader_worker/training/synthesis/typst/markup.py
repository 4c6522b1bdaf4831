"""Text as Typst markup."""

import re

_SPECIAL = re.compile(r"([\\#*_`$<>@~\[\]/=+\-\"'])")


def escape(text: str) -> str:
    """Write ``text`` so that Typst shows it as it is; a full stop after leading digits would start a list."""
    escaped = _SPECIAL.sub(r"\\\1", text)
    return re.sub(r"^(\d+)\.", r"\1\\.", escaped)


def string(text: str) -> str:
    """Write ``text`` as a string literal of Typst code."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'

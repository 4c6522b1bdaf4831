"""A line of text as Markdown and as HTML: what it says taken literally, but for its links."""

import html
import re
from collections.abc import Callable, Sequence

from docreader.result import Link

_SPECIAL = re.compile(r"([\\`*\[\]<$]|(?<![^\W_])_|_(?![^\W_])|~~)")
_ENTITY = re.compile(r"&(?=#?\w+;)")


def as_markdown(text: str, links: Sequence[Link] = ()) -> str:
    """``text`` with Markdown's own characters taken literally; ``links`` are in the order of their words."""
    whole = _joined(text, links, _escaped, lambda said, url: f"[{said}]({_bracketed(url)})")
    return whole.replace("![", "\\![")  # an exclamation before a link, for other brackets are escaped


def as_html(text: str, links: Sequence[Link] = ()) -> str:
    """The same for HTML within Markdown."""
    return _joined(text, links, _plain, lambda said, url: f'<a href="{html.escape(url)}">{said}</a>')


def _joined(
    text: str, links: Sequence[Link], written: Callable[[str], str], linked: Callable[[str, str], str]
) -> str:
    text = " ".join(text.split())
    pieces: list[str] = []
    end = 0
    for link in links:
        start = text.find(link.text, end)
        if start >= 0:
            pieces += [written(text[end:start]), linked(written(link.text), link.url)]
            end = start + len(link.text)
    return "".join([*pieces, written(text[end:])])


def _escaped(text: str) -> str:
    return _ENTITY.sub("&amp;", _SPECIAL.sub(r"\\\1", text))


def _plain(text: str) -> str:
    return html.escape(text, quote=False)


def _bracketed(url: str) -> str:
    """``url`` as the destination of a link; brackets around it where it has some of its own."""
    return f"<{url}>" if "(" in url or ")" in url else url

"""Real text in many languages, gathered from the documentation that is installed on this machine."""

import json
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from html.parser import HTMLParser
from importlib import import_module
from pathlib import Path

_DOCUMENTATION = Path("/usr/share/doc")
_SOURCES = (
    ("debian-handbook/html/*/*.html", r"html/([a-z]{2})"),
    ("installation-guide-amd64/*/*.html", r"amd64/([a-z]{2})"),
    ("debian-reference*/*.html", r"reference-([a-z]{2})"),
    ("debian-reference*/docs/*.html", r"\.([a-z]{2})\.html"),
    ("developers-reference*/*.html", r"reference-([a-z]{2})"),
    ("debian-policy/policy.html/*.html", r""),
    ("debian-faq*/*.html", r""),
    ("doc-base/*.html", r""),
    ("texlive-doc/**/*-en/*.html", r""),
    ("doc-debian/**/*.html", r""),
    ("python3*/html/[lhft]*/*.html", r""),
    ("nodejs/api/*.html", r""),
)
_PARTS = {"p": "paragraphs", "li": "items", "pre": "code", **{f"h{n}": "headings" for n in range(1, 5)}}
_LENGTHS = {"paragraphs": (60, 1200), "items": (12, 300), "code": (60, 900), "headings": (4, 90)}
_MOST = 900
"""Parts of one kind kept of one source for one language."""
_ENOUGH = 200
"""Paragraphs without which a language is left out."""


@dataclass(slots=True)
class Texts:
    """The texts of one language, by what they were where they came from."""

    paragraphs: list[str] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    items: list[str] = field(default_factory=list)
    code: list[str] = field(default_factory=list)


Corpus = dict[str, Texts]
"""Texts by ISO 639-1 language."""


def load_corpus(cache: Path) -> Corpus:
    """Load the corpus from ``cache``, gathering it first when that file is not there (a minute)."""
    if not cache.exists():
        gathered = {language: asdict(texts) for language, texts in gather().items()}
        cache.parent.mkdir(parents=True, exist_ok=True)
        cache.write_text(json.dumps(gathered, ensure_ascii=False))
    return {language: Texts(**texts) for language, texts in json.loads(cache.read_text()).items()}


def gather() -> Corpus:
    """Gather the text of installed manuals; English comes at least from Python's own help topics."""
    corpus: Corpus = {"en": Texts()}
    for pattern, language in _SOURCES:
        found: Corpus = {}
        for path in sorted(_DOCUMENTATION.glob(pattern)):
            match = re.search(language, str(path)) if language else None
            texts = found.setdefault(match.group(1) if match else "en", Texts())
            for kind, text in _parts(path):
                _add(texts, kind, text)
        for name, texts in found.items():
            for kind, kept in asdict(texts).items():
                getattr(corpus.setdefault(name, Texts()), kind).extend(kept)
    if len(corpus["en"].paragraphs) < _ENOUGH:
        _add_topics(corpus["en"])
    return {
        language: texts
        for language, texts in corpus.items()
        if len(texts.paragraphs) >= _ENOUGH and texts.headings
    }


def _add_topics(texts: Texts) -> None:
    topics: dict[str, str] = import_module("pydoc_data.topics").topics
    for name, topic in sorted(topics.items()):
        _add(texts, "headings", name.replace("-", " ").capitalize())
        for paragraph in topic.split("\n\n"):
            _add(texts, "paragraphs", re.sub(r"[*`\\]", "", paragraph))


def _add(texts: Texts, kind: str, text: str) -> None:
    clean = text.strip("\n") if kind == "code" else " ".join(text.split()).strip("¶ ")
    shortest, longest = _LENGTHS[kind]
    kept: list[str] = getattr(texts, kind)
    if shortest <= len(clean) <= longest and len(kept) < _MOST and clean.isprintable() != (kind == "code"):
        kept.append(clean)


def _parts(path: Path) -> Iterator[tuple[str, str]]:
    reader = _Reader()
    reader.feed(path.read_text("utf-8", errors="ignore"))
    yield from reader.parts


class _Reader(HTMLParser):
    """Collects the text of paragraphs, items, listings and headings."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[tuple[str, str]] = []
        self._kind: str | None = None
        self._text: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if tag in _PARTS:
            self._finish()
            self._kind = _PARTS[tag]

    def handle_endtag(self, tag: str) -> None:
        if tag in _PARTS:
            self._finish()

    def handle_data(self, data: str) -> None:
        if self._kind is not None:
            self._text.append(data)

    def _finish(self) -> None:
        if self._kind is not None and self._text:
            self.parts.append((self._kind, "".join(self._text)))
        self._kind, self._text = None, []

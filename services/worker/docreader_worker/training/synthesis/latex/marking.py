"""The marked copy of a PDF whose content streams carry marked-content points."""

import re
from dataclasses import dataclass, field

import pymupdf

from docreader_worker.training.synthesis.marks import mark_colour

_TOKEN = re.compile(
    rb"\((?:[^()\\]|\\.)*\)|<<|>>|<[0-9A-Fa-f\s]*>|\[|\]|/[^\s()<>\[\]{}/%]*|%[^\r\n]*|[^\s()<>\[\]{}/%]+",
    re.DOTALL,
)
_COLOURS = frozenset(b"g G rg RG k K cs CS sc SC scn SCN sh gs ri".split())
_PAINTING = frozenset(b"f F f* B B* b b* S s".split())
_POINT = re.compile(rb"/dr-([A-Za-z-]+)-(\d+)")
_DRAWN = frozenset({"formula", "picture", "table"})
"""Labels whose rules, lines and images count; of all others only the text does."""


def mark_document(document: pymupdf.Document) -> dict[int, str]:
    """Give every element of ``document`` the colour of its mark, in place; answer their labels by number."""
    marks = _Marks()
    for page in document:
        forms = {name.encode(): tuple(box) for _, name, _, box in page.get_xobjects()}
        copy = _MarkedStream(forms, marks)
        copy.read(page.read_contents())
        first, *rest = page.get_contents()
        document.update_stream(first, b" ".join(copy.written))
        for xref in rest:
            document.update_stream(xref, b" ")
    return marks.labels


@dataclass(slots=True)
class _Marks:
    """The labels by number; a heading that runs in with a paragraph shares the number of that paragraph."""

    labels: dict[int, str] = field(default_factory=dict)
    numbers: dict[int, int] = field(default_factory=dict)
    run_in: int | None = None

    def number(self, label: str, number: int) -> int:
        """The number under which element ``number`` is drawn."""
        if number not in self.numbers:
            self.numbers[number] = number
            if label == "runin":
                self.run_in = number
            elif label == "text" and self.run_in is not None:
                self.numbers[number], self.run_in = self.run_in, None
            self.labels.setdefault(self.numbers[number], "text" if label == "runin" else label)
        return self.numbers[number]


@dataclass(slots=True)
class _MarkedStream:
    """A content stream written anew: no colours but those of the marks, and filled boxes for images."""

    forms: dict[bytes, tuple[float, ...]]
    marks: _Marks
    written: list[bytes] = field(default_factory=list)
    label: str = "none"

    def read(self, stream: bytes) -> None:
        operands: list[bytes] = []
        for match in _TOKEN.finditer(stream):
            token = match.group()
            if token[:1] in b"(<[]/>+-.0123456789" or token in {b"true", b"false", b"null"}:
                operands.append(token)
            elif not token.startswith(b"%"):
                self._operator(token, operands)
                operands = []

    def _operator(self, name: bytes, operands: list[bytes]) -> None:
        if name == b"MP" and (point := _POINT.fullmatch(operands[-1])):
            self._mark(point.group(1).decode().lower(), int(point.group(2)))
        elif name in _COLOURS:
            return
        elif name in _PAINTING and self.label not in _DRAWN:
            self.written.append(b"n")
        elif name == b"Do":
            if self.label in _DRAWN:
                self.written.append(self._box(operands[-1][1:]))
        else:
            self.written += [*operands, name]

    def _mark(self, label: str, number: int) -> None:
        self.label = label
        colour = (1.0, 1.0, 1.0)
        if label != "none":
            red, green, blue = mark_colour(self.marks.number(label, number))
            colour = (red / 255, green / 255, blue / 255)
        text = " ".join(f"{channel:.4f}" for channel in colour)
        self.written.append(f"{text} rg {text} RG".encode())

    def _box(self, name: bytes) -> bytes:
        left, low, right, high = self.forms.get(name, (0, 0, 1, 1))
        return f"{left} {low} {right - left} {high - low} re f".encode()

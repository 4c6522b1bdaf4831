"""Writes the table of values in the chart's README from values.yaml and its comments.

``python charts/docreader/tools/values_readme.py`` writes it; with ``--check`` it only tells, by exit code 1,
that the README is behind.
"""

import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

CHART = Path(__file__).parents[1]
BEGIN = "<!-- values: written by tools/values_readme.py -->\n"
END = "<!-- end of values -->\n"
KEY = re.compile(r"^(?P<indent> *)(?P<key>[A-Za-z][\w-]*):(?= |$)")


@dataclass(frozen=True)
class Value:
    """A value of the chart: its dotted name, its default and the comment above it."""

    name: str
    default: Any
    comment: str
    leaf: bool

    @property
    def row(self) -> str:
        """A row of the table."""
        default = f"`{json.dumps(self.default)}`" if self.leaf else ""
        return f"| `{self.name}` | {default} | {self.comment} |\n"


def values(text: str) -> Iterator[Value]:
    """The values of a values.yaml in their order: leaves, and branches that have a comment."""
    defaults = msgspec.yaml.decode(text)
    path: list[str] = []
    comment: list[str] = []
    for line in text.splitlines():
        found = KEY.match(line)
        if found is None:
            comment = [*comment, line.strip(" #")] if line.lstrip().startswith("#") else []
            continue
        path = [*path[: len(found["indent"]) // 2], found["key"]]
        default = defaults
        for key in path:
            default = default[key]
        leaf = not isinstance(default, dict) or not default or line.rstrip().endswith("}")
        if leaf or comment:
            yield Value(".".join(path), default, " ".join(comment), leaf)
        comment = []


def table() -> str:
    """The table, between its marks."""
    rows = "".join(value.row for value in values((CHART / "values.yaml").read_text(encoding="utf-8")))
    return f"{BEGIN}| value | default | what it is for |\n|---|---|---|\n{rows}{END}"


def main() -> int:
    """Write the README, or check it."""
    readme = CHART / "README.md"
    before = readme.read_text(encoding="utf-8")
    head, _, rest = before.partition(BEGIN)
    after = head + table() + rest.partition(END)[2]
    if "--check" in sys.argv[1:]:
        return int(before != after)
    readme.write_text(after, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

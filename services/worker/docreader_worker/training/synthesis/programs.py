"""The programs that layout engines run, and the packages that bring them."""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass

from docreader.errors import DocreaderError


class ProgramMissing(DocreaderError):
    """A layout engine's program is not on the path: install its package, or name other engines."""

    code = "program_missing"


@dataclass(frozen=True, slots=True)
class _Program:
    """A program with the commands that start it, and Debian's packages of it."""

    name: str
    commands: tuple[str, ...]
    packages: str


_TEX_LIVE = (
    "texlive-publishers texlive-science texlive-latex-extra texlive-fonts-extra texlive-plain-generic"
    " tex-gyre cm-super"
)
_PROGRAMS = {
    "html": _Program("Chromium", ("chromium", "google-chrome"), "chromium"),
    "latex": _Program("LaTeX", ("pdflatex",), _TEX_LIVE),
    "libreoffice": _Program("LibreOffice", ("soffice",), "libreoffice-writer-nogui"),
}
"""By engine; those not named here run none."""


def find_program(engine: str) -> str:
    """The path of the program that ``engine`` runs. Raises `ProgramMissing`."""
    found = _path(engine)
    if found is None:
        program = _PROGRAMS[engine]
        raise ProgramMissing(f"{program.name} is not installed: install {program.packages}")
    return found


def check_programs(engines: Sequence[str]) -> None:
    """See that the programs of all ``engines`` are installed. Raises `ProgramMissing`."""
    missing = [engine for engine in engines if engine in _PROGRAMS and _path(engine) is None]
    if missing:
        each = [f"{_PROGRAMS[engine].name} (install {_PROGRAMS[engine].packages})" for engine in missing]
        others = " ".join(f"--engine {engine}" for engine in engines if engine not in missing)
        instead = f", or leave them out: {others}" if others else ""
        raise ProgramMissing(f"not installed: {', '.join(each)}{instead}")


def _path(engine: str) -> str | None:
    return next(filter(None, map(shutil.which, _PROGRAMS[engine].commands)), None)

"""Running LaTeX."""

import os
import re
import subprocess
from pathlib import Path

from docreader_worker.training.synthesis.document import LayoutFailed
from docreader_worker.training.synthesis.programs import find_program

_SECONDS = 60
_ERROR = re.compile(r"^!.*(?:\n.*){0,6}", re.MULTILINE)


def typeset(source: str, folder: Path, passes: int) -> Path:
    """Run pdfLaTeX on ``source`` in ``folder`` so many times; answers the PDF file, equal for equal sources.

    Raises:
        LayoutFailed: It stopped at an error or did not end within a minute.
    """
    (folder / "page.tex").write_text(source, "utf-8")
    for number in range(passes):
        _run(folder, draft=number < passes - 1)
    return folder / "page.pdf"


def _run(folder: Path, draft: bool) -> None:
    command = [find_program("latex"), "-interaction=batchmode", "-halt-on-error", "-no-shell-escape"]
    command += ["-draftmode", "page.tex"] if draft else ["page.tex"]
    settings = {"SOURCE_DATE_EPOCH": "0", "FORCE_SOURCE_DATE": "1", "max_print_line": "200"}
    try:
        subprocess.run(  # noqa: S603 - our own source, no shell
            command, cwd=folder, env=os.environ | settings, check=True, capture_output=True, timeout=_SECONDS
        )
    except subprocess.TimeoutExpired as error:
        raise LayoutFailed(f"pdflatex: no end after {_SECONDS} seconds") from error
    except subprocess.CalledProcessError as error:
        raise LayoutFailed(f"pdflatex: {_reason(folder)}") from error


def _reason(folder: Path) -> str:
    log = folder / "page.log"
    text = log.read_text("utf-8", errors="replace") if log.exists() else ""
    match = _ERROR.search(text)
    return match.group()[:500] if match else "stopped without an error in its log"

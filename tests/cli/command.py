"""``docreader`` as people call it: a process of its own."""

import subprocess
from pathlib import Path

from tests.server import COMMAND, environment


def run(*arguments: str | Path, folder: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run ``docreader`` in ``folder``."""
    return subprocess.run(
        [*COMMAND, *map(str, arguments)],
        cwd=folder,
        env=environment(**settings) | {"COLUMNS": "200"},
        capture_output=True,
        text=True,
        timeout=110,
        check=False,
    )

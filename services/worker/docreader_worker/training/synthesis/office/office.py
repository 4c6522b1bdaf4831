"""A LibreOffice that stays open, so that its start is paid once."""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import mkdtemp
from types import TracebackType

from docreader_worker.training.synthesis.document import LayoutFailed
from docreader_worker.training.synthesis.office.markup import NAMESPACES, tag
from docreader_worker.training.synthesis.programs import find_program

_FLAGS = ("--headless", "--norestore", "--nologo", "--nodefault")
_SECONDS = 120


class Office:
    """One LibreOffice process with a profile of its own; use as a context manager.

    It ends after a conversion unless a document is open: an empty one is. Conversions are handed to it by a
    second, short call with the same profile.
    """

    def __init__(self) -> None:
        executable = find_program("libreoffice")
        self._folder = Path(mkdtemp(prefix="docreader-office-"))
        self._command = [executable, f"-env:UserInstallation={(self._folder / 'profile').as_uri()}", *_FLAGS]
        opened = self._folder / "open.fodt"
        opened.write_text(_empty())
        self._process = subprocess.Popen(  # noqa: S603 - our own arguments, no shell
            [*self._command, str(opened)],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            start_new_session=True,
        )  # fmt: skip
        self._wait(self._folder / ".~lock.open.fodt#")

    def __enter__(self) -> "Office":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def running(self) -> bool:
        """Whether its process still runs."""
        return self._process.poll() is None

    def close(self) -> None:
        """End the process with its children and remove its profile."""
        if self.running:
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        shutil.rmtree(self._folder, ignore_errors=True)  # helpers may still write while they end

    def convert(self, sources: Sequence[Path], folder: Path) -> list[Path]:
        """Write each of ``sources`` as PDF into ``folder``; answers the files.

        Raises:
            LayoutFailed: LibreOffice could not read one or did not end in time.
        """
        command = [*self._command, "--convert-to", "pdf", "--outdir", str(folder), *map(str, sources)]
        try:
            subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False)  # noqa: S603
        except subprocess.TimeoutExpired as error:
            self.close()
            raise LayoutFailed(f"LibreOffice: no end after {_SECONDS} seconds") from error
        printed = [folder / source.with_suffix(".pdf").name for source in sources]
        for path in printed:
            if not path.exists():
                raise LayoutFailed(f"LibreOffice: no {path.name}")
        return printed

    def _wait(self, lock: Path) -> None:
        """Wait for the lock file that stands beside a document while it is open."""
        end = time.monotonic() + _SECONDS
        while not lock.exists():
            if not self.running or time.monotonic() > end:
                self.close()
                raise LayoutFailed("LibreOffice did not start")
            time.sleep(0.05)


def _empty() -> str:
    names = {f"xmlns:{prefix}": uri for prefix, uri in NAMESPACES.items()}
    kind = {"office:version": "1.3", "office:mimetype": "application/vnd.oasis.opendocument.text"}
    return tag("office:document", names | kind, "<office:body><office:text/></office:body>")

"""The access file on disk, read again when it changes; and whether a start without one is allowed."""

import logging
import os
import secrets
from contextlib import suppress
from pathlib import Path

from docreader import metrics
from docreader.access import ANYONE, Access, AccessError, Caller, Callers, Unauthorized, is_loopback
from docreader.settings import Settings, SettingsError

SECONDS_BETWEEN_LOOKS = 2.0

log = logging.getLogger(__name__)


class AccessFile:
    """The keys in force: those of the last good file."""

    keyed = True
    local = False

    def __init__(self, path: Path) -> None:
        """Raises `SettingsError` where the file is missing or bad: the first one must be good."""
        self._path = path
        try:
            self._seen: bytes | None = path.read_bytes()
            self._callers = Callers(Access.decode(self._seen))
        except (OSError, AccessError) as error:
            raise SettingsError(f"DOCREADER_ACCESS_FILE={path}: {_reason(error)}") from None

    def identify(self, presented: str | None) -> Caller:
        """The caller that presents a key, or none. Raises `Unauthorized`."""
        if presented is None:
            raise Unauthorized("this needs an API key: send it as `Authorization: Bearer dr_...`")
        return self._callers.identify(presented)

    def refresh(self) -> None:
        """Take over what the file has now; a bad one changes nothing and is logged once.

        The content is compared, not the time: a Secret's volume changes by a symbolic link, and the clock of
        a file system may be too coarse for two changes in a row.
        """
        try:
            found = self._path.read_bytes()
        except OSError as error:
            self._refuse(None, error)
            return
        if found == self._seen:
            return
        try:
            self._callers = Callers(Access.decode(found))
        except AccessError as error:
            self._refuse(found, error)
            return
        self._seen = found
        metrics.ACCESS_FILE_BAD.set(0)
        log.info("the access file has changed: its keys are in force")

    def _refuse(self, found: bytes | None, error: Exception) -> None:
        if self._seen != found:
            log.error("%s: %s; the keys of before stay in force", self._path, _reason(error))
        self._seen = found
        metrics.ACCESS_FILE_BAD.set(1)


class OpenAccess:
    """No keys: whoever reaches the server may do everything, as one tenant.

    ``local`` tells that this is to be nobody but who is on the machine.
    """

    keyed = False

    def __init__(self, *, local: bool) -> None:
        self.local = local

    def identify(self, presented: str | None) -> Caller:
        """Anyone."""
        return ANYONE


def connect_access(settings: Settings, host: str) -> AccessFile | OpenAccess:
    """The keys of the settings, for a server that listens on ``host``.

    Raises:
        SettingsError: the file is bad, or others could reach a server without keys and nobody said they may.

    """
    if settings.access_file is not None:
        if settings.open_access:
            raise SettingsError("DOCREADER_ACCESS_FILE and DOCREADER_OPEN_ACCESS=true exclude each other")
        return AccessFile(Path(settings.access_file))
    if not settings.open_access and not is_loopback(host):
        raise SettingsError(
            f"whoever reaches {host} could read and delete every document: name the file with the API keys "
            "in DOCREADER_ACCESS_FILE (`docreader keys new` writes one), or set DOCREADER_OPEN_ACCESS=true"
        )
    return OpenAccess(local=not settings.open_access)


def read_access(path: Path) -> Access:
    """What a file has; nothing where there is none. Raises `AccessError`."""
    try:
        return Access.decode(path.read_bytes())
    except FileNotFoundError:
        return Access()
    except (OSError, AccessError) as error:
        raise AccessError(f"{path}: {_reason(error)}") from None


def write_access(path: Path, access: Access) -> None:
    """Replace the file whole, readable by its owner alone. Raises `AccessError`."""
    pending = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        with os.fdopen(os.open(pending, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(access.encode())
        pending.replace(path)
    except OSError as error:
        raise AccessError(f"{path}: {_reason(error)}") from None
    finally:
        with suppress(OSError):  # it has its name, or never was made
            pending.unlink()


def _reason(error: Exception) -> str:
    return error.strerror or "cannot be read" if isinstance(error, OSError) else str(error)

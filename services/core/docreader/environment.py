"""Settings as they are given: ``DOCREADER_*`` variables, or the same names in a file, read once."""

import difflib
import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal, get_args, get_origin

import msgspec
from msgspec import Meta

from docreader.settings import UNIT_LIMIT, Settings, SettingsError
from docreader.wording import fault_of

PREFIX = "DOCREADER_"
FILE_VARIABLE = "DOCREADER_SETTINGS_FILE"
CLIENT_VARIABLES = ("DOCREADER_SERVER", "DOCREADER_API_KEY")
"""What the command line takes from the environment to talk to a server: no settings of one."""
_LINE = re.compile(r"""\s*(\w+)\s*=\s*(?P<quote>["']?)(.*?)(?P=quote)\s*""")
"""A value may stand in quotes; one alone is a part of it."""


def variable(field: str) -> str:
    """The environment variable of a setting."""
    return PREFIX + field.upper()


_FIELDS = {variable(field): field for field in Settings.__struct_fields__}


def load_settings(environ: Mapping[str, str] | None = None, **overrides: Any) -> Settings:
    """Read the settings of ``environ`` over those of its settings file; ``overrides`` win.

    Raises:
        SettingsError: a variable is unknown, its value is not allowed, or two contradict each other.

    """
    environ = os.environ if environ is None else environ
    known = {*_FIELDS, FILE_VARIABLE, *CLIENT_VARIABLES}
    unknown = sorted(name for name in environ if name.startswith(PREFIX) and name not in known)
    if unknown:
        raise SettingsError(_unknown(unknown[0]))
    values = {**_file_values(environ.get(FILE_VARIABLE)), **environ}
    given = {field: values[name] for name, field in _FIELDS.items() if name in values}
    try:
        settings = msgspec.convert({**given, **overrides}, Settings, strict=False)
    except msgspec.ValidationError as error:
        raise SettingsError(_explain(error, {**given, **overrides})) from None
    _check_times(settings)
    return settings


def _check_times(settings: Settings) -> None:
    if settings.page_timeout >= settings.stall_seconds:
        raise SettingsError(
            f"DOCREADER_PAGE_TIMEOUT={settings.page_timeout:g} must be less than DOCREADER_STALL_SECONDS="
            f"{settings.stall_seconds:g}, or a job is queued again while a page of it is read"
        )
    if settings.unit_seconds >= UNIT_LIMIT:
        raise SettingsError(
            "DOCREADER_SOURCE_TIMEOUT + DOCREADER_PAGE_TIMEOUT * (1 + DOCREADER_BATCH_PAGES) must be less "
            f"than {UNIT_LIMIT:g} seconds, after which a worker gives a message up: "
            f"{settings.source_timeout:g} + {settings.page_timeout:g} * (1 + {settings.batch_pages}) is "
            f"{settings.unit_seconds:g}"
        )


def _file_values(path: str | None) -> dict[str, str]:
    if path is None:
        return {}
    try:
        lines = Path(path).read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise SettingsError(f"{FILE_VARIABLE}={path} cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise SettingsError(f"{FILE_VARIABLE}={path} is not UTF-8: save it as such") from None
    values: dict[str, str] = {}
    for number, line in enumerate(lines, start=1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        found = _LINE.fullmatch(line)
        if found is None:  # not shown: there may be a secret in it
            raise SettingsError(f"{path}, line {number}: a line is NAME=value, without `export`")
        name, _, value = found.groups()
        if name not in _FIELDS:
            raise SettingsError(f"{path}, line {number}: {_unknown(name)}")
        values[name] = value
    return values


def _unknown(name: str) -> str:
    bare = name.lower().removeprefix(PREFIX.lower())
    near = difflib.get_close_matches(bare, _FIELDS.values(), n=1)
    meant = f", perhaps {variable(near[0])}" if near else ""
    return f"unknown setting {name}{meant}; allowed are {', '.join(sorted(_FIELDS))}"


def _explain(error: msgspec.ValidationError, given: Mapping[str, Any]) -> str:
    field, words = fault_of(error, Settings)
    return f"{variable(field)}{_shown(field, given)}: {words}"


def _shown(field: str, given: Mapping[str, Any]) -> str:
    """A value without what may be a secret in it: of an address, who it is for and its query."""
    if "key" in field or "secret" in field or field not in given:
        return ""
    value = str(given[field])
    if field.endswith("_url"):
        value = re.sub(r"(?s)^(\w*:?//)?.*@", r"\1***@", value).partition("?")[0]
    return f"={value!r}"


def description(field: str) -> str:
    """What a setting is for, as its documentation says."""
    annotation = Settings.__annotations__.get(field)
    metas = [arg for arg in get_args(annotation) if isinstance(arg, Meta) and arg.description]
    return metas[-1].description or "" if metas else ""


def allowed(field: str) -> str:
    """The values a setting takes, in words: a type, or the choices of a literal."""
    kind = get_args(Settings.__annotations__[field])[0]
    while get_origin(kind) is Annotated:
        kind = get_args(kind)[0]
    if get_origin(kind) is Literal:
        return " | ".join(f"`{choice}`" for choice in get_args(kind))
    names = [getattr(arg, "__name__", str(arg)) for arg in get_args(kind) or (kind,)]
    return " or ".join(name for name in names if name != "NoneType")

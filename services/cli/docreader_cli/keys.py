"""``docreader keys``: the access file's API keys."""

import re
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import click
import msgspec

from docreader.access import Scope, new_key
from docreader.access_file import read_access, write_access
from docreader_cli.options import JSON
from docreader_cli.show import print_table

_FILE = partial(
    click.option,
    "--file",
    envvar="DOCREADER_ACCESS_FILE",
    show_envvar=True,
    help="The access file.",
)
FILE = _FILE(type=click.Path(dir_okay=False, path_type=Path))
FILE_THERE = _FILE(required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
_SPAN = re.compile(r"([1-9][0-9]{0,4})([hd])")


@click.group("keys")
def keys_command() -> None:
    """API keys: who may do what.

    The access file lists keys and the limits of tenants. Servers read it again when it changes; it has no
    secret in it, only what a secret is checked against.

    \b
    docreader keys new --tenant acme --scope read --scope submit --file access.json
    docreader keys list --file access.json
    docreader keys revoke 3k9x2m7q --file access.json

    \b
    Scopes (none brings another with it):
      read     see jobs, results, models and trainings
      submit   send documents; stop, retry and delete jobs
      train    send datasets; start and stop trainings
      admin    what concerns all tenants, such as the default model
    """


@keys_command.command("new")
@click.option(
    "--tenant", required=True, help="Whose jobs the key sees: lower-case letters, digits and hyphens."
)
@click.option(
    "--scope",
    "scopes",
    required=True,
    multiple=True,
    type=click.Choice([scope.value for scope in Scope]),
    help="What it may do; repeat it.",
)
@click.option("--expires-in", help="Such as 12h or 90d; without it the key has no end.")
@click.option("--note", help="What it is for.")
@FILE
@JSON
def new_command(
    tenant: str,
    scopes: tuple[str, ...],
    expires_in: str | None,
    note: str | None,
    file: Path | None,
    as_json: bool,
) -> None:
    """Make a key. It is printed once and kept nowhere.

    With --file its entry is added there; without, the entry is printed, to be put into the file's "keys".
    """
    expires_at = None if expires_in is None else datetime.now(UTC).replace(microsecond=0) + _span(expires_in)
    key, entry = new_key(tenant, [Scope(scope) for scope in scopes], expires_at, note)
    if file is not None:
        access = read_access(file)
        write_access(file, msgspec.structs.replace(access, keys=[*access.keys, entry]))
    if as_json:
        click.echo(msgspec.json.encode({"key": key, "entry": entry}))
        return
    click.echo(key)
    if file is None:
        click.echo(f"its entry: {msgspec.json.encode(entry).decode()}", err=True)
    else:
        click.echo(f"{entry.id} is in {file}; the key is shown this once", err=True)


@keys_command.command("list")
@FILE_THERE
@JSON
def list_command(file: Path, as_json: bool) -> None:
    """The keys of the access file, and until when each is good."""
    access = read_access(file)
    if as_json:
        click.echo(msgspec.json.encode(access.keys))
        return
    rows = []
    for key in access.keys:
        until = "for ever" if key.expires_at is None else f"{key.expires_at:%Y-%m-%d %H:%M}"
        scopes = ", ".join(key.scopes)
        rows.append((key.id, key.tenant, scopes, "expired" if key.expired else until, key.note or ""))
    print_table(("id", "tenant", "scopes", "good until", "note"), rows)


@keys_command.command("revoke")
@click.argument("key_id")
@FILE_THERE
def revoke_command(key_id: str, file: Path) -> None:
    """Take the key with KEY_ID out of the access file."""
    access = read_access(file)
    kept = [key for key in access.keys if key.id != key_id]
    if len(kept) == len(access.keys):
        raise click.UsageError(f"there is no key {key_id!r}: see `docreader keys list`")
    write_access(file, msgspec.structs.replace(access, keys=kept))
    click.echo(f"{key_id} is revoked: servers refuse it as soon as they see the file", err=True)


def _span(text: str) -> timedelta:
    found = _SPAN.fullmatch(text)
    if found is None:
        raise click.UsageError(f"--expires-in {text!r}: a number of hours or days, such as 12h or 90d")
    count, unit = found.groups()
    return timedelta(**{"hours" if unit == "h" else "days": int(count)})

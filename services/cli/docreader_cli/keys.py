"""``docreader keys``: the access file's API keys."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import click
import msgspec
from rich.console import Console
from rich.table import Table

from docreader.access import Access, AccessError, Scope, new_key
from docreader.access_file import read_access, write_access

FILE = click.option(
    "--file",
    type=click.Path(dir_okay=False, path_type=Path),
    envvar="DOCREADER_ACCESS_FILE",
    help="The access file; by default what DOCREADER_ACCESS_FILE names.",
)
JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON for machines.")
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
      train    send data sets; start and stop trainings
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
    try:
        key, entry = new_key(tenant, [Scope(scope) for scope in scopes], expires_at, note)
        if file is not None:
            access = read_access(file)
            write_access(file, msgspec.structs.replace(access, keys=[*access.keys, entry]))
    except AccessError as error:
        raise click.UsageError(str(error)) from None
    if as_json:
        click.echo(msgspec.json.encode({"key": key, "entry": entry}))
        return
    click.echo(key)
    if file is None:
        click.echo(f"its entry: {msgspec.json.encode(entry).decode()}", err=True)
    else:
        click.echo(f"{entry.id} is in {file}; the key is shown this once", err=True)


@keys_command.command("list")
@FILE
@JSON
def list_command(file: Path | None, as_json: bool) -> None:
    """The keys of the access file, and until when each is good."""
    access = _read(file)
    if as_json:
        click.echo(msgspec.json.encode(access.keys))
        return
    table = Table("id", "tenant", "scopes", "good until", "note")
    for key in access.keys:
        until = "for ever" if key.expires_at is None else f"{key.expires_at:%Y-%m-%d %H:%M}"
        scopes = ", ".join(key.scopes)
        table.add_row(key.id, key.tenant, scopes, "expired" if key.expired else until, key.note or "")
    Console().print(table)


@keys_command.command("revoke")
@click.argument("key_id")
@FILE
def revoke_command(key_id: str, file: Path | None) -> None:
    """Take the key with KEY_ID out of the access file."""
    access = _read(file)
    kept = [key for key in access.keys if key.id != key_id]
    if file is None or len(kept) == len(access.keys):
        raise click.UsageError(f"there is no key {key_id!r}: see `docreader keys list`")
    write_access(file, msgspec.structs.replace(access, keys=kept))
    click.echo(f"{key_id} is revoked: servers refuse it as soon as they see the file", err=True)


def _read(file: Path | None) -> Access:
    if file is None or not file.exists():
        raise click.UsageError("name the access file with --file or DOCREADER_ACCESS_FILE")
    try:
        return read_access(file)
    except AccessError as error:
        raise click.UsageError(str(error)) from None


def _span(text: str) -> timedelta:
    found = _SPAN.fullmatch(text)
    if found is None:
        raise click.UsageError(f"--expires-in {text!r}: a number of hours or days, such as 12h or 90d")
    count, unit = found.groups()
    return timedelta(**{"hours" if unit == "h" else "days": int(count)})

"""Options and arguments that several commands have."""

from pathlib import Path
from urllib.parse import urlsplit

import click

from docreader.errors import InvalidOption
from docreader.models import parse_reference
from docreader.options import parse_spans


def _pages(_context: click.Context, _option: click.Parameter, pages: str | None) -> str | None:
    try:
        if pages is not None:
            parse_spans(pages)
    except InvalidOption as error:
        raise click.UsageError(error.message) from None
    return pages


def _model(_context: click.Context, _option: click.Parameter, reference: str | None) -> str | None:
    try:
        if reference is not None:
            parse_reference(reference)
    except InvalidOption as error:
        raise click.UsageError(error.message) from None
    return reference


def _address(_context: click.Context, _option: click.Parameter, server: str) -> str:
    """``localhost:8000`` is meant as ``http://localhost:8000``."""
    address = server if "://" in server else f"http://{server}"
    try:
        parts = urlsplit(address)
        good = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0 and " " not in address
    except ValueError:
        good = False
    if not good:
        raise click.BadParameter(f"{server!r} is not an address such as http://localhost:8000")
    return address


DATASET = click.argument("dataset", type=click.Path(exists=True, path_type=Path))
JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON for machines.")
PAGES = click.option("--pages", callback=_pages, help="Pages to read, such as 1-5,9.")
MODEL = click.option("--model", callback=_model, help="`name` or `name@version`: one that the server has.")
LOCAL_MODEL = click.option(
    "--model",
    callback=_model,
    help="`name` or `name@version`, as `docreader models list` has them: built in, or imported into "
    "DOCREADER_STORE_URL.",
)
SERVER = click.option(
    "--server",
    default="http://127.0.0.1:8000",
    show_default=True,
    envvar="DOCREADER_SERVER",
    show_envvar=True,
    callback=_address,
    help="Where docreader is.",
)
API_KEY = click.option(
    "--api-key",
    envvar="DOCREADER_API_KEY",
    help="Your API key; better in DOCREADER_API_KEY, where other users of this machine cannot see it.",
)

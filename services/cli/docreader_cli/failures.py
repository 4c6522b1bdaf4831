"""What people are told of what failed."""

from pathlib import Path

import click

from docreader.access import Unauthorized
from docreader.errors import DocreaderError, Problem


def reason(error: DocreaderError | Problem) -> str:
    """What went wrong, for people, and its code, for programs."""
    hint = "; docreader sends the key in DOCREADER_API_KEY" if error.code == Unauthorized.code else ""
    return f"{error.message} ({error.code}){hint}"


def tell(file: Path, error: DocreaderError | Problem) -> None:
    """Why a file could not be sent, waited for or read."""
    click.echo(f"{file}: {reason(error)}", err=True)

"""Libraries that not every installation has: what to install where one is missing."""

from collections.abc import Iterator
from contextlib import contextmanager

import click


@contextmanager
def libraries(extras: str) -> Iterator[None]:
    """Say what to install where a library is missing that is imported within.

    ``extras`` are docreader's, such as ``worker,train``, that bring all of them. Nothing but imports belongs
    within: what is missed later is not for the reader to install.
    """
    try:
        yield
    except ModuleNotFoundError as error:
        more = ", and Detectron2 as the README says" if "detectron2" in extras else ""
        raise click.ClickException(
            f"{error.name} is not installed: in docreader's checkout, "
            f".venv/bin/pip install --editable '.[{extras}]'{more}"
        ) from None

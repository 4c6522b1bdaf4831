"""Requests that are done whole, or not at all."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import anyio


@asynccontextmanager
async def undone_on_failure(undo: Callable[[], None]) -> AsyncIterator[None]:
    """Calls ``undo`` in a thread where what is done here fails, or ends because its sender went away."""
    try:
        yield
    except BaseException:  # a cancellation is none of `Exception`
        with anyio.CancelScope(shield=True):
            await anyio.to_thread.run_sync(undo)
        raise

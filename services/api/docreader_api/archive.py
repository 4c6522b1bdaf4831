"""The route of all that was read of a document in one archive."""

from collections.abc import Iterator
from pathlib import PurePath
from urllib.parse import quote
from zipfile import ZIP_DEFLATED

import anyio
from starlette.concurrency import iterate_in_threadpool
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route
from zipstream import ZipStream

from docreader import keys
from docreader.access import Scope
from docreader.bundle import files_of
from docreader.jobs import NotReadYet
from docreader.store import Store
from docreader_api.operation import operation
from docreader_api.parts import find_readable
from docreader_api.services import services_of

ZIP = "application/zip"
_PICTURES = (".png", ".webp")
"""What gets no smaller."""
_PIECE = 1 << 18
"""Bytes that are sent at once, at least."""


@operation("What was read, with its pictures, as a ZIP archive", "results", {200: ZIP}, scope=Scope.READ)
async def get_archive(request: Request) -> Response:
    """result.json, result.md, pages, previews and crops, as files that name each other. It is packed as it is
    sent: where the job is deleted meanwhile, it breaks off without its end.
    """
    job, state = await find_readable(request)
    store = services_of(request).store
    if not await anyio.to_thread.run_sync(store.exists, keys.result(job.id, state.run)):
        raise NotReadYet(f"job {job.id} is {state.status}: there is no result")
    packed = iter(()) if request.method == "HEAD" else _packed(store, job.id, state.run)
    file_name = f"{PurePath(job.source.name).stem}.zip"
    headers = {
        "X-Content-Type-Options": "nosniff",
        "Content-Disposition": f"attachment; filename*=UTF-8''{quote(file_name)}",
        "Cache-Control": "private, no-cache",
    }
    return StreamingResponse(iterate_in_threadpool(_gathered(packed)), headers=headers, media_type=ZIP)


def _packed(store: Store, job_id: str, run: int) -> Iterator[bytes]:
    """The archive. Sizes are told, and nothing is merely stored: some programs read no stream that has
    either otherwise.
    """
    archive = ZipStream(compress_type=ZIP_DEFLATED)
    for name, size, content in files_of(store, job_id, run):
        archive.add(content, name, size=size, compress_level=0 if name.endswith(_PICTURES) else None)
        yield from archive.all_files()
    yield from archive.finalize()


def _gathered(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """The same bytes in fewer pieces: each is a step from thread to thread."""
    waiting = bytearray()
    for piece in pieces:
        waiting += piece
        if len(waiting) >= _PIECE:
            yield bytes(waiting)
            waiting.clear()
    yield bytes(waiting)


ROUTES = [Route("/v1/jobs/{job_id}/result.zip", get_archive)]

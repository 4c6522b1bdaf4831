"""Routes of datasets: pages with boxes, to train models on."""

from collections.abc import AsyncIterator
from functools import partial

import anyio
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from docreader import keys
from docreader.access import Scope
from docreader.datasets import Dataset, DatasetList, DatasetTooLarge, check_name, sniff_archive
from docreader.result import Source
from docreader.store.base import delete_prefix
from docreader_api.answers import answer
from docreader_api.multipart import BadRequest, Part, content, read_parts, text
from docreader_api.operation import operation
from docreader_api.services import Services, caller, services, tenant
from docreader_api.upload import check_length, receive

ARCHIVE = {
    "multipart/form-data": {
        "schema": {
            "type": "object",
            "required": ["name", "file"],
            "properties": {
                "name": {"type": "string", "description": "The dataset's name."},
                "file": {
                    "type": "string",
                    "format": "binary",
                    "description": "A zip of annotations.json, in COCO's format, and the pictures it names.",
                },
            },
            "additionalProperties": False,
        }
    }
}


@operation("Send a dataset", "datasets", {201: Dataset}, body=ARCHIVE, scope=Scope.TRAIN)
async def create_dataset(request: Request) -> Response:
    """Streamed to the store, and checked there: names, boxes and labels now, pictures when it is used."""
    parts, owner = services(request), tenant(request)
    limit = parts.settings.max_dataset_bytes
    if not request.headers.get("content-type", "").startswith("multipart/form-data"):
        raise HTTPException(415, "send multipart/form-data with a `name` and a `file`, a zip archive")
    check_length(request.headers.get("content-length"), limit, _too_large)
    upload = keys.upload(owner, keys.new_job_id())
    target = f"{upload}/archive.zip"
    try:
        name, source = await _read_form(parts, request, target)
        size = source.bytes or 0
        await anyio.to_thread.run_sync(parts.allowance.check_bytes, owner, caller(request).limits, size)
        add = partial(parts.datasets.add, owner, name, target, size, source.sha256 or "")
        # One at a time: what it names is in memory while a dataset is checked.
        dataset = await anyio.to_thread.run_sync(add, limiter=parts.checks)
        await anyio.to_thread.run_sync(parts.usage.charge, owner, "bytes", size, f"{owner}/{dataset.id}")
    finally:
        with anyio.CancelScope(shield=True):
            await anyio.to_thread.run_sync(delete_prefix, parts.store, upload)
    return answer(dataset, 201, {"Location": f"/v1/datasets/{dataset.id}"})


async def _read_form(parts: Services, request: Request, target: str) -> tuple[str, Source]:
    name: str | None = None
    source: Source | None = None
    events: AsyncIterator[Part | bytes | None] = read_parts(request)
    async for event in events:
        if not isinstance(event, Part):
            continue
        if event.name == "file" and source is None:
            source = await receive(
                parts.store,
                target,
                content(events),
                name=event.file_name or "",
                max_bytes=parts.settings.max_dataset_bytes,
                limiter=parts.uploads,
                sniff=sniff_archive,
                too_large=_too_large,
            )
        elif event.name == "name" and name is None:
            name = await text("name", events)
            check_name(name)
        else:
            raise BadRequest(f"the field {event.name[:40]!r}: a dataset has one `name` and one `file`")
    if name is None or source is None:
        raise BadRequest("the form wants a name and a file: curl -F name=invoices -F file=@invoices.zip")
    return name, source


def _too_large(most: int) -> DatasetTooLarge:
    return DatasetTooLarge(
        f"the dataset has more than {most} bytes; cut it up, or raise DOCREADER_MAX_DATASET_BYTES",
        max_bytes=most,
    )


@operation("List datasets, newest first", "datasets", {200: DatasetList}, scope=Scope.READ)
async def list_datasets(request: Request) -> Response:
    """All versions of all datasets."""
    found = await anyio.to_thread.run_sync(services(request).datasets.all, tenant(request))
    return answer(DatasetList(datasets=found))


async def _find(request: Request) -> Dataset:
    find = partial(services(request).datasets.find, tenant(request), request.path_params["dataset"])
    return await anyio.to_thread.run_sync(find)


@operation("A dataset", "datasets", {200: Dataset}, scope=Scope.READ)
async def get_dataset(request: Request) -> Response:
    """Pages, boxes by label and size of ``name@version``, or of the newest version of ``name``."""
    return answer(await _find(request))


@operation("Remove a dataset", "datasets", {204: None}, scope=Scope.TRAIN)
async def delete_dataset(request: Request) -> Response:
    """Removes that version, or the newest of ``name``. Models that were made of it stay."""
    dataset = await _find(request)
    remove = partial(services(request).datasets.delete, tenant(request), dataset)
    await anyio.to_thread.run_sync(remove)
    return Response(status_code=204)


ROUTES = [
    Route("/v1/datasets", create_dataset, methods=["POST"]),
    Route("/v1/datasets", list_datasets, methods=["GET"]),
    Route("/v1/datasets/{dataset}", get_dataset, methods=["GET"]),
    Route("/v1/datasets/{dataset}", delete_dataset, methods=["DELETE"]),
]

"""Routes of datasets: pages with boxes, to train models on."""

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
from docreader_api.answers import answer
from docreader_api.intake import check_announced
from docreader_api.multipart import BadRequest, read_parts
from docreader_api.operation import operation
from docreader_api.services import Services, caller_of, services_of, tenant_of
from docreader_api.upload import receive

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
    services, caller = services_of(request), caller_of(request)
    owner, length = caller.tenant, request.headers.get("content-length")
    if not request.headers.get("content-type", "").startswith("multipart/form-data"):
        raise HTTPException(415, "send multipart/form-data with a `name` and a `file`, a zip archive")
    await check_announced(services, caller, length, services.settings.max_dataset_bytes, _too_large)
    target = keys.upload(owner, keys.new_id(), "archive.zip")
    try:
        name, source = await _read_form(services, request, target)
        size = source.bytes or 0
        await anyio.to_thread.run_sync(services.allowance.check_bytes, owner, caller.limits, size)
        add = partial(services.datasets.add, owner, name, target, size, source.sha256 or "")
        # One at a time: what it names is in memory while a dataset is checked.
        dataset = await anyio.to_thread.run_sync(add, limiter=services.checks)
        await anyio.to_thread.run_sync(services.usage.charge, owner, "bytes", size, f"{owner}/{dataset.id}")
    finally:
        with anyio.CancelScope(shield=True):
            await anyio.to_thread.run_sync(services.store.delete, [target])
    return answer(dataset, 201, {"Location": f"/v1/datasets/{dataset.id}"})


async def _read_form(services: Services, request: Request, target: str) -> tuple[str, Source]:
    name: str | None = None
    source: Source | None = None
    async for part in read_parts(request):
        if part.name == "file" and source is None:
            source = await receive(
                services.store,
                target,
                part.content(),
                name=part.name_of_file("invoices.zip"),
                max_bytes=services.settings.max_dataset_bytes,
                limiter=services.uploads,
                type_of=sniff_archive,
                refusal=_too_large,
            )
        elif part.name == "name" and name is None:
            name = await part.text()
            check_name(name)
        else:
            raise BadRequest(f"the field {part.name[:40]!r}: a dataset has one `name` and one `file`")
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
    found = await anyio.to_thread.run_sync(services_of(request).datasets.all, tenant_of(request))
    return answer(DatasetList(datasets=found))


async def _find(request: Request) -> Dataset:
    find = partial(services_of(request).datasets.find, tenant_of(request), request.path_params["dataset"])
    return await anyio.to_thread.run_sync(find)


@operation("A dataset", "datasets", {200: Dataset}, scope=Scope.READ)
async def get_dataset(request: Request) -> Response:
    """Pages, boxes by label and size of ``name@version``, or of the newest version of ``name``."""
    return answer(await _find(request))


@operation("Remove a dataset", "datasets", {204: None}, scope=Scope.TRAIN)
async def delete_dataset(request: Request) -> Response:
    """Removes that version, or the newest of ``name``. Models that were made of it stay."""
    dataset = await _find(request)
    remove = partial(services_of(request).datasets.delete, tenant_of(request), dataset)
    await anyio.to_thread.run_sync(remove)
    return Response(status_code=204)


ROUTES = [
    Route("/v1/datasets", create_dataset, methods=["POST"]),
    Route("/v1/datasets", list_datasets, methods=["GET"]),
    Route("/v1/datasets/{dataset}", get_dataset, methods=["GET"]),
    Route("/v1/datasets/{dataset}", delete_dataset, methods=["DELETE"]),
]

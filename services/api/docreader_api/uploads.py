"""Documents sent ahead of their job."""

import anyio
from msgspec import Struct
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from docreader import keys
from docreader.access import Scope
from docreader.result import Source
from docreader.store.base import put_json
from docreader_api import pace
from docreader_api.answers import answer
from docreader_api.asked import clean_name
from docreader_api.intake import check_announced, take_in
from docreader_api.operation import Parameter, operation
from docreader_api.services import caller_of, services_of


class Upload(Struct, frozen=True, kw_only=True):
    """An uploaded document; ``{"source": {"kind": "upload", "id": ...}}`` makes it a job."""

    id: str
    source: Source


@operation(
    "Send a document ahead of its job",
    "jobs",
    {201: Upload},
    scope=Scope.SUBMIT,
    parameters=(Parameter("name", "The document's file name."),),
    body={"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
)
async def create_upload(request: Request) -> Response:
    """The body is the document itself: ``curl --data-binary @paper.pdf``."""
    services = services_of(request)
    caller, length = caller_of(request), request.headers.get("content-length")
    await check_announced(services, caller, length, services.settings.max_document_bytes)
    tenant, upload_id = caller.tenant, keys.new_id()
    document = keys.upload(tenant, upload_id)
    name = clean_name(request.query_params.get("name", "")) or "document"
    source = await take_in(services, caller, document, pace.body(request), name)
    facts = keys.upload_facts(tenant, upload_id)
    await anyio.to_thread.run_sync(put_json, services.store, facts, source)
    await anyio.to_thread.run_sync(services.usage.charge, tenant, "bytes", source.bytes or 0, document)
    return answer(Upload(id=upload_id, source=source), 201)


ROUTES = [Route("/v1/uploads", create_upload, methods=["POST"])]

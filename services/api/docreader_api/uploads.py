"""Documents sent ahead of their job."""

import anyio
import msgspec
from msgspec import Struct
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from docreader import keys
from docreader.access import Scope
from docreader.result import Source
from docreader_api import pace
from docreader_api.answers import answer
from docreader_api.intake import take_in
from docreader_api.operation import Parameter, operation
from docreader_api.services import caller, services, tenant
from docreader_api.submit import clean_name
from docreader_api.upload import check_length


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
    parts = services(request)
    check_length(request.headers.get("content-length"), parts.settings.max_document_bytes)
    upload_id = keys.new_job_id()
    prefix = keys.upload(tenant(request), upload_id)
    name = clean_name(request.query_params.get("name", "")) or "document"
    source = await take_in(parts, caller(request), f"{prefix}/document", pace.body(request), name)
    facts = msgspec.json.encode(source)
    await anyio.to_thread.run_sync(parts.store.put, f"{prefix}/source.json", facts, "application/json")
    await anyio.to_thread.run_sync(
        parts.usage.charge, tenant(request), "bytes", source.bytes or 0, f"{prefix}/document"
    )
    return answer(Upload(id=upload_id, source=source), 201)


ROUTES = [Route("/v1/uploads", create_upload, methods=["POST"])]

"""Routes of the page's session: the key in a cookie that scripts cannot read.

Event streams and pictures are fetched by the browser itself, which sends cookies and no other header of ours.
The cookie is the key: any replica understands it, and it ends with the key.
"""

from msgspec import Struct
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from docreader.access import Scope
from docreader_api.answers import answer
from docreader_api.guard import COOKIE, presented_key
from docreader_api.operation import operation
from docreader_api.services import caller_of, services_of

SECONDS = 12 * 3600


class Session(Struct, frozen=True, kw_only=True):
    """Who the caller is; ``keyed`` tells whether this server asks for keys at all."""

    tenant: str
    scopes: list[Scope]
    keyed: bool


def _answer(request: Request) -> Response:
    found = caller_of(request)
    session = Session(
        tenant=found.tenant, scopes=sorted(found.scopes), keyed=services_of(request).access.keyed
    )
    return answer(session, headers={"Cache-Control": "no-store"})


@operation("Who the key is", "session", {200: Session}, scope=None)
async def get_session(request: Request) -> Response:
    """The tenant and the scopes of the key."""
    return _answer(request)


@operation("Keep the key in a cookie of this browser", "session", {200: Session}, scope=None)
async def begin_session(request: Request) -> Response:
    """For pages that this server sends: their event streams and pictures cannot carry a header."""
    response = _answer(request)
    keyed = services_of(request).access.keyed
    key = presented_key(request.headers, request.method, keyed=keyed)
    if key is not None and keyed:
        # A proxy may have ended TLS before us: what the browser itself says of the page counts.
        secure = request.headers.get("origin", "").startswith("https:")
        response.set_cookie(
            COOKIE, key, max_age=SECONDS, path="/v1", secure=secure, httponly=True, samesite="strict"
        )
    return response


@operation("Forget the key in this browser", "session", {204: None}, scope=None)
async def end_session(request: Request) -> Response:
    """The cookie goes; the key stays good elsewhere."""
    response = Response(status_code=204)
    response.delete_cookie(COOKIE, path="/v1", httponly=True, samesite="strict")
    return response


ROUTES = [
    Route("/v1/session", get_session, methods=["GET"]),
    Route("/v1/session", begin_session, methods=["POST"]),
    Route("/v1/session", end_session, methods=["DELETE"]),
]

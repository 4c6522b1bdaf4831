"""Who may pass: every request under ``/v1`` is some caller's, has the scope its route needs, and counts."""

import re

from starlette.datastructures import Headers
from starlette.requests import cookie_parser
from starlette.routing import BaseRoute
from starlette.types import ASGIApp, Receive, Scope, Send

from docreader import access
from docreader.access import Caller, is_loopback
from docreader.access_file import AccessFile, OpenAccess
from docreader.errors import DocreaderError
from docreader_api.operation import operation_of
from docreader_api.problems import problem_response
from docreader_api.rate import Rate
from docreader_api.routing import route_of

GUARDED = "/v1/"
COOKIE = "docreader_session"
_SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
_USUAL_PORT = re.compile(r":(?:80|443)$")
_PORT = re.compile(":[0-9]*$")
_OWN_PAGES = frozenset({"same-origin", "none"})


class CrossSite(DocreaderError):
    """Another site's page tried to change something here in the name of whoever looks at it: send a key."""

    code = "cross_site"
    http_status = 403


class ForeignHost(DocreaderError):
    """A server without keys is for its own machine: call it ``localhost``, or set DOCREADER_OPEN_ACCESS."""

    code = "foreign_host"
    http_status = 403


class Guard:
    """Answers 401, 403 and 429 by itself, and tells the routes behind it whose request they have."""

    def __init__(self, app: ASGIApp, doors: AccessFile | OpenAccess) -> None:
        self.app = app
        self._doors = doors
        self._rate = Rate()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or refuse it before a byte of its body is read."""
        route = route_of(scope) if scope["type"] == "http" else None
        if scope["type"] == "http" and str(getattr(route, "path", scope["path"])).startswith(GUARDED):
            try:
                if self._doors.local:
                    _require_own_host(Headers(scope=scope))
                key = presented_key(Headers(scope=scope), scope["method"], keyed=self._doors.keyed)
                caller = self._doors.identify(key)
                _require(caller, route)
                self._rate.take(caller)
            except DocreaderError as error:
                await problem_response(error)(scope, receive, send)
                return
            scope.setdefault("state", {})["caller"] = caller
        await self.app(scope, receive, send)


def presented_key(headers: Headers, method: str, *, keyed: bool) -> str | None:
    """The key of a request: a header, or the cookie of our own page.

    A browser sends cookies, and requests to addresses that only its machine reaches, for any site's page. So
    what changes something and has no key in a header must come from our page, as browsers tell. ``keyed`` is
    whether this server asks for keys.

    Raises:
        CrossSite: it comes from another one.

    """
    kind, _, key = headers.get("authorization", "").partition(" ")
    if kind.lower() == "bearer":
        return key.strip()
    if method not in _SAFE_METHODS and not _of_own_page(headers, keyed=keyed):
        raise CrossSite(
            "a page of another site may change nothing here without an `Authorization` header; "
            "a proxy in front must pass on `Host`"
        )
    return cookie_parser(headers.get("cookie", "")).get(COOKIE)


def _of_own_page(headers: Headers, *, keyed: bool) -> bool:
    """Whether our page sent a request, or no page.

    Old browsers, and all on a network without TLS, send ``Origin`` alone. There the cookie tells enough where
    it has to be a key, which only our page's requests bring; without one the origin must be the host that
    was asked, by its own name or by that which a proxy passes on.
    """
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site in _OWN_PAGES
    origin = headers.get("origin")
    if origin is None or (keyed and COOKIE in cookie_parser(headers.get("cookie", ""))):
        return True
    asked = filter(None, (headers.get("host"), headers.get("x-forwarded-host")))
    return _named(origin.partition("://")[2]) in map(_named, asked)


def _named(host: str) -> str:
    """A host without the port that goes without saying."""
    return _USUAL_PORT.sub("", host.lower())


def _require_own_host(headers: Headers) -> None:
    """Raises `ForeignHost`: a site may have its name lead here, and for a browser its page is ours then."""
    host = headers.get("host", "")
    if not is_loopback(_PORT.sub("", host).strip("[]").lower()):
        raise ForeignHost(
            f"without keys only requests to `localhost` are answered, not to {host[:80]!r}: make keys "
            "(`docreader keys new`), or set DOCREADER_OPEN_ACCESS=true"
        )


def _require(caller: Caller, route: BaseRoute | None) -> None:
    """Raises `ScopeMissing`. What is no route needs no scope: it is answered with 404 or 405."""
    if route is None:
        return
    described = operation_of(getattr(route, "endpoint", None))
    needed = described.scope if described is not None else access.Scope.ADMIN
    if needed is not None:
        caller.require(needed)

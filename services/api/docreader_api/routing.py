"""Which routes a request asks for."""

import re
from collections.abc import Iterator

from starlette.routing import BaseRoute, Match
from starlette.types import Scope


def routes_of(scope: Scope) -> Iterator[BaseRoute]:
    """The routes at the address of a request, whichever methods they take."""
    return (route for route in _all(scope) if route.matches(scope)[0] is not Match.NONE)


def route_of(scope: Scope) -> BaseRoute | None:
    """The route that answers a request; None where it is answered with 404 or 405."""
    return next((route for route in _all(scope) if route.matches(scope)[0] is Match.FULL), None)


def template_of(scope: Scope) -> str:
    """The template of the route at the address of a request, as OpenAPI has it; ``none`` where none is."""
    found = next(routes_of(scope), None)
    return "none" if found is None else re.sub(":[a-z]+}", "}", str(getattr(found, "path", "other")))


def _all(scope: Scope) -> list[BaseRoute]:
    routes: list[BaseRoute] = scope["app"].routes
    return routes

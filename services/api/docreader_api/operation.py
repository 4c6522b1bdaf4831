"""What a route takes and answers, written beside it; `openapi` turns it into the document."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from starlette.requests import Request
from starlette.responses import Response

from docreader.access import Scope

Endpoint = Callable[[Request], Awaitable[Response]]
E = TypeVar("E", bound=Endpoint)


@dataclass(frozen=True)
class Parameter:
    """A query parameter or header."""

    name: str
    description: str
    schema: dict[str, Any] = field(default_factory=lambda: {"type": "string"})
    where: str = "query"


@dataclass(frozen=True)
class Operation:
    """One operation of the API.

    ``answers`` maps a status to a type, to a media type for raw bodies, or to several of these where the
    client or the document decides.
    """

    summary: str
    tag: str
    answers: dict[int, Any]
    scope: Scope | None
    parameters: tuple[Parameter, ...] = ()
    body: dict[str, Any] | None = None


def operation(
    summary: str,
    tag: str,
    answers: dict[int, Any],
    *,
    scope: Scope | None,
    parameters: tuple[Parameter, ...] = (),
    body: dict[str, Any] | None = None,
) -> Callable[[E], E]:
    """Describe an endpoint. Its callers need a key with ``scope``; None is any key."""

    def describe(endpoint: E) -> E:
        endpoint.operation = Operation(summary, tag, answers, scope, parameters, body)  # type: ignore[attr-defined]
        return endpoint

    return describe


def operation_of(endpoint: object) -> Operation | None:
    """The description of an endpoint, if it is part of the documented API."""
    found = getattr(endpoint, "operation", None)
    return found if isinstance(found, Operation) else None

"""The OpenAPI 3.1 document, made from the routes themselves."""

import inspect
from collections.abc import Sequence
from typing import Any

import msgspec
from starlette.convertors import Convertor, IntegerConvertor
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from docreader.errors import ProblemDetails
from docreader.patterns import END
from docreader_api.answers import answer
from docreader_api.guard import COOKIE
from docreader_api.operation import Operation, Parameter, operation_of

EVENT_STREAM = "text/event-stream"
_REF = "#/components/schemas/{name}"
NUMBER = {"type": "integer", "minimum": 0, "maximum": 9_999_999}
EVENT: dict[str, Any] = {
    "type": "object",
    "description": "One server-sent event; `data` is JSON.",
    "required": ["event", "data"],
    "properties": {
        "event": {"type": "string", "enum": ["page", "progress", "finished"]},
        "data": {"type": "string", "contentMediaType": "application/json"},
        "id": {"type": "string", "description": "Where to go on: `Last-Event-ID` of the next connection."},
    },
}

SECURITY_SCHEMES: dict[str, Any] = {
    "key": {"type": "http", "scheme": "bearer", "description": "An API key: `Authorization: Bearer dr_...`."},
    "session": {
        "type": "apiKey",
        "in": "cookie",
        "name": COOKIE,
        "description": "What `POST /v1/session` sets.",
    },
}


def build(routes: Sequence[BaseRoute], version: str, *, keyed: bool) -> dict[str, Any]:
    """The OpenAPI document of ``routes``, of a server that asks for keys or does not."""
    described = [
        (route, found)
        for route in routes
        if isinstance(route, Route) and (found := operation_of(route.endpoint))
    ]
    types = [*(kind for _, found in described for kind in _types(found)), ProblemDetails]
    schemas, components = msgspec.json.schema_components(types, ref_template=_REF)
    schema_of = dict(zip(map(id, types), schemas, strict=True))
    paths: dict[str, dict[str, Any]] = {}
    for route, found in described:
        method = next(iter(sorted((route.methods or set()) - {"HEAD"}))).lower()
        operation = _described(route, found, schema_of, keyed=keyed)
        paths.setdefault(route.path_format, {})[method] = operation
    document: dict[str, Any] = {
        "openapi": "3.1.0",
        "info": {"title": "docreader", "version": version, "description": "Reads documents at scale."},
        "paths": paths,
        "components": {
            "schemas": components,
            **({"securitySchemes": SECURITY_SCHEMES} if keyed else {}),
        },
    }
    _take_out_look_ahead(document)
    return document


def _take_out_look_ahead(node: Any) -> None:
    """End patterns in a plain ``$``: many tools refuse look-ahead, and to most ``$`` is the end anyway."""
    if isinstance(node, dict):
        pattern = node.get("pattern")
        if isinstance(pattern, str) and pattern.endswith(END):
            node["pattern"] = pattern.removesuffix(END) + "$"
        node = list(node.values())
    if isinstance(node, list):
        for each in node:
            _take_out_look_ahead(each)


def _described(route: Route, found: Operation, schema_of: dict[int, Any], *, keyed: bool) -> dict[str, Any]:
    """One operation; ``schema_of`` has the schema of each type by the type's identity."""
    described: dict[str, Any] = {
        "operationId": route.name,
        "summary": found.summary,
        "description": inspect.getdoc(route.endpoint) or "",
        "tags": [found.tag],
        "parameters": [
            *(_of_path(name, convertor) for name, convertor in route.param_convertors.items()),
            *map(_parameter, found.parameters),
        ],
        "responses": _answers(found, schema_of),
    }
    if keyed:
        described["security"] = [{kind: _roles(found)} for kind in SECURITY_SCHEMES]
    if found.body:
        described["requestBody"] = {
            "required": True,
            "content": {
                media_type: each if isinstance(each, dict) else {"schema": schema_of[id(each)]}
                for media_type, each in found.body.items()
            },
        }
    return described


def _roles(found: Operation) -> list[str]:
    return [] if found.scope is None else [found.scope]


def _types(found: Operation) -> list[Any]:
    answers = (kind for answer in found.answers.values() for kind in _kinds(answer))
    return [kind for kind in (*answers, *(found.body or {}).values()) if isinstance(kind, type)]


def _kinds(answer: Any) -> tuple[Any, ...]:
    return answer if isinstance(answer, tuple) else (answer,)


def _of_path(name: str, convertor: Convertor[Any]) -> dict[str, Any]:
    schema = NUMBER if isinstance(convertor, IntegerConvertor) else {"type": "string"}
    return {"name": name, "in": "path", "required": True, "schema": schema}


def _parameter(parameter: Parameter) -> dict[str, Any]:
    return {
        "name": parameter.name,
        "in": parameter.where,
        "required": False,
        "description": parameter.description,
        "schema": parameter.schema,
    }


def _answers(found: Operation, schema_of: dict[int, Any]) -> dict[str, Any]:
    answers: dict[str, Any] = {}
    for status, answer_kinds in found.answers.items():
        content: dict[str, Any] = {}
        for kind in _kinds(answer_kinds):
            if isinstance(kind, str):
                content[kind] = {"schema": EVENT if kind == EVENT_STREAM else {"type": "string"}}
            elif kind is not None:
                content["application/json"] = {"schema": schema_of[id(kind)]}
        answers[str(status)] = {"description": found.summary, **({"content": content} if content else {})}
    problem = {"application/problem+json": {"schema": schema_of[id(ProblemDetails)]}}
    answers["default"] = {"description": "A problem (RFC 9457).", "content": problem}
    return answers


async def get_openapi(request: Request) -> Response:
    """The document itself."""
    return answer(request.app.state.openapi)


ROUTES = [Route("/openapi.json", get_openapi)]

"""The OpenAPI 3.1 document, made from the routes themselves, and a reference page beside it."""

import html
from collections.abc import Sequence
from typing import Any

import msgspec
from starlette.convertors import IntegerConvertor
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Route, compile_path

from docreader_api.answers import answer
from docreader_api.operation import Operation, operation_of

_REF = "#/components/schemas/{name}"
PROBLEM: dict[str, Any] = {
    "type": "object",
    "required": ["type", "title", "status", "detail", "code", "retryable", "details"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string", "description": "What is wrong and what to do."},
        "code": {"type": "string", "description": "Stable; never renamed."},
        "retryable": {"type": "boolean"},
        "details": {"type": "object"},
    },
}


def build(routes: Sequence[BaseRoute], version: str) -> dict[str, Any]:
    """The OpenAPI document of ``routes``."""
    described = [
        (route, found)
        for route in routes
        if isinstance(route, Route) and (found := operation_of(route.endpoint))
    ]
    types = [kind for _, found in described for kind in _types(found)]
    schemas, components = msgspec.json.schema_components(types, ref_template=_REF)
    schema_of = dict(zip(map(id, types), schemas, strict=True))
    paths: dict[str, dict[str, Any]] = {}
    for route, found in described:
        _, path, convertors = compile_path(route.path)
        parameters = [
            {
                "name": name,
                "in": "path",
                "required": True,
                "schema": {"type": "integer" if isinstance(convertor, IntegerConvertor) else "string"},
            }
            for name, convertor in convertors.items()
        ]
        method = next(iter(sorted((route.methods or set()) - {"HEAD"}))).lower()
        paths.setdefault(path, {})[method] = {
            "operationId": route.name,
            "summary": found.summary,
            "description": route.endpoint.__doc__ or "",
            "tags": [found.tag],
            "parameters": parameters + [_parameter(each) for each in found.parameters],
            "responses": _answers(found, schema_of),
        }
        if found.body:
            paths[path][method]["requestBody"] = {
                "required": True,
                "content": {
                    media_type: each if isinstance(each, dict) else {"schema": schema_of[id(each)]}
                    for media_type, each in found.body.items()
                },
            }
    return {
        "openapi": "3.1.0",
        "info": {"title": "docreader", "version": version, "description": "Reads documents at scale."},
        "paths": paths,
        "components": {"schemas": {**components, "Problem": PROBLEM}},
    }


def _types(found: Operation) -> list[Any]:
    bodies = (found.body or {}).values()
    return [kind for kind in (*found.answers.values(), *bodies) if isinstance(kind, type)]


def _parameter(parameter: Any) -> dict[str, Any]:
    return {
        "name": parameter.name,
        "in": parameter.where,
        "required": False,
        "description": parameter.description,
        "schema": parameter.schema,
    }


def _answers(found: Operation, schema_of: dict[int, Any]) -> dict[str, Any]:
    answers: dict[str, Any] = {}
    for status, kind in found.answers.items():
        content = None
        if isinstance(kind, str):
            content = {kind: {"schema": {"type": "string"}}}
        elif kind is not None:
            content = {"application/json": {"schema": schema_of[id(kind)]}}
        answers[str(status)] = {"description": found.summary, **({"content": content} if content else {})}
    problem = {"application/problem+json": {"schema": {"$ref": _REF.format(name="Problem")}}}
    answers["default"] = {"description": "A problem (RFC 9457).", "content": problem}
    return answers


async def get_openapi(request: Request) -> Response:
    """The document itself."""
    return answer(request.app.state.openapi)


async def get_docs(request: Request) -> Response:
    """The reference as a page."""
    return HTMLResponse(
        _page(request.app.state.openapi), headers={"Content-Security-Policy": "default-src 'self'"}
    )


def _page(document: dict[str, Any]) -> str:
    rows = []
    for path, methods in document["paths"].items():
        for method, found in methods.items():
            parameters = "".join(
                f"<li><code>{html.escape(each['name'])}</code> ({each['in']}) "
                f"{html.escape(each.get('description', ''))}</li>"
                for each in found["parameters"]
            )
            rows.append(
                f"<details><summary><b>{method.upper()}</b> <code>{html.escape(path)}</code> "
                f"{html.escape(found['summary'])}</summary><p>{html.escape(found['description'])}</p>"
                f"<ul>{parameters}</ul><p>Answers: {', '.join(found['responses'])}</p></details>"
            )
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>docreader: HTTP API</title>'
        '<meta name="viewport" content="width=device-width">'
        '<link rel="icon" href="/static/favicon.svg">'
        '<link rel="stylesheet" href="/static/docreader.css">'
        '<main><h1>HTTP API</h1><p>Machine-readable: <a href="/openapi.json">openapi.json</a></p>'
        f"{''.join(rows)}</main></html>"
    )


ROUTES = [Route("/openapi.json", get_openapi), Route("/docs", get_docs)]

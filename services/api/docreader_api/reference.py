"""The HTTP API as a page for people, made from the OpenAPI document."""

import html
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

Json = dict[str, Any]

SECTIONS = ("documents", "models", "datasets", "trainings", "status")
"""Where the navigation of the page at ``/`` leads, too."""


async def get_docs(request: Request) -> Response:
    """The reference as a page."""
    return HTMLResponse(
        _page(request.app.state.openapi), headers={"Content-Security-Policy": "default-src 'self'"}
    )


def _page(document: Json) -> str:
    sections = "".join(f'<a href="/#/{name}">{name.capitalize()}</a>' for name in SECTIONS)
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>HTTP API – docreader</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="color-scheme" content="light dark">'
        '<link rel="icon" href="/static/favicon.svg">'
        '<link rel="stylesheet" href="/static/reference.css">'
        '<script src="/static/early.js"></script></head><body>'
        '<header class="top"><a class="mark" href="/"><img src="/static/favicon.svg" alt="" width="24" '
        'height="24"><span class="word">docreader</span></a><nav aria-label="Main">'
        f"{sections}"
        '<a href="/docs" aria-current="page">API</a></nav></header>'
        '<main class="reference"><h1 class="lead-line">The HTTP API, call by call.</h1>'
        '<p class="hint">For machines: <a href="/openapi.json">openapi.json</a></p>'
        f"{contents(document)}</main></body></html>"
    )


def contents(document: Json) -> str:
    """All operations by what they are about, then the shapes they take and answer, as HTML."""
    calls = [
        (method, path, found)
        for path, methods in document["paths"].items()
        for method, found in methods.items()
    ]
    tags = dict.fromkeys(tag for _, _, found in calls for tag in found["tags"])
    sections = (
        _section(tag.capitalize(), [_call(*each) for each in calls if tag in each[2]["tags"]]) for tag in tags
    )
    shapes = [_shape(name, each) for name, each in sorted(document["components"]["schemas"].items())]
    return "".join(sections) + _section("Shapes", shapes)


def _section(title: str, entries: list[str]) -> str:
    return f"<section><h2>{html.escape(title)}</h2>{''.join(entries)}</section>"


def _call(method: str, path: str, found: Json) -> str:
    answers = "".join(
        f"<li><code>{status}</code> {_content(answer.get('content', {}))}</li>"
        for status, answer in found["responses"].items()
    )
    body = found.get("requestBody")
    return (
        f'<details><summary><span class="method {method}">{method.upper()}</span> '
        f'<code>{html.escape(path)}</code> <span class="what">{html.escape(found["summary"])}</span>'
        "</summary>"
        f"<p>{_prose(found['description'])}</p>"
        + _list("Parameters", "".join(map(_parameter, found["parameters"])))
        + _list("Takes", f"<li>{_content(body['content'])}</li>" if body else "")
        + _list("Answers", answers)
        + "</details>"
    )


def _list(title: str, items: str) -> str:
    return f"<h3>{title}</h3><ul>{items}</ul>" if items else ""


def _parameter(parameter: Json) -> str:
    return (
        f"<li><code>{html.escape(parameter['name'])}</code> in {parameter['in']}: "
        f"{_type(parameter['schema'])}. {_prose(parameter.get('description', ''))}</li>"
    )


def _content(content: Json) -> str:
    return ", or ".join(
        f"<code>{html.escape(media_type)}</code> {_type(each['schema'])}"
        for media_type, each in content.items()
    )


def _shape(name: str, schema: Json) -> str:
    members = (
        "".join(
            f"<li><code>{html.escape(member)}</code>: {_type(each)}. "
            f"{_prose(each.get('description', ''))}</li>"
            for member, each in schema.get("properties", {}).items()
        )
        or f"<li>{_type(schema)}</li>"
    )
    return (
        f'<details id="{html.escape(name)}"><summary><code>{html.escape(name)}</code></summary>'
        f"<p>{_prose(schema.get('description', ''))}</p><ul>{members}</ul></details>"
    )


def _type(schema: Json) -> str:
    """A schema in a few words, named shapes as links."""
    if "$ref" in schema:
        name = html.escape(schema["$ref"].rpartition("/")[2])
        return f'<a href="#{name}">{name}</a>'
    for several in ("anyOf", "oneOf"):
        if several in schema:
            return " or ".join(map(_type, schema[several]))
    if "enum" in schema:
        return " | ".join(f"<code>{html.escape(str(each))}</code>" for each in schema["enum"])
    if "const" in schema:
        return f"<code>{html.escape(str(schema['const']))}</code>"
    if isinstance(schema.get("items"), dict):
        return f"list of {_type(schema['items'])}"
    if "properties" in schema:
        return "with " + ", ".join(f"<code>{html.escape(name)}</code>" for name in schema["properties"])
    kind = schema.get("type", "anything")
    return html.escape(" or ".join(kind) if isinstance(kind, list) else kind)


def _prose(text: str) -> str:
    """A docstring or description: what stands in backquotes as code."""
    pieces = html.escape(" ".join(text.split())).replace("``", "`").split("`")
    return "".join(f"<code>{each}</code>" if at % 2 else each for at, each in enumerate(pieces))


ROUTES = [Route("/docs", get_docs)]

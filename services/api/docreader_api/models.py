"""Routes of layout models: which there are, what each finds and how well, and which is used."""

from functools import partial

import anyio
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from docreader.access import Scope
from docreader.models import Model, ModelList
from docreader_api.answers import answer
from docreader_api.operation import Parameter, operation
from docreader_api.services import services_of


@operation("The models there are", "models", {200: ModelList}, scope=Scope.READ)
async def list_models(request: Request) -> Response:
    """All versions of all models."""
    models = services_of(request).models

    def look() -> ModelList:
        return ModelList(models=list(models), default=models.default())

    return answer(await anyio.to_thread.run_sync(look))


def _reference(request: Request) -> str:
    version = request.query_params.get("version")
    name: str = request.path_params["name"]
    return f"{name}@{version}" if version else name


VERSION = Parameter("version", "That version; the newest otherwise.")


@operation("A model", "models", {200: Model}, parameters=(VERSION,), scope=Scope.READ)
async def get_model(request: Request) -> Response:
    """Labels, metrics, data and files of a model."""
    find = partial(services_of(request).models.find, _reference(request))
    return answer(await anyio.to_thread.run_sync(find))


@operation(
    "Use this model where a job names none", "models", {200: Model}, parameters=(VERSION,), scope=Scope.ADMIN
)
async def set_default_model(request: Request) -> Response:
    """Jobs that are submitted from now on use it."""
    choose = partial(services_of(request).models.set_default, _reference(request))
    return answer(await anyio.to_thread.run_sync(choose))


ROUTES = [
    Route("/v1/models", list_models),
    Route("/v1/models/{name}", get_model),
    Route("/v1/models/{name}/default", set_default_model, methods=["PUT"]),
]

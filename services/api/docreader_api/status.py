"""The route that tells how docreader is, to its page and its operators."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from docreader.access import Scope
from docreader.status import ServiceStatus
from docreader_api.answers import answer
from docreader_api.operation import operation
from docreader_api.services import services_of


@operation("How docreader is", "status", {200: ServiceStatus}, scope=Scope.READ)
async def get_status(request: Request) -> Response:
    """Messages that wait and are worked on, jobs that are open and, on Kubernetes, the pools of workers."""
    return answer(await services_of(request).board.read())


ROUTES = [Route("/v1/status", get_status)]

"""Routes of trainings: ask for a model, watch it learn, stop it."""

from collections.abc import AsyncIterator
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial

import anyio
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from docreader import keys, messages
from docreader.access import Scope
from docreader.errors import InvalidOption, ModelNotFound
from docreader.models import CHECKPOINT
from docreader.store import ObjectMissing
from docreader.store.base import unless_damaged
from docreader.training import Training, TrainingList, TrainingRequest, TrainingView
from docreader.training_journal import TrainingState
from docreader.trainings import TrainingMissing
from docreader_api.answers import answer
from docreader_api.body import read_json
from docreader_api.operation import Parameter, operation
from docreader_api.query import CURSOR, LIMIT, WAIT, cursor_of, limit_of, wait_of
from docreader_api.services import Services, services_of, tenant_of
from docreader_api.stream import PING, PING_SECONDS, EventStream, event
from docreader_api.undo import undone_on_failure


@operation(
    "Train a model",
    "trainings",
    {202: TrainingView},
    body={"application/json": TrainingRequest},
    scope=Scope.TRAIN,
)
async def create_training(request: Request) -> Response:
    """202 and the training, which ends with a new version of the model it names."""
    services, owner = services_of(request), tenant_of(request)
    asked = await read_json(request, TrainingRequest, "a training request")

    def asked_for() -> Training:
        now, training_id = datetime.now(UTC), keys.new_id()
        return Training(
            id=training_id,
            tenant=owner,
            dataset=services.datasets.find(owner, asked.dataset).id,
            name=asked.name,
            version=f"{now:%Y%m%d.%H%M%S}.{training_id[:4]}",
            base=_base(services, asked.base),
            options=asked.options,
            created_at=now,
        )

    training = await anyio.to_thread.run_sync(asked_for)
    async with undone_on_failure(partial(services.trainings.delete, training)):
        await anyio.to_thread.run_sync(services.trainings.save, training)
        await services.publisher.published(messages.train(training.id, 0))
    headers = {"Location": f"/v1/trainings/{training.id}"}
    return answer(await _view(services, training, TrainingState(accepted=True)), 202, headers)


def _base(services: Services, asked: str | None) -> str:
    """The version to start from. The default one may be built into workers of which none has started yet."""
    try:
        model = services.models.find(asked)
    except ModelNotFound:
        if asked is not None:
            raise
        return services.models.default()
    if CHECKPOINT not in model.files:
        raise InvalidOption(f"base: {model.reference} has no {CHECKPOINT} to start from", option="base")
    return model.reference


async def _view(services: Services, training: Training, state: TrainingState) -> TrainingView:
    return await anyio.to_thread.run_sync(services.trainings.view, training, state)


async def _find(request: Request) -> Training:
    load = partial(
        services_of(request).trainings.load, request.path_params["training_id"], tenant_of(request)
    )
    return await anyio.to_thread.run_sync(load)


@operation(
    "List trainings, newest first",
    "trainings",
    {200: TrainingList},
    parameters=(Parameter("limit", "Trainings a page.", LIMIT), CURSOR),
    scope=Scope.READ,
)
async def list_trainings(request: Request) -> Response:
    """A page of trainings."""
    limit, after = limit_of(request), cursor_of(request)
    look = partial(_list_page, services_of(request), tenant_of(request), limit, after)
    return answer(await anyio.to_thread.run_sync(look))


def _list_page(services: Services, owner: str, limit: int, after: str) -> TrainingList:
    found: list[TrainingView] = []
    last = ""
    for place, training in services.trainings.newest(owner, after):
        if len(found) == limit:
            return TrainingList(trainings=found, next_cursor=last)
        last = place
        with suppress(TrainingMissing, ObjectMissing), unless_damaged():  # deleted since it was listed
            found.append(services.trainings.view(training, services.trainings.state(training.id)))
    return TrainingList(trainings=found, next_cursor=None)


@operation("A training", "trainings", {200: TrainingView}, parameters=(WAIT,), scope=Scope.READ)
async def get_training(request: Request) -> Response:
    """The training; with ``wait``, as soon as it changes."""
    services = services_of(request)
    wait = wait_of(request, services.settings.wait_seconds)
    training = await _find(request)
    if wait:
        state = await services.training_watches.wait_for_change(training.id, wait)
    else:
        state = await anyio.to_thread.run_sync(services.trainings.state, training.id)
    return answer(await _view(services, training, state))


@operation(
    "Progress of a training as server-sent events",
    "trainings",
    {200: "text/event-stream"},
    scope=Scope.READ,
)
async def get_training_events(request: Request) -> Response:
    """``progress`` with the training at each change, then ``finished``. Each tells everything: a client that
    was away has missed nothing.
    """
    services = services_of(request)
    training = await _find(request)
    return EventStream(_events(services, training))


async def _events(services: Services, training: Training) -> AsyncIterator[bytes]:
    with suppress(TrainingMissing):  # deleted while it was watched: nothing follows
        async with services.training_watches.watch(training.id) as watched:
            async for state in watched.states(PING_SECONDS):
                if state is None:
                    yield PING
                    continue
                view = await _view(services, training, state)
                yield event("finished" if state.status.ended else "progress", view)


@operation("Stop a training", "trainings", {200: TrainingView}, scope=Scope.TRAIN)
async def cancel_training(request: Request) -> Response:
    """No model is made; a training that has ended stays as it is."""
    services = services_of(request)
    training = await _find(request)
    state = await anyio.to_thread.run_sync(services.trainings.cancel, training)
    return answer(await _view(services, training, state))


@operation("Remove a training and every object of it", "trainings", {204: None}, scope=Scope.TRAIN)
async def delete_training(request: Request) -> Response:
    """Stops it where it runs. The model that it made stays."""
    trainings = services_of(request).trainings
    await anyio.to_thread.run_sync(trainings.discard, request.path_params["training_id"], tenant_of(request))
    return Response(status_code=204)


ROUTES = [
    Route("/v1/trainings", create_training, methods=["POST"]),
    Route("/v1/trainings", list_trainings, methods=["GET"]),
    Route("/v1/trainings/{training_id}", get_training, methods=["GET"]),
    Route("/v1/trainings/{training_id}", delete_training, methods=["DELETE"]),
    Route("/v1/trainings/{training_id}/events", get_training_events, methods=["GET"]),
    Route("/v1/trainings/{training_id}/cancel", cancel_training, methods=["POST"]),
]

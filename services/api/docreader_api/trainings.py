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
from docreader.training import Training, TrainingList, TrainingRequest, TrainingView
from docreader.training_journal import TrainingState
from docreader.trainings import TrainingMissing
from docreader_api.answers import answer, cursor, number, whole_number
from docreader_api.body import read_json
from docreader_api.operation import Parameter, operation
from docreader_api.services import Services, services, tenant
from docreader_api.stream import PING, PING_SECONDS, EventStream, event
from docreader_api.undo import undone_on_failure

PAGE_SIZE = 50
LARGEST_PAGE = 200
CHECKPOINT = "model_final.pth"
"""The file of a model that can be trained further."""

WAIT = Parameter("wait", "Seconds to wait.", {"type": "number", "minimum": 0})


@operation(
    "Train a model",
    "trainings",
    {202: TrainingView},
    body={"application/json": TrainingRequest},
    scope=Scope.TRAIN,
)
async def create_training(request: Request) -> Response:
    """202 and the training, which ends with a new version of the model it names."""
    parts, owner = services(request), tenant(request)
    asked = await read_json(request, TrainingRequest, "a training request")

    def save() -> Training:
        now, training_id = datetime.now(UTC), keys.new_job_id()
        training = Training(
            id=training_id,
            tenant=owner,
            dataset=parts.datasets.find(owner, asked.dataset).id,
            name=asked.name,
            version=f"{now:%Y%m%d.%H%M%S}.{training_id[:4]}",
            base=_base(parts, asked.base),
            options=asked.options,
            created_at=now,
        )
        parts.trainings.save(training)
        return training

    training = await anyio.to_thread.run_sync(save)
    async with undone_on_failure(partial(parts.trainings.delete, training)):
        await parts.publisher.published(messages.train(training.id, 0))
    headers = {"Location": f"/v1/trainings/{training.id}"}
    return answer(await _view(parts, training, TrainingState(accepted=True)), 202, headers)


def _base(parts: Services, asked: str | None) -> str:
    """The version to start from. The default one may be built into workers of which none has started yet."""
    try:
        model = parts.models.find(asked)
    except ModelNotFound:
        if asked is not None:
            raise
        return parts.models.default()
    if CHECKPOINT not in model.files:
        raise InvalidOption(f"base: {model.reference} has no {CHECKPOINT} to start from", option="base")
    return model.reference


async def _view(parts: Services, training: Training, state: TrainingState) -> TrainingView:
    return await anyio.to_thread.run_sync(parts.trainings.view, training, state)


async def _find(request: Request) -> Training:
    load = partial(services(request).trainings.load, request.path_params["training_id"], tenant(request))
    return await anyio.to_thread.run_sync(load)


@operation(
    "List trainings, newest first",
    "trainings",
    {200: TrainingList},
    parameters=(
        Parameter("limit", "Trainings a page.", {"type": "integer", "minimum": 1, "maximum": LARGEST_PAGE}),
        Parameter("cursor", "`next_cursor` of the page before."),
    ),
    scope=Scope.READ,
)
async def list_trainings(request: Request) -> Response:
    """A page of trainings."""
    limit = whole_number(request, "limit", PAGE_SIZE, most=LARGEST_PAGE)
    look = partial(_list_page, services(request), tenant(request), limit, cursor(request))
    return answer(await anyio.to_thread.run_sync(look))


def _list_page(parts: Services, owner: str, limit: int, after: str) -> TrainingList:
    found: list[TrainingView] = []
    last = ""
    for place, training in parts.trainings.newest(owner, after):
        if len(found) == limit:
            return TrainingList(trainings=found, next_cursor=last)
        last = place
        with suppress(TrainingMissing):  # deleted since it was listed
            found.append(parts.trainings.view(training, parts.trainings.state(training.id)))
    return TrainingList(trainings=found, next_cursor=None)


@operation("A training", "trainings", {200: TrainingView}, parameters=(WAIT,), scope=Scope.READ)
async def get_training(request: Request) -> Response:
    """The training; with ``wait``, as soon as it changes."""
    parts = services(request)
    wait = number(request, "wait", 0, most=parts.settings.wait_seconds)
    training = await _find(request)
    if wait:
        state = await parts.training_watches.wait_for_change(training.id, wait)
    else:
        state = await anyio.to_thread.run_sync(parts.trainings.state, training.id)
    return answer(await _view(parts, training, state))


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
    parts = services(request)
    training = await _find(request)
    return EventStream(_events(parts, training))


async def _events(parts: Services, training: Training) -> AsyncIterator[bytes]:
    with suppress(TrainingMissing):  # deleted while it was watched: nothing follows
        async with parts.training_watches.watch(training.id) as watched:
            state = watched.state
            while True:
                view = await _view(parts, training, state)
                kind = "finished" if state.status.ended else "progress"
                yield event(kind, view)
                if state.status.ended:
                    return
                shown = state
                while state is shown:
                    state = await watched.next(shown, PING_SECONDS)
                    if watched.released:
                        return
                    if state is shown:
                        yield PING


@operation("Stop a training", "trainings", {200: TrainingView}, scope=Scope.TRAIN)
async def cancel_training(request: Request) -> Response:
    """No model is made; a training that has ended stays as it is."""
    parts = services(request)
    training = await _find(request)
    state = await anyio.to_thread.run_sync(parts.trainings.cancel, training)
    return answer(await _view(parts, training, state))


@operation("Remove a training and every object of it", "trainings", {204: None}, scope=Scope.TRAIN)
async def delete_training(request: Request) -> Response:
    """Stops it where it runs. The model that it made stays."""
    training = await _find(request)
    await anyio.to_thread.run_sync(services(request).trainings.delete, training)
    return Response(status_code=204)


ROUTES = [
    Route("/v1/trainings", create_training, methods=["POST"]),
    Route("/v1/trainings", list_trainings, methods=["GET"]),
    Route("/v1/trainings/{training_id}", get_training, methods=["GET"]),
    Route("/v1/trainings/{training_id}", delete_training, methods=["DELETE"]),
    Route("/v1/trainings/{training_id}/events", get_training_events, methods=["GET"]),
    Route("/v1/trainings/{training_id}/cancel", cancel_training, methods=["POST"]),
]

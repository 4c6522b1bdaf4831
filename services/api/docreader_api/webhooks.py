"""Webhooks: taken with a job, told of its end, and their delivery log."""

from contextlib import suppress
from datetime import UTC, datetime

import anyio
import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from docreader import messages
from docreader.access import Scope
from docreader.errors import BrokerUnavailable, InvalidOption
from docreader.job import Job, Webhook
from docreader.jobs import JobNotEnded
from docreader.outbound import AddressForbidden, host_of
from docreader.settings import Settings
from docreader.webhooks import DeliveryLog, Pending, Standing, Webhooks, WebhooksOff
from docreader.wording import fault_of
from docreader_api.answers import answer
from docreader_api.operation import operation
from docreader_api.services import Services, job_of, services_of


def parse_webhook(text: str) -> Webhook:
    """A form's field: an address, or the JSON object of a JSON request. Raises `InvalidOption`."""
    try:
        if text.lstrip().startswith("{"):
            return msgspec.json.decode(text.encode(), type=Webhook)
        return msgspec.convert({"url": text}, Webhook)
    except msgspec.ValidationError as error:
        raise InvalidOption(f"webhook: {fault_of(error, Webhook)}", option="webhook") from None
    except (msgspec.DecodeError, RecursionError) as error:
        raise InvalidOption(f"webhook: {error}", option="webhook") from None


def check_webhook(webhook: Webhook | None, settings: Settings) -> Webhook | None:
    """``webhook``, if it can be delivered from here. Raises `InvalidOption`, `WebhooksOff`."""
    if webhook is not None:
        _check_secret(settings)
        try:
            host_of(webhook.url)
        except AddressForbidden as error:
            raise InvalidOption(f"webhook: {error}", option="webhook") from None
    return webhook


def _check_secret(settings: Settings) -> None:
    if not settings.webhook_secrets:
        raise WebhooksOff("webhooks are off here: no secret signs them; set DOCREADER_WEBHOOK_SECRET")


async def notify(services: Services, job: Job, run: int) -> None:
    """Have the end of a run told; where the broker is away it stays pending, and the sweep queues it."""
    if job.webhook is not None:
        with suppress(BrokerUnavailable):
            await services.publisher.published(messages.deliver_webhook(job.id, run))


@operation("The delivery log of a job's webhook", "webhooks", {200: DeliveryLog}, scope=Scope.READ)
async def get_webhooks(request: Request) -> Response:
    """Every attempt to tell the end of a run, oldest first, and when the next one is due."""
    job = await job_of(request)
    return answer(await anyio.to_thread.run_sync(Webhooks(services_of(request).store).log, job))


@operation("Tell a job's webhook again", "webhooks", {202: DeliveryLog}, scope=Scope.SUBMIT)
async def replay_webhook(request: Request) -> Response:
    """Sends the end of the latest run once more, with all attempts it takes, or at once what waits for its
    next attempt."""
    services = services_of(request)
    job = await job_of(request)
    _check_secret(services.settings)
    run = await anyio.to_thread.run_sync(_owe_again, services, job)
    await notify(services, job, run)
    return answer(await anyio.to_thread.run_sync(Webhooks(services.store).log, job), 202)


def _owe_again(services: Services, job: Job) -> int:
    webhooks = Webhooks(services.store)
    webhooks.log(job)
    state = services.jobs.state(job.id, brief=True)
    if not state.status.ended:
        raise JobNotEnded(f"job {job.id} is {state.status}; its webhook is told when it ends")
    now = Pending(job.id, state.run, Standing.QUEUED, datetime.now(UTC))
    webhooks.put(now, instead_of=webhooks.pending(job.id, state.run))
    return state.run


ROUTES = [
    Route("/v1/jobs/{job_id}/webhooks", get_webhooks, methods=["GET"]),
    Route("/v1/jobs/{job_id}/webhooks/replay", replay_webhook, methods=["POST"]),
]

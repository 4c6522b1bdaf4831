"""Read many documents at once and see each page as it is read: python examples/read_many.py *.pdf."""

import asyncio
import os
import sys

from docreader.client import AsyncClient, PageEvent


async def read(docreader: AsyncClient, path: str) -> None:
    """Follow one document to its end."""
    job = await docreader.submit(path, labels=["examples"])
    async for event in docreader.stream(job.id):
        if isinstance(event, PageEvent):
            sys.stderr.write(f"{path}: page {event.number} {event.outcome}\n")
        else:
            job = event.job
    if job.error is not None:
        sys.stderr.write(f"{path}: {job.error.message} ({job.error.code})\n")
    else:
        sys.stdout.write(await docreader.markdown(job.id))


async def main() -> None:
    """Read all files named on the command line."""
    server = os.environ.get("DOCREADER_SERVER", "http://127.0.0.1:8000")
    async with AsyncClient(server, api_key=os.environ.get("DOCREADER_API_KEY")) as docreader:
        await asyncio.gather(*(read(docreader, path) for path in sys.argv[1:]))


asyncio.run(main())

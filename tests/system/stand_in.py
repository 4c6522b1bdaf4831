"""Stands in for PyTorch: learns nothing, but counts, pauses, goes on and makes a model as a training does."""

import json
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from docreader.models import MODEL_JSON
from docreader_worker.trainer.child import serve
from docreader_worker.trainer.protocol import Judged, Learn, Made, Paused, Reply, Request, Stepped, Tell

STEP_SECONDS = 0.02
"""What an iteration takes."""


def work(request: Request, tell: Tell, stopping: Callable[[], bool]) -> Reply:
    """Count up to the iterations asked for, or copy the base as the model that was made."""
    given = request.given
    counted = Path(given.run) / "counted.json"
    begun: dict[str, Any] = {"at": 0, "starts": []}
    if counted.exists():
        begun = json.loads(counted.read_text())
    if not isinstance(request, Learn):
        shutil.copytree(given.base, given.out)
        card = json.loads((Path(given.out) / MODEL_JSON).read_text())
        card |= {"name": request.name, "version": request.version, "trained": request.trained, "data": begun}
        (Path(given.out) / MODEL_JSON).write_text(json.dumps(card))
        return Made()
    begun["starts"].append(begun["at"])
    until = time.monotonic() + request.seconds
    iterations, over = given.options.iterations, False
    while begun["at"] < iterations and not over:
        time.sleep(STEP_SECONDS)
        begun["at"] += 1
        if begun["at"] % request.report_every == 0:
            tell(Stepped(iteration=begun["at"], loss=1 / begun["at"]))
        over = stopping() or time.monotonic() > until
    tell(Judged(iteration=begun["at"], figure=begun["at"] / iterations))
    counted.write_text(json.dumps(begun))
    learned = begun["at"] == iterations
    return Paused(iteration=begun["at"], files=[counted.name], learned=learned)


if __name__ == "__main__":
    serve(work)

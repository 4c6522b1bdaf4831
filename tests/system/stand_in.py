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
    counted = Path(request.run) / "counted.json"
    begun: dict[str, Any] = {"at": 0, "starts": []}
    if counted.exists():
        begun = json.loads(counted.read_text())
    if not isinstance(request, Learn):
        shutil.copytree(request.base, request.out)
        card = json.loads((Path(request.out) / MODEL_JSON).read_text())
        card |= {"name": request.name, "version": request.version, "trained": request.trained, "data": begun}
        (Path(request.out) / MODEL_JSON).write_text(json.dumps(card))
        return Made()
    begun["starts"].append(begun["at"])
    until = time.monotonic() + request.seconds
    while begun["at"] < request.options.iterations and time.monotonic() < until and not stopping():
        time.sleep(STEP_SECONDS)
        begun["at"] += 1
        if begun["at"] % request.report_every == 0:
            tell(Stepped(iteration=begun["at"], loss=1 / begun["at"]))
    tell(Judged(iteration=begun["at"], figure=begun["at"] / request.options.iterations))
    counted.write_text(json.dumps(begun))
    learned = begun["at"] == request.options.iterations
    return Paused(iteration=begun["at"], files=[counted.name], learned=learned)


if __name__ == "__main__":
    serve(work)

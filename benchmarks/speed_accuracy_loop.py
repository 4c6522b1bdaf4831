"""Detectors by turns on the same pages, timed, each as a worker's child runs it on one thread.

Standard input has the folder and the pictures of each, as JSON; its CPU seconds for each picture are printed.
"""

import json
import sys
import time
from pathlib import Path

import numpy as np
from PIL import Image

from docreader_worker.engines.onnx import OnnxEngine
from docreader_worker.model_folder import builtin_models


def main() -> None:
    """Print the seconds as one line of JSON."""
    asked = json.load(sys.stdin)
    model, _ = next(iter(builtin_models()))
    engines = [OnnxEngine(model, Path(each["folder"]), threads=1) for each in asked]
    seconds: list[list[float]] = [[] for _ in asked]
    for pictures in zip(*(each["pictures"] for each in asked), strict=True):
        for engine, picture, spent in zip(engines, pictures, seconds, strict=True):
            with Image.open(picture) as opened:
                page = np.array(opened.convert("RGB"))
            begun = time.process_time()
            engine.detect(page)
            spent.append(time.process_time() - begun)
    print(json.dumps(seconds))


if __name__ == "__main__":
    main()

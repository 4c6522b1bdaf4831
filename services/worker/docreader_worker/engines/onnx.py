"""The `onnx` engine: ONNX Runtime on the CPU, without torch."""

from pathlib import Path

import numpy as np
import onnxruntime

from docreader.models import Model
from docreader_worker.document import Image
from docreader_worker.engines.base import RawDetections

WEIGHTS = "model.onnx"


class OnnxEngine:
    """One session a process, with as many threads as the process has cores."""

    def __init__(self, model: Model, folder: Path, threads: int) -> None:
        self.model = model
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        # Spinning threads burn the CPU quota of a container between pages.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(
            folder / WEIGHTS, options, providers=["CPUExecutionProvider"]
        )

    def detect(self, image: Image) -> RawDetections:
        boxes, scores, labels = self._session.run(["boxes", "scores", "labels"], {"image": image})
        return RawDetections(
            boxes=np.asarray(boxes, np.float32).reshape(-1, 4),
            scores=np.asarray(scores, np.float32),
            labels=np.asarray(labels, np.int64),
        )

"""The `onnx` engine: ONNX Runtime on the CPU, without torch."""

from pathlib import Path

import numpy as np
import onnxruntime

from docreader.models import GRAPH, Model
from docreader_worker.document import Image
from docreader_worker.engines.base import Boxes


class OnnxGraph:
    """An exported graph in a session of its own, with as many threads as it is given."""

    def __init__(self, path: Path, threads: int = 1) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        # Spinning threads burn the CPU quota of a container between pages.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])

    def __call__(self, image: Image) -> Boxes:
        """Find boxes in an RGB picture."""
        boxes, scores, labels = self._session.run(["boxes", "scores", "labels"], {"image": image})
        return Boxes(
            boxes=np.asarray(boxes, np.float32).reshape(-1, 4),
            labels=np.asarray(labels, np.int64),
            scores=np.asarray(scores, np.float32),
        )


class OnnxEngine:
    """The graph of a model."""

    def __init__(self, model: Model, folder: Path, threads: int) -> None:
        self.model = model
        self._graph = OnnxGraph(folder / GRAPH, threads)

    def detect(self, image: Image) -> Boxes:
        return self._graph(image)

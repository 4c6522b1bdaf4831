"""What the tutorial does for a document, written anew: load Detectron2; render, predict and crop each page.

Run by a Python that has PyTorch, Detectron2 and PyMuPDF: ``python tutorial_loop.py FILE``. Weights are
random: time and memory do not depend on what they find.
"""

import json
import resource
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import pymupdf
import torch
from detectron2.config import get_cfg
from detectron2.engine import DefaultPredictor
from PIL import Image

ZOOM = 1.5


def predictor() -> DefaultPredictor:
    """Faster R-CNN with ResNet-50 and FPN, loaded as each task of the tutorial does."""
    configuration = get_cfg()
    model = configuration.MODEL
    model.DEVICE, model.WEIGHTS = "cpu", ""
    model.BACKBONE.NAME = "build_resnet_fpn_backbone"
    model.RESNETS.DEPTH, model.RESNETS.OUT_FEATURES = 50, ["res2", "res3", "res4", "res5"]
    model.FPN.IN_FEATURES = model.RESNETS.OUT_FEATURES
    model.ANCHOR_GENERATOR.SIZES = [[32], [64], [128], [256], [512]]
    model.RPN.IN_FEATURES = ["p2", "p3", "p4", "p5", "p6"]
    model.RPN.PRE_NMS_TOPK_TEST = model.RPN.POST_NMS_TOPK_TEST = 1000
    model.ROI_HEADS.NAME, model.ROI_HEADS.NUM_CLASSES = "StandardROIHeads", 5
    model.ROI_HEADS.IN_FEATURES = ["p2", "p3", "p4", "p5"]
    model.ROI_BOX_HEAD.NAME, model.ROI_BOX_HEAD.NUM_FC = "FastRCNNConvFCHead", 2
    model.ROI_BOX_HEAD.POOLER_RESOLUTION = 7
    return DefaultPredictor(configuration)


def read(path: Path, out: Path) -> int:
    """Read one document; returns its number of pages."""
    predict = predictor()
    document = pymupdf.open(path)
    for number, page in enumerate(document):
        pixmap = page.get_pixmap(matrix=pymupdf.Matrix(ZOOM, ZOOM), alpha=False)
        image = np.frombuffer(pixmap.samples, np.uint8).reshape(pixmap.height, pixmap.width, 3)
        instances = predict(image[:, :, ::-1])["instances"].to("cpu")
        for at, box in enumerate(instances.pred_boxes.tensor.int().tolist()):
            if box[0] < box[2] and box[1] < box[3]:  # random weights find boxes without area, too
                Image.fromarray(image).crop(box).save(out / f"{number}-{at}.png")
    return len(document)


def main() -> None:
    """Print pages, CPU seconds and peak memory as one line of JSON."""
    torch.set_num_threads(1)
    begun = time.process_time()
    with tempfile.TemporaryDirectory() as out:
        pages = read(Path(sys.argv[1]), Path(out))
    figures = {
        "pages": pages,
        "cpu_seconds": time.process_time() - begun,
        "peak_bytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
    }
    print(json.dumps(figures))


if __name__ == "__main__":
    main()

"""Engines: what turns a picture of a page into labelled boxes."""

from docreader_worker.engines.base import Engine, detections, load_engine

__all__ = ["Engine", "detections", "load_engine"]

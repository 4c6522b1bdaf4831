"""What a reading child is asked for in tests."""

from pathlib import Path
from typing import Any

from msgspec.structs import replace

from docreader.settings import Settings
from docreader_worker.model_folder import builtin_models
from docreader_worker.protocol import Limits, ReadPage

LIMITS = Limits.of(Settings())


def page_of(path: Path, number: int = 1, **changes: Any) -> ReadPage:
    """A page of a PDF for the first built-in model; no OCR, crops and previews but for ``changes``."""
    _, folder = next(builtin_models())
    request = ReadPage(
        path=str(path),
        media_type="application/pdf",
        limits=LIMITS,
        number=number,
        model_folder=str(folder),
        engine="onnx",
        ocr="never",
        ocr_engine="auto",
        ocr_languages="eng",
        threads=1,
        crops="none",
        previews=False,
    )
    return replace(request, **changes)

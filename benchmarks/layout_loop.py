"""One way to the layout of a page, timed: ``layout_loop.py docreader|rapid-layout FILE PAGES``.

docreader renders, detects, takes the words and rulings of the PDF and orders what it found; rapid-layout
renders at 144 dpi and detects. Both run on one thread; the first page is for warming up.
"""

import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

Read = Callable[[int], object]


def docreader(path: Path) -> Read:
    """Everything but crops, previews and storing."""
    from docreader.settings import Settings  # noqa: PLC0415 - the other side lacks it
    from docreader_worker.model_folder import builtin_models  # noqa: PLC0415
    from docreader_worker.page_reader import PageReader  # noqa: PLC0415
    from docreader_worker.protocol import Limits, ReadPage  # noqa: PLC0415

    reader = PageReader()
    _, folder = next(iter(builtin_models()))
    limits = Limits.of(Settings())
    return lambda number: reader.read(
        ReadPage(
            path=str(path),
            media_type="application/pdf",
            limits=limits,
            number=number,
            model_folder=str(folder),
            engine="onnx",
            ocr="never",
            ocr_engine="none",
            ocr_languages="eng",
            threads=1,
            crops="none",
            previews=False,
        )
    )


def rapid_layout(path: Path) -> Read:
    """The model that comes with the package."""
    import numpy as np  # noqa: PLC0415
    import pymupdf  # noqa: PLC0415
    from rapid_layout import RapidLayout, RapidLayoutInput  # noqa: PLC0415

    threads = {"intra_op_num_threads": 1, "inter_op_num_threads": 1}
    engine = RapidLayout(RapidLayoutInput(engine_cfg=threads))
    document = pymupdf.open(path)

    def read(number: int) -> object:
        pixmap = document[number - 1].get_pixmap(dpi=144, alpha=False)
        image = np.frombuffer(pixmap.samples, np.uint8).reshape(pixmap.height, pixmap.width, 3)
        return engine(image)

    return read


def main() -> None:
    """Print CPU seconds a page and peak memory as one line of JSON."""
    ways = {"docreader": docreader, "rapid-layout": rapid_layout}
    read, pages = ways[sys.argv[1]](Path(sys.argv[2])), int(sys.argv[3])
    read(1)
    begun = time.process_time()
    for number in range(1, pages + 1):
        read(number)
    seconds = (time.process_time() - begun) / pages
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    print(json.dumps({"seconds": seconds, "peak_bytes": peak}))


if __name__ == "__main__":
    main()

"""Tables out to the rows and columns that they are short of."""

from collections.abc import Sequence
from dataclasses import replace

from docreader_worker.reading.claims import Area
from docreader_worker.reading.evidence import Evidence
from docreader_worker.reading.geometry import as_boxes
from docreader_worker.reading.rows import out_to, with_columns, with_rows
from docreader_worker.reading.rulings import along_columns


def grown_out(one: Area, kept: Sequence[Area], page: Evidence) -> Area:
    """A table with the rows and columns that it is short of, clear of all others that were ``kept``."""
    if one.label != "table":
        return one
    others = as_boxes([other.box for other in kept if other is not one])
    wide = with_columns(one.box, page.lines, others)
    whole = with_rows(wide, page.lines, others, page.rulings)
    return replace(one, box=out_to(whole, as_boxes([along_columns(whole, page.rulings)]), others))

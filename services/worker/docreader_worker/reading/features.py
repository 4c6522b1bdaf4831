"""What is known of each block of text, as a matrix with named columns: what a classifier decides on."""

from collections.abc import Sequence

import numpy as np

from docreader.result import Box
from docreader_worker.content import Detection, PageContent
from docreader_worker.reading.blocks import Block
from docreader_worker.reading.geometry import Floats, area, as_boxes, intersection
from docreader_worker.reading.network import Columns
from docreader_worker.reading.placing import Nearest, above_and_below, placing, surroundings
from docreader_worker.reading.trust import VOTES, trust, vote_of
from docreader_worker.reading.typography import body_size, typography
from docreader_worker.reading.wording import wording

OWN = (
    "size", "size_rank", "size_share", "style_share", "bold", "run_in", "italic", "mono", "coloured",
    "vertical", "hanging", "raised", "leading", "ragged", "lines", "body",
    "capitals", "title_case", "words", "letters", "digits", "maths", "relation", "bullet", "number",
    "lettered", "section_number", "caption", "caption_strict", "page_number", "note_mark", "note_word",
    "equation_number", "sentence_end", "ends_colon", "lower_start", "leaders", "address", "sequence",
    "x0", "y0", "x1", "y1", "width", "centred", "page_centred", "indent", "gap_above", "gap_below",
    "left_apart", "right_apart", "level", "siblings", "first", "last", "below_top", "above_bottom",
    "only_top", "only_bottom", "landscape", "crowd",
    "area_distance", "table_above", "table_below", "picture_above", "picture_below", "inside_shape",
    "rule_above", "rule_below", "wide_rule_above", "wide_rule_below",
    "first_page", "recognized", *VOTES,
)  # fmt: skip
"""Columns of the block itself. Sizes are relative to the body's; positions to the page; distances in ems."""

NEAR = (
    "size", "style_share", "bold", "italic", "mono", "coloured", "hanging", "lines", "letters", "capitals",
    "title_case", "digits", "maths", "bullet", "number", "section_number", "caption_strict", "page_number",
    "note_mark", "raised", "sentence_end", "ends_colon", "x0", "x1", "y0", "y1", "gap_above", "gap_below",
    "level", *VOTES,
)  # fmt: skip
"""Columns that are told of the nearest block above and below as well; 0 where there is none."""

WHOLE = (
    "bold", "title_case", "mono", "bullet", "number", "section_number", "lines", "words", "digits", "width",
    "level",
)  # fmt: skip
"""Columns of which the page's mean is told as well."""

FEATURES = (
    *OWN,
    *(f"{side}_{name}" for side in ("above", "below") for name in (*NEAR, "there")),
    *(f"mean_{name}" for name in WHOLE),
)
"""Names of all columns."""


def features(
    blocks: Sequence[Block],
    content: PageContent,
    detections: Sequence[Detection],
    tables: Sequence[Box],
    pictures: Sequence[Box],
    *,
    first_page: bool,
) -> Floats:
    """One row per block, one column per name in ``FEATURES``."""
    boxes = as_boxes([block.box for block in blocks])
    body = body_size(blocks)
    near = above_and_below(boxes, body)
    columns = typography(blocks, body) | wording(blocks) | placing(boxes, *near, content, body)
    columns |= surroundings(boxes, content, tables, pictures, body)
    columns["first_page"] = np.full(len(blocks), float(first_page))
    columns["recognized"] = np.full(len(blocks), float(content.text_source == "ocr"))
    columns |= _detected(boxes, detections)
    own = np.stack([columns[name] for name in OWN], axis=1).astype(np.float64)
    return np.concatenate([own, *_neighbours(own, near), _means(own)], axis=1)


def _neighbours(own: Floats, near: Sequence[Nearest]) -> list[Floats]:
    """What is told of the blocks above and below."""
    places = [OWN.index(name) for name in NEAR]
    told = []
    for side in near:
        there = np.isfinite(side.distances)[:, None]
        told += [np.where(there, own[side.places][:, places], 0.0), there.astype(np.float64)]
    return told


def _means(own: Floats) -> Floats:
    places = [OWN.index(name) for name in WHOLE]
    return np.broadcast_to(own[:, places].mean(axis=0), (len(own), len(WHOLE)))


def _detected(boxes: Floats, detections: Sequence[Detection]) -> Columns:
    """For each label the trust in a detection, weighed by how well it fits the block."""
    columns = {name: np.zeros(len(boxes)) for name in VOTES}
    if not detections:
        return columns
    found = as_boxes([one.box for one in detections])
    shared = intersection(boxes, found)
    cover = shared / np.maximum(area(boxes), 1e-9)[:, None]
    fit = shared / np.maximum(area(boxes)[:, None] + area(found)[None, :] - shared, 1e-9)
    weight = 0.6 * cover + 0.4 * fit
    for place, one in enumerate(detections):
        name = vote_of(one.label)
        columns[name] = np.maximum(columns[name], trust(one.score) * weight[:, place])
    return columns

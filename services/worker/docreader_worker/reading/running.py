"""Running heads and feet put together: what stands close to each other at the edge of a page."""

import re
from collections.abc import Sequence

import numpy as np

from docreader_worker.reading.blocks import Block
from docreader_worker.reading.geometry import as_boxes, clusters

_BACK = re.compile(r"(?:back to |return to )?(?:the )?(?:table of )?contents", re.IGNORECASE)
"""What leads back to the table of contents."""

_TOP = 0.15
"""Share of the page's height that such a link is in, or the name of a company that runs."""
_COMPANY = re.compile(
    r".{2,80}\b(?:inc|incorporated|ltd|limited|plc|corp|corporation|llc|l\.?p|ag|se|gmbh|kgaa|s\.?a|s\.?p\.?a|n\.?v|b\.?v"
    r"|oyj|asa|ab|a\.?ş)\b\.?(?:,? (?:and|&) (?:its )?(?:consolidated )?subsidiaries)?",
    re.IGNORECASE,
)
"""The name of a company with its legal form, and no more."""

RUNNING = ("page-header", "page-footer")

_REACH = (1.0, 0.3)
"""Ems that a line reaches to its sides, and up and down: two that touch so are one."""


def stacked(blocks: Sequence[Block], labels: Sequence[str], groups: Sequence[list[int]]) -> list[list[int]]:
    """``groups`` of blocks, by index, with single ones of a running head or foot put together."""
    single = {group[0] for group in groups if len(group) == 1}
    stacks: list[list[int]] = []
    for label in RUNNING:
        members = [index for index in sorted(single) if labels[index] == label]
        if members:
            boxes = as_boxes([blocks[index].box for index in members])
            em = np.array([[blocks[index].size] for index in members])
            near = boxes + em * np.outer([-1, 1], _REACH).ravel()
            stacks += [[members[place] for place in group.tolist()] for group in clusters(near, reach=0.0)]
    taken = {index for stack in stacks for index in stack}
    return [*stacks, *(group for group in groups if group[0] not in taken)]


def links_back(blocks: Sequence[Block], height: float) -> list[int]:
    """Blocks, by index, that lead from the top of any page to the table of contents, as filings have them."""
    return [
        place
        for place, block in enumerate(blocks)
        if block.box[3] < _TOP * height and _BACK.fullmatch(block.text)
    ]


def names_company(blocks: Sequence[Block], height: float) -> list[int]:
    """The highest of ``blocks``, by index, if it opens with the name of a company alone on its line."""
    highest = min(range(len(blocks)), key=lambda place: blocks[place].box[1])
    one = blocks[highest]
    return [highest] if one.box[3] < _TOP * height and _COMPANY.fullmatch(one.lines[0].text) else []

"""How a block is set: what its region tells of its letters."""

from docreader.result import Font
from docreader_worker.reading.blocks import Block

_LARGE = 0.15
"""Share of letters that are at least as large as a block counts: those of small capitals are not."""


def font_of(block: Block) -> Font:
    """The size of the larger letters, in points to 0.25, and whether most are bold; code counts if all is."""
    words = [word for line in block.lines for word in line.words]
    words = [word for word in words if not word.mono] or words
    letters = sum(len(word.text) for word in words)
    bold = sum(len(word.text) for word in words if word.bold)
    left = _LARGE * letters
    for word in sorted(words, key=lambda word: word.size, reverse=True):
        left -= len(word.text)
        if left <= 0:
            break
    return Font(size=round(4 * word.size) / 4, bold=bold > letters / 2)

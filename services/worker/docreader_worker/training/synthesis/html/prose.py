"""Running text: runs of long and short paragraphs between headings, lists, code, formulas and the like."""

from collections.abc import Callable

from docreader_worker.training.synthesis.html.blocks import Blocks
from docreader_worker.training.synthesis.html.clauses import Clauses
from docreader_worker.training.synthesis.html.markup import element
from docreader_worker.training.synthesis.html.parameters import parameters
from docreader_worker.training.synthesis.html.recipes import Mix
from docreader_worker.training.synthesis.tables import make_grid

_SAID = (
    "The result is:", "or alternatively", "or", "and", "where", "For example:", "This gives:", "such as",
    "Note that:", "as follows:", "becomes", "we then have", "Output:", "in the shell, or", "The options are:",
    "All other values are ignored.", "This is not recommended.", "See below.", "Done.", "whence",
)  # fmt: skip


def body(
    blocks: Blocks, count: int, mix: Mix, depth: int = 2, paragraph: tuple[int, int] = (150, 900)
) -> list[str]:
    """About ``count`` blocks of running text in the proportions of ``mix``, headings down to ``depth``."""
    prose, clauses = _Prose(blocks, depth, paragraph), Clauses(blocks)
    makers: dict[str, Callable[[], list[str]]] = {
        "paragraph": prose.paragraphs,
        "heading": prose.section,
        "list": prose.enumeration,
        "formula": prose.formulas,
        "code": prose.listings,
        "table": lambda: [blocks.table() if blocks.draw.random() < 0.85 else parameters(blocks)],
        "parameters": lambda: [parameters(blocks)],
        "clause": clauses.clause,
        "figure": lambda: [blocks.figure()],
        "box": lambda: [blocks.boxed()],
        "quote": lambda: [blocks.quote()],
    }
    made: list[str] = []
    while len(made) < count:
        made += makers[blocks.draw.choices(list(mix), list(mix.values()))[0]]()
    return made


class _Prose:
    """Makes the passages of one document."""

    def __init__(self, blocks: Blocks, depth: int, paragraph: tuple[int, int]) -> None:
        self._blocks, self._draw = blocks, blocks.draw
        self._depth, self._paragraph = depth, paragraph
        self._terse = self._draw.choice((0.03, 0.1, 0.25, 0.5))

    def paragraphs(self) -> list[str]:
        """Paragraphs one after the other, some of a line or two."""
        run = range(self._draw.choice((1, 1, 1, 2, 4)))
        return [
            self.short() if self._draw.random() < self._terse else self._blocks.paragraph(*self._paragraph)
            for _ in run
        ]

    def short(self) -> str:
        """A paragraph of a line or two: a remark or what leads to something."""
        draw, wording = self._draw, self._blocks.wording
        kind = draw.choice(("said", "lead", "remark", "remark"))
        words = {
            "said": draw.choice(_SAID) if wording.language == "en" else wording.words(3),
            "lead": f"{wording.sentence(draw.randint(15, 90)).rstrip('.,;:')}:",
            "remark": wording.sentence(draw.randint(20, 170)),
        }[kind]
        return element(self._blocks.inline(words), "text", "b", tag="p")

    def section(self) -> list[str]:
        """A heading, perhaps one below it, mostly over a paragraph, else over a list or a table."""
        draw, blocks = self._draw, self._blocks
        level = draw.randint(1, self._depth)
        made = [blocks.heading(level)]
        if level < self._depth and draw.random() < 0.2:
            made.append(blocks.heading(level + 1))
        under = draw.choices(("paragraph", "short", "list", "table"), (65, 12, 17, 6))[0]
        if under == "paragraph":
            return [*made, blocks.paragraph(*self._paragraph)]
        if under == "short":
            return [*made, self.short()]
        if under == "list":
            return [*made, *self._items()]
        return [*made, element(blocks.grid(make_grid(blocks.wording, (3, 10), (2, 6))), css="unit")]

    def enumeration(self) -> list[str]:
        """A list, mostly after the paragraph that announces it."""
        opening = self._draw.choice((self.short, lambda: self._blocks.paragraph(60, 260), None))
        return ([opening()] if opening else []) + self._items()

    def formulas(self) -> list[str]:
        """A formula or two between the words that they belong to."""
        made = [self._blocks.paragraph(60, 260)]
        for _ in range(self._draw.choice((1, 1, 2))):
            made += [self._blocks.formula(), *self._after()]
        return made

    def listings(self) -> list[str]:
        """Lines of code, each few after a short paragraph; or one long listing."""
        if self._draw.random() < 0.3:
            return [self._blocks.paragraph(60, 260), self._blocks.code()]
        made = []
        for _ in range(self._draw.randint(1, 4)):
            opening = self.short() if self._draw.random() < 0.6 else self._blocks.paragraph(60, 260)
            made += [opening, self._blocks.code(self._draw.randint(1, 5)), *self._after()]
        return made

    def _after(self) -> list[str]:
        """Often the paragraph that goes on after what is displayed."""
        if self._draw.random() < 0.5:
            return []
        words = self._blocks.inline(self._blocks.wording.paragraph(20, 200))
        return [element(words, "text", "b", "text-indent:0", "p")]

    def _items(self) -> list[str]:
        return self._blocks.items(longest=self._draw.choice((60, 120, 220, 220, 450)))

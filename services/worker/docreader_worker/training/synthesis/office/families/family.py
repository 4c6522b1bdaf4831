"""A kind of document: its name, how often it is drawn, and what draws it."""

from collections.abc import Callable
from dataclasses import dataclass

from docreader_worker.training.synthesis.office.draft import Draft
from docreader_worker.training.synthesis.office.look import draw_look
from docreader_worker.training.synthesis.office.sheet import define_styles
from docreader_worker.training.synthesis.office.styles import Styles
from docreader_worker.training.synthesis.pictures import PictureSource
from docreader_worker.training.synthesis.wording import Wording


@dataclass(frozen=True, slots=True)
class Family:
    """A kind of document; sizes of text are points, the others the shares that ``draw_look`` takes."""

    name: str
    share: float
    draw: Callable[[Draft], None]
    size: tuple[float, float] = (10.0, 12.0)
    coloured: float = 0.3
    sans: float = 0.5
    numbered: float = 0.5
    footnoted: float = 0.0
    bare: float = 0.1

    def compose(self, wording: Wording, pictures: PictureSource) -> Draft:
        """Draw a document of this kind."""
        look = draw_look(
            wording, size=self.size, coloured=self.coloured, sans=self.sans, numbered=self.numbered,
            bare=self.bare,
        )  # fmt: skip
        styles = Styles()
        define_styles(styles, look, wording.random)
        width = look.width - look.left - look.right
        draft = Draft(wording, pictures, look, styles, width, footnoted=self.footnoted)
        draft.adorned = wording.random.choice((0.0, 0.0, 0.005, 0.02))
        self.draw(draft)
        return draft

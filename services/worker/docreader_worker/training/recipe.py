"""How a model is trained."""

from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from docreader.models import CHECKPOINT, CONFIGURATION

COMPACT = Path(str(resources.files(__package__).joinpath("configurations/compact.yaml")))
"""The configuration of the built-in model."""
LARGE = COMPACT.with_name("large.yaml")
"""A ResNet-50, for people with a GPU."""


@dataclass(frozen=True, kw_only=True)
class Recipe:
    """``iterations`` of ``batch`` pages, at a learning rate of at most ``rate``, in an order that ``seed``
    gives.

    ``start_from`` is the folder of a model to fine-tune, whose backbone ``freeze`` leaves as it is; else it
    is a new one, ``large`` a ResNet-50. With ``only`` it learns these labels alone, and tells all others as
    the one that it starts from, with that one's backbone and the statistics of its norms. With ``patience``
    the weights that read held-out pages best are taken, and the training ends after so many looks without a
    better figure.
    """

    iterations: int = 20_000
    batch: int = 4
    rate: float = 1e-3
    seed: int = 1
    start_from: Path | None = None
    large: bool = False
    freeze: bool = False
    only: tuple[str, ...] = ()
    patience: int | None = None

    @property
    def configuration(self) -> Path:
        """The architecture: that of the model it starts from, if it starts from one."""
        if self.start_from is not None:
            return self.start_from / CONFIGURATION
        return LARGE if self.large else COMPACT

    @property
    def kept_from(self) -> Path | None:
        """The folder of the model that the labels which are not learned are kept from."""
        return self.start_from if self.only else None

    @property
    def weights(self) -> Path | None:
        """The weights it starts from, if it starts from any."""
        return None if self.start_from is None else self.start_from / CHECKPOINT

"""The best weights of a training so far."""

from typing import Any

from torch import Tensor, nn


class Best:
    """The averaged weights that read the held-out pages best so far. It is part of each checkpoint."""

    def __init__(self, patience: int | None) -> None:
        self._patience = patience
        self._figure = -1.0
        self._looks = 0
        self.weights: dict[str, Tensor] = {}

    @property
    def stands(self) -> bool:
        """Whether nothing better was seen for long enough."""
        return self._patience is not None and self._looks >= self._patience

    def look(self, figure: float, model: nn.Module) -> None:
        """Compare the model of now."""
        if self._patience is None:
            return
        self._looks += 1
        if figure > self._figure:
            self._figure, self._looks = figure, 0
            self.weights = {name: value.clone() for name, value in model.state_dict().items()}

    def state_dict(self) -> dict[str, object]:
        """What a checkpoint keeps of it."""
        return {"figure": self._figure, "looks": self._looks, "weights": self.weights}

    def load_state_dict(self, state: dict[str, Any]) -> None:
        """Go on from a checkpoint."""
        self._figure, self._looks, self.weights = state["figure"], state["looks"], state["weights"]

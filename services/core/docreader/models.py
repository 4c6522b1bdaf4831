"""Layout models: what ``model.json`` says of one, and the models there are in a store.

A model is a folder ``models/<name>/<version>/`` with ``model.json`` and its weights. Three are built into the
worker; workers announce them in the store by their ``model.json`` alone, so that the API can list them.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from msgspec import Struct, field

from docreader import keys
from docreader.errors import InvalidOption, ModelNotFound
from docreader.patterns import NAME
from docreader.store import ObjectMissing, Store
from docreader.store.base import get_json, put_json, unless_damaged

MODEL_JSON = "model.json"
CHECKPOINT, CONFIGURATION = "model_final.pth", "config.yaml"
"""What Detectron2 runs and trains from."""
GRAPH = "model.onnx"
"""What ONNX Runtime runs."""


class ModelFile(Struct, frozen=True):
    """A file of a model, as it must be."""

    bytes: int
    sha256: str


class Model(Struct, frozen=True, kw_only=True):
    """A layout model: what it finds, at which size, how well, and from what it was made."""

    name: str
    version: str
    description: str = ""
    licence: str = ""
    labels: list[str]
    long_side: int
    """Pixels of the longer side of the page image the model is given."""
    thresholds: dict[str, float]
    """The least score of a detection, by label."""
    files: dict[str, ModelFile]
    metrics: dict[str, Any] = field(default_factory=dict)
    data: dict[str, Any] = field(default_factory=dict)
    trained: dict[str, Any] = field(default_factory=dict)

    @property
    def reference(self) -> str:
        """``name@version``."""
        return f"{self.name}@{self.version}"

    def is_called(self, reference: str) -> bool:
        """Whether ``reference``, its name with a version or without, may mean this model."""
        return reference in (self.name, self.reference)


class ModelList(Struct, frozen=True, kw_only=True):
    """Every model, and the reference that is used where a job names none."""

    models: list[Model]
    default: str


def parse_reference(reference: str) -> tuple[str, str | None]:
    """``name`` or ``name@version``. Raises `InvalidOption`."""
    name, at, version = reference.partition("@")
    if not re.fullmatch(NAME, name) or (at and not re.fullmatch(NAME, version)):
        raise InvalidOption(
            f"option `model`: {reference[:80]!r} is not `name` or `name@version`", option="model"
        )
    return name, version or None


def version_order(version: str) -> tuple[tuple[int, str], ...]:
    """Sorts versions the way people count: 10 after 9."""
    return tuple((int(part), "") if part.isdecimal() else (0, part) for part in re.split(r"[._-]", version))


class Models:
    """The models in a store, and which is used where a job names none."""

    def __init__(self, store: Store, default: str) -> None:
        self._store = store
        self._default = default

    def __iter__(self) -> Iterator[Model]:
        """All of them by name, each one's versions in their order."""
        models = []
        for card in self._cards(keys.MODELS_PREFIX):
            with suppress(ObjectMissing), unless_damaged():  # removed since it was listed
                models.append(get_json(self._store, card, Model))
        yield from sorted(models, key=lambda model: (model.name, version_order(model.version)))

    def find(self, reference: str | None) -> Model:
        """The model of that reference, the newest version where it names none.

        Raises:
            ModelNotFound: there is none.
            ObjectUnreadable: its ``model.json`` is damaged.

        """
        wanted = reference or self.default()
        name, version = parse_reference(wanted)
        if version is None:
            version = self._newest(name)
        if version is not None:
            with suppress(ObjectMissing):
                return get_json(self._store, keys.model_file(name, version, MODEL_JSON), Model)
        raise ModelNotFound(
            f"there is no model {wanted!r}; `GET /v1/models` lists those there are", model=wanted
        )

    def default(self) -> str:
        """The reference used where a job names none: what was chosen over HTTP, else the setting."""
        try:
            return get_json(self._store, keys.DEFAULT_MODEL, str)
        except ObjectMissing:
            return self._default

    def set_default(self, reference: str) -> Model:
        """Use this model where a job names none. Raises `ModelNotFound`."""
        model = self.find(reference)
        put_json(self._store, keys.DEFAULT_MODEL, reference)
        return model

    def announce(self, model: Model) -> None:
        """Make a built-in model known; its weights stay where they are."""
        put_json(self._store, keys.model_file(model.name, model.version, MODEL_JSON), model)

    def _newest(self, name: str) -> str | None:
        prefix = keys.model_versions(name)
        versions = [card.removeprefix(prefix).split("/")[0] for card in self._cards(prefix)]
        return max(versions, key=version_order, default=None)

    def _cards(self, prefix: str) -> Iterator[str]:
        """The keys of every ``model.json``: it comes last, so a version without one is not all there yet."""
        listed = (entry.key for entry in self._store.list(prefix))
        return (key for key in listed if key.endswith(f"/{MODEL_JSON}"))

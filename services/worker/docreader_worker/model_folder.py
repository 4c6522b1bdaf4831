"""Where a model's files are: the built-in ones in the package, others copied from the store."""

import hashlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import msgspec

from docreader import keys
from docreader.errors import Internal, InvalidOption, ModelNotFound
from docreader.models import MODEL_JSON, Model, ModelFile, Models, parse_reference
from docreader.store import Store
from docreader.store.base import ObjectUnreadable
from docreader.wording import fault_of

BUILTIN = Path(__file__).parent / "builtin"


def builtin_models() -> Iterator[tuple[Model, Path]]:
    """The models that ship with the worker, and their folders."""
    for path in sorted(BUILTIN.glob(f"*/*/{MODEL_JSON}")):
        yield msgspec.json.decode(path.read_bytes(), type=Model), path.parent


def announce_builtin(models: Models) -> None:
    """Make the built-in models known to the API."""
    for model, _ in builtin_models():
        models.announce(model)


def check_builtin() -> Iterator[str]:
    """The references of the built-in models. Raises `Internal` where a file is not what it should be."""
    for model, folder in builtin_models():
        _check_files(model, folder)
        yield model.reference


def model_in(folder: Path) -> Model:
    """The model whose folder this is. Raises `InvalidOption` where its model.json describes none."""
    try:
        model = msgspec.json.decode((folder / MODEL_JSON).read_bytes(), type=Model)
    except OSError as error:
        raise InvalidOption(f"{folder / MODEL_JSON} cannot be read: {error.strerror}") from None
    except msgspec.ValidationError as error:
        raise InvalidOption(f"{folder / MODEL_JSON} describes no model: {fault_of(error, Model)}") from None
    except msgspec.DecodeError as error:
        raise InvalidOption(f"{folder / MODEL_JSON} describes no model: {error}") from None
    parse_reference(model.reference)
    return model


def describe_model(folder: Path, model: Model) -> Model:
    """Write the model.json of a folder: ``model``, with the size and checksum of every file that is there."""
    files = {
        path.name: ModelFile(path.stat().st_size, sha256_of(path))
        for path in sorted(folder.iterdir())
        if path.name != MODEL_JSON
    }
    described = msgspec.structs.replace(model, files=files)
    text = msgspec.json.format(msgspec.json.encode(described), indent=2)
    (folder / MODEL_JSON).write_bytes(text + b"\n")
    return described


def check_free(model: Model, store: Store) -> None:
    """Raise `InvalidOption` where another model has the reference of ``model``.

    Jobs that name it would be read by another one from then on.
    """
    if any(model.reference == built_in.reference for built_in, _ in builtin_models()):
        raise InvalidOption(f"{model.reference} is built in: give yours another name or version")
    with suppress(ModelNotFound, ObjectUnreadable):  # what is damaged may be mended so
        if Models(store, model.name).find(model.reference) != model:
            raise InvalidOption(f"{model.reference} is there already: give it another version")


def import_model(folder: Path, store: Store) -> Model:
    """Put a model into the store, its model.json last: workers find it when all of it is there.

    Raises:
        InvalidOption: as `model_in`; or a file is missing, or is not what model.json says.

    """
    model = model_in(folder)
    wrong = _wrong_file(model, folder)
    if wrong is not None:
        raise InvalidOption(f"{folder / wrong} is not the file that {MODEL_JSON} describes")
    for name in model.files:
        with (folder / name).open("rb") as file:
            store.put_stream(keys.model_file(model.name, model.version, name), file)
    Models(store, model.name).announce(model)
    return model


class ModelFolders:
    """Folders of models, each fetched once and checked against its SHA-256."""

    def __init__(self, store: Store, cache: Path) -> None:
        self._store = store
        self._cache = cache
        self._folders = {model.reference: folder for model, folder in builtin_models()}

    def folder(self, model: Model) -> Path:
        """The folder with the files of ``model``. Raises `Internal` where a file is not what it should be."""
        known = self._folders.get(model.reference)
        if known is not None:
            return known
        folder = self._cache / model.name / model.version
        folder.mkdir(parents=True, exist_ok=True)
        for name in (Path(each).name for each in model.files):
            self._store.download(keys.model_file(model.name, model.version, name), folder / name)
        _check_files(model, folder)
        (folder / MODEL_JSON).write_bytes(msgspec.json.encode(model))
        self._folders[model.reference] = folder
        return folder


def _check_files(model: Model, folder: Path) -> None:
    wrong = _wrong_file(model, folder)
    if wrong is not None:
        raise Internal(f"{wrong} of model {model.reference} is not the file its model.json describes")


def _wrong_file(model: Model, folder: Path) -> str | None:
    """The name of a file of ``model`` that is missing or not what it should be."""
    for name, file in model.files.items():
        if not (folder / name).is_file() or sha256_of(folder / name) != file.sha256:
            return name
    return None


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()

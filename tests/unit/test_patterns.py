"""What has to fit a pattern fits it whole: a newline at the end, as YAML leaves it, is no part of a name."""

from typing import Any

import msgspec
import pytest

from docreader.access import Access, AccessError, Limits, Scope, new_key
from docreader.broker import Queue
from docreader.environment import load_settings
from docreader.options import Options
from docreader.settings import Settings, SettingsError
from docreader.training import TrainingRequest
from docreader_worker.main import queues_of


@pytest.mark.parametrize(
    ("kind", "given"),
    [
        (TrainingRequest, {"dataset": "drawn", "name": "mine"}),
        (Options, {"ocr_languages": "eng+deu"}),
        (Settings, {"ocr_languages": "eng"}),
    ],
)
def test_a_newline_is_no_part_of_a_name(kind: type, given: dict[str, Any]) -> None:
    msgspec.convert(given, kind)
    *_, last = given
    with pytest.raises(msgspec.ValidationError, match=last):
        msgspec.convert(given | {last: given[last] + "\n"}, kind)


def test_a_newline_is_no_part_of_a_tenant() -> None:
    with pytest.raises(AccessError, match="acme"):
        new_key("acme\n", [Scope.READ])
    with pytest.raises(AccessError, match="tenants"):
        Access.decode(msgspec.json.encode({"tenants": {"acme\n": Limits()}}))


@pytest.mark.parametrize(
    ("given", "taken"),
    [
        ("pages\n", [Queue.PAGES]),
        ("pages, documents", [Queue.DOCUMENTS, Queue.PAGES]),
        (" documents ,pages\n", [Queue.DOCUMENTS, Queue.PAGES]),
    ],
)
def test_a_worker_takes_from_the_queues_it_is_given(given: str, taken: list[Queue]) -> None:
    assert queues_of(load_settings({"DOCREADER_QUEUES": given})) == taken


@pytest.mark.parametrize("given", ["", "\n", "pages\n\npages pages", "pages,", "pages;documents"])
def test_what_names_no_queues_stops_the_start(given: str) -> None:
    with pytest.raises(SettingsError, match="DOCREADER_QUEUES"):
        load_settings({"DOCREADER_QUEUES": given})

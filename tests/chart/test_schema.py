"""The schema refuses values that are unknown or out of bounds, so that none reaches a pod."""

from typing import Any

import msgspec
import pytest

from docreader.settings import Settings
from tests.chart.helm import ELSEWHERE, refusal, schema_of_settings


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({"workes": {}}, "workes"),
        ({"api": {"replica": 1}}, "replica"),
        ({"api": {"replicas": -1}}, "replicas"),
        ({"api": {"replicas": "two"}}, "replicas"),
        ({"worker": {"autoscaling": {"max": 3}}}, "max"),
        ({"worker": {"engine": "tensorflow"}}, "engine"),
        ({"workers": {"default": {"resource": {}}}}, "resource"),
        ({"workers": {"Large": {}}}, "Large"),
        ({"workers": {"default": None}}, "workers"),
        ({"worker": {"queues": ["letters"]}}, "queues"),
        ({"workers": {"default": {"queues": []}}}, "queues"),
        ({"settings": {"max_page": 3}}, "max_page"),
        ({"settings": {"ocr": "abbyy"}}, "ocr"),
        ({"settings": {"page_timeout": -5}}, "page_timeout"),
        ({"settings": {"webhook_retries": "abc"}}, "webhook_retries"),
        ({"settings": {"training_slice_seconds": 500}}, "training_slice_seconds"),
        ({"fullnameOverride": "2docs"}, "fullnameOverride"),
        ({"ingress": {"path": "documents"}}, "path"),
        ({"store": {"url": "file:///data"}}, "url"),
        ({"image": {"pullPolicy": "Sometimes"}}, "pullPolicy"),
    ],
)
def test_the_schema_refuses(values: dict[str, Any], says: str) -> None:
    message = refusal(values)
    assert "values don't meet the specifications of the schema" in message
    assert says in message


def test_the_schema_knows_every_setting_and_its_bounds() -> None:
    ours = schema_of_settings()
    theirs = msgspec.json.schema(Settings)["$defs"]["Settings"]["properties"]
    assert ours.keys() == theirs.keys()
    for name, bounds in ours.items():
        if bounds != ELSEWHERE:
            assert in_order(bounds) == in_order(theirs[name]), name


def in_order(bounds: dict[str, Any]) -> dict[str, Any]:
    """What a setting may be: its type and bounds, and its choices in the order of the alphabet."""
    told = {key: value for key, value in bounds.items() if key not in {"description", "default"}}
    if "pattern" in told:  # Helm's `$` is the end alone, and it refuses a schema that looks ahead
        told["pattern"] = told["pattern"].replace(r"$(?!\n)", "$")
    return told | {"enum": sorted(told.get("enum", []))}

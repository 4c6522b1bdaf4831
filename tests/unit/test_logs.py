"""Logs are JSON lines of named fields."""

import json
import logging
import re
from pathlib import Path

import pytest

from docreader.logs import FIELDS, JsonFormatter


def test_a_record_is_one_line_of_json_without_secrets() -> None:
    record = logging.LogRecord("docreader", logging.INFO, "", 0, "key is %s\nsecond line", ("hunter2",), None)
    record.job_id = "abc"
    record.text_of_document = "private"
    line = JsonFormatter(["hunter2"]).format(record)
    assert "\n" not in line
    assert "hunter2" not in line
    assert "private" not in line
    assert json.loads(line)["job_id"] == "abc"


SECRETS = ['say "hello"', "back\\slash", "tab\there", "p%40ss/wörd", "hunter2", "hunter2-and-more"]


@pytest.mark.parametrize("secret", SECRETS)
def test_a_secret_is_found_whatever_is_in_it_and_wherever_it_is(secret: str) -> None:
    error = ValueError(f"refused: {secret}")
    raised = (type(error), error, None)
    record = logging.LogRecord("docreader", logging.INFO, "", 0, "key is <%s>", (secret,), raised)
    record.reason = f"because of <{secret}>"
    line = json.loads(JsonFormatter(SECRETS).format(record))
    assert (line["message"], line["reason"]) == ("key is <***>", "because of <***>")
    assert line["exception"].endswith("ValueError: refused: ***")


def test_the_operators_page_names_every_field() -> None:
    text = (Path(__file__).parents[2] / "docs/reference/operations.md").read_text()
    logs = text.partition("## Logs\n")[2].partition("\n## ")[0]
    assert set(re.findall("`([a-z_]+)`", logs)) == {
        "time",
        "level",
        "logger",
        "message",
        "exception",
        *FIELDS,
    }

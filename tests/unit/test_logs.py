"""Logs are JSON lines of named fields."""

import json
import logging
import re
from pathlib import Path

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

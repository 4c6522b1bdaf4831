"""Logs are JSON lines of named fields."""

import json
import logging

from docreader.logs import JsonFormatter


def test_a_record_is_one_line_of_json_without_secrets() -> None:
    record = logging.LogRecord("docreader", logging.INFO, "", 0, "key is %s\nsecond line", ("hunter2",), None)
    record.job_id = "abc"
    record.text_of_document = "private"
    line = JsonFormatter(["hunter2"]).format(record)
    assert "\n" not in line
    assert "hunter2" not in line
    assert "private" not in line
    assert json.loads(line)["job_id"] == "abc"

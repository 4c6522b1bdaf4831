"""Logs: one JSON object a line. What is logged is named field by field; document text never is."""

import logging
import sys
from collections.abc import Iterable
from datetime import UTC, datetime

import msgspec

from docreader.job import Job

FIELDS = (
    "job_id",
    "run",
    "page",
    "tenant",
    "code",
    "reason",
    "quiet_seconds",
    "pages",
    "training_id",
    "iteration",
)


class JsonFormatter(logging.Formatter):
    """A record as one line of JSON; values of ``secrets`` are blotted out of all that is said in it."""

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        super().__init__()
        self._secrets = sorted(secrets, key=len, reverse=True)  # one may be part of another

    def format(self, record: logging.LogRecord) -> str:
        """Render one record."""
        line: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": self._blotted(record.getMessage()),
        }
        facts = {name: getattr(record, name) for name in FIELDS if hasattr(record, name)}
        line |= {name: self._blotted(fact) if isinstance(fact, str) else fact for name, fact in facts.items()}
        if record.exc_info:
            line["exception"] = self._blotted(self.formatException(record.exc_info))
        return msgspec.json.encode(line).decode()

    def _blotted(self, text: str) -> str:
        for secret in self._secrets:
            text = text.replace(secret, "***")
        return text


def of_run(job: Job, run: int) -> dict[str, str | int]:
    """The fields of whatever is logged about a run of a job."""
    return {"job_id": job.id, "run": run, "tenant": job.tenant}


def configure_logging(level: str, secrets: Iterable[str] = ()) -> None:
    """Send all logs to standard error as JSON lines."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonFormatter(secrets))
    logging.basicConfig(level=level.upper(), handlers=[handler], force=True)
    for chatty in ("pika", "urllib3", "httpx", "httpcore"):
        logging.getLogger(chatty).setLevel(logging.WARNING)

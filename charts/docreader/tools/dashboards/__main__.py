"""Writes the chart's Grafana dashboards: ``python charts/docreader/tools/dashboards``.

With ``--check`` it only tells, by exit code 1, that a file in the chart's ``dashboards`` is behind.
"""

import sys
from pathlib import Path

import api
import memory
import msgspec
import overview
import queues
import trainings
import webhooks
from grafana import grafana

FOLDER = Path(__file__).parents[2] / "dashboards"
MODULES = (overview, queues, memory, api, trainings, webhooks)


def main() -> int:
    """Write the files, or check them."""
    behind = False
    for dashboard in (module.DASHBOARD for module in MODULES):
        path = FOLDER / f"{dashboard.name}.json"
        text = msgspec.json.format(msgspec.json.encode(grafana(dashboard)), indent=2) + b"\n"
        if "--check" in sys.argv[1:]:
            behind |= not path.exists() or path.read_bytes() != text
        else:
            path.write_bytes(text)
    return int(behind)


if __name__ == "__main__":
    sys.exit(main())

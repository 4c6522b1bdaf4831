"""A dashboard as Grafana imports it."""

from collections.abc import Iterator
from typing import Any

from panels import Dashboard, Panel

WIDTH = 24
HEIGHT = 8
SOURCE = {"type": "prometheus", "uid": "${datasource}"}


def _variable(name: str, label: str, series: str, of: str) -> dict[str, Any]:
    """What is chosen above the panels, of the label ``of``; the chart says what is chosen at first."""
    return {
        "name": name,
        "label": label,
        "type": "query",
        "datasource": SOURCE,
        "query": f"label_values({series}, {of})",
        "refresh": 2,
        "includeAll": True,
        "multi": True,
        "current": {"text": "All", "value": "$__all"},
    }


_QUEUE = 'rabbitmq_detailed_queue_messages{queue=~"documents\\\\.v[0-9]+"'
VARIABLES = [
    _variable("namespace", "docreader", "docreader_http_request_seconds_count", "namespace"),
    _variable("rabbitmq", "RabbitMQ", f"{_QUEUE}}}", "namespace"),
    _variable("vhost", "vhost", f'{_QUEUE}, namespace=~"$rabbitmq"}}', "vhost"),
]
"""Of docreader, and of the RabbitMQ that it uses."""


def grafana(dashboard: Dashboard) -> dict[str, Any]:
    """The dashboard as Grafana imports it."""
    return {
        "uid": f"docreader-{dashboard.name}",
        "title": dashboard.title,
        "tags": ["docreader"],
        "schemaVersion": 39,
        "editable": True,
        "refresh": "30s",
        "time": {"from": "now-3h", "to": "now"},
        "templating": {"list": [_datasource(), *VARIABLES]},
        "links": [{"type": "dashboards", "title": "docreader", "tags": ["docreader"], "asDropdown": True}],
        "panels": list(_panels(dashboard.panels)),
    }


def _panels(panels: tuple[Panel, ...]) -> Iterator[dict[str, Any]]:
    x, y = 0, 0
    for number, panel in enumerate(panels, start=1):
        height = HEIGHT if panel.kind == "timeseries" else HEIGHT // 2
        if x + panel.columns > WIDTH:
            x, y = 0, y + HEIGHT
        yield _panel(panel, number, {"x": x, "y": y, "w": panel.columns, "h": height})
        x += panel.columns


def _panel(panel: Panel, number: int, place: dict[str, int]) -> dict[str, Any]:
    custom = {"stacking": {"mode": "normal"}, "fillOpacity": 30} if panel.stacked else {"fillOpacity": 5}
    return {
        "id": number,
        "type": panel.kind,
        "title": panel.title,
        "description": panel.about,
        "datasource": SOURCE,
        "gridPos": place,
        "fieldConfig": {
            "defaults": {
                "unit": panel.unit,
                "min": 0,
                "custom": custom if panel.kind == "timeseries" else {},
            },
            "overrides": [],
        },
        "targets": [
            {"refId": chr(ord("A") + index), "expr": query.expression, "legendFormat": query.legend}
            for index, query in enumerate(panel.queries)
        ],
    }


def _datasource() -> dict[str, Any]:
    return {"name": "datasource", "label": "Prometheus", "type": "datasource", "query": "prometheus"}

"""Values that switch much of the chart on."""

from typing import Any

MIB = 1024 * 1024
SCALED = {"worker": {"autoscaling": {"enabled": True}}}
EVERYTHING: dict[str, Any] = {
    "api": {"autoscaling": {"enabled": True}, "clusterStatus": True},
    "worker": {"autoscaling": {"enabled": True}, "model": "special@3"},
    "store": {"existingSecret": "s3", "region": "eu-west-1"},
    "caBundle": {"configMap": "certificates"},
    "webhooks": {"existingSecret": "webhooks"},
    "trainer": {"enabled": True, "autoscaling": {"enabled": True}},
    "settings": {
        "max_pages": 500,
        "max_document_bytes": 1024 * MIB,
        "ocr": "none",
        "source_allow_private": True,
    },
    "workers": {"default": {}, "large": {"engine": "detectron2", "runtimeClassName": "nvidia"}},
    "ingress": {"enabled": True, "hosts": ["documents.example.com"], "tls": [{"secretName": "certificate"}]},
    "httpRoute": {
        "enabled": True,
        "parentRefs": [{"name": "gateway"}],
        "hostnames": ["documents.example.com"],
    },
    "metrics": {
        "monitors": {"enabled": True},
        "rules": {"enabled": True},
        "dashboards": {"enabled": True},
    },
    "extraObjects": [
        {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "of-{{ .Release.Name }}"}},
        "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: also-of-{{ .Release.Name }}}",
    ],
}

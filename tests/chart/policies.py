"""Who may open a connection to whom, decided from NetworkPolicies as a network plugin decides it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from ipaddress import ip_address, ip_network
from typing import Any

from tests.chart.helm import Manifest


@dataclass(frozen=True)
class Endpoint:
    """A pod; or, without a namespace, an address outside the cluster."""

    address: str
    namespace: str = ""
    labels: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Port:
    """A port that an endpoint listens on."""

    number: int
    protocol: str = "TCP"


@dataclass(frozen=True)
class Policies:
    """All NetworkPolicies of one namespace; no other namespace has any."""

    namespace: str
    policies: tuple[Manifest, ...]

    def allow(self, source: Endpoint, target: Endpoint, port: Port) -> bool:
        """Whether ``source`` may leave for ``target``, and ``target`` lets it in."""
        return self._passes("Egress", source, target, port) and self._passes("Ingress", target, source, port)

    def _passes(self, direction: str, pod: Endpoint, other: Endpoint, port: Port) -> bool:
        specs = [spec for spec in self._of(pod) if direction in spec["policyTypes"]]
        rules = [rule for spec in specs for rule in spec.get(direction.lower()) or []]
        return not specs or any(self._matches(rule, direction, other, port) for rule in rules)

    def _of(self, pod: Endpoint) -> list[dict[str, Any]]:
        """What is said of the policies that select a pod."""
        if pod.namespace != self.namespace:
            return []
        specs = [each["spec"] for each in self.policies]
        return [spec for spec in specs if _selects(spec["podSelector"], pod.labels)]

    def _matches(self, rule: dict[str, Any], direction: str, other: Endpoint, port: Port) -> bool:
        """A rule without ports is for every port, one without peers for everyone."""
        ports, peers = rule.get("ports"), rule.get("to" if direction == "Egress" else "from")
        return (not ports or {"port": port.number, "protocol": port.protocol} in ports) and (
            not peers or any(self._is_peer(peer, other) for peer in peers)
        )

    def _is_peer(self, peer: dict[str, Any], other: Endpoint) -> bool:
        if "ipBlock" in peer:
            return _is_in(peer["ipBlock"], other.address)
        if not other.namespace:
            return False
        if "namespaceSelector" in peer:
            here = _selects(peer["namespaceSelector"], {"kubernetes.io/metadata.name": other.namespace})
        else:
            here = other.namespace == self.namespace
        return here and _selects(peer.get("podSelector", {}), other.labels)


def _is_in(block: dict[str, Any], address: str) -> bool:
    found = ip_address(address)
    return found in ip_network(block["cidr"]) and not any(
        found in ip_network(each) for each in block.get("except", [])
    )


def _selects(selector: dict[str, Any], labels: Mapping[str, str]) -> bool:
    """Whether labels are those of a selector; an empty one selects everything."""
    wanted = selector.get("matchLabels", {}).items() <= labels.items()
    return wanted and all(_holds(each, labels) for each in selector.get("matchExpressions", []))


def _holds(expression: dict[str, Any], labels: Mapping[str, str]) -> bool:
    value, values = labels.get(expression["key"]), expression.get("values", [])
    match expression["operator"]:
        case "In":
            return value in values
        case "NotIn":
            return value not in values
        case "Exists":
            return value is not None
        case _:
            return value is None

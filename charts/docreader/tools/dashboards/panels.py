"""What a dashboard is made of."""

from dataclasses import dataclass
from typing import Literal

HERE = 'namespace=~"$namespace"'
RATE = "[$__rate_interval]"
RABBITMQ = 'namespace=~"$rabbitmq", vhost=~"$vhost"'
_ALL = "(documents|pages|webhooks|trainings)"
QUEUES = f'{RABBITMQ}, queue=~"{_ALL}\\\\.v[0-9]+"'
WORK = f'{RABBITMQ}, queue=~"(documents|pages)\\\\.v[0-9]+"'
TRAININGS = f'{RABBITMQ}, queue=~"trainings\\\\.v[0-9]+"'
WEBHOOKS = f'{RABBITMQ}, queue=~"webhooks\\\\.v[0-9]+"'
DELAYED = f'{RABBITMQ}, queue=~"{_ALL}\\\\.v[0-9]+\\\\.DQ"'
DEAD = f'{RABBITMQ}, queue=~"{_ALL}\\\\.v[0-9]+\\\\.XQ"'
WORKER = f'{HERE}, container="worker"'
TRAINER = f'{HERE}, container="trainer"'
NOTIFIER = f'{HERE}, container="notifier"'

Unit = Literal["short", "s", "bytes", "percentunit", "ops", "reqps"]


@dataclass(frozen=True)
class Query:
    """A PromQL expression and what its series are called."""

    expression: str
    legend: str


@dataclass(frozen=True)
class Panel:
    """A graph, or one number."""

    title: str
    about: str
    queries: tuple[Query, ...]
    unit: Unit = "short"
    kind: Literal["timeseries", "stat"] = "timeseries"
    stacked: bool = False

    @property
    def columns(self) -> int:
        """Of 24 across."""
        return 6 if self.kind == "stat" else 12


@dataclass(frozen=True)
class Dashboard:
    """A page of panels, laid out from left to right."""

    name: str
    title: str
    panels: tuple[Panel, ...]


def by(label: str, expression: str) -> Query:
    """A sum of ``expression`` for each value of a label."""
    return Query(f"sum by ({label}) ({expression})", f"{{{{{label}}}}}")


def quantiles(metric: str, selector: str = HERE, label: str = "") -> tuple[Query, ...]:
    """The median and the 95th percentile of a histogram, for each value of a label."""
    labels = f"le, {label}" if label else "le"
    name = f" {{{{{label}}}}}" if label else ""
    inner = f"sum by ({labels}) (rate({metric}_bucket{{{selector}}}{RATE}))"
    return tuple(Query(f"histogram_quantile({q}, {inner})", f"p{q * 100:.0f}{name}") for q in (0.5, 0.95))


def reporting(selector: str, legend: str) -> Query:
    """How many processes of a role report."""
    return Query(f'count(docreader_memory_bytes{{{selector}, process="parent"}}) or vector(0)', legend)


def container_memory(whose: str, selector: str) -> Panel:
    """Working sets of containers beside their limit."""
    return Panel(
        "Containers and their limit",
        f"Working set of each {whose}, and the limit past which the kernel ends it.",
        (
            Query(f"max by (pod) (container_memory_working_set_bytes{{{selector}}})", "{{pod}}"),
            Query(f"max(container_spec_memory_limit_bytes{{{selector}}})", "limit"),
        ),
        unit="bytes",
    )


def kernel_kills(selector: str) -> Panel:
    """Containers that ran out of memory: the kernel ends one process, or, with cgroups v2, all at once."""
    ended = f"increase(kube_pod_container_status_restarts_total{{{selector}}}[1h])"
    reason = f'kube_pod_container_status_last_terminated_reason{{{selector}, reason="OOMKilled"}} == 1'
    return Panel(
        "Killed by the kernel",
        "Out of memory in the hour before: the limit is too low for the parent's share. Should be none.",
        (
            Query(f"sum(increase(container_oom_events_total{{{selector}}}[1h]))", "processes"),
            Query(f"sum({ended} and on (namespace, pod, container) {reason}) or vector(0)", "containers"),
        ),
    )

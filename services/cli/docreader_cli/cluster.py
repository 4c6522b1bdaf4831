"""``docreader cluster``: the workers of a release on the cluster of the current kube context."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import click
import msgspec

from docreader_cli.libraries import libraries
from docreader_cli.options import JSON
from docreader_cli.show import print_table

if TYPE_CHECKING:
    from docreader_cli.pool import Pool
    from docreader_cli.pools import Pools

STOP_SECONDS = 30.0
"""What Kubernetes needs besides the grace period of a pod."""


@click.group("cluster")
@click.option("--namespace", "-n", help="Namespace; that of the kube context otherwise.")
@click.option("--release", default="docreader", show_default=True, help="Name of the Helm release.")
@click.pass_context
def cluster_command(context: click.Context, namespace: str | None, release: str) -> None:
    """Workers on Kubernetes: how many there are, and how many there shall be."""

    def connect() -> Pools:
        with libraries("cluster"):
            from docreader_cli.pools import Pools  # noqa: PLC0415

        return Pools(release, namespace)

    context.obj = connect


POOL = click.option("--pool", "names", multiple=True, help="Only this pool; may be repeated.")
Connect = Callable[[], "Pools"]


@cluster_command.command("status")
@POOL
@JSON
@click.pass_obj
def status_command(connect: Connect, names: tuple[str, ...], as_json: bool) -> None:
    """Each pool: what it takes, workers wanted and ready, its autoscaler, its memory."""
    pools = connect()
    found, memory = pools.all(names), pools.memory()
    if as_json:
        click.echo(msgspec.json.encode(found))
        return
    rows = []
    for pool in found:
        most = max((memory[pod] for pod in pool.pods if pod in memory), default=None)
        rows.append(
            (
                pool.name,
                pool.queues.replace(",", ", "),
                str(pool.wanted),
                str(pool.ready),
                str(len(pool.pods)),
                _scaling(pool),
                "-" if most is None else f"{most} MiB",
            )
        )
    print_table(("pool", "takes", "wanted", "ready", "pods", "autoscaler", "most memory"), rows)


@cluster_command.command("scale")
@click.argument("replicas", type=click.IntRange(0, 1000))
@POOL
@click.pass_obj
def scale_command(connect: Connect, replicas: int, names: tuple[str, ...]) -> None:
    """Have REPLICAS workers in each pool; its autoscaler is paused until `resume`."""
    pools = connect()
    for pool in pools.all(names):
        pools.scale(pool, replicas)
        click.echo(f"{pool.name}: {pool.wanted} -> {replicas} workers{_paused(pool)}")


@cluster_command.command("pause")
@POOL
@click.pass_obj
def pause_command(connect: Connect, names: tuple[str, ...]) -> None:
    """Keep as many workers as there are now, whatever waits."""
    pools = connect()
    for pool in pools.all(names):
        pools.pause(pool)
        click.echo(f"{pool.name}: stays at {pool.wanted} workers{_paused(pool)}")


@cluster_command.command("resume")
@POOL
@click.pass_obj
def resume_command(connect: Connect, names: tuple[str, ...]) -> None:
    """Give pools back to their autoscaler."""
    pools = connect()
    for pool in pools.all(names):
        pools.resume(pool)
        if pool.scaler is None:
            click.echo(
                f"{pool.name}: has no autoscaler; `docreader cluster scale N` says how many workers it has"
            )
        else:
            click.echo(
                f"{pool.name}: scaled with its queues, {pool.scaler.minimum} to {pool.scaler.maximum} workers"
            )


@cluster_command.command("drain")
@POOL
@click.option(
    "--timeout", type=click.FloatRange(min=0), help="Seconds to wait; the pods' grace period otherwise."
)
@click.pass_obj
def drain_command(connect: Connect, names: tuple[str, ...], timeout: float | None) -> None:
    """Let workers finish the page they read and stop, take nothing new, and wait until they have.

    What they hand back waits in the queues until `resume` or `scale`.
    """
    pools = connect()
    found = pools.all(names)
    for pool in found:
        pools.scale(pool, 0)
    seconds = timeout if timeout is not None else max(pool.grace_seconds for pool in found) + STOP_SECONDS
    for left in pools.drained(found, seconds):
        click.echo(
            f"{len(left)} workers finish what they read: {', '.join(left)}" if left else "no worker is left"
        )


def _scaling(pool: Pool) -> str:
    if pool.scaler is None:
        return "none"
    return "paused" if pool.scaler.paused else f"{pool.scaler.minimum} to {pool.scaler.maximum}"


def _paused(pool: Pool) -> str:
    return "" if pool.scaler is None else ", autoscaler paused: `docreader cluster resume` gives it back"

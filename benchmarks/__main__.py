"""``python -m benchmarks [NAME...]``: run the benchmarks, all or those named; one table last."""

import argparse
from importlib import import_module

from rich.console import Console
from rich.table import Table

NAMES = ("api_memory", "watchers", "worker_memory", "tutorial", "layout", "speed_accuracy")
ON_CLUSTER = ("cold_start",)
"""They need the cluster of the current kube context, with KEDA."""


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument(
        "names",
        nargs="*",
        choices=[*NAMES, *ON_CLUSTER, []],
        help="which; all that need no cluster by default",
    )
    chosen = parser.parse_args().names or NAMES
    table = Table("benchmark", "what", "figure")
    for name in chosen:
        for what, figure in import_module(f"benchmarks.{name}").measure():
            table.add_row(name, what, figure)
    Console().print(table)


if __name__ == "__main__":
    main()

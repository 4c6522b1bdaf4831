"""How much CPU this process may use: the host's cores say nothing of a container's share."""

import os
from pathlib import Path

_V2 = Path("/sys/fs/cgroup/cpu.max")
_V1 = Path("/sys/fs/cgroup/cpu")


def threads_of(setting: int) -> int:
    """The setting, or for 0 the whole cores of the CPU limit, at least 1."""
    return setting or max(1, int(cpu_limit()))


def cpu_limit() -> float:
    """Cores of the cgroup's quota, or those the process may run on where there is none."""
    cores = (
        float(len(os.sched_getaffinity(0)))
        if hasattr(os, "sched_getaffinity")
        else float(os.cpu_count() or 1)
    )
    return min(cores, _quota() or cores)


def _quota() -> float | None:
    try:
        if _V2.exists():
            quota, period = _V2.read_text().split()
            return None if quota == "max" else int(quota) / int(period)
        quota_us = int((_V1 / "cpu.cfs_quota_us").read_text())
        period_us = int((_V1 / "cpu.cfs_period_us").read_text())
    except (OSError, ValueError):
        return None
    return None if quota_us <= 0 else quota_us / period_us

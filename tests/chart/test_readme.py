"""The chart's README is that of its values."""

import subprocess
import sys

from tests.chart.helm import CHART


def test_the_table_of_values_is_that_of_the_values() -> None:
    tool = CHART / "tools" / "values_readme.py"
    done = subprocess.run([sys.executable, tool, "--check"], check=False, timeout=60)
    assert done.returncode == 0, "run python charts/docreader/tools/values_readme.py"

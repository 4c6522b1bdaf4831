"""The marker of tests that train or export a detector."""

import pytest


def pytest_configure(config: pytest.Config) -> None:
    """Register the marker."""
    config.addinivalue_line("markers", "torch: needs PyTorch and Detectron2")

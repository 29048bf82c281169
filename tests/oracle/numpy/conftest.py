"""The oracle needs NumPy; without it these tests are skipped, unless CONVLINT_REQUIRE_ORACLE says they must run."""

from __future__ import annotations

import importlib.util
import os
from pathlib import Path

import pytest

_HERE = Path(__file__).parent
_HAS_NUMPY = importlib.util.find_spec("numpy") is not None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if _HERE in item.path.parents and not _HAS_NUMPY and not os.environ.get("CONVLINT_REQUIRE_ORACLE"):
            item.add_marker(pytest.mark.skip(reason="numpy is not installed"))

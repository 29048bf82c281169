"""The oracle needs Pillow and OpenCV; without one its tests are skipped, unless CONVLINT_REQUIRE_ORACLE is set."""

from __future__ import annotations

import importlib.util
import os
from pathlib import Path

import pytest

_HERE = Path(__file__).parent
_NEEDS = {"test_pillow.py": "PIL", "test_opencv.py": "cv2"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        package = _NEEDS.get(item.path.name) if _HERE in item.path.parents else None
        missing = package is not None and importlib.util.find_spec(package) is None
        if missing and not os.environ.get("CONVLINT_REQUIRE_ORACLE"):
            item.add_marker(pytest.mark.skip(reason=f"{package} is not installed"))

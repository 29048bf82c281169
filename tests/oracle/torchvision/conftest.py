"""The oracle needs torchvision; without it recorded facts are tested, unless CONVLINT_REQUIRE_ORACLE is set."""

from __future__ import annotations

import importlib.util
import os

import pytest

_HAS_TORCHVISION = importlib.util.find_spec("torchvision") is not None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if (
            item.get_closest_marker("oracle") is not None
            and not _HAS_TORCHVISION
            and not os.environ.get("CONVLINT_REQUIRE_ORACLE")
        ):
            item.add_marker(pytest.mark.skip(reason="torchvision is not installed: recorded facts are tested instead"))


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "oracle: compares the twin with the real framework")

"""The oracle needs torch; without it these tests are skipped, unless CONVLINT_REQUIRE_ORACLE says they must run."""

from __future__ import annotations

import importlib.util
import os
from collections.abc import Iterator
from typing import Any

import pytest
from torch_tally import TALLY

_HAS_TORCH = importlib.util.find_spec("torch") is not None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "oracle" in item.keywords and not _HAS_TORCH and not os.environ.get("CONVLINT_REQUIRE_ORACLE"):
            item.add_marker(pytest.mark.skip(reason="torch is not installed: recorded truth is tested instead"))


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "oracle: compares the twin with the real torch")


@pytest.hookimpl(wrapper=True)
def pytest_terminal_summary(terminalreporter: Any) -> Iterator[None]:
    yield
    if TALLY.calls:
        terminalreporter.section("torch oracle")
        terminalreporter.write_line(TALLY.report())

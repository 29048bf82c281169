"""The oracle needs torch; without it these tests are skipped, unless CONVLINT_REQUIRE_ORACLE says they must run."""

from __future__ import annotations

import importlib.util
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from torch_tally import TALLY

_FOLDER = Path(__file__).parent
_HAS_TORCH = importlib.util.find_spec("torch") is not None


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Without torch one test of each file is left, which is skipped and says why."""
    if _HAS_TORCH or os.environ.get("CONVLINT_REQUIRE_ORACLE"):
        return
    oracle = [item for item in items if item.path.parent == _FOLDER and item.get_closest_marker("oracle")]
    first = {item.path: item for item in reversed(oracle)}
    for item in first.values():
        item.add_marker(pytest.mark.skip(reason="torch is not installed: recorded truth is tested instead"))
    dropped = [item for item in oracle if item not in first.values()]
    items[:] = [item for item in items if item not in dropped]
    config.hook.pytest_deselected(items=dropped)


@pytest.fixture(autouse=True, scope="session")
def hooks(functions_of_tests_may_be_called: None) -> None:
    """The functions that these tests hand to twins stand for those of a program."""


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "oracle: compares the twin with the real torch")


@pytest.hookimpl(wrapper=True)
def pytest_terminal_summary(terminalreporter: Any) -> Iterator[None]:
    yield
    if TALLY.calls:
        terminalreporter.section("torch oracle")
        terminalreporter.write_line(TALLY.report())

"""The oracle needs TensorFlow; without it these tests are skipped, unless CONVLINT_REQUIRE_ORACLE says they must run."""

from __future__ import annotations

import importlib.util
import os
from collections.abc import Iterator
from typing import Any

import pytest
from tf_tally import TALLY

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "-1")
_MISSING = [name for name in ("tensorflow", "keras", "tf_keras") if importlib.util.find_spec(name) is None]


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "oracle: compares the twin with the real framework")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.get_closest_marker("oracle") is not None and _MISSING and not os.environ.get("CONVLINT_REQUIRE_ORACLE"):
            reason = f"{', '.join(_MISSING)} not installed: recorded truth is tested instead"
            item.add_marker(pytest.mark.skip(reason=reason))


@pytest.hookimpl(wrapper=True)
def pytest_terminal_summary(terminalreporter: Any) -> Iterator[None]:
    yield
    if TALLY.calls:
        terminalreporter.section("TensorFlow oracle")
        terminalreporter.write_line(TALLY.report())

from __future__ import annotations

from collections.abc import Iterator

import pytest

from convlint.frameworks.stdlib import _core


@pytest.fixture(autouse=True, scope="session")
def functions_of_tests_may_be_called() -> Iterator[None]:
    """The functions that these tests hand to twins stand for those of a program."""
    only_twins = _core.is_twin_function
    _core.is_twin_function = lambda value: only_twins(value) or getattr(value, "__module__", "").startswith("test_")
    yield
    _core.is_twin_function = only_twins

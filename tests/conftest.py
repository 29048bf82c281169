"""`pytest --hypothesis-profile=same` draws the same examples each time, as CI does; else each run draws others.

`--hypothesis-profile=few` draws a few of them: for runs that are repeated for thousands of changes of the source.
"""

from collections.abc import Iterator

import pytest
from hypothesis import settings

from convlint.frameworks.stdlib import _core

settings.register_profile("same", derandomize=True, database=None, deadline=None)
settings.register_profile("few", settings.get_profile("same"), max_examples=6)


@pytest.fixture(scope="session")
def functions_of_tests_may_be_called() -> Iterator[None]:
    """Twins call the functions of tests as they call those of a program."""
    only_twins = _core.is_twin_function
    _core.is_twin_function = lambda value: only_twins(value) or getattr(value, "__module__", "").startswith("test_")
    yield
    _core.is_twin_function = only_twins

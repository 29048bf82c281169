from __future__ import annotations

import pytest


@pytest.fixture(autouse=True, scope="session")
def hooks(functions_of_tests_may_be_called: None) -> None:
    """The functions that these tests hand to twins stand for those of a program."""

"""Twin of `unittest` (https://docs.python.org/3/library/unittest.html): nothing is tested."""

from __future__ import annotations

from convlint.values import Unknown


class TestCase:
    """The base of the tests that programs write: every assertion holds."""

    def __init__(self, methodName="runTest"):
        self._testMethodName = methodName

    def setUp(self):
        """Nothing."""

    def tearDown(self):
        """Nothing."""

    def __getattr__(self, name):
        if name.startswith(("assert", "fail", "skip", "subTest", "addCleanup")):
            return _holds
        raise AttributeError(name)


def _holds(*args, **kwargs):
    """What an assertion gives: nothing that is known."""
    return Unknown("what an assertion gives")


class SkipTest(Exception):
    """Raised to skip a test."""


def main(*args, **kwargs):
    """Runs nothing."""


def skip(reason):
    """A decorator that changes nothing."""
    return lambda decorated: decorated


def skipIf(condition, reason):
    """A decorator that changes nothing."""
    return lambda decorated: decorated


skipUnless = skipIf


def expectedFailure(test_item):
    """Changes nothing."""
    return test_item

"""Twin of `contextlib` (https://docs.python.org/3/library/contextlib.html)."""

from __future__ import annotations

from convlint.frameworks.stdlib._core import call
from convlint.values import Unknown


class AbstractContextManager:
    """A base class of context managers."""

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        return None


class ContextDecorator:
    """A base class of context managers that can decorate: the function is called as it is."""

    def __call__(self, func):
        return func


class _GeneratorManager(ContextDecorator):
    """What a `@contextmanager` function gives. The interpreter runs a generator's body to its end when it is called."""

    def __init__(self, values):
        self._values = values

    def __enter__(self):
        return next(iter(self._values)) if not isinstance(self._values, Unknown) else self._values.derive("enter")

    def __exit__(self, *exc):
        return None


def contextmanager(func):
    """A function whose single `yield` is the value of a `with` statement."""

    def helper(*args, **kwargs):
        return _GeneratorManager(call(func, *args, **kwargs))

    return helper


asynccontextmanager = contextmanager


class suppress:
    """Ignores the exceptions of the given classes."""

    def __init__(self, *exceptions):
        self._exceptions = exceptions

    def __enter__(self):
        return None

    def __exit__(self, exctype=None, excinst=None, exctb=None):
        return exctype is not None and issubclass(exctype, self._exceptions)


class nullcontext:
    """Does nothing; its value is `enter_result`."""

    def __init__(self, enter_result=None):
        self.enter_result = enter_result

    def __enter__(self):
        return self.enter_result

    def __exit__(self, *exc):
        return None


class closing:
    """Its value is `thing`, which is not closed."""

    def __init__(self, thing):
        self.thing = thing

    def __enter__(self):
        return self.thing

    def __exit__(self, *exc):
        return None


class _Redirect(nullcontext):
    """Nothing is written anywhere."""


redirect_stdout = redirect_stderr = _Redirect


class ExitStack:
    """Enters context managers; what is registered for the exit is not run."""

    def enter_context(self, cm):
        """The value of `cm`."""
        return cm.derive("enter") if isinstance(cm, Unknown) else type(cm).__enter__(cm)

    def push(self, exit):
        """`exit`."""
        return exit

    def callback(self, callback, /, *args, **kwargs):
        """`callback`."""
        return callback

    def pop_all(self):
        """An empty stack."""
        return type(self)()

    def close(self):
        """Nothing is closed."""

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        return None

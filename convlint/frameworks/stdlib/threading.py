"""Twin of `threading` (https://docs.python.org/3/library/threading.html): no thread is started."""

from __future__ import annotations

from convlint.values import Unknown


class Thread:
    """The base of threads that programs write; `start` runs nothing."""

    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        self._target, self.name, self.daemon = target, name, daemon

    def start(self):
        """Nothing."""

    def run(self):
        """Nothing."""

    def join(self, timeout=None):
        """Nothing."""

    def is_alive(self):
        """Not known."""
        return Unknown("whether a thread is alive", kind=bool)

    def setDaemon(self, daemonic):
        """Nothing."""
        self.daemon = daemonic


class _Guard:
    """What a `with` block holds."""

    def __enter__(self):
        return True

    def __exit__(self, *exc):
        return None

    def acquire(self, blocking=True, timeout=-1):
        """Always."""
        return True

    def release(self):
        """Nothing."""

    wait = notify = notify_all = set = clear = lambda self, *args, **kwargs: None

    def is_set(self):
        """Not known."""
        return Unknown("whether an event is set", kind=bool)


class Lock(_Guard):
    """Held by nobody else."""


class RLock(_Guard):
    """Held by nobody else."""


class Condition(_Guard):
    """Held by nobody else."""

    def __init__(self, lock=None):
        self._lock = lock


class Event(_Guard):
    """Set or not."""


class Semaphore(_Guard):
    """Never used up."""

    def __init__(self, value=1):
        self._value = value


def current_thread():
    """The one thread."""
    return Thread()


class local:
    """A place for the attributes of a thread."""

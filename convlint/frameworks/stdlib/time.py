"""Twin of `time` (https://docs.python.org/3/library/time.html): no clock is read."""

from __future__ import annotations

from convlint.values import Unknown


def _clock(name, kind):
    def read(*args, **kwargs):
        return Unknown("the time", kind=kind)

    read.__name__ = read.__qualname__ = name
    read.__doc__ = "The time is not known."
    return read


globals().update(
    {
        _name: _clock(_name, float)
        for _name in ("time", "perf_counter", "monotonic", "process_time", "thread_time", "clock", "mktime")
    }
)
globals().update(
    {_name: _clock(_name, int) for _name in ("time_ns", "perf_counter_ns", "monotonic_ns", "process_time_ns")}
)
globals().update({_name: _clock(_name, str) for _name in ("strftime", "ctime", "asctime")})
globals().update({_name: _clock(_name, None) for _name in ("localtime", "gmtime", "strptime")})


def sleep(seconds, /):
    """Does not wait."""

"""Twin of `random` (https://docs.python.org/3/library/random.html): numbers that are not known."""

from __future__ import annotations

from convlint.frameworks.stdlib import bounded
from convlint.values import Unknown

_INTEGERS = ("randint", "randrange", "getrandbits", "binomialvariate")
_FLOATS = (
    "random uniform gauss normalvariate lognormvariate triangular betavariate expovariate gammavariate vonmisesvariate "
    "paretovariate weibullvariate"
)


def _number(name, kind):
    def draw(*args, **kwargs):
        return Unknown("a random number", kind=kind)

    draw.__name__ = draw.__qualname__ = name
    draw.__doc__ = f"A random {kind.__name__}."
    return draw


globals().update({_name: _number(_name, int) for _name in _INTEGERS})
globals().update({_name: _number(_name, float) for _name in _FLOATS.split()})


def seed(a=None, version=2):
    """Does nothing."""


def getstate():
    """The state is not known."""
    return Unknown("the state of a random generator")


def setstate(state):
    """Does nothing."""


def choice(seq):
    """One of the items; known only where all are the same number or text."""
    if isinstance(seq, Unknown):
        return seq.derive("choice", object())
    items = bounded.items(seq)
    first = items[0]
    if type(first) in (int, float, str) and all(type(item) is type(first) and item == first for item in items):
        return first
    return Unknown("a random choice", kind=type(first) if all(type(item) is type(first) for item in items) else None)


def choices(population, weights=None, *, cum_weights=None, k=1):
    """A list of k items that are not known."""
    return _drawn(k)


def sample(population, k, *, counts=None):
    """A list of k items that are not known."""
    return _drawn(k)


def _drawn(k):
    if not isinstance(k, int) or k > bounded.MAX_ITEMS // 100:
        return Unknown("a random sample", kind=list)
    return [Unknown("a random choice") for _ in range(k)]


def shuffle(x):
    """Afterwards it is not known which item is where."""
    if isinstance(x, list):
        x[:] = [Unknown("an item of a shuffled list") for _ in x]


class Random:
    """A generator of numbers that are not known."""

    def __init__(self, x=None):
        pass

    seed = staticmethod(seed)
    choice = staticmethod(choice)
    choices = staticmethod(choices)
    sample = staticmethod(sample)
    shuffle = staticmethod(shuffle)
    getstate = staticmethod(getstate)
    setstate = staticmethod(setstate)


for _name in (*_INTEGERS, *_FLOATS.split()):
    setattr(Random, _name, staticmethod(globals()[_name]))

SystemRandom = Random

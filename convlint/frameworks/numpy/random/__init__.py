"""Twin of `numpy.random` (https://numpy.org/doc/stable/reference/random/legacy.html): shapes, no numbers."""

from __future__ import annotations

from typing import Any

import convlint.shapes as shapes
from convlint.frameworks.numpy._dtypes import dtype_of, float64, int64
from convlint.frameworks.numpy._ndarray import as_array, ndarray, new_array
from convlint.frameworks.numpy._support import sizes_of
from convlint.shapes import broadcast
from convlint.values import Tensor, Unknown

_FLOATS = {
    "normal": ("loc", "scale"),
    "uniform": ("low", "high"),
    "beta": ("a", "b"),
    "exponential": ("scale",),
    "gamma": ("shape", "scale"),
    "laplace": ("loc", "scale"),
    "lognormal": ("mean", "sigma"),
    "logistic": ("loc", "scale"),
    "gumbel": ("loc", "scale"),
    "triangular": ("left", "mode", "right"),
    "chisquare": ("df",),
    "standard_t": ("df",),
    "vonmises": ("mu", "kappa"),
    "pareto": ("a",),
    "weibull": ("a",),
}
_INTEGERS = {"binomial": ("n", "p"), "poisson": ("lam",), "geometric": ("p",), "zipf": ("a",)}


def _drawn(size: Any, kind: Any, *parameters: Any) -> Any:
    """An array of random numbers of shape `size`; without a size, of the parameters' shape, or a number."""
    if size is None:
        arrays = [parameter for parameter in parameters if isinstance(parameter, (Tensor, list, tuple))]
        if not arrays:
            return Unknown("a random number", kind=int if kind is int64 else float)
        found = [as_array(array) for array in arrays]
        unknown = next((array for array in found if isinstance(array, Unknown)), None)
        if unknown is not None:
            return unknown
        return new_array(broadcast(*[array.shape for array in found]), "random", dtype=dtype_of(kind))
    return new_array(sizes_of(size), "random", dtype=dtype_of(kind))


def _distribution(name: str, parameters: tuple[str, ...], kind: Any) -> Any:
    def draw(*args: Any, size: Any = None, **kwargs: Any) -> Any:
        if len(args) > len(parameters):
            size = args[len(parameters)]
        return _drawn(size, kind, *args[: len(parameters)], *[kwargs[key] for key in parameters if key in kwargs])

    draw.__name__ = draw.__qualname__ = name
    draw.__doc__ = f"Random numbers ({', '.join(parameters)}, size=None)."
    return draw


globals().update({_name: _distribution(_name, _parameters, float64) for _name, _parameters in _FLOATS.items()})
globals().update({_name: _distribution(_name, _parameters, int64) for _name, _parameters in _INTEGERS.items()})


def rand(*args):
    """Floats of the sizes given."""
    return _drawn(args or None, float64)


def randn(*args):
    """Floats of the sizes given."""
    return _drawn(args or None, float64)


def random(size=None):
    """Floats of a shape."""
    return _drawn(size, float64)


random_sample = ranf = sample = random
standard_normal = random


def standard_exponential(size=None):
    """Floats of a shape."""
    return _drawn(size, float64)


def randint(low, high=None, size=None, dtype=int):
    """Integers of a shape."""
    return _drawn(size, int64, low, high)


def random_integers(low, high=None, size=None):
    """Integers of a shape."""
    return _drawn(size, int64, low, high)


def integers(low, high=None, size=None, dtype=int64, endpoint=False):
    """Integers of a shape."""
    return _drawn(size, int64, low, high)


def multivariate_normal(mean, cov, size=None, check_valid="warn", tol=1e-8):
    """Vectors of floats."""
    centre = as_array(mean)
    if isinstance(centre, Unknown):
        return centre
    return new_array((*(sizes_of(size) if size is not None else ()), *centre.shape), "random", dtype=dtype_of(float64))


def dirichlet(alpha, size=None):
    """Vectors of floats that add up to 1."""
    return multivariate_normal(alpha, None, size)


def multinomial(n, pvals, size=None):
    """Vectors of counts."""
    return multivariate_normal(pvals, None, size)


def choice(a, size=None, replace=True, p=None, axis=0, shuffle=True):
    """Elements of `a`, or numbers below it."""
    source = as_array(a)
    if isinstance(source, Unknown):
        return source if size is None or source.kind is None else _drawn(size, int64)
    rest = source.shape[1:]
    if size is None and not rest:
        return Unknown("a random choice", kind=None if source.shape else int)
    return source.made((*(sizes_of(size) if size is not None else ()), *rest), "choice", dtype=source._dtype)


def permutation(x, axis=0):
    """The elements, or the numbers below x, in another order."""
    if isinstance(x, Unknown) and x.kind is None:
        return x.derive("permutation")
    source = as_array(x)
    if isinstance(source, Unknown):
        return source
    shape = source.shape if source.shape else sizes_of(x)
    return new_array(shape, "permutation", dtype=source._dtype)


permuted = permutation


def shuffle(x, axis=0):
    """Afterwards it is not known which element is where."""
    if isinstance(x, ndarray):
        x.constant = None
    elif isinstance(x, list):
        x[:] = [Unknown("an item of a shuffled list") for _ in x]


def seed(seed=None):
    """Does nothing."""


def get_state(legacy=True):
    """The state is not known."""
    return Unknown("the state of a random generator")


def set_state(state):
    """Does nothing."""


def bytes(length):
    """Random bytes are not known."""
    return Unknown("random bytes")


class Generator:
    """A generator of random numbers."""

    def __init__(self, bit_generator=None):
        pass

    def spawn(self, n_children):
        """More generators."""
        if not isinstance(n_children, int) or n_children > 4096:
            return Unknown("how many generators there are", kind=list)
        return [type(self)() for _ in range(n_children)]


class RandomState(Generator):
    """A generator of random numbers."""


for _name, _value in list(globals().items()):
    if not _name.startswith("_") and getattr(_value, "__module__", "") == __name__ and not isinstance(_value, type):
        setattr(Generator, _name, staticmethod(_value))


def default_rng(seed=None):
    """A generator of random numbers."""
    return Generator()


__all__ = ["shapes"]

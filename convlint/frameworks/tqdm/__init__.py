"""Twin of `tqdm` (https://tqdm.github.io/docs/tqdm/): hands on what it is given, shows nothing."""

from __future__ import annotations

from convlint.frameworks.stdlib._construct import CONSTRUCTORS
from convlint.frameworks.stdlib._functions import len as length_of
from convlint.values import Undecided, Unknown, elements_of


class tqdm:
    """An iterable with a bar that is not shown."""

    def __init__(self, iterable=None, desc=None, total=None, leave=True, file=None, ncols=None, *args, **kwargs):
        if isinstance(iterable, Unknown) and elements_of(iterable) is None:
            raise Undecided(iterable)
        self.iterable = iterable
        self.desc = desc
        self.total = total
        self.n = 0

    def __iter__(self):
        return iter(self.iterable)

    def _elements(self):
        return elements_of(self.iterable)

    def __len__(self):
        return self.total if self.iterable is None else length_of(self.iterable)

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        return None

    def _nothing(self, *args, **kwargs):
        """Does nothing."""

    update = set_description = set_description_str = set_postfix = set_postfix_str = _nothing
    close = clear = refresh = reset = display = unpause = _nothing

    @classmethod
    def write(cls, s, file=None, end="\n", nolock=False):
        """Writes nothing."""

    @classmethod
    def pandas(cls, *args, **kwargs):
        """Does nothing."""


def trange(*args, **kwargs):
    """A range with a bar that is not shown."""
    return tqdm(CONSTRUCTORS[range](range, args, {}), **kwargs)


tqdm_notebook = tqdm
tnrange = trange

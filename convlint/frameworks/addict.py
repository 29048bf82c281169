"""Twin of `addict` (https://pypi.org/project/addict/)."""

from __future__ import annotations

from convlint.frameworks._config import AttributeDict, plain


class Dict(AttributeDict):
    """A dict whose keys are attributes, and which makes what it lacks."""

    def __missing_attribute__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return self[name]

    def __missing__(self, name):
        self[name] = type(self)()
        return dict.__getitem__(self, name)

    def to_dict(self):
        """A plain dict."""
        return plain(self)

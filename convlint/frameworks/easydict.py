"""Twin of `easydict` (https://pypi.org/project/easydict/)."""

from __future__ import annotations

from convlint.frameworks._config import AttributeDict


class EasyDict(AttributeDict):
    """A dict whose keys are attributes."""

"""TF 0.x's names for summaries.

https://www.tensorflow.org/api_docs/python/tf/compat/v1/summary
"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.tensorflow._tensor import Operation


def scalar_summary(tags, values, *args: Any, **kwargs: Any) -> Operation:
    """Nothing that has a shape."""
    return Operation()


histogram_summary = image_summary = scalar_summary


def merge_all_summaries(key="summaries") -> Operation:
    """Nothing that has a shape."""
    return Operation()


def merge_summary(inputs, collections=None, name=None) -> Operation:
    """Nothing that has a shape."""
    return Operation()

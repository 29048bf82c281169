"""Assertions of a graph: they hold. https://www.tensorflow.org/api_docs/python/tf/debugging"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.tensorflow._tensor import Operation


def _assertion(name: str) -> Any:
    def holds(*args: Any, **kwargs: Any) -> Operation:
        return Operation()

    holds.__name__ = holds.__qualname__ = name
    holds.__doc__ = "An operation; no shape depends on it."
    return holds


_NAMES = (
    "assert_equal assert_none_equal assert_less assert_less_equal assert_greater assert_greater_equal assert_near "
    "assert_positive assert_negative assert_non_negative assert_non_positive assert_integer assert_scalar assert_type "
    "assert_rank assert_rank_at_least assert_rank_in assert_proper_iterable assert_same_float_dtype "
    "assert_variables_initialized assert_all_finite assert_shapes"
).split()
globals().update({_name: _assertion(_name) for _name in _NAMES})
__all__ = _NAMES

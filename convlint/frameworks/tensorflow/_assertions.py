"""Assertions of a graph: they hold. https://www.tensorflow.org/api_docs/python/tf/debugging"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.tensorflow._tensor import Operation


def assert_equal(*args: Any, **kwargs: Any) -> Operation:
    """An operation; no shape depends on it."""
    return Operation()


assert_none_equal = assert_less = assert_less_equal = assert_greater = assert_equal
assert_greater_equal = assert_near = assert_positive = assert_negative = assert_equal
assert_non_negative = assert_non_positive = assert_integer = assert_scalar = assert_equal
assert_type = assert_rank = assert_rank_at_least = assert_rank_in = assert_equal
assert_proper_iterable = assert_same_float_dtype = assert_variables_initialized = assert_all_finite = assert_equal
assert_shapes = assert_equal

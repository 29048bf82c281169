"""`tf.debugging`: https://www.tensorflow.org/api_docs/python/tf/debugging"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.tensorflow._assertions import *  # noqa: F403
from convlint.frameworks.tensorflow._unary import check_numerics as check_numerics


def enable_check_numerics(*args: Any, **kwargs: Any) -> None:
    """No shape depends on it."""


disable_check_numerics = enable_check_numerics


def set_log_device_placement(enabled) -> None:
    """No shape depends on it."""

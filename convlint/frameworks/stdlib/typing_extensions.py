"""Twin of `typing_extensions`: the same names as `typing`."""

from convlint.frameworks.stdlib.typing import *  # noqa: F403

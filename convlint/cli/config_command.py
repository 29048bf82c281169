"""`convlint config`: the keys of [tool.convlint]."""

from __future__ import annotations

from convlint.cli.terminal import write
from convlint.config.errors import ConfigError, did_you_mean
from convlint.config.schema import KEYS

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

__all__ = ["run"]


def run(options: argparse.Namespace) -> int:
    """Print every key, or one with its example. Raises ConfigError for a key that there is not."""
    if options.key is None:
        wide = max(map(len, KEYS))
        write("".join(f"{key:<{wide}}  {known.summary}\n" for key, known in KEYS.items()))
        return 0
    if options.key not in KEYS:
        raise ConfigError(f"no key `{options.key}`{did_you_mean(options.key, tuple(KEYS))}")
    known = KEYS[options.key]
    write(f"{options.key}: {known.summary}\n\n[tool.convlint]\n{options.key} = {known.example}\n")
    return 0

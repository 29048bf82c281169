"""`convlint clean`: remove the cache."""

from __future__ import annotations

import os
import sys

from convlint.cache.files import cache_folder
from convlint.cli.overrides import make_resolver
from convlint.config.errors import ConfigError

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

__all__ = ["run"]


def run(options: argparse.Namespace) -> int:
    """Remove the cache folder of the current folder's settings. Raises ConfigError for a folder that is none."""
    from shutil import rmtree

    from convlint.cache.store import is_cache

    folder = cache_folder(make_resolver(options).for_folder(os.getcwd()))
    if not os.path.isdir(folder):
        print(f"no cache at {folder}", file=sys.stderr)
        return 0
    if not is_cache(folder):
        raise ConfigError(f"{folder} is no cache of convlint: it has no CACHEDIR.TAG of convlint's in it; not removed")
    rmtree(folder)
    print(f"removed {folder}", file=sys.stderr)
    return 0

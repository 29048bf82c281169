"""`convlint clean`: remove the cache."""

from __future__ import annotations

import os
import sys

from convlint.cli.overrides import make_resolver

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

__all__ = ["run"]

NAME = ".convlint_cache"


def run(options: argparse.Namespace) -> int:
    """Remove the cache folder of the current folder's settings."""
    from shutil import rmtree

    settings = make_resolver(options).for_folder(os.getcwd())
    folder = settings.cache_dir or os.path.join(settings.root or os.getcwd(), NAME)
    if not os.path.isdir(folder):
        print(f"no cache at {folder}", file=sys.stderr)
        return 0
    rmtree(folder)
    print(f"removed {folder}", file=sys.stderr)
    return 0

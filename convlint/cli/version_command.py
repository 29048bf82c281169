"""`convlint version`."""

from __future__ import annotations

from convlint.version import VERSION

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse


def run(options: argparse.Namespace) -> int:
    print(f"convlint {VERSION}")
    return 0

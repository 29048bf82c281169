"""`python -m convlint` and the `convlint` command."""

from __future__ import annotations

import sys


def main(arguments: list[str] | None = None) -> int:
    """Run the command line, this process's own where no arguments are given.

    The exit status: 0 nothing found, 1 findings, 2 usage or internal fault.
    """
    from convlint.cli import run

    return run(sys.argv[1:] if arguments is None else arguments)


if __name__ == "__main__":
    sys.exit(main())

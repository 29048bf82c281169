"""`tf.app`: https://www.tensorflow.org/api_docs/python/tf/compat/v1/app"""

from __future__ import annotations

from convlint.frameworks.absl.app import run as _run


def run(main=None, argv=None) -> None:
    """Call `main` with the arguments of an empty command line; without it nothing is known of the program's `main`."""
    if main is not None:
        _run(main, argv)

"""`tf.app`: https://www.tensorflow.org/api_docs/python/tf/compat/v1/app"""

from __future__ import annotations

from convlint.frameworks.absl.app import run as _run
from convlint.values import active


def run(main=None, argv=None) -> None:
    """Call `main`, by default the `main` of the program, with the arguments of an empty command line."""
    modules = getattr(active(), "modules", {})
    program = next((module for module in modules.values() if module.name == "__main__"), None)
    entrance = main if main is not None or program is None else program.get("main")
    if entrance is not None:
        _run(entrance, argv)

"""Run the rules' examples in the real framework: `python tests/rules/real.py`

Run it with a Python that has torch, and again with one that has TensorFlow; examples of a framework that is not there
are left out. Printed are the bad examples that the framework does not refuse as the table below says, and the good ones
that it does refuse; the exit status is 1 if there are any.
"""

from __future__ import annotations

import importlib.util
import re
import sys
import warnings
from collections.abc import Callable
from typing import Any

from documents import blocks, rules

_INPUT = re.compile(r"# convlint: \w+=([\dx]+)\n+class (\w+)")
_CLASS = re.compile(r"class (\w+)\(nn\.Module\)")

# What the framework does with the bad example: what it raises, or a test of what it silently gives.
REFUSALS: dict[str, str] = {
    "CVL001": "SyntaxError: expected ':'",
    "CVL005": "FileNotFoundError.*net.json",
    "CVL101": "mat1 and mat2 shapes cannot be multiplied .*9216.*12544",
    "CVL102": "mat1 and mat2 shapes cannot be multiplied",
    "CVL103": r"shape '\[\d+, 400\]' is invalid for input of size",
    "CVL106": "mat1 and mat2 shapes cannot be multiplied",
    "CVL201": "to have 32 channels, but got 64 channels instead",
    "CVL202": "running_mean should contain 64 elements not 32",
    "CVL203": "Output size is too small",
    "CVL204": "in_channels must be divisible by groups",
    "CVL205": r"Expected 3D \(unbatched\) or 4D \(batched\) input to conv2d",
    "CVL206": "to have 3 channels, but got 224 channels instead",
    "CVL301": "Sizes of tensors must match except in dimension 1",
    "CVL302": r"The size of tensor a \(28\) must match the size of tensor b \(56\)",
    "CVL303": "Expected size for first two dimensions of batch2 tensor",
    "CVL401": "Using a target size .* that is different to the input size",
    "CVL501": "missing 1 required positional argument: 'kernel_size'",
}
SILENT: dict[str, Callable[[Any, int], bool]] = {
    "CVL002": lambda output, batch: True,
    "CVL003": lambda output, batch: True,
    "CVL004": lambda output, batch: True,
    "CVL104": lambda output, batch: output.shape[0] != batch,
    "CVL105": lambda output, batch: len(output.shape) == 4,
}
BATCH = 25  # 25 samples of 256 elements fill 16 rows of 400


def main() -> int:
    """Run every example that this Python's frameworks can run."""
    warnings.simplefilter("ignore")
    faults: list[str] = []
    count = 0
    for code, document in rules().items():
        for text in filter(_can_run, blocks(document, "Example")):
            faults += _refused(code, text)
            count += 1
        for text in filter(_can_run, blocks(document, "Use instead")):
            faults += _accepted(code, text)
            count += 1
    print(*faults, f"{count} examples, {len(faults)} wrong", sep="\n")
    return 1 if faults else 0


def _can_run(text: str) -> bool:
    name = "tensorflow" if "tensorflow" in text else "keras" if "import keras" in text else "torch"
    return importlib.util.find_spec(name) is not None


def _refused(code: str, text: str) -> list[str]:
    try:
        output, batch = run(text)
    except Exception as error:
        said = f"{type(error).__name__}: {error}"
        return [] if code in REFUSALS and re.search(REFUSALS[code], said, re.DOTALL) else [f"{code}: bad raises {said}"]
    if code in SILENT and SILENT[code](output, batch):
        return []
    return [f"{code}: bad gives {getattr(output, 'shape', output)}"]


def _accepted(code: str, text: str) -> list[str]:
    try:
        output, batch = run(text)
    except Exception as error:
        return [f"{code}: good raises {type(error).__name__}: {error}"]
    if code in ("CVL104", "CVL105") and SILENT[code](output, batch):
        return [f"{code}: good gives {output.shape}"]
    return []


def run(text: str) -> tuple[Any, int]:
    """Run the example and feed its model a batch: the output, None where the example itself calls it, and the batch."""
    names: dict[str, Any] = {"__name__": "example"}
    exec(compile(text, "example.py", "exec"), names)
    if "logits" in names:
        return _graph_output(names)
    declared, defined = _INPUT.search(text), _CLASS.search(text)
    if defined is None or "randn(" in text:
        return None, BATCH
    size = declared.group(1) if declared is not None else _size_for(text)
    return names[defined.group(1)]()(_randn(size)), BATCH


def _size_for(text: str) -> str:
    """An input for the examples that declare none, since no declaration is what they are about."""
    return "3x14x14" if "7 * 7" in text else "3x32x32"


def _randn(size: str) -> Any:
    import torch

    return torch.randn(BATCH, *map(int, size.split("x")))


def _graph_output(names: dict[str, Any]) -> tuple[Any, int]:
    """The logits for a batch that TensorFlow's graph takes: the least that the rows divide."""
    import numpy

    tf = names["tf"]
    rows = names["weight"].shape[0]
    batch = next(n for n in range(2, 1000) if n * 49 % rows == 0)
    with tf.Session() as session:
        session.run(tf.global_variables_initializer())
        output = session.run(names["logits"], {names["images"]: numpy.zeros([batch, 28, 28, 1], numpy.float32)})
    return output, batch


if __name__ == "__main__":
    sys.exit(main())

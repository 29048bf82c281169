"""torchstat calls the model on one sample of the size given. https://github.com/Swall0w/torchstat"""

from __future__ import annotations

from convlint.frameworks.torch._tensor import new_tensor
from convlint.values import Unknown, as_size


def stat(model, input_size, query_granularity=1):
    """`model(x)` with x of `input_size`."""
    if not isinstance(model, Unknown) and not isinstance(input_size, Unknown):
        model(new_tensor((1, *(as_size(size) for size in input_size)), "input"))

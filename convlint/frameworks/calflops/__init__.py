"""calflops calls the model on an input of the shape given, batch and all. https://github.com/MrYxJ/calculate-flops.pytorch"""

from __future__ import annotations

from convlint.frameworks.torch._tensor import new_tensor
from convlint.values import Unknown, as_size


def calculate_flops(model, input_shape=None, transformer_tokenizer=None, args=(), kwargs=None, **options):
    """`model(x)` with x of `input_shape`, or with the arguments given."""
    if isinstance(input_shape, (tuple, list)) and not isinstance(model, Unknown):
        model(new_tensor(tuple(as_size(size) for size in input_shape), "input"))
    elif args and not isinstance(model, Unknown) and not isinstance(args, Unknown):
        model(*args)
    return tuple(Unknown(f"the number of {what}") for what in ("operations", "products", "parameters"))

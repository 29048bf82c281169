"""ptflops calls the model on one sample of the size given. https://github.com/sovrasov/flops-counter.pytorch"""

from __future__ import annotations

from convlint.frameworks.torch._tensor import new_tensor
from convlint.values import Unknown, as_size


def get_model_complexity_info(model, input_res, print_per_layer_stat=True, as_strings=True, input_constructor=None,
                              **options):  # fmt: skip
    """`model(x)` with x of `input_res`, or with what `input_constructor` makes of it."""
    if not isinstance(model, Unknown) and not isinstance(input_res, Unknown):
        if input_constructor is None:
            model(new_tensor((1, *(as_size(size) for size in input_res)), "input"))
        else:
            inputs = input_constructor(input_res)
            model(**inputs) if isinstance(inputs, dict) else model(inputs)
    return Unknown("the number of operations"), Unknown("the number of parameters")

"""thop calls the model on the inputs given. https://github.com/ultralytics/thop"""

from __future__ import annotations

from convlint.values import Unknown


def profile(model, inputs=(), custom_ops=None, verbose=True, ret_layer_info=False, report_missing=False):
    """`model(*inputs)`; how many operations it takes is not counted."""
    if not isinstance(model, Unknown) and not isinstance(inputs, Unknown):
        model(*inputs)
    return Unknown("the number of operations", kind=float), Unknown("the number of parameters", kind=float)


def clever_format(nums, format="%.2f"):
    return (
        tuple(Unknown("a number as text", kind=str) for _ in nums)
        if isinstance(nums, (list, tuple))
        else Unknown("a number as text", kind=str)
    )

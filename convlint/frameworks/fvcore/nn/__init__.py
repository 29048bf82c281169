"""Counting calls the model on the inputs given. https://github.com/facebookresearch/fvcore/blob/main/docs/flop_count.md"""

from __future__ import annotations

from convlint.values import Unknown


class FlopCountAnalysis:
    """`model(*inputs)`; how many operations it takes is not counted."""

    def __init__(self, model, inputs):
        if not isinstance(model, Unknown) and not isinstance(inputs, Unknown):
            model(*(inputs if isinstance(inputs, (tuple, list)) else (inputs,)))

    def total(self, module_name=""):
        return Unknown("the number of operations", kind=int)

    def by_module(self):
        return Unknown("the number of operations")

    by_operator = by_module_and_operator = by_module

    def unsupported_ops_warnings(self, enabled):
        return self

    uncalled_modules_warnings = tracer_warnings = unsupported_ops_warnings


ActivationCountAnalysis = FlopCountAnalysis


def flop_count(model, inputs, supported_ops=None):
    FlopCountAnalysis(model, inputs)
    return Unknown("the number of operations"), Unknown("the operations that are not counted")


def flop_count_table(flops, max_depth=3, activations=None, show_param_shapes=True):
    return Unknown("a table", kind=str)


flop_count_str = flop_count_table


def parameter_count(model, trainable_only=False):
    return Unknown("the number of parameters")


def parameter_count_table(model, max_depth=3):
    return Unknown("a table", kind=str)

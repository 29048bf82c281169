"""Calls the model on the inputs given. https://github.com/amarczew/pytorch_model_summary"""

from __future__ import annotations

from convlint.values import Unknown


def summary(model, *inputs, batch_size=-1, show_input=False, show_hierarchical=False, print_summary=False, max_depth=1,
            show_parent_layers=False):  # fmt: skip
    """`model(*inputs)`"""
    if not isinstance(model, Unknown):
        model(*inputs)
    return Unknown("a summary", kind=str)

"""Exporting calls the model on the arguments given. https://docs.pytorch.org/docs/stable/onnx.html"""

from __future__ import annotations

from typing import Any

from convlint.values import Unknown


def export(model, args=(), f=None, **options: Any) -> Any:
    """`model(*args)`"""
    if isinstance(model, Unknown) or isinstance(args, Unknown):
        return None
    inputs = args if isinstance(args, (tuple, list)) else (args,)
    if inputs and isinstance(inputs[-1], dict):
        model(*inputs[:-1], **inputs[-1])
    else:
        model(*inputs)
    return None


def is_in_onnx_export():
    return False

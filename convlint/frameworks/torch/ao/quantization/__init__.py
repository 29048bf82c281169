"""Quantization keeps the modules and the shapes. https://docs.pytorch.org/docs/stable/quantization.html"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.torch.nn.modules.activation import _Elementwise
from convlint.frameworks.torch.nn.modules.module import Module
from convlint.values import Unknown


class QuantStub(_Elementwise):
    """https://docs.pytorch.org/docs/stable/generated/torch.ao.quantization.QuantStub.html"""

    _op = "quantize"

    def __init__(self, qconfig=None):
        super().__init__()


class DeQuantStub(_Elementwise):
    """https://docs.pytorch.org/docs/stable/generated/torch.ao.quantization.DeQuantStub.html"""

    _op = "dequantize"

    def __init__(self, qconfig=None):
        super().__init__()


class QuantWrapper(Module):
    """https://docs.pytorch.org/docs/stable/generated/torch.ao.quantization.QuantWrapper.html"""

    def __init__(self, module):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.module = module

    def forward(self, X):
        return self.dequant(self.module(self.quant(X)))


def prepare(model, inplace=False, *args: Any, **kwargs: Any) -> Any:
    return model


def prepare_qat(model, mapping=None, inplace=False):
    return model


def convert(module, mapping=None, inplace=False, *args: Any, **kwargs: Any) -> Any:
    return module


def fuse_modules(model, modules_to_fuse, inplace=False, *args: Any, **kwargs: Any) -> Any:
    return model


def fuse_modules_qat(model, modules_to_fuse, inplace=False, *args: Any, **kwargs: Any) -> Any:
    return model


def quantize_dynamic(model, qconfig_spec=None, dtype=None, mapping=None, inplace=False):
    return model


def get_default_qconfig(backend="x86", version=0):
    return Unknown("a configuration of quantization")


def get_default_qat_qconfig(backend="x86", version=1):
    return Unknown("a configuration of quantization")

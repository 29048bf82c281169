"""Linear layers. https://docs.pytorch.org/docs/stable/nn.html#linear-layers"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.torch.nn.functional._linear import apply_bilinear, apply_linear
from convlint.frameworks.torch.nn.modules.module import Module
from convlint.frameworks.torch.nn.parameter import layer_parameter
from convlint.values import Unknown, as_size


class Identity(Module):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.Identity.html"""

    _any_input = True

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__()

    def forward(self, input):
        return input


class Linear(Module):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.Linear.html"""

    _leaf = True

    def __init__(self, in_features, out_features, bias=True, device=None, dtype=None):
        super().__init__()
        self.in_features = in_features
        self.out_features = out_features
        self.weight = layer_parameter(self, (as_size(out_features), as_size(in_features)))
        has_bias = isinstance(bias, Unknown) or bool(bias)
        self.register_parameter("bias", layer_parameter(self, (as_size(out_features),)) if has_bias else None)

    def reset_parameters(self) -> None:
        return None

    def forward(self, input):
        return apply_linear(input, self.weight, self)

    def extra_repr(self) -> str:
        return f"in_features={self.in_features}, out_features={self.out_features}, bias={self.bias is not None}"


class NonDynamicallyQuantizableLinear(Linear):
    """The output projection of an attention layer."""


class Bilinear(Module):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.Bilinear.html"""

    def __init__(self, in1_features, in2_features, out_features, bias=True, device=None, dtype=None):
        super().__init__()
        self.in1_features = in1_features
        self.in2_features = in2_features
        self.out_features = out_features
        sizes = (as_size(out_features), as_size(in1_features), as_size(in2_features))
        self.weight = layer_parameter(self, sizes)
        has_bias = isinstance(bias, Unknown) or bool(bias)
        self.register_parameter("bias", layer_parameter(self, sizes[:1]) if has_bias else None)

    def reset_parameters(self) -> None:
        return None

    def forward(self, input1, input2):
        return (
            input1.derive(object())
            if isinstance(input1, Unknown)
            else apply_bilinear(input1, input2, self.weight, self)
        )

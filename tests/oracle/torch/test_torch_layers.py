"""Every layer of torch.nn that the twin has: constructed and called, with arguments that mostly fit."""

from __future__ import annotations

import inspect
import os

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from torch_calls import Call, resolve
from torch_draws import Draw
from torch_oracle import check

from convlint.frameworks.torch.nn.modules import layers

EXAMPLES = int(os.environ.get("CONVLINT_ORACLE_EXAMPLES", "25"))
EVERY_TIME = settings(deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
# Containers, bases, and layers whose arguments are modules or lengths that a drawn call cannot give.
_NOT_DRAWN = frozenset(
    [
        "Module", "Sequential", "ModuleList", "ModuleDict", "ParameterList", "ParameterDict", "RNNBase", "RNNCellBase",
        "TransformerEncoder", "TransformerDecoder", "AdaptiveLogSoftmaxWithLoss", "CTCLoss", "SyncBatchNorm",
        "TripletMarginWithDistanceLoss", "NonDynamicallyQuantizableLinear", "FractionalMaxPool2d",
        "FractionalMaxPool3d",
    ]
)  # fmt: skip


def drawn_layers() -> list[str]:
    return sorted(set(layers()) - _NOT_DRAWN)


@pytest.mark.oracle
@pytest.mark.parametrize("name", drawn_layers())
def test_layer(name: str) -> None:
    target = f"torch.nn.{name}"
    twin = resolve(target, "convlint.frameworks.")
    resolve(target)
    constructor = list(inspect.signature(twin).parameters.values())
    forward = list(inspect.signature(twin.forward).parameters.values())[1:]

    @settings(
        max_examples=EXAMPLES, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
    )
    @given(st.data())
    def agrees(data: st.DataObject) -> None:
        kwargs, inputs = Draw(data.draw, name).layer(constructor, forward)
        check(Call(target, (), kwargs, inputs), data.draw)

    agrees()

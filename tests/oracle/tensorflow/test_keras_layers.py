"""Every layer of Keras that the twin has, against Keras 3 and against tf_keras: constructed and called."""

from __future__ import annotations

import inspect
import os

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tf_calls import Call, resolve
from tf_layer_draws import LayerDraw

from convlint.frameworks.keras import layers as twin

EXAMPLES = int(os.environ.get("CONVLINT_ORACLE_EXAMPLES", "25"))
# Bases, wrappers and cells, whose arguments are layers or functions; layers that a drawn call cannot give an input.
_NOT_DRAWN = frozenset(
    """
    Layer Input InputLayer InputSpec Lambda RNN Wrapper TimeDistributed Bidirectional SpectralNormalization
    SimpleRNNCell LSTMCell GRUCell StackedRNNCells CuDNNGRU CuDNNLSTM TextVectorization Attention AdditiveAttention
    MultiHeadAttention Normalization BatchNormalizationV1 BatchNormalizationV2 SyncBatchNormalization
    Deconvolution2D Deconvolution3D GroupQueryAttention HashedCrossing Pipeline TFSMLayer TorchModuleWrapper JaxLayer
    FlaxLayer DenseFeatures MaxNumBoundingBoxes IntegerLookup StringLookup
    """.split()
)
LAYERS = sorted(name for name in twin.__all__ if name[0].isupper() and name not in _NOT_DRAWN)


def parameters_of(keras: str, name: str) -> list[inspect.Parameter]:
    """The parameters of the twin's constructor that this Keras has, too."""
    twin_parameters = inspect.signature(getattr(twin, name).__init__).parameters
    taken = inspect.signature(resolve(f"{keras}.layers.{name}").__init__).parameters
    return [parameter for parameter in twin_parameters.values() if parameter.name in taken]


@pytest.mark.oracle
@pytest.mark.parametrize("keras", ["keras", "tf_keras"])
@pytest.mark.parametrize("name", LAYERS)
def test_layer(keras: str, name: str) -> None:
    from tf_oracle import check

    if not hasattr(resolve(f"{keras}.layers"), name):
        pytest.skip(f"{keras} has no {name}")
    parameters = parameters_of(keras, name)

    @settings(
        max_examples=EXAMPLES, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
    )
    @given(st.data())
    def agrees(data: st.DataObject) -> None:
        draw = LayerDraw(data.draw, name)
        check(Call(f"{keras}.layers.{name}", draw.constructor(parameters), draw.inputs()), data.draw)

    agrees()

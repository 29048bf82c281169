"""Record what the real frameworks say of many drawn calls, for those who have no TensorFlow.

    python tests/oracle/tensorflow/tf_record.py fixtures/oracle/tensorflow.json

The calls are those of the oracle's tests, a few of each operation, and the backbones of `keras.applications`.
"""

from __future__ import annotations

import inspect
import json
import os
import sys
from pathlib import Path
from typing import Any

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "-1")
_HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(_HERE), str(_HERE.parents[2])]

import test_keras_layers  # noqa: E402
import test_tf_functions  # noqa: E402
from hypothesis import HealthCheck, given, settings  # noqa: E402
from hypothesis import strategies as st  # noqa: E402
from tf_calls import Call, resolve  # noqa: E402
from tf_coding import encoded  # noqa: E402
from tf_layer_draws import LayerDraw  # noqa: E402
from tf_real import real_outcome  # noqa: E402

_EACH = 6
_BACKBONES = ("MobileNet", "MobileNetV2", "ResNet50", "ResNet50V2", "InceptionV3", "Xception", "DenseNet121", "VGG16")
_SIDES = (32, 75, 97, 160, 225)


def main() -> None:
    """Draw, run and write."""
    records = [*_functions(), *_layers()]
    lines = ",\n".join(json.dumps(record, separators=(",", ":")) for record in records)
    backbones = json.dumps(_backbones(), separators=(",", ":"))
    Path(sys.argv[1]).write_text(f'{{"backbones":{backbones},\n"calls":[\n{lines}\n]}}\n', encoding="utf-8")
    print(len(records), "calls recorded")


def _drawn(make: Any) -> list[list[Any]]:
    """Some different calls that `make(data)` draws, each with its truth."""
    found: dict[str, list[Any]] = {}

    @settings(
        max_examples=4 * _EACH, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
    )
    @given(st.data())
    def draw(data: st.DataObject) -> None:
        call = make(data)
        if len(found) < _EACH and str(call) not in found:
            truth = real_outcome(call)
            found[str(call)] = [call.target, encoded(call.kwargs), encoded(call.inputs), truth.shapes]

    draw()
    return list(found.values())


def _functions() -> list[Any]:
    records = []
    for target in test_tf_functions.TARGETS:
        function = resolve(target.replace("tensorflow.compat.v1", "convlint.frameworks.tensorflow"))
        parameters = list(inspect.signature(function).parameters.values())
        records += _drawn(lambda data, t=target, p=parameters: Call(t, test_tf_functions.arguments(t, p, data)))
    return records


def _layers() -> list[Any]:
    records = []
    for keras in ("keras", "tf_keras"):
        for name in test_keras_layers.LAYERS:
            if hasattr(resolve(f"{keras}.layers"), name):
                parameters = test_keras_layers.parameters_of(keras, name)
                records += _drawn(lambda data, k=keras, n=name, p=parameters: _layer_call(k, n, p, data))
    return records


def _layer_call(keras: str, name: str, parameters: Any, data: Any) -> Call:
    draw = LayerDraw(data.draw, name)
    return Call(f"{keras}.layers.{name}", draw.constructor(parameters), draw.inputs())


def _backbones() -> dict[str, dict[str, Any]]:
    import keras

    found: dict[str, dict[str, Any]] = {}
    for name in _BACKBONES:
        make = getattr(keras.applications, name)
        found[name] = {}
        for side in _SIDES:
            try:
                model = make(include_top=False, weights=None, input_shape=(side, side, 3))
                found[name][str(side)] = [list(model.output.shape[1:]), model.count_params()]
            except ValueError:
                found[name][str(side)] = None
            keras.backend.clear_session()
    return found


if __name__ == "__main__":
    main()

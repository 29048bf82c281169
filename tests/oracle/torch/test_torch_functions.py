"""Every function of torch, every function of torch.nn.functional and every method of Tensor that the twin has."""

from __future__ import annotations

import importlib
import importlib.util
import inspect
import os

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from torch_calls import Call, resolve
from torch_draws import Draw
from torch_oracle import check

import convlint.frameworks.torch as twin_of_torch
from convlint.frameworks.torch import Tensor
from convlint.frameworks.torch._registry import FUNCTIONAL, FUNCTIONS

EXAMPLES = int(os.environ.get("CONVLINT_ORACLE_EXAMPLES", "25"))
HAS_TORCH = importlib.util.find_spec("torch") is not None
EVERY_TIME = settings(deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
# Not shapes: settings, random states, files; or torch has them under conditions that a drawn call cannot meet.
_NO_SHAPE = frozenset(
    [
        "save",
        "load",
        "compile",
        "manual_seed",
        "seed",
        "initial_seed",
        "get_rng_state",
        "set_rng_state",
        "finfo",
        "iinfo",
        "is_tensor",
        "tensor",
        "as_tensor",
        "asarray",
        "from_numpy",
        "scalar_tensor",
        "normal",
        "randint",
        "arange",
        "linspace",
        "logspace",
        "set_default_dtype",
        "set_default_tensor_type",
        "set_default_device",
        "set_num_threads",
        "set_num_interop_threads",
        "set_printoptions",
        "use_deterministic_algorithms",
        "set_deterministic",
        "set_flush_denormal",
        "set_float32_matmul_precision",
        "get_num_threads",
        "get_default_dtype",
        "is_grad_enabled",
        "_assert",
        "multi_head_attention_forward",
        "ctc_loss",
        "triplet_margin_with_distance_loss",
        "tril_indices",
        "triu_indices",
        "full",
    ]
)
_METHODS_NO_SHAPE = frozenset(
    [
        "made",
        "rank",
        "item",
        "tolist",
        "to",
        "type",
        "type_as",
        "new",
        "new_tensor",
        "numpy",
        "backward",
        "retain_grad",
        "register_hook",
        "stride",
        "storage_offset",
        "element_size",
        "is_contiguous",
        "get_device",
        "share_memory_",
        "requires_grad_",
        "record_stream",
        "refine_names",
        "rename",
        "align_as",
        "as_subclass",
        "set_",
        "map_",
        "apply_",
        "copy_",
        "to_mkldnn",
        "to_sparse",
        "to_dense",
        "coalesce",
        "dequantize",
        "pin_memory",
        "cuda",
        "xpu",
        "mps",
        "numel",
        "nelement",
        "size",
        "dim",
        "ndimension",
        "where",
        "resize_",
        "as_strided",
    ]
)


def functions() -> list[str]:
    dir(twin_of_torch)  # loads every op
    functional = [f"torch.nn.functional.{name}" for name in FUNCTIONAL if not name.startswith("_")]
    plain = [f"torch.{name}" for name in FUNCTIONS]
    others = [f"{module}.{name}" for module in _MODULES for name in _defined(module)]
    return [target for target in functional + plain + others if target.rpartition(".")[2] not in _NO_SHAPE]


_MODULES = ("torch.linalg", "torch.fft", "torch.special")


def _defined(module: str) -> list[str]:
    names = vars(importlib.import_module(f"convlint.frameworks.{module}"))
    public = [name for name, value in names.items() if inspect.isfunction(value) and not name.startswith("_")]
    return [name for name in public if hasattr(importlib.import_module(module), name)] if HAS_TORCH else public


def methods() -> list[str]:
    names = [name for name in dir(Tensor) if not name.startswith("_") and callable(getattr(Tensor, name))]
    return [f"torch.Tensor.{name}" for name in names if name not in _METHODS_NO_SHAPE]


_OPERATORS = (
    "add", "radd", "sub", "rsub", "mul", "truediv", "floordiv", "mod", "pow", "and", "or", "xor", "eq", "ne", "lt",
    "le", "gt", "ge", "matmul", "iadd", "imul", "isub", "neg", "abs",
)  # fmt: skip


def operators() -> list[str]:
    return [f"torch.Tensor.__{name}__" for name in _OPERATORS]


@pytest.mark.oracle
@pytest.mark.parametrize("target", [*functions(), *methods(), *operators()])
def test_function(target: str) -> None:
    twin = resolve(target, "convlint.frameworks.")
    resolve(target)
    parameters = list(inspect.signature(twin).parameters.values())

    @settings(
        max_examples=EXAMPLES, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
    )
    @given(st.data())
    def agrees(data: st.DataObject) -> None:
        draw = Draw(data.draw, target.rpartition(".")[2])
        args, kwargs = draw.arguments(parameters)
        check(Call(target, args, kwargs), data.draw)

    agrees()

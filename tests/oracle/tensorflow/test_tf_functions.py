"""Every function of `tf`, `tf.nn`, `tf.math` and `tf.layers` that the twin has, against graphs of `tf.compat.v1`."""

from __future__ import annotations

import inspect
import os
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tf_calls import Call, resolve
from tf_draws import Draw
from tf_layer_draws import LayerDraw

from convlint.frameworks import tensorflow as twin
from convlint.frameworks.tensorflow import layers as twin_layers
from convlint.frameworks.tensorflow import nn as twin_nn

EXAMPLES = int(os.environ.get("CONVLINT_ORACLE_EXAMPLES", "25"))
# Not shapes (settings, scopes, sessions, collections), or arguments that a drawn call cannot give (functions, cells).
_NO_SHAPE = frozenset(
    """
    Assert Print add_to_collection all_variables arg_max arg_min as_dtype assign assign_add assign_sub bitcast case
    batch_matmul boolean_mask check_numerics clip_by_global_norm colocate_with cond constant control_dependencies
    convert_to_tensor custom_gradient device disable_eager_execution disable_resource_variables disable_v2_behavior
    enable_eager_execution enable_resource_variables enable_v2_behavior ensure_shape executing_eagerly function
    get_collection get_default_graph get_default_session get_variable get_variable_scope global_norm global_variables
    global_variables_initializer gradients group histogram_summary image_summary initialize_all_variables
    initialize_local_variables initialize_variables is_tensor local_variables local_variables_initializer map_fn
    merge_all_summaries merge_summary meshgrid model_variables no_gradient no_op numpy_function op_scope pack
    parallel_stack placeholder placeholder_with_default print py_func py_function random_crop random_gamma
    random_shuffle read_file recompute_grad reset_default_graph scalar_summary set_random_seed sparse_to_dense
    strided_slice tables_initializer trainable_variables tuple unpack variables_initializer while_loop accumulate_n
    saturate_cast sequence_mask diag div floor_div inv mod mul neg sub realdiv NoGradient NotDifferentiable
    bidirectional_dynamic_rnn bidirectional_rnn conv2d_transpose conv3d_transpose convolution dynamic_rnn
    embedding_lookup fused_batch_norm in_top_k lrn max_pool_with_argmax nce_loss pool relu_layer rnn
    sampled_softmax_loss separable_conv1d static_bidirectional_rnn static_rnn weighted_cross_entropy_with_logits
    xw_plus_b zero_fraction scalar_mul broadcast einsum elementwise call record gather_nd linspace bincount complex confusion_matrix decode_csv decode_raw lin_space matrix_band_part
    matrix_diag matrix_set_diag matrix_solve matrix_triangular_solve parse_example parse_single_example polyval
    reverse_sequence scatter_add scatter_div scatter_max scatter_min scatter_mul scatter_nd scatter_nd_add scatter_nd_sub
    scatter_nd_update scatter_sub scatter_update segment_max segment_mean segment_min segment_prod segment_sum
    tensor_scatter_add tensor_scatter_nd_add tensor_scatter_nd_max tensor_scatter_nd_min tensor_scatter_nd_sub
    tensor_scatter_nd_update tensor_scatter_sub tensor_scatter_update unsorted_segment_max unsorted_segment_mean
    unsorted_segment_min unsorted_segment_prod unsorted_segment_sqrt_n unsorted_segment_sum atrous_conv2d_transpose
    conv1d_transpose conv2d_backprop_input holds
    """.split()
)


def _of(module: object, prefix: str) -> list[str]:
    names = [name for name, value in vars(module).items() if inspect.isfunction(value) and not name.startswith("_")]
    drawn = [name for name in sorted(names) if name not in _NO_SHAPE and not name.startswith("assert_")]
    return [f"tensorflow.compat.v1.{prefix}{name}" for name in drawn]


def arguments(target: str, parameters: list[inspect.Parameter], data: st.DataObject) -> dict[str, Any]:
    """The arguments of one drawn call of `target`."""
    name = target.rpartition(".")[2]
    if ".layers." not in target:
        return Draw(data.draw, name).arguments(parameters)
    draw = LayerDraw(data.draw, _RANK_OF.get(name, name))
    return {"inputs": draw.inputs(), **draw.constructor(parameters[1:])}


_RANK_OF = {"dense": "Dense"}
TARGETS = [*_of(twin, ""), *_of(twin_nn, "nn."), *_of(twin_layers, "layers.")]


@pytest.mark.oracle
@pytest.mark.parametrize("target", TARGETS)
def test_function(target: str) -> None:
    from tf_oracle import check

    function = resolve(target.replace("tensorflow.compat.v1", "convlint.frameworks.tensorflow"))
    parameters = list(inspect.signature(function).parameters.values())

    @settings(
        max_examples=EXAMPLES, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
    )
    @given(st.data())
    def agrees(data: st.DataObject) -> None:
        check(Call(target, arguments(target, parameters, data)), data.draw)

    agrees()

"""The public attributes of torch's own layers, by which `hasattr(layer, name)` is known to be false.

Those that a layer has only if it is made in a certain way are among them (`bias=False`). Weights under numbered names
(`weight_ih_l0`) are not, nor what `torch.nn.utils` adds.
https://docs.pytorch.org/docs/stable/nn.html
"""

from __future__ import annotations

from functools import cache

# What every module has.
_EVERY = """
T_destination add_module apply bfloat16 buffers call_super_init children compile cpu cuda double dump_patches eval
extra_repr float forward get_buffer get_extra_state get_parameter get_submodule half ipu load_state_dict modules mtia
named_buffers named_children named_modules named_parameters parameters register_backward_hook register_buffer
register_forward_hook register_forward_pre_hook register_full_backward_hook register_full_backward_pre_hook
register_load_state_dict_post_hook register_load_state_dict_pre_hook register_module register_parameter
register_state_dict_post_hook register_state_dict_pre_hook requires_grad_ set_extra_state set_submodule share_memory
state_dict to to_empty train training type xpu zero_grad
"""

# What layers have beside that: the layers of a line have the same.
_OWN = """
AdaptiveAvgPool1d AdaptiveAvgPool2d AdaptiveAvgPool3d: output_size
AdaptiveLogSoftmaxWithLoss: cutoffs div_value head head_bias head_size in_features log_prob n_classes n_clusters
    predict reset_parameters shortlist_size tail
AdaptiveMaxPool1d AdaptiveMaxPool2d AdaptiveMaxPool3d: output_size return_indices
AlphaDropout Dropout Dropout1d Dropout2d Dropout3d FeatureAlphaDropout: inplace p
AvgPool1d: ceil_mode count_include_pad kernel_size padding stride
AvgPool2d AvgPool3d: ceil_mode count_include_pad divisor_override kernel_size padding stride
BCELoss MultiLabelSoftMarginLoss: reduction weight
BCEWithLogitsLoss: pos_weight reduction weight
BatchNorm1d BatchNorm2d BatchNorm3d InstanceNorm1d InstanceNorm2d InstanceNorm3d: affine bias eps momentum
    num_batches_tracked num_features reset_parameters reset_running_stats running_mean running_var track_running_stats
    weight
Bilinear: bias in1_features in2_features out_features reset_parameters weight
CELU ELU: alpha inplace
CTCLoss: blank reduction zero_infinity
ChannelShuffle: groups
CircularPad1d CircularPad2d CircularPad3d ReflectionPad1d ReflectionPad2d ReflectionPad3d ReplicationPad1d
    ReplicationPad2d ReplicationPad3d: padding
ConstantPad1d ConstantPad2d ConstantPad3d ZeroPad1d ZeroPad2d ZeroPad3d: padding value
Container Identity LogSigmoid Module Sigmoid Softmax2d Softsign Tanh Tanhshrink:
Conv1d Conv2d Conv3d ConvTranspose1d ConvTranspose2d ConvTranspose3d: bias dilation groups in_channels kernel_size
    out_channels output_padding padding padding_mode reset_parameters stride transposed weight
CosineEmbeddingLoss HingeEmbeddingLoss MarginRankingLoss: margin reduction
CosineSimilarity: dim eps
CrossEntropyLoss: ignore_index label_smoothing reduction weight
CrossMapLRN2d LocalResponseNorm: alpha beta k size
Embedding: embedding_dim freeze from_pretrained max_norm norm_type num_embeddings padding_idx reset_parameters
    scale_grad_by_freq sparse weight
EmbeddingBag: embedding_dim from_pretrained include_last_offset max_norm mode norm_type num_embeddings padding_idx
    reset_parameters scale_grad_by_freq sparse weight
Flatten: end_dim start_dim
Fold: dilation kernel_size output_size padding stride
FractionalMaxPool2d FractionalMaxPool3d: kernel_size output_ratio output_size return_indices
GELU: approximate
GLU LogSoftmax Softmax Softmin: dim
GRU RNNBase: all_weights batch_first bias bidirectional check_forward_args check_hidden_size check_input dropout
    flatten_parameters get_expected_hidden_size hidden_size input_size mode num_layers permute_hidden proj_size
    reset_parameters
GRUCell LSTMCell RNNCell RNNCellBase: bias hidden_size input_size nonlinearity reset_parameters
GaussianNLLLoss: eps full reduction
GroupNorm: affine bias eps num_channels num_groups reset_parameters weight
Hardshrink Softshrink: lambd
Hardsigmoid Hardswish Mish ReLU SELU SiLU: inplace
Hardtanh ReLU6: inplace max_val min_val
HuberLoss: delta reduction
KLDivLoss: log_target reduction
L1Loss MSELoss MultiLabelMarginLoss SoftMarginLoss: reduction
LPPool1d LPPool2d LPPool3d: ceil_mode kernel_size norm_type stride
LSTM: all_weights batch_first bias bidirectional check_forward_args check_hidden_size check_input dropout
    flatten_parameters get_expected_cell_size get_expected_hidden_size hidden_size input_size mode num_layers
    permute_hidden proj_size reset_parameters
LayerNorm: bias elementwise_affine eps normalized_shape reset_parameters weight
LazyBatchNorm1d LazyBatchNorm2d LazyBatchNorm3d LazyInstanceNorm1d LazyInstanceNorm2d LazyInstanceNorm3d: affine bias
    cls_to_become eps has_uninitialized_params initialize_parameters momentum num_batches_tracked num_features
    reset_parameters reset_running_stats running_mean running_var track_running_stats weight
LazyConv1d LazyConv2d LazyConv3d LazyConvTranspose1d LazyConvTranspose2d LazyConvTranspose3d: bias cls_to_become
    dilation groups has_uninitialized_params in_channels initialize_parameters kernel_size out_channels output_padding
    padding padding_mode reset_parameters stride transposed weight
LazyLinear: bias cls_to_become has_uninitialized_params in_features initialize_parameters out_features
    reset_parameters weight
LeakyReLU: inplace negative_slope
Linear: bias in_features out_features reset_parameters weight
LinearCrossEntropyLoss: ignore_index label_smoothing linear num_classes options out_features reduction weight
MaxPool1d MaxPool2d MaxPool3d: ceil_mode dilation kernel_size padding return_indices stride
MaxUnpool1d MaxUnpool2d MaxUnpool3d: kernel_size padding stride
ModuleDict: clear items keys pop update values
ModuleList Sequential: append extend insert pop
MultiMarginLoss: margin p reduction weight
MultiheadAttention: add_zero_attn batch_first dropout embed_dim head_dim in_proj_bias in_proj_weight k_proj_weight
    kdim merge_masks num_heads out_proj q_proj_weight v_proj_weight vdim
NLLLoss NLLLoss2d: ignore_index reduction weight
PReLU: init num_parameters reset_parameters weight
PairwiseDistance: eps keepdim norm
ParameterDict: clear copy fromkeys get items keys pop popitem setdefault update values
ParameterList: append extend
PixelShuffle: upscale_factor
PixelUnshuffle: downscale_factor
PoissonNLLLoss: eps full log_input reduction
RMSNorm: elementwise_affine eps normalized_shape reset_parameters weight
RNN: all_weights batch_first bias bidirectional check_forward_args check_hidden_size check_input dropout
    flatten_parameters get_expected_hidden_size hidden_size input_size mode nonlinearity num_layers permute_hidden
    proj_size reset_parameters
RReLU: inplace lower upper
SmoothL1Loss: beta reduction
Softplus: beta threshold
SyncBatchNorm: affine bias convert_sync_batchnorm eps momentum num_batches_tracked num_features process_group
    reset_parameters reset_running_stats running_mean running_var track_running_stats weight
Threshold: inplace threshold value
Transformer: batch_first d_model decoder encoder generate_square_subsequent_mask nhead
TransformerDecoder: layers norm num_layers
TransformerDecoderLayer: activation dropout dropout1 dropout2 dropout3 linear1 linear2 multihead_attn norm1 norm2
    norm3 norm_first self_attn
TransformerEncoder: enable_nested_tensor layers mask_check norm num_layers use_nested_tensor
TransformerEncoderLayer: activation activation_relu_or_gelu dropout dropout1 dropout2 linear1 linear2 norm1 norm2
    norm_first self_attn
TripletMarginLoss: eps margin p reduction swap
TripletMarginWithDistanceLoss: distance_function margin reduction swap
Unflatten: dim unflattened_size
Unfold: dilation kernel_size padding stride
Upsample UpsamplingBilinear2d UpsamplingNearest2d: align_corners mode name recompute_scale_factor scale_factor size
"""

_ADDED_BY_UTILS = ("_g", "_v", "_u", "_orig", "_mask")


def lacks(layer: str, name: str) -> bool:
    """Whether torch's layer of that name has no attribute `name`, however it was made."""
    own = _names().get(layer)
    if own is None or name in own or name.startswith(("_", "weight_", "bias_")) or name == "parametrizations":
        return False
    return not name.endswith(_ADDED_BY_UTILS) and name not in _EVERY.split()


@cache
def _names() -> dict[str, frozenset[str]]:
    """The attributes in `_OWN` by the name of the layer."""
    joined = _OWN.replace("\n    ", " ").strip().splitlines()
    lines = [line.partition(":") for line in joined]
    return {layer: frozenset(names.split()) for layers, _, names in lines for layer in layers.split()}

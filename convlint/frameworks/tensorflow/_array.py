"""Rearranging a tensor: reshape, transpose, squeeze, expand_dims, tile, pad.

https://www.tensorflow.org/api_docs/python/tf#functions
"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.tensorflow import _args, _static
from convlint.frameworks.tensorflow._record import record
from convlint.frameworks.tensorflow._tensor import Tensor
from convlint.frameworks.tensorflow._variables import Variable
from convlint.shapes import Shape, ShapeFault
from convlint.shapes import reshape as reshaped
from convlint.values import Problem, Unknown, active, as_size


def reshape(tensor, shape, name=None) -> Any:
    """`tensor` with the same elements in `shape`, where one -1 stands for what is left.

    Reports `reshape-size` where the elements cannot be held, and `reshape-folds-batch` where they can only be held by
    rows that mix samples. https://www.tensorflow.org/api_docs/python/tf/reshape
    """
    value, wanted = _args.convert(tensor), _args.sizes(shape, keep_static=True)
    unknown = _args.first_unknown_of(value, wanted)
    if unknown is not None:
        return unknown
    result = _reshaped(value, wanted, shape)
    record("reshape", "Reshape", (value,), result, [], name)
    return result


def _reshaped(value: Tensor, wanted: Any, shape: Any) -> Tensor:
    plain = tuple(as_size(size) for size in wanted)
    inputs = (shape,) if isinstance(shape, Tensor) else ()
    try:
        sizes = reshaped(value.shape, plain)
    except ShapeFault as fault:
        _report(value, wanted, plain, fault)
        sizes = fault.meant
    contents = _flat(value.constant) if len(sizes) == 1 else None
    result: Tensor = value.made(sizes, "reshape", *inputs, constant=contents)
    return result


def _report(value: Tensor, wanted: Any, plain: Shape, fault: ShapeFault) -> None:
    """The number to blame is the weight's where the program read it from the weight's shape."""
    weight = next((size._tensor for size in wanted if isinstance(size, _static.StaticSize)), None)
    weight = weight if isinstance(weight, Variable) else None
    active().report(
        Problem(
            fault.kind,
            op="reshape",
            argument="shape",
            tensor=value,
            weight=weight,
            expected=fault.expected,
            actual=fault.actual if fault.actual is not None else plain,
            fault=fault,
        )
    )


def _flat(constant: Any) -> Any:
    if not isinstance(constant, tuple):
        return (constant,) if constant is not None else None
    return constant if all(not isinstance(item, tuple) for item in constant) else None


def transpose(a, perm=None, name="transpose", conjugate=False) -> Any:
    """`a` with its axes in the order `perm`, reversed by default. Raises ValueError where `perm` is no permutation."""
    tensor = _args.convert(a)
    if isinstance(tensor, Unknown):
        return tensor
    rank = len(tensor.shape)
    axes = tuple(reversed(range(rank))) if perm is None else _args.sizes(perm)
    if isinstance(axes, Unknown):
        return axes
    if any(not isinstance(axis, int) for axis in axes):
        return Unknown("the order of the axes in tf.transpose")
    if sorted(axis % rank if rank else axis for axis in axes) != list(range(rank)):
        raise ValueError(f"perm {axes} is no permutation of {rank} axes")
    return tensor.made(tuple(tensor.shape[axis] for axis in axes), "transpose")


def matrix_transpose(a, name="matrix_transpose", conjugate=False) -> Any:
    """`a` with its last two axes exchanged."""
    tensor = _args.convert(a)
    if isinstance(tensor, Unknown):
        return tensor
    if len(tensor.shape) < 2:
        raise ValueError("Argument `a` should be a (batch) matrix with rank >= 2")
    return tensor.made((*tensor.shape[:-2], tensor.shape[-1], tensor.shape[-2]), "matrix_transpose")


def squeeze(input, axis=None, name=None, squeeze_dims=None) -> Any:
    """`input` without the axes of size 1, or without those in `axis`. Raises ValueError where one is not 1."""
    tensor = _args.convert(input)
    dims = axis if axis is not None else squeeze_dims
    unknown = _args.first_unknown_of(tensor, dims)
    if unknown is not None:
        return unknown
    rank = len(tensor.shape)
    if dims is None or dims == []:
        if any(not isinstance(size, int) for size in tensor.shape[1:]):
            return Unknown("tf.squeeze of dimensions that are not known")
        gone = {index for index, size in enumerate(tensor.shape) if isinstance(size, int) and size == 1}
    else:
        axes = [_args.axis_of(item, rank) for item in (dims if isinstance(dims, (list, tuple)) else [dims])]
        gone = set(axes)
    for index in gone:
        if isinstance(tensor.shape[index], int) and tensor.shape[index] != 1:
            raise ValueError(f"Can not squeeze dim[{index}], expected a dimension of 1, got {tensor.shape[index]}")
    kept = tuple(size for index, size in enumerate(tensor.shape) if index not in gone)
    constant = tensor.constant[0] if isinstance(tensor.constant, tuple) and not kept and tensor.constant else None
    return tensor.made(kept, "squeeze", constant=constant)


def expand_dims(input, axis=None, name=None, dim=None) -> Any:
    """`input` with a new axis of size 1 at `axis`. Raises ValueError where `axis` is out of range."""
    tensor = _args.convert(input)
    place = _args.known_int(axis if axis is not None else dim)
    if isinstance(tensor, Unknown):
        return tensor
    if place is None:
        return Unknown("the axis of tf.expand_dims")
    rank = len(tensor.shape) + 1
    if not -rank <= place < rank:
        raise ValueError(f"dim {place} not in the interval [{-rank}, {rank - 1}]")
    sizes = list(tensor.shape)
    sizes.insert(place % rank, 1)
    constant = (tensor.constant,) if tensor.constant is not None and rank == 1 else None
    return tensor.made(tuple(sizes), "expand_dims", constant=constant)


def tile(input, multiples, name=None) -> Any:
    """`input` repeated `multiples[i]` times along axis i. Raises ValueError where the ranks differ."""
    tensor, counts = _args.convert(input), _args.sizes(multiples)
    unknown = _args.first_unknown_of(tensor, counts)
    if unknown is not None:
        return unknown
    if len(counts) != len(tensor.shape):
        raise ValueError(f"Expected multiples of length {len(tensor.shape)}, got {len(counts)}")
    return tensor.made(tuple(size * count for size, count in zip(tensor.shape, counts, strict=True)), "tile")


def pad(tensor, paddings, mode="CONSTANT", name=None, constant_values=0) -> Any:
    """`tensor` with `paddings[i] = [before, after]` more on axis i. Raises ValueError where the ranks differ."""
    value = _args.convert(tensor)
    unknown = _args.first_unknown_of(value, paddings if not isinstance(paddings, (list, tuple)) else None)
    if unknown is not None:
        return unknown
    pairs = paddings.constant if hasattr(paddings, "constant") else paddings
    if not isinstance(pairs, (list, tuple)):
        return Unknown("the paddings of tf.pad")
    if len(pairs) != len(value.shape):
        raise ValueError(f"The paddings have {len(pairs)} rows for a tensor of rank {len(value.shape)}")
    ends = [_args.sizes(item) for item in pairs]
    unknown = _args.first_unknown_of(*ends)
    if unknown is not None:
        return unknown
    return value.made(tuple(size + end[0] + end[1] for size, end in zip(value.shape, ends, strict=True)), "pad")


def broadcast_to(input, shape, name=None) -> Any:
    """`input` repeated to `shape`."""
    tensor, sizes = _args.convert(input), _args.sizes(shape)
    unknown = _args.first_unknown_of(tensor, sizes)
    return unknown if unknown is not None else tensor.made(sizes, "broadcast_to")


def reverse(tensor, axis, name=None) -> Any:
    """`tensor` in reverse order along `axis`."""
    value = _args.convert(tensor)
    return value if isinstance(value, Unknown) else value.made(value.shape, "reverse")


def roll(input, shift, axis, name=None) -> Any:
    """`input` rotated along `axis`."""
    value = _args.convert(input)
    return value if isinstance(value, Unknown) else value.made(value.shape, "roll")


def shape(input, name=None, out_type=None, optimize=True) -> Any:
    """The dynamic shape: a tensor of rank 1 that holds the dimensions, the batch among them.

    https://www.tensorflow.org/api_docs/python/tf/shape
    """
    tensor = _args.convert(input)
    if isinstance(tensor, Unknown):
        return tensor
    return tensor.made((len(tensor.shape),), "shape", constant=tuple(tensor.shape))


def size(input, name=None, out_type=None) -> Any:
    """The number of elements, a scalar."""
    tensor = _args.convert(input)
    if isinstance(tensor, Unknown):
        return tensor
    return tensor.made((), "size", constant=_args.shape_product(tensor.shape))


def rank(input, name=None) -> Any:
    """The number of axes, a scalar."""
    tensor = _args.convert(input)
    if isinstance(tensor, Unknown):
        return tensor
    return tensor.made((), "rank", constant=len(tensor.shape))


def ensure_shape(x, shape, name=None) -> Any:
    """`x`, whose shape is refined by `shape`."""
    tensor = _args.convert(x)
    if isinstance(tensor, Unknown):
        return tensor
    result = tensor.made(tensor.shape, "ensure_shape")
    result.set_shape(shape)
    return result

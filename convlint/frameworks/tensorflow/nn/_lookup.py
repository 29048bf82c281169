"""Looking up rows: embeddings and the largest elements.

https://www.tensorflow.org/api_docs/python/tf/nn/embedding_lookup
"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.tensorflow import _args
from convlint.frameworks.tensorflow._record import record
from convlint.values import Unknown, as_size


def embedding_lookup(params, ids, partition_strategy="mod", name=None, validate_indices=True, max_norm=None) -> Any:
    """The rows of `params` at `ids`: the shape of `ids`, then that of a row."""
    table = _args.convert(params[0] if isinstance(params, (list, tuple)) and len(params) == 1 else params)
    where = _args.convert(ids)
    unknown = _args.first_unknown_of(table, where)
    if unknown is not None:
        return unknown
    result = where.made((*where.shape, *table.shape[1:]), "embedding_lookup", table)
    record("nn.embedding_lookup", "embedding_lookup", (where,), result, [table], name)
    return result


def top_k(input, k=1, sorted=True, index_type=None, name=None) -> Any:
    """The `k` largest elements of the last axis, and where they stood."""
    tensor = _args.convert(input)
    if isinstance(tensor, Unknown):
        return tensor, tensor.derive(1)
    if not tensor.shape:
        raise ValueError("top_k needs a tensor of rank 1 at least")
    shape = (*tensor.shape[:-1], as_size(k))
    return tensor.made(shape, "top_k"), tensor.made(shape, "top_k")

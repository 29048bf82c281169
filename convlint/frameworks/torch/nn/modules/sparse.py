"""Embeddings. https://docs.pytorch.org/docs/stable/nn.html#sparse-layers"""

from __future__ import annotations

from convlint.frameworks.torch.nn.functional._linear import embedding, embedding_bag
from convlint.frameworks.torch.nn.modules.module import Module
from convlint.frameworks.torch.nn.parameter import Parameter, layer_parameter
from convlint.values import Unknown, as_size


def _table(layer, num_embeddings, embedding_dim, weight):
    if weight is None:
        return layer_parameter(layer, (as_size(num_embeddings), as_size(embedding_dim)))
    return weight if isinstance(weight, Unknown) else Parameter(weight)


class Embedding(Module):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.Embedding.html"""

    def __init__(self, num_embeddings, embedding_dim, padding_idx=None, max_norm=None, norm_type=2.0,
                 scale_grad_by_freq=False, sparse=False, _weight=None, _freeze=False, device=None,
                 dtype=None):  # fmt: skip
        super().__init__()
        self.num_embeddings = num_embeddings
        self.embedding_dim = embedding_dim
        self.padding_idx = padding_idx
        self.max_norm = max_norm
        self.norm_type = norm_type
        self.scale_grad_by_freq = scale_grad_by_freq
        self.sparse = sparse
        self.weight = _table(self, num_embeddings, embedding_dim, _weight)

    def reset_parameters(self) -> None:
        return None

    @classmethod
    def from_pretrained(cls, embeddings, freeze=True, padding_idx=None, max_norm=None, norm_type=2.0,
                        scale_grad_by_freq=False, sparse=False):  # fmt: skip
        """A layer with the table given."""
        if isinstance(embeddings, Unknown):
            return embeddings.derive("Embedding")
        rows, width = embeddings.shape
        return cls(rows, width, padding_idx, max_norm, norm_type, scale_grad_by_freq, sparse, _weight=embeddings)

    def forward(self, input):
        return embedding(input, self.weight)


class EmbeddingBag(Module):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.EmbeddingBag.html"""

    def __init__(self, num_embeddings, embedding_dim, max_norm=None, norm_type=2.0, scale_grad_by_freq=False,
                 mode="mean", sparse=False, _weight=None, include_last_offset=False, padding_idx=None, device=None,
                 dtype=None):  # fmt: skip
        super().__init__()
        self.num_embeddings = num_embeddings
        self.embedding_dim = embedding_dim
        self.max_norm = max_norm
        self.norm_type = norm_type
        self.scale_grad_by_freq = scale_grad_by_freq
        self.mode = mode
        self.sparse = sparse
        self.include_last_offset = include_last_offset
        self.padding_idx = padding_idx
        self.weight = _table(self, num_embeddings, embedding_dim, _weight)

    def reset_parameters(self) -> None:
        return None

    @classmethod
    def from_pretrained(cls, embeddings, freeze=True, max_norm=None, norm_type=2.0, scale_grad_by_freq=False,
                        mode="mean", sparse=False, include_last_offset=False, padding_idx=None):  # fmt: skip
        """A layer with the table given."""
        if isinstance(embeddings, Unknown):
            return embeddings.derive("EmbeddingBag")
        rows, width = embeddings.shape
        settings = (max_norm, norm_type, scale_grad_by_freq, mode, sparse)
        return cls(rows, width, *settings, _weight=embeddings, include_last_offset=include_last_offset)

    def forward(self, input, offsets=None, per_sample_weights=None):
        return embedding_bag(input, self.weight, offsets, include_last_offset=self.include_last_offset)

"""Distance layers. https://docs.pytorch.org/docs/stable/nn.html#distance-functions"""

from __future__ import annotations

from convlint.frameworks.torch.nn.functional._distance import cosine_similarity, pairwise_distance
from convlint.frameworks.torch.nn.modules.module import Module


class CosineSimilarity(Module):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.CosineSimilarity.html"""

    def __init__(self, dim=1, eps=1e-8):
        super().__init__()
        self.dim = dim
        self.eps = eps

    def forward(self, x1, x2):
        return cosine_similarity(x1, x2, self.dim, self.eps)


class PairwiseDistance(Module):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.PairwiseDistance.html"""

    def __init__(self, p=2.0, eps=1e-6, keepdim=False):
        super().__init__()
        self.norm = p
        self.eps = eps
        self.keepdim = keepdim

    def forward(self, x1, x2):
        return pairwise_distance(x1, x2, self.norm, self.eps, self.keepdim)

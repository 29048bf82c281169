"""Distributions: samples have the batch's shape. https://docs.pytorch.org/docs/stable/distributions.html"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.torch._ops.broadcasting import elementwise
from convlint.frameworks.torch._size import Size
from convlint.frameworks.torch._support import sizes_of
from convlint.frameworks.torch._tensor import new_tensor
from convlint.values import Tensor, Unknown, first_unknown


class Distribution:
    """`_common`: a tensor of the batch's shape; `_event` axes of it belong to one sample."""

    _event = 0
    # The last axis of the parameters counts classes, and a sample does not have it (Categorical).
    _drops_last = False

    def __init__(self, *parameters: Any, validate_args: Any = None, **named: Any) -> None:
        given = [item for item in (*parameters, *named.values()) if item is not None]
        unknown = first_unknown(*given)
        tensors = [item for item in given if isinstance(item, Tensor)]
        self._common: Any = unknown.derive("distribution") if unknown is not None and unknown.kind is None else None
        if self._common is None:
            self._common = elementwise("distribution", *tensors) if tensors else new_tensor(())

    def _sampled(self, sample_shape: Any, op: str) -> Any:
        extra = sizes_of((sample_shape,))
        if isinstance(self._common, Unknown) or isinstance(extra, Unknown):
            return Unknown("a sample of a distribution that is not known")
        shape = self._common.shape[:-1] if self._drops_last else self._common.shape
        return self._common.made((*extra, *shape), op)

    def sample(self, sample_shape=()):
        return self._sampled(sample_shape, "sample")

    def rsample(self, sample_shape=()):
        return self._sampled(sample_shape, "rsample")

    def sample_n(self, n):
        return self._sampled((n,), "sample")

    def log_prob(self, value):
        if isinstance(value, Unknown) or isinstance(self._common, Unknown):
            return Unknown("a probability of a distribution that is not known")
        own = self._common.shape[:-1] if self._drops_last else self._common.shape
        common = elementwise("log_prob", value, new_tensor(own))
        return common.made(common.shape[: len(common.shape) - self._event], "log_prob")

    def _of_batch(self, op: str) -> Any:
        if isinstance(self._common, Unknown):
            return self._common.derive(op)
        gone = self._event + (1 if self._drops_last else 0)
        return self._common.made(self._common.shape[: len(self._common.shape) - gone], op)

    def entropy(self):
        return self._of_batch("entropy")

    @property
    def batch_shape(self) -> Any:
        batch = self._of_batch("batch_shape")
        return batch.shape if isinstance(batch, Tensor) else batch

    @property
    def event_shape(self) -> Any:
        return Size(self._common.shape[len(self._common.shape) - self._event :]) if self._event else Size(())

    @property
    def mean(self) -> Any:
        return self._sampled((), "mean")

    @property
    def stddev(self) -> Any:
        return self._sampled((), "stddev")

    @property
    def variance(self) -> Any:
        return self._sampled((), "variance")


def _distribution(name: str, event: int = 0, drops_last: bool = False) -> Any:
    body = {"__module__": __name__, "__doc__": "A distribution.", "_event": event, "_drops_last": drops_last}
    return type(name, (Distribution,), body)


Bernoulli = _distribution("Bernoulli")
Beta = _distribution("Beta")
Binomial = _distribution("Binomial")
Categorical = _distribution("Categorical", drops_last=True)
Cauchy = _distribution("Cauchy")
Dirichlet = _distribution("Dirichlet", event=1)
Exponential = _distribution("Exponential")
Gamma = _distribution("Gamma")
Gumbel = _distribution("Gumbel")
Laplace = _distribution("Laplace")
LogNormal = _distribution("LogNormal")
Normal = _distribution("Normal")
OneHotCategorical = _distribution("OneHotCategorical", event=1)
Poisson = _distribution("Poisson")
RelaxedOneHotCategorical = _distribution("RelaxedOneHotCategorical", event=1)
Uniform = _distribution("Uniform")


class Independent(Distribution):
    """Some axes of the batch become the event's."""

    def __init__(self, base_distribution, reinterpreted_batch_ndims, validate_args=None):
        known = isinstance(base_distribution, Distribution) and isinstance(reinterpreted_batch_ndims, int)
        self._common = base_distribution._common if known else Unknown("a distribution that is not known")
        self._event = base_distribution._event + reinterpreted_batch_ndims if known else 0


def kl_divergence(p, q):
    """One number an element of the batch."""
    if not (isinstance(p, Distribution) and isinstance(q, Distribution)):
        return Unknown("a divergence of distributions that are not known")
    first, second = p._of_batch("kl_divergence"), q._of_batch("kl_divergence")
    return elementwise("kl_divergence", first, second) if isinstance(first, Tensor) else first

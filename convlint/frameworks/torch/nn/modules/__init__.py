"""The layers, one family a file, as in torch."""

from convlint.frameworks.torch.nn.modules import (
    activation,
    adaptive,
    attention,
    batchnorm,
    container,
    conv,
    distance,
    dropout,
    flatten,
    lazy,
    linear,
    loss,
    normalization,
    padding,
    parameters,
    pooling,
    rnn,
    sparse,
    transformer,
    upsampling,
)
from convlint.frameworks.torch.nn.modules.module import Module

FAMILIES = (
    activation, adaptive, attention, batchnorm, container, conv, distance, dropout, flatten, lazy, linear, loss,
    normalization, padding, parameters, pooling, rnn, sparse, transformer, upsampling,
)  # fmt: skip
LAYERS = {
    name: value
    for family in FAMILIES
    for name, value in vars(family).items()
    if isinstance(value, type) and issubclass(value, Module) and name[0] != "_"
}
globals().update(LAYERS)

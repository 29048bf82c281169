"""`tf.random`: https://www.tensorflow.org/api_docs/python/tf/random"""

from convlint.frameworks.tensorflow._control import set_random_seed
from convlint.frameworks.tensorflow._creation import (
    random_gamma,
    random_normal,
    random_shuffle,
    random_uniform,
    truncated_normal,
)

normal, uniform, shuffle, gamma, set_seed = random_normal, random_uniform, random_shuffle, random_gamma, set_random_seed

__all__ = [
    "gamma",
    "normal",
    "random_gamma",
    "random_normal",
    "random_shuffle",
    "random_uniform",
    "set_random_seed",
    "set_seed",
    "shuffle",
    "truncated_normal",
    "uniform",
]

"""`tf.math`: https://www.tensorflow.org/api_docs/python/tf/math"""

from convlint.frameworks.tensorflow._binary import *  # noqa: F403
from convlint.frameworks.tensorflow._complex import *  # noqa: F403
from convlint.frameworks.tensorflow._matmul import matmul
from convlint.frameworks.tensorflow._reduce import *  # noqa: F403
from convlint.frameworks.tensorflow._segments import *  # noqa: F403
from convlint.frameworks.tensorflow._unary import *  # noqa: F403
from convlint.frameworks.tensorflow.nn._activations import l2_normalize, softmax, softplus, softsign, zero_fraction
from convlint.frameworks.tensorflow.nn._lookup import top_k
from convlint.frameworks.tensorflow.nn._losses import in_top_k

__all__ = ["in_top_k", "l2_normalize", "matmul", "softmax", "softplus", "softsign", "top_k", "zero_fraction"]

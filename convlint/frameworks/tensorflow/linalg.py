"""`tf.linalg`: https://www.tensorflow.org/api_docs/python/tf/linalg"""

from convlint.frameworks.tensorflow._array import matrix_transpose
from convlint.frameworks.tensorflow._collections import global_norm
from convlint.frameworks.tensorflow._creation import eye
from convlint.frameworks.tensorflow._matmul import matmul
from convlint.frameworks.tensorflow._products import einsum, tensordot
from convlint.frameworks.tensorflow._reduce import norm
from convlint.frameworks.tensorflow.nn._activations import l2_normalize

__all__ = ["einsum", "eye", "global_norm", "l2_normalize", "matmul", "matrix_transpose", "norm", "tensordot"]

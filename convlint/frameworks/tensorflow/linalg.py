"""`tf.linalg`: https://www.tensorflow.org/api_docs/python/tf/linalg"""

from convlint.frameworks.tensorflow._array import matrix_transpose
from convlint.frameworks.tensorflow._collections import global_norm
from convlint.frameworks.tensorflow._creation import eye
from convlint.frameworks.tensorflow._matmul import matmul
from convlint.frameworks.tensorflow._matrices import cholesky, trace
from convlint.frameworks.tensorflow._matrices import matrix_band_part as band_part
from convlint.frameworks.tensorflow._matrices import matrix_determinant as det
from convlint.frameworks.tensorflow._matrices import matrix_diag as diag
from convlint.frameworks.tensorflow._matrices import matrix_diag_part as diag_part
from convlint.frameworks.tensorflow._matrices import matrix_inverse as inv
from convlint.frameworks.tensorflow._matrices import matrix_set_diag as set_diag
from convlint.frameworks.tensorflow._matrices import matrix_solve as solve
from convlint.frameworks.tensorflow._matrices import matrix_triangular_solve as triangular_solve
from convlint.frameworks.tensorflow._matrices import self_adjoint_eig as eigh
from convlint.frameworks.tensorflow._products import einsum, tensordot
from convlint.frameworks.tensorflow._reduce import norm
from convlint.frameworks.tensorflow.nn._activations import l2_normalize

__all__ = [
    "band_part",
    "cholesky",
    "det",
    "diag",
    "diag_part",
    "eigh",
    "einsum",
    "eye",
    "global_norm",
    "inv",
    "l2_normalize",
    "matmul",
    "matrix_transpose",
    "norm",
    "set_diag",
    "solve",
    "tensordot",
    "trace",
    "triangular_solve",
]

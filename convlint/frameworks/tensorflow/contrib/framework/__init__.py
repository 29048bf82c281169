"""`tf.contrib.framework` of TF 1: https://github.com/tensorflow/tensorflow/tree/r1.15/tensorflow/contrib/framework"""

from convlint.frameworks.tensorflow._arg_scope import add_arg_scope, arg_scope, arg_scoped_arguments, has_arg_scope
from convlint.frameworks.tensorflow._variables import get_variable as variable
from convlint.frameworks.tensorflow.train import create_global_step, get_global_step, get_or_create_global_step

__all__ = [
    "add_arg_scope",
    "arg_scope",
    "arg_scoped_arguments",
    "create_global_step",
    "get_global_step",
    "get_or_create_global_step",
    "has_arg_scope",
    "variable",
]

"""`tf.contrib.rnn` of TF 1: the cells of `tf.nn.rnn_cell`, and running them.

https://github.com/tensorflow/tensorflow/tree/r1.15/tensorflow/contrib/rnn
"""

from convlint.frameworks.tensorflow.nn._recurrent import rnn, static_bidirectional_rnn, static_rnn
from convlint.frameworks.tensorflow.nn.rnn_cell import (
    BasicLSTMCell,
    BasicRNNCell,
    DeviceWrapper,
    DropoutWrapper,
    GRUCell,
    LSTMCell,
    LSTMStateTuple,
    MultiRNNCell,
    ResidualWrapper,
    RNNCell,
)

GRUBlockCell = GRUCell
LSTMBlockCell = BasicLSTMCell

__all__ = [
    "BasicLSTMCell",
    "BasicRNNCell",
    "DeviceWrapper",
    "DropoutWrapper",
    "GRUBlockCell",
    "GRUCell",
    "LSTMBlockCell",
    "LSTMCell",
    "LSTMStateTuple",
    "MultiRNNCell",
    "RNNCell",
    "ResidualWrapper",
    "rnn",
    "static_bidirectional_rnn",
    "static_rnn",
]

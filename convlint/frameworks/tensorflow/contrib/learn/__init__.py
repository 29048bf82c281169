"""`tf.contrib.learn` of TF 1: https://github.com/tensorflow/tensorflow/tree/r1.15/tensorflow/contrib/learn"""


class ModeKeys:
    """The modes of an estimator."""

    TRAIN = "train"
    EVAL = "eval"
    INFER = "infer"

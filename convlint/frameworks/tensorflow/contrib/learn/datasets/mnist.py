"""`tf.contrib.learn.datasets.mnist` of TF 1."""

from convlint.frameworks.tensorflow.examples.tutorials.mnist.input_data import DataSet, read_data_sets

__all__ = ["DataSet", "read_data_sets"]

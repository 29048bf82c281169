"""`tf.contrib` of TF 1: https://github.com/tensorflow/tensorflow/tree/r1.15/tensorflow/contrib"""

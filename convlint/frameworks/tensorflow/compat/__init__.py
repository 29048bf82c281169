"""`tf.compat`: https://www.tensorflow.org/api_docs/python/tf/compat"""

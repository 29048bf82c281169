"""`tf.data`: https://www.tensorflow.org/api_docs/python/tf/data"""

from convlint.frameworks.tensorflow.data._dataset import Dataset, TextLineDataset, TFRecordDataset

__all__ = ["Dataset", "TFRecordDataset", "TextLineDataset"]

AUTOTUNE = -1

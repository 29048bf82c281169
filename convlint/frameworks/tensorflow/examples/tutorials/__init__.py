"""Examples that shipped with TensorFlow 1."""

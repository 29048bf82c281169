"""TF 1's MNIST tutorial."""

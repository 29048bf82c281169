"""The functions of `torch.*` and the methods of `Tensor`, one family a file."""

"""Safe twins of the standard library: what a model file may call on known values."""

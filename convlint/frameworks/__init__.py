"""Shape-only twins of the libraries that model files import: one folder a framework."""

"""Twin of `past` (https://python-future.org/)."""

"""Twin of `future` (https://python-future.org/)."""

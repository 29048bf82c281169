"""Twin of `yacs` (https://pypi.org/project/yacs/)."""

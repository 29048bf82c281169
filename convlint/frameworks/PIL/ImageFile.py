"""https://pillow.readthedocs.io/en/stable/reference/ImageFile.html"""

LOAD_TRUNCATED_IMAGES = False
MAXBLOCK = 65_536

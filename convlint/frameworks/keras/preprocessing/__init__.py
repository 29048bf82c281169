"""`keras.preprocessing`: https://keras.io/api/data_loading/"""

from convlint.frameworks.keras._image_data import image_dataset_from_directory

__all__ = ["image_dataset_from_directory"]

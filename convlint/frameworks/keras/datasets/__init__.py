"""`keras.datasets`: https://keras.io/api/datasets/"""

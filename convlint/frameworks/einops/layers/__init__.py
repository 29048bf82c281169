"""Layers of einops. https://einops.rocks/api/rearrange/"""

"""`torch.ao`."""

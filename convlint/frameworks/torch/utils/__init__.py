"""`torch.utils`. https://docs.pytorch.org/docs/stable/utils.html"""

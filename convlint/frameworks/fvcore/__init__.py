"""fvcore counts operations by calling the model. https://github.com/facebookresearch/fvcore"""

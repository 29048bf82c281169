"""Twin of what training scripts take from scikit-learn (https://scikit-learn.org/stable/api/): data and its split."""

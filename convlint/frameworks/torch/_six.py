"""Names that torch once took from Python 2 and 3."""

inf = float("inf")
nan = float("nan")
string_classes = (str, bytes)
int_classes = int

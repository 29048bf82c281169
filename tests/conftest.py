"""`pytest --hypothesis-profile=same` draws the same examples each time, as CI does; else each run draws others."""

from hypothesis import settings

settings.register_profile("same", derandomize=True, database=None, deadline=None)

"""`pytest --hypothesis-profile=same` draws the same examples each time, as CI does; else each run draws others.

`--hypothesis-profile=few` draws a few of them: for runs that are repeated for thousands of changes of the source.
"""

from hypothesis import settings

settings.register_profile("same", derandomize=True, database=None, deadline=None)
settings.register_profile("few", settings.get_profile("same"), max_examples=6)

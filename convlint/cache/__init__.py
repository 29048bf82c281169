"""What was found once, kept for as long as everything it depends on stays the same.

`store` keeps texts in a folder, `files` the answer of one file, `runs` what a whole run printed. Whatever is missing,
broken or unreadable is as if it had never been kept; a folder that cannot be written to costs nothing but time.
"""

from __future__ import annotations

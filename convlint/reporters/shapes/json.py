"""One JSON object: the file and its models."""

from __future__ import annotations

import json

TYPE_CHECKING = False
if TYPE_CHECKING:
    from convlint.report import ShapesReport


def render(report: ShapesReport, colour: bool = False) -> str:
    return json.dumps(report.as_json(), indent=2) + "\n"

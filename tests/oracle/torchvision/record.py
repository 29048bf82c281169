"""Write fixtures/oracle/torchvision.json from the real torchvision: `python tests/oracle/torchvision/record.py`."""

from __future__ import annotations

import json
from pathlib import Path

import torchvision
from tv_facts import real_facts, twin_builder

from convlint.values import Unknown

TARGET = Path(__file__).parents[3] / "fixtures" / "oracle" / "torchvision.json"

if __name__ == "__main__":
    modelled = [name for name in torchvision.models.list_models() if not isinstance(twin_builder(name), Unknown)]
    facts = {name: real_facts(name).summary() for name in sorted(modelled)}
    record = {"torchvision": torchvision.__version__.split("+")[0], "models": facts}
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")

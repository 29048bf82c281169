"""Write the table of timm's models from timm: `python benchmarks/record_timm.py OUT`; OUT is kept for a next run.

A line a model: name, the classifier's path, its in_features, `num_features`, `num_classes`, and of its feature maps the
channels and reductions (`-` where it has none). Models are constructed on the meta device, and not called.
"""

from __future__ import annotations

import sys
import warnings
from pathlib import Path
from typing import Any

TABLE = Path(__file__).resolve().parents[1] / "convlint" / "frameworks" / "timm" / "models.txt"


def main() -> None:
    """Record each model that OUT does not have yet, then write the table that convlint reads."""
    import timm

    warnings.simplefilter("ignore")
    out = Path(sys.argv[1])
    done = {line.split(" ")[0] for line in out.read_text().splitlines()} if out.is_file() else set()
    with out.open("a", encoding="utf-8") as file:
        for name in timm.list_models():
            if name not in done:
                print(line_of(name), file=file, flush=True)
    TABLE.write_text(packed(out.read_text(encoding="utf-8").splitlines(), timm.__version__), encoding="utf-8")


def packed(lines: list[str], version: str) -> str:
    """The models whose classifier is a Linear, those with equal facts in one line."""
    groups: dict[str, list[str]] = {}
    for line in lines:
        name, facts = line.split(" ", 1)
        if not facts.startswith("!") and facts.split(" ")[1].isdigit() and "," not in facts.split(" ")[0]:
            groups.setdefault(facts, []).append(name)
    head = f"# timm {version}: classifier, its in_features, num_features, num_classes, channels, reductions: models"
    return "\n".join([head, *(f"{facts}: {' '.join(names)}" for facts, names in sorted(groups.items()))]) + "\n"


def line_of(name: str) -> str:
    """`resnet50 fc 2048 2048 64,256,512,1024,2048 2,4,8,16,32`; `name !` where it cannot be made."""
    import timm
    import torch

    try:
        with torch.device("meta"):
            model: Any = timm.create_model(name)
        path = (model.pretrained_cfg or {}).get("classifier") or "-"
        classifier = model.get_classifier()
        width = getattr(classifier, "in_features", "-") if not isinstance(classifier, (tuple, list)) else "-"
        path = path if isinstance(path, str) else ",".join(path)
        return f"{name} {path} {width} {model.num_features} {model.num_classes} {maps_of(name)}"
    except Exception as error:
        return f"{name} ! {type(error).__name__}"


def maps_of(name: str) -> str:
    """`64,256,512,1024,2048 2,4,8,16,32` of the model with `features_only`; `- -` where it has no maps as NCHW."""
    import timm
    import torch

    try:
        with torch.device("meta"):
            model: Any = timm.create_model(name, features_only=True)
        info = model.feature_info
        if getattr(model, "output_fmt", "NCHW") not in ("NCHW", None) and str(model.output_fmt) != "Format.NCHW":
            return "- -"
        return f"{_joined(info.channels())} {_joined(info.reduction())}"
    except Exception:
        return "- -"


def _joined(numbers: list[int]) -> str:
    return ",".join(map(str, numbers))


if __name__ == "__main__":
    main()

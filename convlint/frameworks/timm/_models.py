"""timm's models without timm: the widths of their classifiers and feature maps, out of a table that timm itself gave.

https://huggingface.co/docs/timm/reference/models
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from convlint.frameworks.torch.nn.modules.linear import Identity, Linear
from convlint.frameworks.torch.nn.modules.module import Module
from convlint.shapes import exact_div
from convlint.values import Tensor, Undecided, Unknown

_POOLED = (None, "avg", "max", "avgmax", "token", "fast")


class Entry(NamedTuple):
    """What the table has of a model: where the classifier stands, what it takes and gives, the widths of its maps."""

    name: str
    classifier: str
    width: int
    num_features: int
    classes: int
    channels: tuple[int, ...]
    reductions: tuple[int, ...]


@lru_cache(maxsize=1)
def table() -> dict[str, Entry]:
    """The models by name; `models.txt` has a group of equal models in each line."""
    entries = {}
    for line in Path(__file__).with_name("models.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            facts, _, names = line.partition(": ")
            classifier, width, features, classes, *maps = facts.split(" ")
            for name in names.split(" "):
                entries[name] = Entry(name, classifier, int(width), int(features), int(classes), *map(_numbers, maps))
    return entries


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(map(int, text.split(","))) if text != "-" else ()


def entry_of(model_name: Any) -> Entry | None:
    """The entry of `resnet50`, `resnet50.a1_in1k` or `hf_hub:timm/resnet50.a1_in1k`."""
    if not isinstance(model_name, str):
        return None
    name = model_name.rpartition("/")[2] if model_name.startswith(("hf_hub:timm/", "hf-hub:timm/")) else model_name
    return table().get(name.partition(".")[0])


class _Part(Module):
    """A module of the model on the way to the classifier (`head` of `head.fc`); what else it has is not known."""

    def __init__(self) -> None:
        super().__init__()
        self._unlisted = Unknown("the parts of a model of timm")

    def named_parameters(self, prefix="", recurse=True, remove_duplicate=True):
        raise Undecided(self._unlisted)

    def forward(self, x):
        return Unknown("a part of a model of timm")


class Backbone(_Part):
    """A model of the table: what arrives at its classifier is known, what happens before is not."""

    def __init__(self, entry: Entry, num_classes: Any, global_pool: Any) -> None:
        super().__init__()
        self._entry = entry
        self.num_features = entry.num_features
        self.head_hidden_size = entry.width
        self.pretrained_cfg = self.default_cfg = Unknown(f"the configuration of timm's {entry.name}")
        self.reset_classifier(num_classes, global_pool)

    def reset_classifier(self, num_classes, global_pool=None, *args: Any, **kwargs: Any) -> None:
        """Another classifier; none for 0 classes."""
        self.num_classes = num_classes
        self._pools = not isinstance(global_pool, Unknown) and global_pool in _POOLED
        *parts, last = self._entry.classifier.split(".")
        owner: Module = self
        for part in parts:
            if not isinstance(owner._modules.get(part), _Part):
                setattr(owner, part, _Part())
            owner = owner._modules[part]
        setattr(owner, last, self._classifier(num_classes))

    def _classifier(self, num_classes: Any) -> Any:
        if isinstance(num_classes, int) and num_classes == 0:
            return Identity()
        return Linear(self._entry.width, num_classes) if self._pools else Unknown("a classifier of pooled features")

    def get_classifier(self):
        return self.get_submodule(self._entry.classifier)

    def forward_features(self, x):
        return Unknown(f"the features of timm's {self._entry.name}")

    def forward_head(self, x, pre_logits=False):
        return Unknown(f"the head of timm's {self._entry.name}")

    def forward(self, x):
        """What the classifier that stands there now makes of the pooled features."""
        if not isinstance(x, Tensor) or len(x.shape) != 4:
            return Unknown("the input of a model of timm")
        *parts, last = self._entry.classifier.split(".")
        owner: Any = self
        for part in parts:
            owner = owner._modules.get(part)
        classifier = owner._modules.get(last) if isinstance(owner, _Part) else None
        if classifier is None or not self._pools:
            return Unknown(f"what stands in the place of {self._entry.classifier}")
        return classifier(x.made((x.shape[0], self._entry.width), "timm"))


class FeatureInfo:
    """`model.feature_info`: https://huggingface.co/docs/timm/feature_extraction"""

    def __init__(self, entry: Entry, out_indices: tuple[int, ...]) -> None:
        self.out_indices = out_indices
        self.info = [
            {"num_chs": entry.channels[i], "reduction": entry.reductions[i], "index": i}
            for i in range(len(entry.channels))
        ]

    def _chosen(self, key: str, idx: Any) -> Any:
        places = self.out_indices if idx is None else (idx,) if isinstance(idx, int) else tuple(idx)
        found = [self.info[place][key] for place in places]
        return found[0] if isinstance(idx, int) else found

    def channels(self, idx=None):
        return self._chosen("num_chs", idx)

    def reduction(self, idx=None):
        return self._chosen("reduction", idx)

    def __getitem__(self, item: Any) -> Any:
        return self.info[item]

    def __len__(self) -> int:
        return len(self.info)

    def get_dicts(self, keys=None, idx=None):
        return [self.info[place] for place in self.out_indices]


class Pyramid(Module):
    """A model with `features_only=True`: a map at each reduction."""

    def __init__(self, entry: Entry, out_indices: tuple[int, ...]) -> None:
        super().__init__()
        self._entry = entry
        self.feature_info = FeatureInfo(entry, out_indices)

    def forward(self, x):
        if not isinstance(x, Tensor) or len(x.shape) != 4:
            return Unknown("the input of a model of timm")
        return [self._map(x, i) for i in self.feature_info.out_indices]

    def _map(self, x: Any, index: int) -> Any:
        """The map at one reduction; models differ in how they round where it does not divide the size."""
        sides = [exact_div(size, self._entry.reductions[index]) for size in x.shape[2:]]
        if any(side is None for side in sides):
            return Unknown("the size of a feature map of timm")
        return x.made((x.shape[0], self._entry.channels[index], *sides), "timm")

"""Intermediate outputs by the names of modules. https://docs.pytorch.org/vision/stable/feature_extraction.html"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.torchvision._torch import Module
from convlint.values import Undecided, Unknown, first_unknown


class _Finished(BaseException):
    """Every output that is asked for is there; what the model would do after it is not part of the extractor."""


class DualGraphModule(Module):
    """What `create_feature_extractor` gives: a module that returns a dict of outputs of `root`'s modules.

    Names of nodes that are no modules ("flatten", "add_1") have Unknown outputs.
    """

    def __init__(self, root, train_nodes, eval_nodes):
        super().__init__()
        # The model itself is no part of the extractor, its modules are.
        object.__setattr__(self, "_modules", root._modules)
        object.__setattr__(self, "_root", root)
        self._nodes = {True: train_nodes, False: eval_nodes}

    def train(self, mode=True):
        self._root.training = mode
        return super().train(mode)

    def forward(self, *args, **kwargs):
        if isinstance(self.training, Unknown):
            raise Undecided(self.training)
        nodes = self._nodes[bool(self.training)]
        modules = dict(self._root.named_modules())
        found: dict[str, Any] = {}
        wanted = {name for name in nodes if name in modules}
        handles = [modules[name].register_forward_hook(_collector(name, found, wanted)) for name in wanted]
        try:
            self._root.forward(*args, **kwargs)
        except _Finished:
            pass
        finally:
            for handle in handles:
                handle.remove()
        open_node = "the output of a node that is no module"
        return {new: found[name] if name in found else Unknown(open_node) for name, new in nodes.items()}


def _collector(name: str, found: dict[str, Any], wanted: set[str]) -> Any:
    def hook(module: Any, args: Any, output: Any) -> None:
        found.setdefault(name, output)
        if len(found) == len(wanted):
            raise _Finished

    return hook


def _as_names(nodes: Any) -> dict[str, str]:
    unknown = first_unknown(nodes)
    if unknown is not None:
        raise Undecided(unknown)
    names = {str(key): str(value) for key, value in nodes.items()} if isinstance(nodes, dict) else {}
    return names or {str(name): str(name) for name in nodes}


def create_feature_extractor(model, return_nodes=None, train_return_nodes=None, eval_return_nodes=None,
                             tracer_kwargs=None, suppress_diff_warning=False, concrete_args=None):  # fmt: skip
    """https://docs.pytorch.org/vision/stable/generated/torchvision.models.feature_extraction.create_feature_extractor.html"""
    if isinstance(model, Unknown):
        return model.derive("feature extractor")
    if return_nodes is None and (train_return_nodes is None or eval_return_nodes is None):
        raise ValueError("Either `return_nodes` or `train_return_nodes` and `eval_return_nodes` should be specified")
    if return_nodes is not None:
        train_return_nodes = eval_return_nodes = return_nodes
    return DualGraphModule(model, _as_names(train_return_nodes), _as_names(eval_return_nodes))


def get_graph_node_names(model, tracer_kwargs=None, suppress_diff_warning=False, concrete_args=None):
    """https://docs.pytorch.org/vision/stable/generated/torchvision.models.feature_extraction.get_graph_node_names.html"""
    return Unknown("the nodes of a traced model"), Unknown("the nodes of a traced model")

"""`torch.hub`: what lies in another place is not known. https://docs.pytorch.org/docs/stable/hub.html"""

from __future__ import annotations

from convlint.values import Unknown


def load(repo_or_dir, model, *args, source="github", trust_repo=None, force_reload=False, verbose=True,
         skip_validation=False, **kwargs):  # fmt: skip
    return Unknown(f"torch.hub.load({model!r})" if isinstance(model, str) else "a model of torch.hub")


def load_state_dict_from_url(url, model_dir=None, map_location=None, progress=True, check_hash=False, file_name=None,
                             weights_only=False):  # fmt: skip
    return Unknown("the contents of a file")


def download_url_to_file(url, dst, hash_prefix=None, progress=True):
    return None


def set_dir(d):
    return None


def get_dir():
    return Unknown("a folder", kind=str)

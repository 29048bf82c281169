"""Reporters read the files that they speak of from the folder they run in."""

import pytest
from samples import FOLDER


@pytest.fixture(autouse=True)
def in_the_folder(monkeypatch):
    monkeypatch.chdir(FOLDER)

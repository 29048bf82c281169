"""The docs site builds without a network, and what it shows comes from itself."""

import importlib.util
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.skipif(importlib.util.find_spec("mkdocs") is None, reason="mkdocs is not installed (the extra `docs`)")
def test_the_site(tmp_path):
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    rule = (tmp_path / "rules" / "linear-in-features" / "index.html").read_text(encoding="utf-8")
    assert "linear-in-features (CVL101)" in rule and 'class="codehilite"' in rule
    assert (tmp_path / "img" / "alexnet.svg").is_file() and not list(tmp_path.rglob("*.py"))
    for page in tmp_path.rglob("*.html"):
        fetched = re.findall(
            r"<(?:script|img|link rel=\"stylesheet\")[^>]*?(?:src|href)=\"(https?:[^\"]+)", page.read_text("utf-8")
        )
        assert not fetched, page

"""What people see stays as it is: files under tests/golden, written anew by ``python tests/golden/renew.py``."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parents[1] / "golden"
MADE = runpy.run_path(str(HERE / "renew.py"), run_name="golden")["GOLDEN"]


@pytest.mark.parametrize("name", MADE)
def test_looks_as_it_was_agreed(name: str) -> None:
    assert MADE[name]().rstrip("\n") + "\n" == (HERE / name).read_text("utf-8"), "if it is meant: python tests/golden/renew.py"

"""What all Python tests share."""

from __future__ import annotations

import os
from pathlib import Path

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--browser", action="store_true", help="run the tests that need Chromium, too")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--browser"):
        return
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.skip(reason="needs Chromium: ./dev test --browser"))


@pytest.fixture(scope="session")
def repository() -> Path:
    """The folder of the checkout."""
    return Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def annotated_data() -> Path:
    """The folder of annotated data that QUOTIDIAN_DATA names; skips where it is unset."""
    place = os.environ.get("QUOTIDIAN_DATA")
    if not place:
        pytest.skip("needs annotated data: set QUOTIDIAN_DATA to its folder")
    return Path(place)

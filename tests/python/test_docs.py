"""Every example runs: doctests of the package, Python blocks of the Markdown pages; every local link leads somewhere."""

from __future__ import annotations

import doctest
import importlib
import pkgutil
import re
from pathlib import Path

import pytest

import quotidian

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
FENCE = re.compile(r"^```(\w*)[^\n]*\n(.*?)^```", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
MODULES = ["quotidian", *(f"quotidian.{module.name}" for module in pkgutil.iter_modules(quotidian.__path__))]


def python_blocks(page: Path) -> list[str]:
    return [code for language, code in FENCE.findall(page.read_text("utf-8")) if language == "python"]


def name_of(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("name", [name for name in MODULES if not name.endswith(("._core", ".__main__"))])
def test_examples_in_docstrings_give_what_they_say(name: str) -> None:
    result = doctest.testmod(importlib.import_module(name), optionflags=doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS)
    assert result.failed == 0


@pytest.mark.parametrize("page", [page for page in PAGES if python_blocks(page)], ids=name_of)
def test_python_blocks_of_a_page_run_top_to_bottom(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The blocks of a page share their names and know `qd`; they run in a folder that holds `articles/`, the sample articles.

    Blocks written as a session (`>>>`) are compared with what they say they print.
    """
    (tmp_path / "articles").symlink_to(ROOT / "python/quotidian/data/samples", target_is_directory=True)
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {"__name__": "__main__", "qd": quotidian}
    for number, block in enumerate(python_blocks(page), 1):
        title = f"{name_of(page)}, block {number}"
        if ">>>" in block:
            session = doctest.DocTestParser().get_doctest(block, names, title, str(page), 0)
            runner = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS)
            assert runner.run(session, clear_globs=False).failed == 0, title
            names.update(session.globs)
        else:
            exec(compile(block, title, "exec"), names)


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_local_links_of_a_page_lead_somewhere(page: Path) -> None:
    without_code = FENCE.sub("", page.read_text("utf-8"))
    links = [link for link in LINK.findall(without_code) if "://" not in link and not link.startswith("mailto:")]
    assert [link for link in links if not (page.parent / link).exists()] == []

"""The laws of the house: stairs between rooms, words that the files do not say, one version, lexicons that have a source."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CPP = ROOT / "cpp"
TEXT_FILES = (".cpp", ".hpp", ".py", ".pyi", ".md", ".toml", ".cmake", ".tsv", ".json", ".ipynb", ".cff", ".txt", ".in", "")
SKIPPED = {".git", ".venv", "build", "dist", "__pycache__", ".hypothesis", ".mypy_cache", ".ruff_cache", ".pytest_cache"}

# The table of stairs (ARCHITECTURE.md): what a room may include, itself left out.
READING_HALL = {"text", "lexicon", "model", "layout", "tokens"}
STAIRS: dict[str, set[str]] = {
    "text": set(),
    "lexicon": {"text"},
    "model": {"text"},
    "layout": {"text"},
    "tokens": {"text", "lexicon", "model", "layout"},
    "document": READING_HALL,
    "tags": READING_HALL | {"document"},
    "entities": READING_HALL | {"document", "tags"},
    "quotes": READING_HALL | {"document", "tags", "entities"},
    "speakers": READING_HALL | {"document", "tags", "entities", "quotes"},
    "terms": {"text", "lexicon", "tokens"},
    "similarity": {"text", "lexicon", "tokens", "terms"},
    "statistics": {"text", "lexicon", "tokens", "terms"},
}
EIGEN_ROOMS = {"tags", "quotes", "terms", "similarity", "statistics"}
INCLUDE = re.compile(r'^\s*#\s*include\s*[<"]([^>"]+)[>"]', re.MULTILINE)


def files_of(*folders: str, endings: tuple[str, ...] = TEXT_FILES) -> list[Path]:
    found = (path for folder in folders for path in (ROOT / folder).rglob("*"))
    return sorted(
        path for path in found if path.is_file() and path.suffix in endings and not SKIPPED.intersection(path.relative_to(ROOT).parts)
    )


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def includes(path: Path) -> list[str]:
    return INCLUDE.findall(path.read_text("utf-8"))


def sources() -> list[tuple[str, Path]]:
    """Room and file of every header and source of the core."""
    found = []
    for base in ("cpp/include/quotidian", "cpp/src"):
        for path in files_of(base, endings=(".cpp", ".hpp", ".inc")):
            found.append((path.relative_to(ROOT / base).parts[0], path))
    return found


@pytest.mark.parametrize(("room", "path"), sources(), ids=lambda value: name_of(value) if isinstance(value, Path) else value)
def test_a_room_includes_only_what_stands_below_it(room: str, path: Path) -> None:
    rooms = {include.split("/")[1] for include in includes(path) if include.startswith("quotidian/")}
    assert rooms - {room} <= STAIRS[room]


@pytest.mark.parametrize(("room", "path"), sources(), ids=lambda value: name_of(value) if isinstance(value, Path) else value)
def test_third_parties_enter_only_their_rooms(room: str, path: Path) -> None:
    found = includes(path)
    if not path.is_relative_to(CPP / "src" / "text"):
        assert not [include for include in found if include.startswith("unicode/")]
    if room not in EIGEN_ROOMS:
        assert not [include for include in found if include.startswith("Eigen/")]
    assert not [include for include in found if include.startswith(("pybind11/", "Python.h"))]


def test_a_room_without_a_place_in_the_table_is_not_built() -> None:
    assert {room for room, _ in sources()} <= set(STAIRS)


def test_only_one_binding_file_includes_pybind11() -> None:
    bindings = files_of("cpp/bindings", endings=(".cpp", ".hpp"))
    foreign = {name_of(path) for path in bindings for include in includes(path) if include.startswith("pybind11/")}
    assert foreign == {"cpp/bindings/bindings.hpp"}


def test_only_one_file_of_the_core_starts_threads() -> None:
    starters = {name_of(path) for _, path in sources() if "thread" in includes(path)}
    assert starters <= {"cpp/src/text/parallel.cpp"}


def test_no_room_is_named_after_nothing() -> None:
    names = {part.lower() for path in files_of("cpp", "python", "tests", "bench") for part in (*path.parts[-3:-1], path.stem)}
    assert not names & {"utils", "util", "common", "helpers", "helper", "misc"}


def test_files_keep_their_promises_and_speak_of_the_project_alone() -> None:
    # Put together here, so that this file does not name them either.
    words = ("TO" + "DO", "FIX" + "ME", "X" + "XX", r"\.\./" + "shared", "/work/" + "shared", r"\bLL" + r"M\b", "Chat" + "GPT")
    forbidden = re.compile("|".join(words))
    allowed = {".ci/run"}  # the one file that may know where annotated data lie beside a checkout
    found = []
    for path in files_of("."):
        if name_of(path) not in allowed:
            for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
                if forbidden.search(line):
                    found.append(f"{name_of(path)}:{number}: {line.strip()[:80]}")
    assert found == []


def lexicon_files() -> list[Path]:
    return files_of("python/quotidian/data/lexicon", endings=(".tsv",))


@pytest.mark.parametrize("path", lexicon_files(), ids=name_of)
def test_every_line_of_a_lexicon_parses_and_has_a_source(path: Path) -> None:
    from quotidian import _core

    lexicon = _core.parse_lexicon(path.read_bytes(), path.parent.name, path.name)
    assert len(lexicon) > 0
    assert [form for _, form, _, _, source in lexicon.rows() if not source or not form.strip()] == []


@pytest.mark.parametrize("path", lexicon_files(), ids=name_of)
def test_a_lexicon_file_says_nothing_twice(path: Path) -> None:
    from quotidian import _core

    rows = _core.parse_lexicon(path.read_bytes(), path.parent.name, path.name).rows()
    keys = [(kind, form, prefix) for kind, form, prefix, _, _ in rows]
    assert sorted({key for key in keys if keys.count(key) > 1}) == []


def test_the_version_is_one() -> None:
    import quotidian

    def find(pattern: str, name: str) -> str:
        match = re.search(pattern, (ROOT / name).read_text("utf-8"), re.MULTILINE)
        assert match, f"{name} names no version"
        return match[1]

    versions = {
        "CMakeLists.txt": find(r"project\(quotidian VERSION ([\d.]+)", "CMakeLists.txt"),
        "pyproject.toml": find(r'^version = "([^"]+)"', "pyproject.toml"),
        "CITATION.cff": find(r"^version: \"?([\d.]+)", "CITATION.cff"),
        "CHANGELOG.md": find(r"^## ([\d.]+)", "CHANGELOG.md"),
        "quotidian.__version__": quotidian.__version__,
    }
    assert len(set(versions.values())) == 1, versions


def test_every_room_has_its_page_tests_and_binding() -> None:
    missing = []
    for room in STAIRS:
        wanted = [ROOT / f"docs/rooms/{room}.md", ROOT / f"tests/cpp/{room}"]
        if room != "layout":  # crosses into Python as part of a document
            wanted.append(CPP / f"bindings/bind_{room}.cpp")
        missing += [name_of(path) for path in wanted if not path.exists()]
    assert missing == []


# Soft limits. A file above its limit says why, in a comment with these words: "Longer than the limit: …".
LIMITS = [
    ("cpp/include", (".hpp",), 120),
    ("cpp/src", (".cpp", ".hpp"), 300),
    ("cpp/bindings", (".cpp", ".hpp"), 120),
    ("python/quotidian", (".py",), 300),
]


def test_files_are_small_enough_to_live_in() -> None:
    long = []
    for folder, endings, limit in LIMITS:
        for path in files_of(folder, endings=endings):
            text = path.read_text("utf-8")
            lines = text.count("\n")
            if lines > limit and "Longer than the limit:" not in text:
                long.append(f"{name_of(path)}: {lines} lines, at most {limit}")
    assert long == []

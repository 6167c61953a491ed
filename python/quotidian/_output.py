"""Writing: output appears under its name only when it is whole."""

from __future__ import annotations

import csv
import io
import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from .errors import OutputError


def part_of(path: Path) -> Path:
    """The name under which an output grows until it is whole: ``OUT.part``."""
    return path.with_name(path.name + ".part")


def check_writable(path: str | Path) -> Path:
    """Say now, before the work, that an output cannot be written.

    Raises
    ------
    OutputError
        Where the folder is missing, `path` is a folder, or writing is not allowed.
    """
    target = Path(path)
    if target.is_dir():
        raise OutputError(f"cannot write {target}: it is a folder; name a file in it")
    if not target.parent.is_dir():
        raise OutputError(f"cannot write {target}: there is no folder {target.parent}")
    part = part_of(target)
    there = part.exists()
    try:
        with part.open("ab"):
            pass
    except OSError as error:
        raise OutputError(f"cannot write {target}: {error.strerror}") from error
    if not there:
        part.unlink()
    return target


@contextmanager
def whole_file(path: str | Path) -> Iterator[IO[bytes]]:
    """A binary file that is renamed to `path` when all was written, and removed where writing fails."""
    target = check_writable(path)
    part = part_of(target)
    try:
        with part.open("wb") as file:
            yield file
        os.replace(part, target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def to_json(value: object) -> str:
    """One line of JSON. Characters are kept readable; a lone surrogate, which UTF-8 cannot hold, is written as its escape."""
    line = json.dumps(value, ensure_ascii=False, default=plain)
    return line if _encodable(line) else json.dumps(value, default=plain)


def plain(value: Any) -> Any:
    """The plain Python value of a NumPy scalar or array, a mapping or a set, for JSON."""
    if hasattr(value, "tolist"):
        return value.tolist()
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, (set, frozenset)):
        return sorted(value)
    return str(value)


def encodable(words: str) -> str:
    """The words with U+FFFD where lone surrogates stand, so that they can be written as UTF-8."""
    return words if _encodable(words) else re.sub("[\ud800-\udfff]", "\ufffd", words)


def _encodable(words: str) -> bool:
    try:
        words.encode()
    except UnicodeEncodeError:
        return False
    return True


def csv_lines(columns: Sequence[str], rows: Iterable[Mapping[str, Any]], *, header: bool = True) -> Iterator[bytes]:
    """CSV of RFC 4180 in UTF-8, some rows at a time: missing values are empty, lists and dicts are JSON."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    if header:
        writer.writerow(columns)
    for row in rows:
        writer.writerow([_cell(row.get(name)) for name in columns])
        if buffer.tell() > 1 << 16:
            yield _flushed(buffer)
    yield _flushed(buffer)


def _flushed(buffer: io.StringIO) -> bytes:
    lines = encodable(buffer.getvalue()).encode()
    buffer.seek(0)
    buffer.truncate()
    return lines


def _cell(value: Any) -> Any:
    if value is None:
        return ""
    return to_json(value) if isinstance(value, (list, tuple, dict)) else value

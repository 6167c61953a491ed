"""Statements on who is who: the rows of ``speakers.csv``, how they are read, checked one by one, and appended."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from pathlib import Path

from . import _core
from .errors import InputError, OutputError
from .table import Table

__all__ = ["COLUMNS", "ID", "PAIRS", "Statement", "append_statements", "fault_of", "node", "read_statements"]

PAIRS = ("same", "different", "same?")
KINDS = (*PAIRS, "alias", "display", "role")
#: Columns of the file; kind, name and value must be there.
COLUMNS = ("kind", "name", "value", "lang", "outlet", "article", "first", "last", "why")
ID = re.compile(r"[apb][0-9a-f]{16}")
_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


@dataclass(frozen=True, slots=True)
class Statement:
    """One row of the file; `line` is where it stands, from 1, the line of the columns' names counted."""

    kind: str
    name: str
    value: str
    lang: str = ""
    outlet: str = ""
    article: str = ""
    first: str = ""
    last: str = ""
    why: str = ""
    line: int = 0

    def holds_for(self, *, outlet: str | None, article: str | None, date: str | None) -> bool:
        """Whether the statement speaks of an article of this outlet, id and date; without a date none that has limits does."""
        return (
            (not self.outlet or self.outlet == outlet)
            and (not self.article or self.article == article)
            and (not self.first or (date or "") >= self.first)
            and (not self.last or (date or "9999")[: len(self.last)] <= self.last)
        )


def node(name: str) -> str:
    """One string for the spellings of a name; an id stands for itself."""
    return name if ID.fullmatch(name) else _core.name_key(name) or _core.fold(name)


def fault_of(row: Statement) -> str | None:
    """What is wrong with one row by itself."""
    if row.kind not in KINDS:
        return f"line {row.line}: a kind out of {', '.join(KINDS)} wanted, got {row.kind!r}"
    if not node(row.name) or not row.value.strip():
        return f"line {row.line}: a name and a value wanted, got {row.name!r} and {row.value!r}"
    for day in (row.first, row.last):
        if day and not _DAY.fullmatch(day):
            return f"line {row.line}: a date as 2021, 2021-05 or 2021-05-30 wanted, got {day!r}"
    if row.first and row.last and row.first > row.last:
        return f"line {row.line}: {row.first} is after {row.last}"
    return None


def read_statements(text: str) -> list[Statement]:
    reader = csv.reader(io.StringIO(text, newline=""))
    try:
        head = [name.strip().lower() for name in next(reader, [])]
        missing = [name for name in ("kind", "name", "value") if name not in head]
        if missing:
            raise InputError(f"line 1: the columns kind, name and value wanted, {' and '.join(missing)} is not there")
        rows = []
        while (cells := next(reader, None)) is not None:
            given = {name: cell.strip() for name, cell in zip(head, cells, strict=False)}
            if any(given.values()) and not given.get("kind", "").startswith("#"):
                rows.append(Statement(**{name: given.get(name, "") for name in COLUMNS}, line=reader.line_num))
        return rows
    except csv.Error as error:
        raise InputError(f"line {reader.line_num}: not CSV: {error}") from error


def append_statements(path: str | Path, rows: Table) -> None:
    """Write rows at the end of a file of statements, in the order of its columns; what stands in it stays to the byte.

    Raises
    ------
    InputError
        For a file whose first line does not name the columns.
    OutputError
        For a file that cannot be written.
    """
    path = Path(path)
    old = path.read_text("utf-8-sig") if path.exists() else ""
    head = [name.strip().lower() for name in next(csv.reader(io.StringIO(old)), [])] or list(COLUMNS)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    if not old:
        writer.writerow(head)
    elif not old.endswith("\n"):
        out.write("\n")
    writer.writerows([row.get(name, "") for name in head] for row in rows.rows())
    try:
        with path.open("a", encoding="utf-8", newline="") as file:
            file.write(out.getvalue())
    except OSError as error:
        raise OutputError(f"cannot write {path}: {error}") from error

"""What commands write: rows that grow in ``OUT.part``, an article a line, until the output is whole."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import IO, Any

from . import _output
from .errors import InputError, OutputError, need_extra

ENDINGS = (".jsonl", ".csv", ".parquet")
_WHOLE = ("quote", "start", "end", "paragraph", "inside", "words", "part", "sentence", "token", "rank")
_REAL = ("confidence", "speaker_confidence", "score")
_TRUTH = ("anonymous",)
_ROWS_AT_ONCE = 50_000


def check_output(out: str) -> Path | None:
    """The path to write, checked before the work; None for standard output.

    Raises
    ------
    OutputError
        For an ending that is not known, or a place that cannot be written.
    """
    if out == "-":
        return None
    path = Path(out)
    if path.suffix.lower() not in ENDINGS:
        raise OutputError(f"cannot write {out}: an ending of {', '.join(ENDINGS)} wanted, or -o - for JSON Lines")
    if path.suffix.lower() == ".parquet":
        need_extra("pyarrow.parquet", extra="arrow", what="write Parquet")
    return _output.check_writable(path)


def is_cells(out: str) -> bool:
    """Whether an output is CSV or Parquet, a row a quote or token, and not JSON Lines, a row an article."""
    return out != "-" and Path(out).suffix.lower() != ".jsonl"


class Growing:
    """An output that grows an article at a time and appears under its name when whole.

    Parameters
    ----------
    path : Path or None
        Where to write; None for standard output, as JSON Lines.
    columns : sequence of str
        Columns of CSV and Parquet.
    resume : bool
        Go on from ``OUT.part``: what it holds is kept, but for a last line that is not whole.
    history : mapping
        Written into the metadata of Parquet.
    """

    def __init__(self, path: Path | None, *, columns: Sequence[str], resume: bool, history: Mapping[str, Any]) -> None:
        self.path, self.columns, self.history = path, columns, history
        self.is_cells = is_cells(str(path or "-"))
        self.done: set[str] = set()
        self.note: str | None = None
        self._file: IO[bytes] = sys.stdout.buffer if path is None else self._open(_output.part_of(path), resume)

    def _open(self, part: Path, resume: bool) -> IO[bytes]:
        if resume and part.exists():
            self.done = _resume(part, cells=self.is_cells)
            self.note = f"going on from {part}: {len(self.done):,} articles are there"
        elif part.exists():
            kept = part.with_name(part.name + "~")
            os.replace(part, kept)
            self.note = f"{part} of an earlier run is now {kept.name}; --resume would have gone on from it"
        return part.open("ab")

    def write(self, articles: Iterable[Mapping[str, Any]]) -> None:
        """Add articles: their rows of JSON Lines, or, for CSV and Parquet, {"id", "rows"}; written at once."""
        self._file.write("".join(_output.to_json(article) + "\n" for article in articles).encode())
        self._file.flush()

    def __enter__(self) -> Growing:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self.path is None:
            self._file.flush()
            return
        self._file.close()
        if kind is None:
            self._finish(self.path, _output.part_of(self.path))

    def _finish(self, path: Path, part: Path) -> None:
        if not self.is_cells:
            os.replace(part, path)
            return
        whole = path.with_name(path.name + ".whole")
        try:
            if path.suffix.lower() == ".csv":
                with whole.open("wb") as file:
                    file.writelines(_output.csv_lines(self.columns, _rows(part)))
            else:
                _write_parquet(whole, self.columns, _rows(part), self.history)
            os.replace(whole, path)
            part.unlink()
        finally:
            whole.unlink(missing_ok=True)


def _resume(part: Path, *, cells: bool) -> set[str]:
    """Ids in an output that is not whole; its last line is cut off where it is not whole either."""
    done: set[str] = set()
    good = 0
    with part.open("rb+") as file:
        for line in file:
            if not line.endswith(b"\n"):
                break
            try:
                row = json.loads(line)
                if not isinstance(row, dict) or cells != ("rows" in row):
                    raise ValueError("another command's row")
                done.add(str(row["id"]))
            except (ValueError, KeyError) as error:
                raise InputError(f"cannot go on from {part}: byte {good} begins no row of this command; delete the file") from error
            good += len(line)
        file.truncate(good)
    return done


def _rows(part: Path) -> Iterator[dict[str, Any]]:
    with part.open("rb") as file:
        for line in file:
            yield from json.loads(line)["rows"]


def _write_parquet(path: Path, columns: Sequence[str], rows: Iterable[Mapping[str, Any]], history: Mapping[str, Any]) -> None:
    arrow = need_extra("pyarrow", extra="arrow", what="write Parquet")
    parquet = need_extra("pyarrow.parquet", extra="arrow", what="write Parquet")
    of_names = ((_WHOLE, arrow.int64()), (_REAL, arrow.float64()), (_TRUTH, arrow.bool_()))
    types = {name: next((kind for names, kind in of_names if name in names), arrow.string()) for name in columns}
    schema = arrow.schema(list(types.items()), metadata={"quotidian": _output.to_json(history)})
    with parquet.ParquetWriter(path, schema) as writer:
        kept: list[dict[str, Any]] = []
        for row in rows:
            kept.append({name: _clean(row.get(name)) for name in columns})
            if len(kept) >= _ROWS_AT_ONCE:
                writer.write_table(arrow.Table.from_pylist(kept, schema=schema))
                kept = []
        writer.write_table(arrow.Table.from_pylist(kept, schema=schema))


def _clean(value: Any) -> Any:
    return _output.encodable(value) if isinstance(value, str) else value

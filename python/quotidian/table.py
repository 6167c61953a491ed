"""Results as tables: named columns of equal length that know how they were made."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Any, overload

import numpy as np

from . import _html, _output
from .errors import InputError, QuotidianError, need_extra

__all__ = ["Table"]

Column = tuple[Any, ...] | np.ndarray


class Table:
    """An ordered set of equal-length named columns with a history.

    Parameters
    ----------
    columns : mapping
        From names to sequences or one-dimensional arrays, all of one length.
    history : mapping, optional
        How the table was made: version, model, lexicon, parameters. Travels with it into pandas, Arrow and Parquet.

    Raises
    ------
    InputError
        Where columns differ in length; says which.

    Examples
    --------
    >>> table = Table({"outlet": ["MARZINFORM", "Açıq Söz"], "quotes": [12, 30]})
    >>> table
    outlet      quotes
    MARZINFORM  12
    Açıq Söz    30
    >>> table.sort("quotes", descending=True)["outlet"]
    ('Açıq Söz', 'MARZINFORM')
    """

    __slots__ = ("_columns", "_history", "_length")

    def __init__(self, columns: Mapping[str, Sequence[Any] | np.ndarray], *, history: Mapping[str, Any] | None = None) -> None:
        self._columns: dict[str, Column] = {str(name): _column(str(name), values) for name, values in columns.items()}
        lengths = {name: len(values) for name, values in self._columns.items()}
        if len(set(lengths.values())) > 1:
            raise InputError("columns of one length wanted, got " + ", ".join(f"{name}: {n}" for name, n in lengths.items()))
        self._length = next(iter(lengths.values()), 0)
        self._history = dict(history or {})

    @classmethod
    def from_rows(
        cls,
        rows: Iterable[Mapping[str, Any]],
        *,
        columns: Sequence[str] | None = None,
        history: Mapping[str, Any] | None = None,
    ) -> Table:
        """Make a table of rows; without `columns` these are all the names in order of appearance. What a row lacks is None."""
        listed = list(rows)
        names = list(columns) if columns is not None else list(dict.fromkeys(chain.from_iterable(listed)))
        return cls({name: [row.get(name) for row in listed] for name in names}, history=history)

    @classmethod
    def concat(cls, tables: Iterable[Table]) -> Table:
        """Put tables of the same columns one under the other; the history is the first one's.

        Raises
        ------
        InputError
            Where there is no table, or columns differ.
        """
        listed = list(tables)
        if not listed:
            raise InputError("at least one table wanted, got none")
        names = listed[0].columns
        for number, table in enumerate(listed):
            if table.columns != names:
                raise InputError(f"columns {', '.join(names)} wanted, table {number} has {', '.join(table.columns)}")
        return cls(
            {name: list(chain.from_iterable(table[name] for table in listed)) for name in names},
            history=listed[0].history,
        )

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of the columns, in order."""
        return tuple(self._columns)

    @property
    def history(self) -> dict[str, Any]:
        """How the table was made (a copy)."""
        return dict(self._history)

    def __len__(self) -> int:
        return self._length

    @overload
    def __getitem__(self, key: str) -> Column: ...
    @overload
    def __getitem__(self, key: int) -> dict[str, Any]: ...
    @overload
    def __getitem__(self, key: slice) -> Table: ...
    def __getitem__(self, key: str | int | slice) -> Column | dict[str, Any] | Table:
        if isinstance(key, str):
            self._check(key)
            return self._columns[key]
        if isinstance(key, slice):
            return self._take(range(self._length)[key])
        number = range(self._length)[key]
        return {name: _scalar(values[number]) for name, values in self._columns.items()}

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return self.rows()

    def rows(self) -> Iterator[dict[str, Any]]:
        """Rows in order, as dicts of plain Python values."""
        names = self.columns
        for values in zip(*(_values(column) for column in self._columns.values()), strict=True):
            yield dict(zip(names, values, strict=True))

    def select(self, *names: str) -> Table:
        """Only these columns, in this order."""
        self._check(*names)
        return Table({name: self._columns[name] for name in names}, history=self._history)

    def head(self, n: int = 10) -> Table:
        """The first `n` rows."""
        return self[: max(0, n)]

    def sort(self, *names: str, descending: bool = False) -> Table:
        """Rows in order of these columns; equal rows stay in their order; missing values come last."""
        self._check(*names)
        order = list(range(self._length))
        for name in reversed(names):
            values = _values(self._columns[name])
            there = [number for number in order if not _missing(values[number])]
            there.sort(key=values.__getitem__, reverse=descending)
            order = there + [number for number in order if _missing(values[number])]
        return self._take(order)

    def filter(self, keep: Callable[[dict[str, Any]], bool] | None = None, **equal: Any) -> Table:
        """Rows for which `keep` is true and whose columns have the values given.

        Examples
        --------
        >>> Table({"kind": ["direct", "turn"], "words": [9, 40]}).filter(lambda row: row["words"] > 10, kind="turn")
        kind  words
        turn  40
        """
        self._check(*equal)
        rows = enumerate(self.rows())
        return self._take([n for n, row in rows if all(row[k] == v for k, v in equal.items()) and (keep is None or keep(row))])

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Table):
            return NotImplemented
        return self.columns == other.columns and self._history == other._history and list(self.rows()) == list(other.rows())

    __hash__ = None  # type: ignore[assignment]

    def __getstate__(self) -> tuple[dict[str, Column], dict[str, Any]]:
        return (self._columns, self._history)

    def __setstate__(self, state: tuple[dict[str, Column], dict[str, Any]]) -> None:
        self.__init__(state[0], history=state[1])  # type: ignore[misc]

    def __repr__(self) -> str:
        return _html.aligned(self.columns, list(self.head(20).rows()), total=self._length)

    def _repr_html_(self) -> str:
        return _html.table(self.columns, list(self.head(20).rows()), total=self._length)

    def to_pandas(self) -> Any:
        """A pandas.DataFrame; the history is in its ``attrs["quotidian"]``."""
        frame = need_extra("pandas", extra="pandas", what="make a DataFrame").DataFrame(dict(self._columns))
        frame.attrs["quotidian"] = self.history
        return frame

    def to_polars(self) -> Any:
        """A polars.DataFrame."""
        return need_extra("polars", extra="polars", what="make a DataFrame of polars").DataFrame(
            {name: _values(values) for name, values in self._columns.items()}
        )

    def to_arrow(self) -> Any:
        """A pyarrow.Table; the history is in the metadata of its schema, as JSON under "quotidian".

        A lone surrogate, which Arrow's UTF-8 cannot hold, becomes U+FFFD.
        """
        arrow = need_extra("pyarrow", extra="arrow", what="make an Arrow table")
        columns = {name: _arrow_values(values) for name, values in self._columns.items()}
        return arrow.table(columns).replace_schema_metadata({"quotidian": _output.to_json(self._history)})

    def __arrow_c_stream__(self, requested_schema: object = None) -> Any:
        return self.to_arrow().__arrow_c_stream__(requested_schema)

    def to_csv(self, path: str | Path) -> None:
        """Write CSV: UTF-8, a header, RFC 4180 quoting and line ends; missing values are empty, lists are JSON.

        Cells are written exactly as they are: text of strangers that begins with ``=`` or ``+`` is a formula to a
        spreadsheet, so open such files as text there.
        """
        with _output.whole_file(path) as file:
            file.writelines(_output.csv_lines(self.columns, self.rows()))

    def to_jsonl(self, path: str | Path) -> None:
        """Write JSON Lines: UTF-8, an object a row."""
        with _output.whole_file(path) as file:
            file.writelines((_output.to_json(row) + "\n").encode() for row in self.rows())

    def to_parquet(self, path: str | Path) -> None:
        """Write Parquet through pyarrow, with the history in its metadata."""
        parquet = need_extra("pyarrow.parquet", extra="arrow", what="write Parquet")
        with _output.whole_file(path) as file:
            parquet.write_table(self.to_arrow(), file)

    def _check(self, *names: str) -> None:
        for name in names:
            if name not in self._columns:
                raise QuotidianError(f"no column {name!r}; there are {', '.join(self._columns) or 'none'}")

    def _take(self, numbers: Sequence[int]) -> Table:
        columns: dict[str, Any] = {}
        for name, values in self._columns.items():
            columns[name] = values[list(numbers)] if isinstance(values, np.ndarray) else [values[n] for n in numbers]
        return Table(columns, history=self._history)


def _column(name: str, values: Sequence[Any] | np.ndarray) -> Column:
    if isinstance(values, np.ndarray):
        if values.ndim != 1:
            raise InputError(f"column {name!r}: one dimension wanted, got an array of shape {values.shape}")
        view = values.view()
        view.flags.writeable = False
        return view
    if isinstance(values, str):
        raise InputError(f"column {name!r}: a sequence of values wanted, got a string")
    return tuple(values)


def _values(column: Column) -> Sequence[Any]:
    return column.tolist() if isinstance(column, np.ndarray) else column


def _scalar(value: Any) -> Any:
    return value.item() if isinstance(value, np.generic) else value


def _missing(value: Any) -> bool:
    return value is None or (isinstance(value, float) and math.isnan(value))


def _arrow_values(column: Column) -> Any:
    if isinstance(column, np.ndarray) and column.dtype.kind in "biuf":
        return column
    return [_output.encodable(value) if isinstance(value, str) else value for value in _values(column)]

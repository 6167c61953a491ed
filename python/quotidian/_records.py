"""Rows of articles from anything that has columns: mappings, data frames, Arrow, this package's own tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ._dates import iso_day
from .errors import InputError, need_extra

#: Names under which the fields of an article are known, in order of preference: those of scrapers, archives and databases.
NAMES = {
    "id": ("id", "doc_id", "article_id", "stories_id"),
    "text": ("text", "maintext", "content", "body"),
    "title": ("title", "headline"),
    "date": ("date", "date_publish", "publish_date", "pubdate", "published"),
    "outlet": ("outlet", "source", "source_domain", "media_name", "sitename", "hostname"),
    "url": ("url", "link"),
    "lang": ("lang", "language"),
}

#: A batch is this many texts or characters, whichever comes first: enough for all cores, little enough for flat memory.
BATCH_TEXTS = 128
BATCH_CHARACTERS = 4_000_000


@dataclass(frozen=True, slots=True)
class Row:
    """One article before it is read. `extracted`: its text was taken out of a page, so that results carry it."""

    id: str
    text: str
    place: str
    title: str | None = None
    date: str | None = None
    outlet: str | None = None
    url: str | None = None
    lang: str | None = None
    extracted: bool = False


@dataclass(frozen=True, slots=True)
class Skipped:
    """What could not be read, and why."""

    id: str
    place: str
    reason: str


def fields_of(columns: Sequence[str], given: Mapping[str, str | None], *, place: str) -> dict[str, str]:
    """Which column holds which field: as given, else by the names that are known.

    Raises
    ------
    InputError
        Where a column that was named is not there, or none holds the text; names the columns there are.
    """
    chosen: dict[str, str] = {}
    lowered = {name.strip().lower(): name for name in reversed(columns)}
    for field, names in NAMES.items():
        wanted = given.get(field)
        if wanted is not None and wanted not in columns:
            raise InputError(f"{place}: no column {wanted!r} for {field}=; there are {', '.join(map(str, columns))}")
        found = wanted or next((lowered[name] for name in names if name in lowered), None)
        if found is not None:
            chosen[field] = found
    if "text" not in chosen:
        raise InputError(f"{place}: no column for the text (text=); there are {', '.join(map(str, columns)) or 'none'}")
    return chosen


def to_row(values: Mapping[str, Any], fields: Mapping[str, str], *, id: str, place: str) -> Row | Skipped:
    """One article of a table's row; `id` serves where the row has none."""
    found = {field: _word(values.get(column)) for field, column in fields.items()}
    name = found.get("id") or id
    text = values.get(fields["text"])
    if not isinstance(text, str):
        what = "no text" if _word(text) is None else f"the text is {type(text).__name__} and not words"
        return Skipped(name, place, f"{what} in {fields['text']!r}")
    date = found.get("date")
    return Row(
        name, text, place, title=found.get("title"), date=iso_day(date) if date else None, outlet=found.get("outlet"),
        url=found.get("url"), lang=found.get("lang"),
    )  # fmt: skip


def _word(value: Any) -> str | None:
    """A value as a word; None for what is missing (None, NaN, NaT, blank) and for what holds several values."""
    if not isinstance(value, str) and hasattr(value, "__len__"):
        return None
    if value is None or value != value:  # noqa: PLR0124  NaN and NaT are the values that differ from themselves
        return None
    if isinstance(value, float) and value.is_integer():
        value = int(value)  # a column of numbers with gaps is read as float by pandas
    return str(value).strip() or None


def columns_and_rows(table: Any) -> tuple[list[str], Iterable[Mapping[str, Any]]]:
    """Columns and rows of any table.

    Parameters
    ----------
    table
        A dict of columns, a list of dicts, a `Table`, a data frame of pandas or polars, or anything that offers the
        Arrow stream protocol (then pyarrow is needed).

    Raises
    ------
    InputError
        For anything else, and for columns of different length.
    """
    if isinstance(table, Mapping):
        return list(table), _zipped(table)
    if isinstance(table, (list, tuple)):
        return _listed(table)
    if hasattr(table, "itertuples") and hasattr(table, "columns"):  # pandas
        names = [str(name) for name in table.columns]
        return names, (dict(zip(names, values, strict=True)) for values in table.itertuples(index=False, name=None))
    if hasattr(table, "iter_rows") and hasattr(table, "columns"):  # polars
        return list(table.columns), table.iter_rows(named=True)
    if hasattr(table, "rows") and hasattr(table, "columns") and hasattr(table, "history"):  # Table
        return list(table.columns), table.rows()
    if hasattr(table, "__arrow_c_stream__"):
        arrow = need_extra("pyarrow", extra="arrow", what="read an Arrow table").table(table)
        return list(arrow.column_names), arrow_rows(arrow.to_batches())
    raise InputError(f"a table wanted (dict of columns, list of dicts, pandas, polars, Arrow), got {type(table).__name__}")


def arrow_rows(batches: Iterable[Any]) -> Iterator[Mapping[str, Any]]:
    """Rows of Arrow record batches, a batch in memory at a time."""
    for batch in batches:
        yield from batch.to_pylist()


def _zipped(table: Mapping[str, Sequence[Any]]) -> Iterable[Mapping[str, Any]]:
    lengths = {name: len(values) for name, values in table.items()}
    if len(set(lengths.values())) > 1:
        raise InputError("columns of one length wanted, got " + ", ".join(f"{name}: {n}" for name, n in lengths.items()))
    return [dict(zip(table, values, strict=True)) for values in zip(*table.values(), strict=True)]


def _listed(table: Sequence[Any]) -> tuple[list[str], Iterable[Mapping[str, Any]]]:
    for number, row in enumerate(table):
        if not isinstance(row, Mapping):
            raise InputError(f"a list of dicts wanted, item {number} is {type(row).__name__}")
    return list(dict.fromkeys(name for row in table for name in row)), table


def batches(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """Rows in batches of even work."""
    batch: list[Row] = []
    size = 0
    for row in rows:
        batch.append(row)
        size += len(row.text)
        if len(batch) >= BATCH_TEXTS or size >= BATCH_CHARACTERS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def row_of(value: str | Mapping[str, Any], number: int) -> Row:
    """The row of a text, or of a mapping with one."""
    if isinstance(value, str):
        return Row("", value, f"text {number}")
    if not isinstance(value, Mapping):
        raise InputError(f"text {number}: a str or a mapping with 'text' wanted, got {type(value).__name__}")
    row = to_row(value, fields_of(list(value), {}, place=f"text {number}"), id="", place=f"text {number}")
    if not isinstance(row, Row):
        raise InputError(f"{row.place}: {row.reason}")
    return row

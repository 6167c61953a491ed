"""Tables: columns of equal length that know how they were made."""

from __future__ import annotations

import csv
import io
import json
import pickle

import numpy as np
import pytest

import quotidian as qd

ROWS = [
    {"id": "a", "words": 3, "text": "plain", "score": 0.5},
    {"id": "b", "words": 1, "text": 'with "marks", a comma\nand a line', "score": None},
    {"id": "c", "words": 2, "text": "Əliyev — Алиев 🙂", "score": 0.25},
]


@pytest.fixture
def table() -> qd.Table:
    return qd.Table.from_rows(ROWS, history={"quotidian": "0", "lang": None})


def test_rows_and_columns_come_back_as_they_went_in(table: qd.Table) -> None:
    assert list(table.rows()) == ROWS == list(table)
    assert table.columns == ("id", "words", "text", "score")
    assert table["words"] == (3, 1, 2)
    assert table[-1] == ROWS[-1]
    assert len(table) == 3


def test_arrays_stay_arrays_and_cannot_be_written() -> None:
    numbers = np.array([1, 2])
    table = qd.Table({"n": numbers})
    assert isinstance(table["n"], np.ndarray)
    with pytest.raises(ValueError, match="read-only"):
        table["n"][0] = 5  # type: ignore[index]
    numbers[0] = 1  # the caller's own stays writable
    assert [type(row["n"]) for row in table.rows()] == [int, int]
    assert table[0] == {"n": 1}


def test_small_verbs(table: qd.Table) -> None:
    assert table.sort("words")["id"] == ("b", "c", "a")
    assert table.sort("score")["id"] == ("c", "a", "b"), "missing values come last"
    assert table.sort("score", descending=True)["id"] == ("a", "c", "b")
    assert table.filter(lambda row: row["words"] > 1)["id"] == ("a", "c")
    assert table.filter(id="b", words=1)["words"] == (1,)
    assert table.select("words", "id").columns == ("words", "id")
    assert table.head(2)["id"] == ("a", "b") == table[:2]["id"]
    assert table.sort("words").history == table.history


def test_an_unknown_column_names_those_there_are(table: qd.Table) -> None:
    for call in (lambda: table["wrds"], lambda: table.sort("wrds"), lambda: table.select("wrds"), lambda: table.filter(wrds=1)):
        with pytest.raises(qd.QuotidianError, match="no column 'wrds'; there are id, words, text, score"):
            call()


@pytest.mark.parametrize(
    ("columns", "message"),
    [({"a": [1], "b": [1, 2]}, "a: 1, b: 2"), ({"a": np.zeros((2, 2))}, "one dimension wanted"), ({"a": "abc"}, "got a string")],
)
def test_columns_that_do_not_fit_are_told(columns, message) -> None:
    with pytest.raises(qd.InputError, match=message):
        qd.Table(columns)


def test_tables_are_put_together(table: qd.Table) -> None:
    assert list(qd.Table.concat([table, table]).rows()) == ROWS * 2
    with pytest.raises(qd.InputError, match="table 1 has id"):
        qd.Table.concat([table, table.select("id")])
    with pytest.raises(qd.InputError, match="got none"):
        qd.Table.concat([])


def test_tables_compare_and_pickle(table: qd.Table) -> None:
    assert pickle.loads(pickle.dumps(table)) == table
    assert table != table.head(1)
    assert table != qd.Table.from_rows(ROWS, history={"quotidian": "1"})


def test_csv_reads_back_exactly(table: qd.Table, tmp_path) -> None:
    table.to_csv(tmp_path / "t.csv")
    data = (tmp_path / "t.csv").read_bytes()
    assert data.startswith(b"id,words,text,score\r\n")
    back = list(csv.DictReader(io.StringIO(data.decode("utf-8"), newline="")))
    assert [row["text"] for row in back] == [row["text"] for row in ROWS]
    assert back[1]["score"] == ""


def test_json_lines_read_back_exactly(table: qd.Table, tmp_path) -> None:
    table.to_jsonl(tmp_path / "t.jsonl")
    assert [json.loads(line) for line in (tmp_path / "t.jsonl").read_text("utf-8").splitlines()] == ROWS


def test_lone_surrogates_can_be_written(tmp_path) -> None:
    table = qd.Table({"text": ["a\ud800b"]})
    table.to_jsonl(tmp_path / "t.jsonl")
    assert json.loads((tmp_path / "t.jsonl").read_bytes())["text"] == "a\ud800b"
    table.to_csv(tmp_path / "t.csv")
    assert "a\ufffdb" in (tmp_path / "t.csv").read_text("utf-8")


def test_pandas_and_arrow_keep_values_and_history(table: qd.Table, tmp_path) -> None:
    pandas = pytest.importorskip("pandas", reason="needs the extra pandas")
    arrow = pytest.importorskip("pyarrow", reason="needs the extra arrow")
    frame = table.to_pandas()
    assert isinstance(frame, pandas.DataFrame)
    assert frame["id"].tolist() == ["a", "b", "c"]
    assert frame.attrs["quotidian"] == table.history
    assert arrow.table(table).to_pylist() == ROWS, "through the Arrow stream protocol"
    assert json.loads(table.to_arrow().schema.metadata[b"quotidian"]) == table.history
    table.to_parquet(tmp_path / "t.parquet")
    assert arrow.parquet.read_table(tmp_path / "t.parquet").to_pylist() == ROWS


def test_html_shows_words_as_text() -> None:
    html = qd.Table({"<b>": ["<script>alert(1)</script>"]})._repr_html_()
    assert "<script" not in html
    assert "&lt;script&gt;" in html
    assert "&lt;b&gt;" in html


def test_a_long_table_says_how_much_is_not_shown() -> None:
    table = qd.Table({"n": list(range(100))})
    assert repr(table).endswith("… 80 more rows")
    assert "20 of 100 rows" in table._repr_html_()


def test_a_wide_table_names_what_does_not_fit() -> None:
    table = qd.Table({"same": ["x" * 40] * 2, **{f"c{n}": [f"{n}" * 20, "y"] for n in range(8)}})
    lines = repr(table).splitlines()
    assert max(map(len, lines[:3])) <= 140
    assert "same" in lines[-1]


def test_an_output_that_cannot_be_written_is_told(table: qd.Table, tmp_path) -> None:
    for path, reason in ((tmp_path / "none" / "t.csv", "there is no folder"), (tmp_path, "it is a folder")):
        with pytest.raises(qd.OutputError, match=reason):
            table.to_csv(path)


def test_a_file_is_there_only_when_whole(tmp_path) -> None:
    class Odd:
        def __str__(self) -> str:
            raise RuntimeError("cannot be written")

    (tmp_path / "t.jsonl").write_text("before")
    with pytest.raises(RuntimeError):
        qd.Table({"a": [1, Odd()]}).to_jsonl(tmp_path / "t.jsonl")
    assert (tmp_path / "t.jsonl").read_text() == "before"
    assert [file.name for file in tmp_path.iterdir()] == ["t.jsonl"]

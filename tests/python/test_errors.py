"""Errors say what was wanted, what came, where; optional packages name themselves."""

from __future__ import annotations

import sys

import pytest

import quotidian as qd
from quotidian.errors import need_extra


def test_every_error_is_a_value_error() -> None:
    for error in (qd.InputError, qd.OutputError, qd.MissingExtraError):
        assert issubclass(error, qd.QuotidianError)
    assert issubclass(qd.QuotidianError, ValueError)


@pytest.mark.parametrize(
    ("module", "extra", "call"),
    [
        ("pandas", "pandas", lambda table, _: table.to_pandas()),
        ("polars", "polars", lambda table, _: table.to_polars()),
        ("pyarrow", "arrow", lambda table, _: table.to_arrow()),
        ("pyarrow", "arrow", lambda table, _: table.__arrow_c_stream__()),
        ("pyarrow.parquet", "arrow", lambda table, folder: table.to_parquet(folder / "x.parquet")),
    ],
)
def test_a_missing_package_is_named_with_the_extra_that_brings_it(module, extra, call, monkeypatch, tmp_path) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(qd.MissingExtraError, match=rf"{module.partition('.')[0]} is needed to .*quotidian\[{extra}\]"):
        call(qd.Table({"a": [1]}), tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_parquet_in_without_pyarrow_names_the_extra(monkeypatch, tmp_path) -> None:
    (tmp_path / "a.parquet").write_bytes(b"PAR1")
    monkeypatch.setitem(sys.modules, "pyarrow.dataset", None)
    with pytest.raises(qd.MissingExtraError, match=r"pyarrow is needed to read a.parquet: pip install .quotidian\[arrow\]"):
        qd.read_articles(tmp_path / "a.parquet")


def test_a_missing_package_is_an_import_error_too() -> None:
    with pytest.raises(ImportError):
        need_extra("no_such_package", extra="arrow", what="do it")


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'parze'"):
        qd.parze  # noqa: B018


def test_every_public_name_is_there_and_listed() -> None:
    for name in qd.__all__:
        assert getattr(qd, name) is not None
        assert name in dir(qd)

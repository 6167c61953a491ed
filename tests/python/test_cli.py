"""The command line: four commands, every ending, resuming, stopping, and exit statuses."""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import quotidian as qd
from quotidian import cli

SAID = "“We will not leave,” Sabina Odell said."


@pytest.fixture
def folder(tmp_path) -> Path:
    place = tmp_path / "in"
    place.mkdir()
    for n in range(5):
        (place / f"{n}.txt").write_text(f"{SAID}\n\nShe counted {n} boats and called for calm.", "utf-8")
    return place


def cells(path: Path) -> list[dict]:
    return list(csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8"), newline="")))


def lines(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def test_json_lines_hold_every_quote_of_an_article(folder, tmp_path, capsys) -> None:
    out = tmp_path / "q.jsonl"
    assert cli.main(["quotes", str(folder), "-o", str(out)]) == 0
    assert lines(out) == [article.to_dict() for article in qd.read_articles(folder)]
    assert not (tmp_path / "q.jsonl.part").exists()
    said = capsys.readouterr()
    assert said.out == ""
    assert f"{out}: 5 articles" in said.err


def test_csv_and_parquet_hold_a_row_a_quote(folder, tmp_path) -> None:
    arrow = pytest.importorskip("pyarrow.parquet", reason="needs the extra arrow")
    table = qd.read_articles(folder).quotes()
    for ending in ("csv", "parquet"):
        assert cli.main(["quotes", str(folder), "-o", str(tmp_path / f"q.{ending}"), "--quiet"]) == 0
    back = cells(tmp_path / "q.csv")
    assert tuple(back[0]) == table.columns
    assert [row["text"] for row in back] == list(table["text"])
    assert arrow.read_table(tmp_path / "q.parquet").to_pylist() == list(table.rows())
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in", "q.csv", "q.parquet"]


def test_phrases_come_on_request(folder, tmp_path) -> None:
    assert cli.main(["quotes", str(folder), "-o", str(tmp_path / "q.csv"), "--all"]) == 0
    rows = cells(tmp_path / "q.csv")
    assert len(rows) == sum(len(article.quotes) for article in qd.read_articles(folder))


def test_standard_output_gets_json_lines_and_nothing_else(folder, capsysbinary) -> None:
    assert cli.main(["quotes", str(folder), "-o", "-"]) == 0
    said = capsysbinary.readouterr()
    assert [json.loads(line)["id"] for line in said.out.splitlines()] == [f"{n}.txt" for n in range(5)]


@pytest.mark.parametrize(
    ("data", "ids"), [(SAID.encode(), ["-"]), (b'{"id": "x", "text": "Rain fell."}\n{"text": "Snow."}\n', ["x", "-:2"])]
)
def test_standard_input_is_one_text_or_json_lines(data, ids, monkeypatch, capsysbinary) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert cli.main(["quotes", "-", "-o", "-", "--quiet"]) == 0
    assert [json.loads(line)["id"] for line in capsysbinary.readouterr().out.splitlines()] == ids


def test_tokens_are_those_of_tokenize(folder, tmp_path) -> None:
    assert cli.main(["tokens", str(folder), "-o", str(tmp_path / "t.jsonl"), "--lang", "en"]) == 0
    text = (folder / "0.txt").read_text("utf-8")
    tokens = qd.tokenize(text, "en")
    assert lines(tmp_path / "t.jsonl")[0] == {
        "id": "0.txt",
        "lang": "en",
        "tokens": tokens.offsets.tolist(),
        "sentences": tokens.sentences.tolist(),
    }
    assert cli.main(["tokens", str(folder), "-o", str(tmp_path / "t.csv"), "--lang", "en"]) == 0
    rows = cells(tmp_path / "t.csv")[: len(tokens)]
    assert [row["text"] for row in rows] == tokens.words()
    assert {int(row["sentence"]) for row in rows} == set(range(len(tokens.sentences)))


def test_similar_articles_are_ranked(folder, tmp_path) -> None:
    assert cli.main(["similar", str(folder), "-o", str(tmp_path / "s.csv"), "--top", "2"]) == 0
    rows = cells(tmp_path / "s.csv")
    assert list(rows[0]) == ["id", "rank", "other", "score"]
    assert [row["rank"] for row in rows] == ["1", "2"] * 5
    assert all(row["id"] != row["other"] and 0 < float(row["score"]) <= 1 + 1e-9 for row in rows)


def test_a_report_is_written(folder, tmp_path) -> None:
    assert cli.main(["report", str(folder), "-o", str(tmp_path / "r.html"), "--quiet"]) == 0
    assert "Sabina Odell" in (tmp_path / "r.html").read_text("utf-8")


def test_what_is_skipped_is_told_and_strict_makes_it_a_failure(folder, tmp_path, capsys) -> None:
    (folder / "x.txt").write_bytes(b"caf\xe9")
    call = ["quotes", str(folder), "-o", str(tmp_path / "q.jsonl")]
    assert cli.main(call) == 0
    assert "skipped x.txt: byte 3 (0xE9) is not UTF-8" in capsys.readouterr().err
    assert cli.main([*call, "--strict"]) == 1
    assert len(lines(tmp_path / "q.jsonl")) == 5
    assert cli.main([*call, "--strict", "--encoding", "cp1252"]) == 0


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (["quotes", "IN", "-o", "TMP/q.xlsx"], "an ending of .jsonl, .csv, .parquet wanted"),
        (["quotes", "IN", "-o", "TMP/none/q.csv"], "there is no folder"),
        (["report", "IN", "-o", "TMP/none/r.html"], "there is no folder"),
        (["report", "IN", "-o", "TMP/r.pdf"], "a report is HTML"),
        (["quotes", "TMP/none", "-o", "TMP/q.csv"], "no format that is read"),
        (["quotes", "IN", "-o", "TMP/q.csv", "--encoding", "klingon"], "unknown encoding"),
    ],
)
def test_a_wrong_call_is_told_before_the_work(call, message, folder, tmp_path, capsys, monkeypatch) -> None:
    monkeypatch.setattr(qd.Reader, "parse_rows", lambda *_: pytest.fail("worked before it looked"))
    assert cli.main([word.replace("TMP", str(tmp_path)).replace("IN", str(folder)) for word in call]) == 2
    assert message in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["in"]


@pytest.mark.parametrize("call", [[], ["quotes"], ["quotes", "x"], ["sing", "x"], ["quotes", "x", "-o", "y.csv", "--threads", "0"]])
def test_a_call_that_makes_no_sense_has_status_two(call, capsys) -> None:
    with pytest.raises(SystemExit) as stopped:
        cli.main(call)
    assert stopped.value.code == 2
    assert "usage: quotidian" in capsys.readouterr().err


def test_the_version_is_told(capsys) -> None:
    with pytest.raises(SystemExit) as stopped:
        cli.main(["--version"])
    assert stopped.value.code == 0
    assert capsys.readouterr().out == f"quotidian {qd.__version__}\n"


@pytest.mark.parametrize("ending", ["jsonl", "csv"])
def test_a_stopped_run_goes_on_where_it_was(ending, folder, tmp_path, monkeypatch, capsys) -> None:
    whole, out = tmp_path / f"whole.{ending}", tmp_path / f"q.{ending}"
    assert cli.main(["quotes", str(folder), "-o", str(whole)]) == 0
    monkeypatch.setattr("quotidian._records.BATCH_TEXTS", 2)
    read: list[str] = []
    parse = qd.Reader.parse_rows

    def stopping(self, rows):
        if len(read) >= 4:
            raise KeyboardInterrupt
        read.extend(row.id for row in rows)
        return parse(self, rows)

    monkeypatch.setattr(qd.Reader, "parse_rows", stopping)
    assert cli.main(["quotes", str(folder), "-o", str(out)]) == 130
    said = capsys.readouterr().err
    assert "--resume" in said
    assert str(out) in said
    part = out.with_name(out.name + ".part")
    assert not out.exists()
    assert len(lines(part)) == 4
    part.write_bytes(part.read_bytes() + b'{"id": "4.txt", "quo')  # a line that was cut

    read.clear()
    assert cli.main(["quotes", str(folder), "-o", str(out), "--resume"]) == 0
    assert read == ["4.txt"]
    assert out.read_bytes() == whole.read_bytes()
    assert not part.exists()


def test_an_earlier_part_is_kept_when_it_is_not_gone_on_from(folder, tmp_path, capsys) -> None:
    part = tmp_path / "q.jsonl.part"
    part.write_text("before", "utf-8")
    assert cli.main(["quotes", str(folder), "-o", str(tmp_path / "q.jsonl")]) == 0
    assert (tmp_path / "q.jsonl.part~").read_text() == "before"
    assert "--resume" in capsys.readouterr().err


def test_going_on_from_something_else_is_refused(folder, tmp_path, capsys) -> None:
    (tmp_path / "q.csv.part").write_text('{"id": "0.txt", "quotes": []}\n', "utf-8")
    assert cli.main(["quotes", str(folder), "-o", str(tmp_path / "q.csv"), "--resume"]) == 2
    assert "begins no row of this command" in capsys.readouterr().err
    assert (tmp_path / "q.csv.part").exists()


def run(*words: str, **more) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-m", "quotidian.cli", *words], stderr=subprocess.PIPE, stdout=subprocess.PIPE, **more)


@pytest.mark.skipif(sys.platform == "win32", reason="signals of another kind")
def test_ctrl_c_ends_at_once_and_keeps_what_was_done(tmp_path) -> None:
    source = tmp_path / "many.jsonl"
    text = "\n\n".join(f"{SAID} The ministry denied that gate {n} had been opened." for n in range(60))
    source.write_text("".join(json.dumps({"id": str(n), "text": text}) + "\n" for n in range(3_000)), "utf-8")
    part = tmp_path / "q.jsonl.part"
    # a shell starts what runs behind with Ctrl-C ignored, and a child takes that over
    process = run("quotes", str(source), "-o", str(tmp_path / "q.jsonl"), preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL))
    deadline = time.monotonic() + 60
    while not (part.exists() and part.stat().st_size) and time.monotonic() < deadline and process.poll() is None:
        time.sleep(0.05)
    begin = time.monotonic()
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=30)
    assert time.monotonic() - begin < 5  # a second on a free machine; the whole run takes a minute
    assert process.returncode == 130
    assert b"--resume" in said
    assert b"Traceback" not in said
    assert lines(part)[0]["id"] == "0"


@pytest.mark.skipif(sys.platform == "win32", reason="pipes of another kind")
def test_a_reader_that_has_enough_is_no_error(folder) -> None:
    ours, theirs = os.pipe()
    os.close(ours)
    process = subprocess.run(
        [sys.executable, "-m", "quotidian.cli", "quotes", str(folder), "-o", "-", "--quiet"],
        stdout=theirs,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(theirs)
    assert (process.returncode, process.stderr) == (0, b"")

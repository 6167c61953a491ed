"""Corpora: every way in, what is skipped and why, and the tables that come out."""

from __future__ import annotations

import gzip
import json
import lzma
import os
import sys

import pytest

import quotidian as qd
from quotidian import corpus as corpus_module
from quotidian._dates import iso_day
from quotidian._page import _by_structure, parse_page

SAID = "“We will not leave,” Sabina Odell said."
RUSSIAN = "«Мы не уйдём», — сказала Сабина Оделл."


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "sub").mkdir()
    (tmp_path / "a.txt").write_text(SAID, "utf-8")
    (tmp_path / "sub" / "b.txt").write_text("The river rose.\r\nIt fell.\r\n", "utf-8", newline="")
    (tmp_path / "c.jsonl").write_text(f"{json.dumps({'id': 'c1', 'text': SAID, 'outlet': 'Post', 'date': '4 May 2024'})}\n", "utf-8")
    (tmp_path / ".hidden.txt").write_text("no", "utf-8")
    (tmp_path / "README.md").write_text("no", "utf-8")
    return tmp_path


def reasons(corpus: qd.Corpus) -> list[str]:
    return list(corpus.skipped["reason"])


def test_a_folder_is_read_in_order_of_paths(folder) -> None:
    corpus = qd.read_articles(folder)
    assert [article.id for article in corpus] == ["a.txt", "c1", "sub/b.txt"]
    assert corpus["sub/b.txt"].text == "The river rose.\r\nIt fell.\r\n"
    assert (corpus["c1"].outlet, corpus["c1"].date) == ("Post", "2024-05-04")
    assert len(corpus.skipped) == 0
    assert [article.id for article in qd.read_articles(folder, pattern="*.txt")] == ["a.txt", "sub/b.txt"]


def test_an_index_says_what_is_known_of_the_files_beside_it(folder) -> None:
    (folder / "index.csv").write_text("id,title,date,outlet,lang\na,Leaving,14.03.2023 [16:52],Lowen Post,en\ngone,,,,\n", "utf-8")
    corpus = qd.read_articles(folder)
    article = corpus["a"]
    assert (article.title, article.date, article.outlet, article.lang) == ("Leaving", "2023-03-14", "Lowen Post", "en")
    assert list(corpus.skipped.rows()) == [
        {"id": "gone", "place": str(folder / "index.csv"), "reason": "there is no file gone or gone.txt beside it"}
    ]


def test_the_samples_have_titles_dates_and_languages() -> None:
    corpus = qd.read_articles(qd.samples())
    assert len(corpus) >= 15
    assert len(corpus.skipped) == 0
    assert {"en", "az", "ru", "tr"} <= set(corpus.articles()["lang"])
    assert all(date and len(date) == 10 for date in corpus.articles()["date"])


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("x.txt", SAID.encode("utf-8-sig")),
        ("x.txt", SAID.encode("utf-16")),
        ("x.txt", b"\xfe\xff" + SAID.encode("utf-16-be")),
        ("x.txt.gz", gzip.compress(SAID.encode())),
        ("x.txt.xz", lzma.compress(SAID.encode())),
        ("x.csv", f'text,n\n"{SAID}",1\n'.encode()),
        ("x.csv", f'\ufefftext;n\r\n"{SAID}";1\r\n'.encode()),
        ("x.csv", f'text;n\n"{SAID}";1\n'.encode("utf-16")),
        ("x.tsv", f"text\tn\n{SAID}\t1\n".encode()),
        ("x.jsonl", f"\n{json.dumps({'body': SAID})}\n\n".encode("utf-8-sig")),
        ("x.jsonl.xz", lzma.compress(json.dumps({"content": SAID}).encode())),
        ("x.jsonl", (json.dumps({"text": SAID}) + "\n").encode("utf-16")),
        ("x.json", json.dumps([{"maintext": SAID}]).encode()),
        ("x.json", json.dumps({"text": SAID}).encode()),
        ("x.html", f"<html><body><p>{SAID}</p></body></html>".encode()),
    ],
)
def test_every_format_and_byte_order_mark_is_read(name, data, tmp_path) -> None:
    (tmp_path / name).write_bytes(data)
    for corpus in (qd.read_articles(tmp_path / name), qd.read_articles(tmp_path)):
        assert [article.text for article in corpus] == [SAID], reasons(corpus)
        assert corpus.quotes()["speaker"] == ("Sabina Odell",)


def test_cyrillic_code_pages_are_read_when_named(tmp_path) -> None:
    (tmp_path / "x.txt").write_bytes(RUSSIAN.encode("cp1251"))
    corpus = qd.read_articles(tmp_path)
    assert len(corpus) == 0
    assert reasons(corpus) == [
        "byte 0 (0xAB) is not UTF-8; name the file's encoding, for example encoding='cp1251' for Russian or 'cp1254' for Turkish"
    ]
    assert [article.text for article in qd.read_articles(tmp_path, encoding="cp1251")] == [RUSSIAN]
    with pytest.raises(qd.InputError, match="unknown encoding 'klingon'"):
        qd.read_articles(tmp_path, encoding="klingon")


def test_one_bad_row_costs_no_other(tmp_path) -> None:
    lines = [json.dumps({"id": "1", "text": SAID}).encode(), b'{"id": "2", "text"', b'{"id": "3", "text": "caf\xe9"}', b"[1]",
             b'{"id": "5", "headline": "x"}',
             b'{"id": "6", "text": 7}', b'{"id": "7", "text": " "}', b'{"id": "1", "text": "again"}',
             json.dumps({"id": "9", "text": "a\ud800b"}).encode()]  # fmt: skip
    (tmp_path / "x.jsonl").write_bytes(b"\n".join(lines))
    corpus = qd.read_articles(tmp_path / "x.jsonl")
    assert [(article.id, len(article.text)) for article in corpus] == [("1", len(SAID)), ("9", 3)]
    told = {row["place"].rpartition(" ")[2]: row["reason"] for row in corpus.skipped.rows()}
    position = len(lines[0]) + 1 + len(lines[1]) + 1 + lines[2].index(b"\xe9")
    assert told["2"].startswith("no JSON: ")
    assert told["3"].startswith(f"byte {position} (0xE9) is not UTF-8")
    assert told["4"] == "an object wanted, got list"
    assert "there are id, headline" in told["5"]
    assert "int and not words" in told["6"]
    assert told["7"] == "the text is empty"
    assert told["8"].startswith("the id '1' is there before, at ")


def test_bad_rows_of_csv_cost_no_other(tmp_path) -> None:
    data = b'id,text\n1,fine\n2,caf\xe9\n3,"two\nlines"\n4,a,b,c\n5,\n6,last\n'
    (tmp_path / "x.csv").write_bytes(data)
    corpus = qd.read_articles(tmp_path / "x.csv")
    assert [(article.id, article.text) for article in corpus] == [("1", "fine"), ("3", "two\nlines"), ("6", "last")]
    told = {row["id"]: row["reason"] for row in corpus.skipped.rows()}
    assert told["2"].startswith(f"byte {data.index(0xE9)} (0xE9) is not UTF-8")
    assert "4 cells where the header has 2" in told["4"]
    assert told["5"] == "the text is empty"


def test_a_cell_longer_than_csv_allows_by_default_is_read(tmp_path) -> None:
    (tmp_path / "x.csv").write_text("text\n" + "word " * 60_000 + "\n", "utf-8")
    assert [len(article.text) for article in qd.read_articles(tmp_path / "x.csv")] == [300_000]


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="file modes do not bind this user")
def test_a_file_that_cannot_be_read_is_skipped(folder) -> None:
    (folder / "a.txt").chmod(0)
    corpus = qd.read_articles(folder)
    assert len(corpus) == 2
    assert reasons(corpus) == ["Permission denied"]


def test_files_that_are_broken_or_no_articles_are_skipped(tmp_path) -> None:
    (tmp_path / "a.txt.gz").write_bytes(b"not packed")
    (tmp_path / "b.pdf").write_bytes(b"%PDF")
    (tmp_path / "c.json").write_text("{", "utf-8")
    (tmp_path / "d.txt").symlink_to(tmp_path / "gone.txt")
    corpus = qd.read_articles(tmp_path)
    assert len(corpus) == 0
    told = dict(zip(corpus.skipped["id"], corpus.skipped["reason"], strict=True))
    assert told["b.pdf"] == ".pdf is no format that is read"
    assert "a.txt.gz" in told
    assert told["c.json"].startswith("no JSON")


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda folder: qd.read_articles(folder / "none.txt"), "none.txt: No such file or directory"),
        (lambda folder: qd.read_articles(folder / "none"), "no format that is read"),
        (lambda folder: qd.read_articles(folder / "t.csv"), r"no column for the text \(text=\); there are id, words"),
        (lambda folder: qd.read_articles(folder / "t.csv", text="txt"), "no column 'txt' for text=; there are id, words"),
        (lambda folder: qd.read_articles(folder, txt="a"), "has no option 'txt'"),
        (lambda _: qd.Corpus.from_table({"id": [1]}), r"no column for the text \(text=\); there are id"),
        (lambda _: qd.Corpus.from_table({"text": ["a"]}, date="day"), "no column 'day' for date=; there are text"),
        (lambda _: qd.Corpus.from_table({"text": ["a"], "id": []}), "text: 1, id: 0"),
        (lambda _: qd.Corpus.from_table(5), "a table wanted .* got int"),
        (lambda _: qd.Corpus.from_table(["a"]), "item 0 is str"),
    ],
)
def test_what_cannot_be_read_at_all_is_told_at_once(make, message, tmp_path) -> None:
    (tmp_path / "t.csv").write_text("id,words\n1,x\n", "utf-8")
    with pytest.raises(qd.InputError, match=message):
        make(tmp_path)


def test_any_table_is_read() -> None:
    pandas = pytest.importorskip("pandas", reason="needs the extra pandas")
    arrow = pytest.importorskip("pyarrow", reason="needs the extra arrow")
    columns = {"key": ["a", "b"], "content": [SAID, "Rain."], "pubdate": ["21 May 2024", None], "language": ["en", None]}
    rows = [dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True)]
    for table in (columns, rows, pandas.DataFrame(columns), arrow.table(columns), qd.Table(columns)):
        corpus = qd.Corpus.from_table(table, id="key")
        assert [(article.id, article.date) for article in corpus] == [("a", "2024-05-21"), ("b", None)]


def test_numbers_as_ids_and_missing_values() -> None:
    pandas = pytest.importorskip("pandas", reason="needs the extra pandas")
    frame = pandas.DataFrame(
        {"id": [1.0, float("nan"), 3.0], "text": [SAID, "Rain.", None], "date": pandas.to_datetime(["2024-05-04 10:00", None, None])}
    )
    corpus = qd.Corpus.from_table(frame)
    assert [(article.id, article.date) for article in corpus] == [("1", "2024-05-04"), ("row 1", None)]
    assert reasons(corpus)[-1] == "no text in 'text'"


def test_parquet_is_read_and_written(tmp_path) -> None:
    pytest.importorskip("pyarrow", reason="needs the extra arrow")
    qd.Table({"id": ["a"], "text": [SAID], "source": ["Post"]}).to_parquet(tmp_path / "x.parquet")
    for corpus in (qd.read_articles(tmp_path / "x.parquet"), qd.read_articles(tmp_path)):
        assert [(article.id, article.outlet) for article in corpus] == [("a", "Post")]
    (tmp_path / "y.parquet").write_bytes(b"no parquet")
    assert len(qd.read_articles(tmp_path).skipped) == 1
    with pytest.raises(qd.InputError, match=r"y\.parquet"):
        qd.read_articles(tmp_path / "y.parquet")


PAGE = """<html lang="en-GB"><head><meta charset="windows-1251"><title>Lowen Post - Café</title>
<meta property="og:title" content="Residents stay">
<meta property="article:published_time" content="2024-05-04T10:00:00Z"><meta property="og:site_name" content="Lowen Post">
<style>p {}</style></head><body>
<nav><a>Home</a></nav><script>var x = "<p>not this</p>";</script><h1>Residents stay</h1><p>First &amp; <b>bold</b>
line.<br>Second line.</p><div>“We will not leave,”  Sabina Odell said.<ul><li>one</ul></div>
<aside>Related</aside><footer>© Post</footer></body></html>"""


def test_a_page_gives_its_paragraphs_and_what_it_says_of_itself() -> None:
    page = _by_structure(PAGE)
    assert page.text.split("\n\n") == [
        "Residents stay",
        "First & bold line.\nSecond line.",
        "“We will not leave,” Sabina Odell said.",
        "one",
    ]
    assert page.about == {"lang": "en", "title": "Residents stay", "date": "2024-05-04T10:00:00Z", "outlet": "Lowen Post"}
    by_title = PAGE.replace('<meta property="og:title" content="Residents stay">', "").replace(
        "Lowen Post - Café", "Residents stay | Lowen Post"
    )
    assert _by_structure(by_title).about["title"] == "Residents stay"
    declared = PAGE.replace("Second line.", "Вторая строка стоит здесь.").replace("Café", "Кафе")
    assert "Вторая строка стоит здесь." in parse_page(declared.encode("cp1251")).text


def test_rows_of_pages_carry_the_text_that_offsets_count_in(tmp_path) -> None:
    (tmp_path / "x.html").write_text(PAGE.replace("windows-1251", "utf-8"), "utf-8")
    row = qd.read_articles(tmp_path)["x.html"].to_dict()
    start, end = row["quotes"][0]["content"][0]
    assert row["text"][start:end] == "We will not leave,"
    assert "text" not in qd.parse(SAID).to_dict()
    assert qd.read_articles(tmp_path).quotes().history["pages read by"] in ("html.parser", "trafilatura")
    assert "pages read by" not in qd.read_articles(qd.samples()).articles().history


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("14.03.2023 [16:52]", "2023-03-14"), ("21 May 2024", "2024-05-21"), ("March 14, 2023", "2023-03-14"),
        ("8 февраля 2023", "2023-02-08"),
        ("14 Mart 2025", "2025-03-14"), ("14 mart 2025-ci il", "2025-03-14"), ("5 Şubat 2024", "2024-02-05"),
        ("Tue, 14 Mar 2023 16:52:00 +0400", "2023-03-14"),
        ("2023-03-14T16:52:00+04:00", "2023-03-14"), ("20230314T120000Z", "2023-03-14"),
        ("3/14/2023", "2023-03-14"), ("14/3/2023", "2023-03-14"),
        ("04/05/2023", "04/05/2023"), ("99.99.2023", "99.99.2023"), ("yesterday", "yesterday"),
        ("March 14", "March 14"), ("", ""), ("5 Foo 2023", "5 Foo 2023"),
    ],
)  # fmt: skip
def test_dates_as_the_press_writes_them(words, day) -> None:
    assert iso_day(words) == day


TWO = {
    "id": ["a", "b"],
    "text": [
        "“We will not leave,” Sabina Odell said. “This is our street.”\n\nShe called for patience.",
        "Sabina Odell said that the gate had been shut. The mayor declined to comment.",
    ],
    "outlet": ["Post", "Gazette"],
    "date": ["2024-05-04", "2024-05-06"],
}


def test_the_table_of_quotes_has_the_columns_that_others_rely_on() -> None:
    table = qd.Corpus.from_table(TWO).quotes()
    promised = [
        "id",
        "quote",
        "kind",
        "act",
        "form",
        "polarity",
        "text",
        "cue",
        "source",
        "speaker",
        "speaker_id",
        "speaker_type",
        "role",
        "turn",
        "confidence",
        "speaker_confidence",
        "evidence",
        "start",
        "end",
        "paragraph",
        "outlet",
        "date",
        "url",
    ]
    assert list(table.columns[: len(promised)]) == promised
    assert table.history["quotidian"] == qd.__version__
    for row in table.rows():
        text = TWO["text"][TWO["id"].index(row["id"])]
        assert text[row["start"] : row["end"]].startswith(row["text"].split(" ")[0])


def test_a_row_a_span_holds_the_words_of_each_span() -> None:
    corpus = qd.Corpus.from_table(TWO)
    spans = corpus.quotes(by="span")
    for row in spans.rows():
        assert TWO["text"][TWO["id"].index(row["id"])][row["start"] : row["end"]] == row["text"]
    assert len(spans) == sum(
        len(quote.content)
        for article in corpus
        for quote in article.quotes
        if quote.is_clause and quote.polarity != "withheld" and quote.inside is None
    )
    with pytest.raises(qd.InputError, match="by: 'quote' or 'span' wanted"):
        corpus.quotes(by="word")
    with pytest.raises(qd.InputError, match="forms: 'clauses' or 'all' wanted"):
        corpus.quotes(forms="some")


def test_people_see_clauses_that_were_said_or_denied() -> None:
    corpus = qd.Corpus.from_table(TWO)
    seen, everything = corpus.quotes(), corpus.quotes(forms="all", withheld=True, inside=True)
    assert len(everything) == sum(len(article.quotes) for article in corpus)
    assert len(seen) <= len(everything)
    assert set(seen["polarity"]) <= {"said", "denied"}
    assert len(corpus.quotes(min_confidence=1.01)) == 0


def test_speakers_are_counted_over_articles() -> None:
    table = qd.Corpus.from_table(TWO).speakers()
    row = next(row for row in table.rows() if row["speaker"] == "Sabina Odell")
    assert (row["articles"], row["outlets"], row["first"], row["last"]) == (2, "Gazette, Post", "2024-05-04", "2024-05-06")
    assert row["quotes"] == row["direct"] + row["mixed"] + row["indirect"] + row["turn"] + row["headline"] >= 2
    assert "Sabina Odell (2)" in row["names"]


def test_the_order_of_articles_does_not_change_who_speaks() -> None:
    turned = {name: values[::-1] for name, values in TWO.items()}
    ids = [{row["speaker_id"] for row in qd.Corpus.from_table(table).quotes().rows()} for table in (TWO, turned)]
    assert ids[0] == ids[1]


def test_terms_are_counted_by_part() -> None:
    table = {
        **TWO,
        "text": ["Flood rises\n\n“We will never leave,” Sabina Odell said.\n\nThe gate broke.\n\nShare on Facebook", "Rain."],
        "lang": ["en", "en"],
    }
    corpus = qd.Corpus.from_table(table)

    def terms(part: str) -> set[str]:
        return set(corpus.count_terms(parts=part).terms)

    assert "facebook" not in terms("all")
    assert "facebook" in corpus.count_terms(furniture=True).terms
    assert terms("quotes") == {"we", "will", "never", "leave"}
    assert "never" not in terms("narration")
    assert "gate" in terms("narration")
    grouped = corpus.count_terms().group_by("outlet")
    assert grouped.ids == ("Post", "Gazette")
    assert corpus.count_terms().history["parts"] == "all"
    with pytest.raises(qd.InputError, match="parts: one of all, quotes, narration, headlines wanted"):
        corpus.count_terms(parts="comments")


def test_headlines_beside_the_text_are_counted() -> None:
    corpus = qd.Corpus.from_table({"text": ["Rain fell."], "title": ["Flood warning"]})
    assert corpus.count_terms(parts="headlines").terms == ("flood", "warning")


def test_articles_are_read_once_and_kept(monkeypatch) -> None:
    corpus = qd.Corpus.from_table(TWO)
    assert corpus["a"] is corpus["a"]
    monkeypatch.setattr(corpus_module, "KEPT_CHARACTERS", 10)
    large = qd.Corpus.from_table(TWO)
    assert large["a"] is not large["a"]
    assert large["a"] == corpus["a"]
    assert large.quotes() == corpus.quotes()


def test_batches_stream_and_can_leave_out_what_is_done() -> None:
    corpus = qd.Corpus.from_table({"text": ["Rain fell."] * 300})
    batches = list(corpus.iter_batches())
    assert sum(map(len, batches)) == 300
    assert len(batches) > 1
    again = qd.Corpus.from_table({"text": ["Rain fell."] * 300})
    assert sum(map(len, again.iter_batches(leave_out=lambda id: int(id) < 290))) == 10


def test_a_text_that_the_core_refuses_costs_no_other(monkeypatch) -> None:
    corpus = qd.Corpus.from_table(TWO)
    parse = qd.Reader.parse_rows

    def fragile(self, rows):
        if any(row.id == "b" for row in rows):
            raise ValueError("too long")
        return parse(self, rows)

    monkeypatch.setattr(qd.Reader, "parse_rows", fragile)
    assert [article.id for article in corpus] == ["a"]
    assert list(corpus.skipped.rows()) == [{"id": "b", "place": "row 1", "reason": "too long"}]


def test_corpora_of_articles(tmp_path) -> None:
    articles = [qd.parse(SAID), qd.parse("Rain.", id="rain")]
    corpus = qd.Corpus.from_articles(articles)
    assert [article.id for article in corpus] == ["0", "rain"]
    assert [row.text for batch in corpus.iter_rows() for row in batch] == [SAID, "Rain."]
    with pytest.raises(qd.InputError, match="the id 'rain' is there twice"):
        qd.Corpus.from_articles([articles[1], articles[1]])
    with pytest.raises(qd.QuotidianError, match="no article 'snow'"):
        corpus["snow"]
    corpus.to_jsonl(tmp_path / "x.jsonl")
    assert [json.loads(line)["id"] for line in (tmp_path / "x.jsonl").read_text("utf-8").splitlines()] == ["0", "rain"]
    assert repr(corpus) == "<Corpus articles: 2 articles>"


def test_a_column_of_lists_is_no_title() -> None:
    corpus = qd.Corpus.from_table([{"id": "a", "text": "The river rose.", "headline": [[0, 3]], "outlet": {"name": "Post"}}])
    assert (corpus["a"].title, corpus["a"].outlet) == (None, None)

"""Who is who, as people decide it: the file of statements, what it refuses, and what it does to articles."""

from __future__ import annotations

from pathlib import Path

import pytest

import quotidian as qd
from quotidian._statements import append_statements

TEXTS = {
    "marz": ("Marzinform", "2021-03-02", "“Wait,” said Emin Quliyev, head of the dam office. “We will,” said Sona Aydinova."),
    "acig": ("Açıq Söz", "2022-03-02", "“No,” E. Quliyev said. “Never,” Sona Aydinova added."),
    "kuryer": ("Kuryer", "2023-05-01", "“Perhaps,” said Quliyev. “Perhaps not,” said Sona Aidinova."),
}


@pytest.fixture
def corpus() -> qd.Corpus:
    return qd.Corpus.from_articles(qd.parse(text, id=id, outlet=outlet, date=date, lang="en") for id, (outlet, date, text) in TEXTS.items())


def write(path: Path, *rows: str, head: str = "kind,name,value,lang,outlet,article,first,last,why") -> Path:
    path.write_text("\n".join((head, *rows)) + "\n", "utf-8")
    return path


def names(corpus: qd.Corpus) -> list[str]:
    return [row["speaker"] for row in corpus.quotes().rows()]


def test_without_statements_only_full_names_meet(corpus: qd.Corpus) -> None:
    ids = {row["speaker"]: row["speaker_id"] for row in corpus.quotes().rows()}
    assert len(ids) == len(set(ids.values())) or ids["Sona Aydinova"] == ids["Sona Aidinova"]
    assert ids["Emin Quliyev"] != ids["Quliyev"]


def test_same_joins_spellings_under_the_first_name(corpus: qd.Corpus, tmp_path: Path) -> None:
    path = write(tmp_path / "speakers.csv", "same,Emin Quliyev,E. Quliyev", "same,E. Quliyev,Quliyev")
    rows = list(corpus.speakers(resolve=path).rows())
    assert {row["speaker"]: row["quotes"] for row in rows}["Emin Quliyev"] == 3
    plain = {row["speaker"]: row["speaker_id"] for row in corpus.speakers().rows()}
    assert {row["speaker_id"] for row in rows if row["speaker"] == "Emin Quliyev"} == {plain["Emin Quliyev"]}


def test_an_alias_holds_for_its_outlet_article_and_days_only(corpus: qd.Corpus, tmp_path: Path) -> None:
    here = write(tmp_path / "a.csv", "alias,Emin Quliyev,Quliyev,,Kuryer")
    elsewhere = write(tmp_path / "b.csv", "alias,Emin Quliyev,Quliyev,,Marzinform")
    assert names(corpus.resolve(here)).count("Emin Quliyev") == 2
    assert names(corpus.resolve(elsewhere)).count("Emin Quliyev") == 1
    for limits, count in ((",,,kuryer", 2), (",,,marz", 1), (",,,,2023-01,2023-06", 2), (",,,,2024,", 1), (",,,,,2022", 1)):
        path = write(tmp_path / "c.csv", f"alias,Emin Quliyev,Quliyev{limits}")
        assert names(corpus.resolve(path)).count("Emin Quliyev") == count, limits


def test_an_alias_parts_namesakes(corpus: qd.Corpus, tmp_path: Path) -> None:
    path = write(tmp_path / "speakers.csv", "alias,Sona Aydinova (poet),Sona Aydinova,,Açıq Söz")
    ids = {(row["id"], row["speaker"]): row["speaker_id"] for row in corpus.quotes(resolve=path).rows()}
    assert ids["acig", "Sona Aydinova (poet)"] != ids["marz", "Sona Aydinova"]


def test_roles_and_names_by_language(corpus: qd.Corpus, tmp_path: Path) -> None:
    path = write(
        tmp_path / "speakers.csv",
        "role,Emin Quliyev,director of the dam office,,,,2020,2021",
        "display,Emin Quliyev,Эмин Гулиев,ru",
    )
    made = corpus.resolve(path, lang="ru")
    rows = [row for row in made.quotes().rows() if row["id"] == "marz"]
    assert (rows[0]["speaker"], rows[0]["role"]) == ("Эмин Гулиев", "director of the dam office")
    assert corpus.resolve(path)["marz"].quotes[0].speaker == "Emin Quliyev"


def test_statements_apply_to_articles_read_later(tmp_path: Path) -> None:
    who = qd.Identities.read(write(tmp_path / "speakers.csv", "same,Emin Quliyev,Quliyev"))
    article = who.apply(qd.parse("“Later,” said Quliyev. Emin Quliyev left.", id="new"))
    assert [speaker.name for speaker in article.speakers if "Quliyev" in speaker.name] == ["Emin Quliyev"]


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        (["same,Ali Veli,Can Demir", "same,Ece Kaya,Can Demir"], "lines 2 and 3"),
        (["same,Ali Veli,Can Demir", "same,Can Demir,Ali Veli"], "in a circle"),
        (["same,Ali Veli,Can Demir", "same,Can Demir,Ece Kaya", "different,Ece Kaya,Ali Veli"], "line 4"),
        (["different,Ali Veli,Әли Вәли"], "line 2"),
        (["display,Ali Veli,Али,ru", "display,Ali Veli,Али Вели,ru"], "two names"),
        (["merge,Ali Veli,Can Demir"], "'merge'"),
        (["same,,Can Demir"], "a name and a value wanted"),
        (["role,Ali Veli,mayor,,,,yesterday,"], "'yesterday'"),
        (["role,Ali Veli,mayor,,,,2022,2021"], "2022 is after 2021"),
    ],
)
def test_contradictions_are_told_by_line(rows: list[str], words: str, tmp_path: Path) -> None:
    path = write(tmp_path / "speakers.csv", *rows)
    with pytest.raises(qd.InputError, match=r"speakers\.csv") as error:
        qd.Identities.read(path)
    assert words in str(error.value)


def test_files_that_are_none_are_told(tmp_path: Path) -> None:
    with pytest.raises(qd.InputError, match="cannot read"):
        qd.Identities.read(tmp_path / "nowhere.csv")
    (tmp_path / "bytes.csv").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(qd.InputError, match="cannot read"):
        qd.Identities.read(tmp_path / "bytes.csv")
    with pytest.raises(qd.InputError, match="kind is not there"):
        qd.Identities.read(write(tmp_path / "head.csv", head="name,value"))


def test_statements_on_nobody_are_told(corpus: qd.Corpus, tmp_path: Path) -> None:
    who = qd.Identities.read(write(tmp_path / "speakers.csv", "# a remark", "same,Emin Quliyev,Nobody Atall"))
    assert [(row["line"], row["name"]) for row in who.check(corpus).rows()] == [(3, "Nobody Atall")]


def test_proposals_are_appended_and_merge_nothing(corpus: qd.Corpus, tmp_path: Path) -> None:
    path = tmp_path / "speakers.csv"
    old = "kind,value,name,note\nsame,E. Quliyev,Emin Quliyev,checked by hand"  # own order of columns, no last line end
    path.write_text(old, "utf-8")
    table = corpus.propose_speakers(path)
    pairs = {(row["name"], row["value"]) for row in table.rows()}
    assert ("Emin Quliyev", "Quliyev") in pairs
    assert ("Emin Quliyev", "E. Quliyev") not in pairs
    assert path.read_text("utf-8").startswith(old + "\n")
    assert len(qd.Identities.read(path)) == 1 + len(table)
    assert names(corpus.resolve(path)).count("Emin Quliyev") == 2
    assert len(corpus.propose_speakers(path)) == 0


def test_a_row_of_columns_is_written_where_there_is_no_file(corpus: qd.Corpus, tmp_path: Path) -> None:
    append_statements(tmp_path / "new.csv", corpus.propose_speakers())
    assert len(qd.Identities.read(tmp_path / "new.csv")) == len(corpus.propose_speakers())


def test_two_hundred_of_one_surname_stay_apart_and_are_all_named() -> None:
    given = [
        f"{a}{b}{c}"
        for a in ("Ke", "Mo", "Ri", "Tu", "Za", "Po", "No")
        for b in ("lan", "mer", "vis", "dor", "ban", "gul", "fet", "hom")
        for c in "aiou"
    ]
    articles = [qd.parse(f"“Yes,” said {name} Quliyev.", id=name, lang="en") for name in given]
    articles.append(qd.parse("“No,” said Quliyev.", id="bare", lang="en"))
    rows = list(qd.Corpus.from_articles(articles).speakers().rows())
    bare = next(row for row in rows if row["speaker"] == "Quliyev")
    assert len(rows) == len(given) + 1
    assert len(bare["could_be"].split(", ")) == len(given)


def test_the_command_takes_the_file(tmp_path: Path) -> None:
    from quotidian.cli import main

    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("“Wait,” said Emin Quliyev. “No,” E. Quliyev said.", "utf-8")
    path = write(tmp_path / "speakers.csv", "same,Emin Quliyev (engineer),Emin Quliyev")
    assert main(["quotes", str(tmp_path / "in"), "-o", str(tmp_path / "out.csv"), "--speakers", str(path), "--quiet"]) == 0
    assert "Emin Quliyev (engineer)" in (tmp_path / "out.csv").read_text("utf-8")
    assert main(["quotes", str(tmp_path / "in"), "-o", str(tmp_path / "o.csv"), "--speakers", str(tmp_path / "no.csv"), "--quiet"]) == 2

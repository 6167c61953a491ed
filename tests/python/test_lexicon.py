"""Lexicons from Python: loaded, read from a file, extended and reduced by value."""

from __future__ import annotations

import pickle

import pytest

import quotidian as qd
from quotidian.lexicon import KINDS, LANGUAGES, default_lexicons


def test_there_is_a_table_for_each_language_and_one_for_all() -> None:
    tables = default_lexicons()
    assert list(tables) == ["", *LANGUAGES]
    assert all(tables[lang].lang == lang for lang in tables)
    assert all(len(tables[lang]) > len(tables[""]) for lang in LANGUAGES)


def test_the_tables_are_shared_but_the_dict_is_the_callers_own() -> None:
    one = default_lexicons()
    one.pop("en")
    assert "en" in default_lexicons()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_entry_names_its_source(lang: str) -> None:
    assert all(row[4] for row in qd.Lexicon.load(lang).entries())


def test_extending_gives_a_new_table_and_leaves_the_old_one() -> None:
    english = qd.Lexicon.load("en")
    more = english.extend(cues=["burbled"], titles={"Hetman": {"sex": "male"}}, source="field notes")
    assert (english.has("cue", "burbled"), more.has("cue", "Burbled")) == (False, True)
    assert len(more) == len(english) + 2
    assert [row for row in more.entries("title") if row[1] == "Hetman"] == [("title", "Hetman", False, {"sex": "male"}, "field notes")]
    assert more != english
    assert more.fingerprint() != english.fingerprint()


def test_a_star_makes_a_beginning() -> None:
    assert qd.Lexicon.load("en").extend(cues=["burbl*"]).entries("cue")[-1][1:3] == ("burbl", True)


def test_every_keyword_of_extend_makes_its_kind() -> None:
    for keyword, kind in KINDS.items():
        assert qd.Lexicon.load("").extend(**{keyword: ["xyzzy"]}).has(kind, "xyzzy")


def test_entries_can_be_taken_out() -> None:
    more = qd.Lexicon.load("en").extend(cues=["burbled"])
    assert more.without(cues=["BURBLED", "never there"]) == qd.Lexicon.load("en")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ({"cue": ["x"]}, "unknown kind of words 'cue'; there are cues, "),
        ({"cues": "burbled"}, r"write \['burbled'\]"),
        ({"cues": [" "]}, "empty form"),
    ],
)
def test_wrong_words_are_told(words, message) -> None:
    with pytest.raises(qd.QuotidianError, match=message):
        qd.Lexicon.load("en").extend(**words)


def test_an_unknown_language_names_those_there_are() -> None:
    with pytest.raises(qd.QuotidianError, match="no lexicon for language 'eo'; there are en, az, ru, tr"):
        qd.Lexicon.load("eo")


def test_a_file_of_ones_own_is_read(tmp_path) -> None:
    file = tmp_path / "eo.tsv"
    file.write_text("!source\tthesis\ncue\tdir[is|as]\tact=speech\n", "utf-8")
    own = qd.Lexicon.parse(file, lang="eo")
    assert [(row[1], row[3], row[4]) for row in own.entries("cue")] == [
        ("diris", {"act": "speech"}, "thesis"),
        ("diras", {"act": "speech"}, "thesis"),
    ]


def test_a_wrong_line_is_named(tmp_path) -> None:
    file = tmp_path / "eo.tsv"
    file.write_text("!source\tthesis\nverbo\tdiris\n", "utf-8")
    with pytest.raises(qd.InputError, match=r"eo\.tsv, line 2: unknown kind 'verbo'"):
        qd.Lexicon.parse(file, lang="eo")
    with pytest.raises(qd.InputError, match="No such file"):
        qd.Lexicon.parse(tmp_path / "none.tsv", lang="eo")


def test_lexicons_compare_and_pickle() -> None:
    own = qd.Lexicon.load("tr").extend(cues=["mırıldandı"])
    assert pickle.loads(pickle.dumps(own)) == own
    assert repr(own).startswith("<Lexicon tr: ")

"""Names: keys through the package, mentions as columns, own mentions checked at the door."""

from __future__ import annotations

import pickle

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotidian import _core
from quotidian.entities import ENTITY_TYPES, MENTION_FORMS, SEXES, Mention, mentions_of, name_key, name_keys
from quotidian.errors import InputError, QuotidianError
from quotidian.lexicon import default_lexicons

TEXT = "Deputy Minister of Transport Ruslan Veliyev met the analyst. He left."


def read(text: str, lang: str = "en") -> tuple[_core.Document, _core.Mentions]:
    lexicons = default_lexicons()
    (document,) = _core.parse_documents([text], lexicons, [lang], [0], "treebank", 1)
    taggings = _core.tag_many([document], lexicons, 1)
    return document, _core.find_mentions_many([document], taggings, lexicons, 1)[0]


def test_mentions_carry_name_role_and_sex() -> None:
    _, mentions = read(TEXT)
    named, nominal, pronoun = mentions_of(mentions)
    assert TEXT[slice(*named.name or ())] == "Ruslan Veliyev"
    assert TEXT[slice(*named.role or ())] == "Deputy Minister of Transport"
    assert (named.form, named.type, named.sex) == ("name", "person", "male")
    assert TEXT[nominal.start : nominal.end] == "the analyst" and nominal.name is None
    assert (pronoun.form, pronoun.sex) == ("pronoun", "male")


@given(st.text(max_size=300), st.sampled_from(["en", "az", "ru", "tr"]))
def test_spans_are_true_for_any_text(text: str, lang: str) -> None:
    _document, mentions = read(text, lang)
    for one in mentions_of(mentions):
        assert 0 <= one.start < one.end <= len(text)
        assert one.name is None or one.start <= one.name[0] < one.name[1] <= one.end
        assert not text[one.start : one.end][:1].isspace()
    assert len(mentions) == len(mentions.offsets) == len(mentions.forms)


PIECES = "Ali Əliyev President of the , . “ ” — Mr. Dr. said Başkanı «Yeni» Partiyası Иван Петров министр"


@given(st.lists(st.sampled_from(PIECES.split(" ")), max_size=60))
def test_any_order_of_names_roles_and_marks_gives_true_spans(words: list[str]) -> None:
    text = " ".join(words)
    for lang in ("en", "az", "ru", "tr"):
        for one in mentions_of(read(text, lang)[1]):
            assert 0 <= one.start < one.end <= len(text)


def test_mentions_compare_and_pickle() -> None:
    _, mentions = read(TEXT)
    _, again = read(TEXT)
    _, other = read("Nobody came.")
    assert mentions == again
    assert mentions != other
    assert pickle.loads(pickle.dumps(mentions)) == mentions


def test_own_mentions_come_in_as_spans() -> None:
    document, _ = read(TEXT)
    start = TEXT.index("Ruslan")
    codes = np.array([0], np.uint8)
    spans = np.array([[start, start + len("Ruslan Veliyev")]], np.int32)
    mentions = _core.make_mentions(document, spans, spans, codes, codes, codes)
    assert mentions_of(mentions) == [Mention(start, start + 14, "name", "person", "unknown", (start, start + 14))]


@pytest.mark.parametrize("span", [[1, 6], [-3, 4], [4, 4], [0, 999]])
def test_own_mentions_must_be_whole_tokens(span: list[int]) -> None:
    document, _ = read(TEXT)
    codes = np.array([0], np.uint8)
    with pytest.raises(ValueError, match="mention 0"):
        _core.make_mentions(document, np.array([span], np.int32), np.array([[-1, -1]], np.int32), codes, codes, codes)


def test_own_mentions_need_known_numbers_and_equal_lengths() -> None:
    document, _ = read(TEXT)
    span, none, codes = np.array([[0, 6]], np.int32), np.array([[-1, -1]], np.int32), np.array([0], np.uint8)
    with pytest.raises(ValueError, match="99 is no number of ENTITY_TYPES"):
        _core.make_mentions(document, span, none, codes, np.array([99], np.uint8), codes)
    with pytest.raises(ValueError, match="wanted offsets and names"):
        _core.make_mentions(document, span, none, codes, codes, np.array([], np.uint8))


def test_the_words_of_the_enums() -> None:
    assert MENTION_FORMS == ("name", "nominal", "pronoun")
    assert ENTITY_TYPES[:4] == ("person", "organisation", "group", "document")
    assert SEXES == ("unknown", "female", "male")


def test_keys_meet_over_alphabets_and_order() -> None:
    assert len(set(name_keys(["Həsənli Ülvi", "Ульви Гасанлы", "Ulvi Hasanli", "Dr Ulvi Hasanli"]))) == 1
    assert len(set(name_keys(["Ülvi Həsənli", "Elvin Həsənli", "Ülvi Həsənova"]))) == 3


@given(st.text(max_size=200))
def test_a_key_is_ascii_for_any_text(name: str) -> None:
    key = name_key(name)
    assert key.isascii()
    assert name_keys([name, name], threads=2) == [key, key]


@given(st.lists(st.sampled_from(["Ilham", "Алиев", "Səmədova", "Keller", "Ayşe"]), min_size=1, max_size=3, unique=True))
def test_the_order_of_words_does_not_matter(words: list[str]) -> None:
    assert name_key(" ".join(words)) == name_key(" ".join(reversed(words)))


def test_what_is_no_name_is_refused() -> None:
    with pytest.raises(InputError, match="wanted a str, got int"):
        name_key(5)  # type: ignore[arg-type]
    with pytest.raises(InputError, match="got one str"):
        name_keys("Ali")
    with pytest.raises(InputError, match="name 1"):
        name_keys(["Ali", None])  # type: ignore[list-item]
    with pytest.raises(QuotidianError, match="threads"):
        name_keys(["Ali"], threads=0)

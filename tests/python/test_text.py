"""Forms of words: folding, lower case, normal form, Latin letters."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotidian import _core
from quotidian.text import fold, romanize, to_lower, to_nfc

scalars = st.text(alphabet=st.characters(exclude_categories=["Cs"]))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("İLHAM", "ilham"),
        ("Ilham", "İlham"),
        ("ışıq", "IŞIQ"),
        ("Azerbaijan’s", "AZERBAIJAN'S"),
        ("Azerbaijan`s", "azerbaijan's"),
        ("ЖУРНАЛ", "журнал"),
        ("i\u0307stanbul", "İstanbul"),
        ("Ə", "ə"),
    ],
)
def test_spellings_of_one_word_fold_to_one_form(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("Əliyev", "Eliyev"), ("şah", "sah"), ("и", "й"), ("e", "é")])
def test_letters_that_differ_stay_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(scalars)
def test_folding_twice_is_folding_once(words: str) -> None:
    assert fold(fold(words)) == fold(words)


@given(scalars)
def test_folding_keeps_one_code_point_for_one_but_for_the_combining_dot(words: str) -> None:
    assert len(fold(words)) == len(words.replace("\u0307", ""))


@given(scalars.filter(lambda words: all(unicodedata.category(c) != "Cn" for c in words)))
def test_normal_form_is_the_one_of_the_standard_library_for_old_characters(words: str) -> None:
    assert to_nfc(to_nfc(words)) == to_nfc(words)
    if all(ord(c) < 0x500 for c in words):
        assert to_nfc(words) == unicodedata.normalize("NFC", words)


def test_lower_case_follows_the_language() -> None:
    assert to_lower("IŞIQ İLHAM", lang="az") == "ışıq ilham"
    assert to_lower("IĞDIR", lang="tr") == "ığdır"
    assert to_lower("IRAN", lang="en") == "iran"


def test_latin_letters_are_for_show() -> None:
    assert romanize("Алиев Ильхам").startswith("Aliev Il")
    assert romanize("Əliyev, ə") == "Aliyev, a"
    assert romanize("plain") == "plain"
    assert romanize("") == fold("") == to_nfc("") == ""


def test_lone_surrogates_are_kept_as_one_character_and_reported() -> None:
    assert fold("a\ud800b") == "a\ufffdb"
    assert _core.replaced("a\ud800b\udfff") == [1, 3]
    assert _core.replaced("plain 😀") == []

"""Tokens and sentences: offsets that are true for any text, the same for any number of threads."""

from __future__ import annotations

import copy
import pickle
import re

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import quotidian as qd
from quotidian.errors import InputError, QuotidianError
from quotidian.lexicon import Lexicon
from quotidian.tokens import TOKEN_KINDS, Token, Tokens, decide_language, tokenize, tokenize_many

# Whatever a str may hold: surrogates, NUL, line breaks of every kind, emoji, combining marks, marks of quotation.
ODD = "\x00\r\n\u0085\u2028\u2029\t\u00a0\u200b\u200d\u00ad\ufeff\u0301\u20e3\ud800\udfff\"'“”„«»‘’`()[]{}.,!?…:;-–—/@#&+%$"
LETTERS = "aZəİığЖя七ا9½😀👩🏽🇦🇿"
texts = st.text(alphabet=st.one_of(st.sampled_from(ODD + LETTERS + "    "), st.characters()), max_size=80)
langs = st.sampled_from([None, "en", "az", "ru", "tr", "xx"])
levels = st.sampled_from(["treebank", "unicode"])


def is_space(char: str) -> bool:
    """White_Space of Unicode: what str.isspace says, but for four control characters that are none."""
    return char.isspace() and char not in "\x1c\x1d\x1e\x1f"


@given(text=texts, lang=langs, level=levels)
@settings(max_examples=400, deadline=None)
def test_tokens_ascend_and_hold_every_code_point_that_is_no_white_space(text: str, lang: str | None, level: str) -> None:
    tokens = tokenize(text, lang, level=level)
    covered = np.zeros(len(text), dtype=int)
    before = 0
    for start, end in tokens.offsets.tolist():
        assert before <= start < end <= len(text)
        covered[start:end] += 1
        before = end
    assert covered.max(initial=0) <= 1
    assert all(covered[i] == 1 or is_space(char) for i, char in enumerate(text))
    assert [token.text for token in tokens] == [text[start:end] for start, end in tokens.offsets.tolist()] == tokens.words()


@given(text=texts, lang=langs, level=levels)
@settings(max_examples=200, deadline=None)
def test_sentences_cover_every_token_once(text: str, lang: str | None, level: str) -> None:
    tokens = tokenize(text, lang, level=level)
    ranges = tokens.sentence_tokens.tolist()
    assert [i for first, last in ranges for i in range(first, last)] == list(range(len(tokens)))
    for (first, last), (start, end) in zip(ranges, tokens.sentences.tolist(), strict=True):
        assert first < last
        assert (start, end) == (tokens.offsets[first, 0], tokens.offsets[last - 1, 1])


@given(many=st.lists(texts, max_size=12))
@settings(max_examples=40, deadline=None)
def test_the_answer_is_the_same_for_any_number_of_threads(many: list[str]) -> None:
    alone = tokenize_many(many, threads=1)
    assert alone == tokenize_many(many, threads=2) == tokenize_many(many, threads=7) == [tokenize(text) for text in many]


@given(text=texts)
@settings(max_examples=100, deadline=None)
def test_a_text_is_cut_the_same_whatever_stands_before_its_paragraph(text: str) -> None:
    head = "Said.\n\n"
    joined = tokenize(head + text.lstrip() + "\n\n", "en")
    alone = tokenize(text.lstrip(), "en")
    assert joined.words()[2:] == alone.words()


@pytest.mark.parametrize("extra", ["", "é", "Ж", "😀"])
def test_offsets_do_not_depend_on_the_width_of_the_str(extra: str) -> None:
    text = "Mr. Amanov said: “No.” He left."
    tokens = tokenize(text + "\n\n" + extra, "en")
    assert tokens.words()[: len(tokenize(text, "en"))] == tokenize(text, "en").words()
    assert tokens.sentence_texts()[:2] == ["Mr. Amanov said: “No.”", "He left."]


def test_the_package_offers_them() -> None:
    assert qd.tokenize("One two.").words() == ["One", "two", "."]
    assert [len(tokens) for tokens in qd.tokenize_many(["One.", ""])] == [2, 0]


def test_arrays_have_the_shapes_and_types_of_the_contract() -> None:
    for tokens in (tokenize("One. Two."), tokenize("")):
        assert tokens.offsets.dtype == tokens.sentences.dtype == tokens.sentence_tokens.dtype == np.int32
        assert tokens.offsets.shape == (len(tokens), 2)
        assert tokens.sentences.shape == tokens.sentence_tokens.shape == (len(tokens.sentences), 2)
        assert tokens.kinds.shape == tokens.kind_codes.shape == (len(tokens),)


def test_arrays_cannot_be_written_and_outlive_everything_else() -> None:
    offsets = tokenize("One two.").offsets
    with pytest.raises(ValueError, match="read-only"):
        offsets[0, 0] = 1
    assert offsets.tolist() == [[0, 3], [4, 7], [7, 8]]


def test_kinds_are_words() -> None:
    tokens = tokenize("Ali 3,5 “x” https://a.org @ali #ali 😀 !", "en")
    assert tokens.kinds.tolist() == ["word", "number", "mark", "word", "mark", "url", "handle", "hashtag", "emoji", "punctuation"]
    assert next(iter(tokens)) == Token(0, 3, "word", "Ali")
    assert set(tokens.kinds) <= set(TOKEN_KINDS)


def test_language_is_decided_where_it_is_not_given_and_told() -> None:
    assert tokenize("Nazir dedi ki, gəlməyəcək.").lang == "az"
    assert tokenize("Nazir dedi ki, gəlməyəcək.", "tr").lang == "tr"
    assert [t.lang for t in tokenize_many(["The minister said no.", "Он сказал нет."], [None, "ru"])] == ["en", "ru"]
    assert decide_language("") == "und"


def test_an_abbreviation_can_be_added() -> None:
    text = "The Comdt. Rahimov spoke."
    own = Lexicon.load("en").extend(abbreviations={"Comdt.": {"next": "name"}})
    assert tokenize(text, "en").words()[1:3] == ["Comdt", "."]
    assert tokenize(text, "en", lexicon=own).words()[1:3] == ["Comdt.", "Rahimov"]


def test_an_unknown_language_has_safe_rules_and_is_named() -> None:
    tokens = tokenize("A. Nowak przyszła. Wyszła.", "pl")
    assert (tokens.lang, tokens.words()[0], len(tokens.sentences)) == ("pl", "A.", 2)


def test_a_lone_surrogate_is_a_token_and_comes_back_as_it_was() -> None:
    text = "a\ud800b c"
    tokens = tokenize(text, "en")
    assert tokens.words() == ["a", "\ud800", "b", "c"]
    assert [text[start:end] for start, end in tokens.offsets.tolist()] == tokens.words()


# Word segments of UAX #29 over a small alphabet, written as one pattern: the slow twin of the level "unicode".
PLAIN = "aZéЖə019 .,:;'_-!\n"
SEGMENT = re.compile(r"(?:[aZéЖə019_]|(?<=[aZéЖə])[.:'](?=[aZéЖə])|(?<=[019])[.,;'](?=[019]))+|[^\s]")


@given(text=st.text(alphabet=PLAIN, max_size=60))
@settings(max_examples=500, deadline=None)
def test_the_unicode_level_cuts_as_its_plain_twin(text: str) -> None:
    assert tokenize(text, "en", level="unicode").words() == SEGMENT.findall(text)


def test_values_compare_hash_copy_and_pickle() -> None:
    tokens = tokenize("One two. Three.")
    assert tokens == tokenize("One two. Three.") and hash(tokens) == hash(tokenize("One two. Three."))
    assert tokens != tokenize("One two. Four.")
    assert tokens != "One two. Three."
    again = pickle.loads(pickle.dumps(tokens))
    assert isinstance(again, Tokens) and again == tokens == copy.deepcopy(tokens)


def test_the_notebook_shows_text_as_text_without_scripts() -> None:
    html = tokenize('<script>alert("x")</script> & <b>. ' + "word " * 1000)._repr_html_()
    assert "<script" not in html and "&lt;" in html
    assert not re.search(r"<style|class=|on\w+=", html)
    assert "tokens more" in html
    assert "0 tokens" in tokenize("")._repr_html_()


@pytest.mark.parametrize(
    ("call", "error", "words"),
    [
        (lambda: tokenize(5), InputError, "^text: wanted a str, got int$"),  # type: ignore[arg-type]
        (lambda: tokenize(None), InputError, "^text: wanted a str, got NoneType$"),  # type: ignore[arg-type]
        (lambda: tokenize(b"a"), InputError, "got bytes; decode it first"),  # type: ignore[arg-type]
        (lambda: tokenize(["a"]), InputError, "got list; tokenize_many reads many"),  # type: ignore[arg-type]
        (lambda: tokenize("a", 5), InputError, "lang: wanted a language code such as 'en', or None to decide, got int"),  # type: ignore[arg-type]
        (lambda: tokenize("a", lexicon="en"), QuotidianError, "lexicon: wanted a Lexicon, .* got str"),  # type: ignore[arg-type]
        (lambda: tokenize_many(None), InputError, "texts: wanted many texts, got NoneType"),  # type: ignore[arg-type]
        (lambda: tokenize_many(["a"], 5), InputError, "lang: wanted a language code .* got int"),  # type: ignore[arg-type]
        (lambda: tokenize_many(["a", "b"], ["en", 5]), InputError, "lang 1: wanted a language code .* got int"),  # type: ignore[list-item]
        (lambda: tokenize_many(["a"], threads="2"), QuotidianError, "1 or more, or None for all cores, got '2'"),  # type: ignore[arg-type]
        (lambda: decide_language(b"a"), InputError, "text: wanted a str, got bytes"),  # type: ignore[arg-type]
        (lambda: tokenize("a", level="words"), QuotidianError, "wanted 'treebank' or 'unicode', got 'words'"),  # type: ignore[arg-type]
        (lambda: tokenize_many("a"), InputError, "got one str"),
        (lambda: tokenize_many(["a", None]), InputError, "text 1: wanted a str, got NoneType"),  # type: ignore[list-item]
        (lambda: tokenize_many(["a"], ["en", "az"]), InputError, "one language for each of 1 texts, got 2"),
        (lambda: tokenize_many(["a"], threads=0), QuotidianError, "1 or more"),
    ],
)
def test_wrong_calls_say_what_was_wanted(call, error: type[Exception], words: str) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(error, match=words):
        call()


def test_ten_megabytes_without_a_line_break_are_no_trouble() -> None:
    tokens = tokenize("word “and” word, " * 600_000, "en")
    assert len(tokens) == 600_000 * 6

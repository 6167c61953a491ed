"""Readers: one way to read, for one text and for many."""

from __future__ import annotations

import pickle

import pytest

import quotidian as qd

TEXTS = [f"“We counted {n} boats,” harbor master Lena Orlov said.\n\nNobody answered." for n in range(300)]


def test_many_texts_come_in_order_and_like_one() -> None:
    reader = qd.Reader()
    assert [article.text for article in reader.parse_many(TEXTS)] == TEXTS
    assert list(reader.parse_many(TEXTS[:3])) == [reader.parse(text) for text in TEXTS[:3]]


def test_threads_do_not_change_the_answer() -> None:
    one, two, seven = (list(qd.Reader(threads=n).parse_many(TEXTS)) for n in (1, 2, 7))
    assert one == two == seven


def test_rows_bring_what_is_known_of_them() -> None:
    rows = [
        {
            "id": 7,
            "maintext": TEXTS[0],
            "headline": "Boats",
            "date_publish": "4 May 2024",
            "source_domain": "lowen.example",
            "language": "en",
        }
    ]
    article = next(qd.Reader().parse_many(rows))
    assert (article.id, article.title, article.date, article.outlet, article.lang) == ("7", "Boats", "2024-05-04", "lowen.example", "en")


def test_texts_are_read_as_they_are_needed() -> None:
    taken = []

    def texts():
        for text in TEXTS:
            taken.append(text)
            yield text

    articles = qd.Reader().parse_many(texts())
    next(articles)
    assert len(taken) < len(TEXTS), "a batch, and not all"


def test_progress_is_told() -> None:
    told: list[int] = []
    list(qd.Reader().parse_many(TEXTS, progress=told.append))
    assert told[-1] == len(TEXTS)
    assert told == sorted(told)


def test_the_language_of_the_row_comes_before_the_readers() -> None:
    reader = qd.Reader(lang="tr")
    assert reader.parse("Bir iki üç.").lang == "tr"
    assert reader.parse("Bir iki üç.", lang="az").lang == "az"
    assert qd.parse("Он сказал, что воды нет.").lang == "ru"


def test_improbable_quotes_can_be_left_out() -> None:
    everything = qd.parse(TEXTS[0]).quotes
    assert qd.Reader(min_confidence=1.0).parse(TEXTS[0]).quotes == tuple(quote for quote in everything if quote.confidence >= 1)


def test_history_says_what_the_reader_is_made_of() -> None:
    def first_words(document):
        return [(0, 1, "x")]

    plain = qd.Reader().history
    own = qd.Reader(lexicon=qd.Lexicon.load("en").extend(cues=["burbled"]), stages=[first_words], lang="en").history
    assert plain["quotidian"] == qd.__version__
    assert plain["lexicon"] != own["lexicon"]
    assert (own["stages"], own["own lexicons"], own["lang"]) == (["first_words"], ["en"], "en")


@pytest.mark.parametrize(
    ("choices", "message"),
    [
        ({"level": "letters"}, "level: 'treebank' or 'unicode' wanted, got 'letters'"),
        ({"min_confidence": 2}, "a probability from 0 to 1 wanted, got 2"),
        ({"threads": 0}, "at least 1 wanted"),
        ({"lexicon": {"en": "cues.tsv"}}, "a Lexicon or a mapping"),
        ({"stages": ["upper"]}, "a callable wanted"),
        ({"stages": [("a", len), ("a", len)]}, "two are called 'a'"),
    ],
)
def test_choices_that_there_are_not_are_told(choices, message) -> None:
    with pytest.raises((qd.InputError, TypeError), match=message):
        qd.Reader(**choices)


@pytest.mark.parametrize("text", [None, 5, b"bytes", ["list"]])
def test_what_is_no_text_is_told(text) -> None:
    with pytest.raises(qd.InputError, match="wanted, got"):
        list(qd.Reader().parse_many([text]))


def test_readers_are_values() -> None:
    reader = qd.Reader(lexicon=qd.Lexicon.load("en"), lang="en")
    assert reader == qd.Reader(lexicon=qd.Lexicon.load("en"), lang="en")
    assert pickle.loads(pickle.dumps(reader)) == reader
    with pytest.raises(AttributeError):
        reader.lang = "tr"  # type: ignore[misc]


def test_ten_megabytes_without_a_line_break_are_read() -> None:
    text = "The water rose again in Lowen. " * 340_000 + "“We will not leave,” Sabina Odell said."
    assert len(text) > 10_000_000
    article = qd.parse(text)
    assert article.text[slice(*article.quotes[-1].content[-1])] == "We will not leave,"
    assert len(article._repr_html_()) < 1_000_000

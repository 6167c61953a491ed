"""Extension doors: words, tokens, mentions, quotes and stages of one's own go all the way to tables and exports."""

from __future__ import annotations

import re

import numpy as np
import pytest

import quotidian as qd
from quotidian.report import report

TEXT = "“Enough is enough,” burbled Tamar Odell. The hall fell silent. Ruben Castell left."


def at(words: str, text: str = TEXT) -> list[int]:
    start = text.index(words)
    return [start, start + len(words)]


def test_a_cue_added_from_python_is_heard() -> None:
    reader = qd.Reader(lexicon=qd.Lexicon.load("en").extend(cues=["burbled"]))
    quote = reader.parse(TEXT).quotes[0]
    assert (quote.cue_text, quote.speaker) == ("burbled", "Tamar Odell")
    az = "“Bəsdir,” Tamar Odell zümzümələdi. Zal susdu."
    own = qd.Lexicon.load("az").extend(cues=["zümzümələdi"])
    assert [quote.cue_text for quote in qd.Reader(lexicon=own, lang="az").parse(az).quotes] == ["zümzümələdi"]
    assert not any(quote.cue_text for quote in qd.parse(az, lang="az").quotes)


def words_and_sentences(text: str) -> tuple[np.ndarray, list[tuple[int, int]]]:
    offsets = np.array([match.span() for match in re.finditer(r"\w+|[^\w\s]", text)])
    return offsets, [match.span() for match in re.finditer(r"\S[^.]*\.(?:”|(?=\s|$))", text)]


@pytest.mark.parametrize("title", [None, "“No,” says the mayor"])
def test_tokens_of_ones_own_are_kept(title: str | None) -> None:
    offsets, sentences = words_and_sentences(TEXT)
    article = qd.Reader().parse(TEXT, title=title, tokens=(offsets, sentences))
    assert np.array_equal(article.tokens, offsets)
    assert article.sentences.tolist() == [list(span) for span in sentences]
    assert article.document.token_kinds[:2] == ("mark", "word")


@pytest.mark.parametrize(
    ("tokens", "message"),
    [
        ([(0, 1)], r"tokens=\(offsets, sentences\) wanted, got list"),
        (([(0, 5), (3, 8)], [(0, 8)]), r"tokens: row 1 \(3, 8\) begins before the one before it ends"),
        (([(0, 9999)], [(0, 9999)]), "tokens: row 0 .* lies outside the text of"),
        (([(5, 5)], [(0, 8)]), r"row 0 \(5, 5\) is empty or runs backwards"),
        (([(0, 1), (1, 7)], [(0, 1)]), "sentences: none holds token 1 'Enough'"),
        (([[0.5, 1.5]], [(0, 8)]), "whole numbers of shape"),
        (("ab", "cd"), "wanted"),
    ],
)
def test_tokens_that_do_not_fit_are_told(tokens, message) -> None:
    with pytest.raises(qd.InputError, match=message):
        qd.Reader().parse(TEXT, tokens=tokens)


def test_quotes_made_elsewhere_travel_to_tables_and_exports(tmp_path) -> None:
    rows = [
        {"kind": "direct", "content": [at("Enough is enough,")], "source": [at("Tamar Odell")], "cue": [at("burbled")]},
        {"kind": "indirect", "content": [at("The hall fell silent")], "speaker": "Ruben Castell",
         "speaker_id": "rc", "speaker_type": "person", "act": "attitude"},
    ]  # fmt: skip
    article = qd.Reader().parse(TEXT, id="own", quotes=rows, outlet="Post")
    assert [quote.evidence for quote in article.quotes] == ["given", "given"]
    assert [quote.kind for quote in article.quotes] == ["direct", "indirect"]
    assert article.quotes[0].speaker == "Tamar Odell", "a speaker is found where none was given"
    assert (article.quotes[1].speaker, article.quotes[1].speaker_id) == ("Ruben Castell", "rc")
    corpus = qd.Corpus.from_articles([article])
    assert corpus.quotes()["text"] == ("Enough is enough,", "The hall fell silent")
    assert set(corpus.speakers()["speaker"]) == {"Tamar Odell", "Ruben Castell"}
    assert "Enough is enough," in report(corpus)
    corpus.to_jsonl(tmp_path / "own.jsonl")
    assert '"evidence": "given"' in (tmp_path / "own.jsonl").read_text("utf-8")


def test_the_row_of_a_quote_comes_in_as_it_went_out() -> None:
    text = "“We will not leave,” Sabina Odell said."
    article = qd.parse(text)
    again = qd.Reader().parse(text, quotes=article.to_dict()["quotes"])
    assert [(q.kind, q.content, q.cue, q.source, q.speaker) for q in again.quotes] == [
        (q.kind, q.content, q.cue, q.source, q.speaker) for q in article.quotes
    ]


def test_a_quote_in_a_separate_headline_can_be_given() -> None:
    article = qd.Reader().parse(TEXT, title="Odell: enough", quotes=[{"content": [[7, 13]], "field": "title", "speaker": "Tamar Odell"}])
    assert [(quote.kind, quote.text, quote.field) for quote in article.quotes] == [("headline", "enough", "title")]


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ({"kind": "direct"}, "quotes: row 0: 'content' wanted"),
        ({"content": [[0, 9999]]}, "row 0, content: row 0 .* lies outside the text"),
        ({"content": [[0, 5]], "kind": "loud"}, "row 0, kind: one of direct, mixed, .* wanted, got 'loud'"),
        ({"content": [[0, 5]], "inside": 0}, "inside: the number of an earlier quote wanted"),
        ("words", "an object with 'content' wanted, got str"),
    ],
)
def test_quotes_that_do_not_fit_are_told(row, message) -> None:
    with pytest.raises(qd.InputError, match=message):
        qd.Reader().parse(TEXT, quotes=[row])


def test_mentions_made_elsewhere_are_used() -> None:
    start, end = at("Tamar Odell")
    rows = [{"start": start, "end": end, "form": "name", "type": "person", "sex": "female"}]
    quotes = [{"content": [at("Enough is enough,")], "source": [[start, end]]}]
    article = qd.Reader().parse(TEXT, mentions=rows, quotes=quotes)
    assert article.quotes[0].speaker == "Tamar Odell"
    assert [speaker.sex for speaker in article.speakers if speaker.name == "Tamar Odell"] == ["female"]
    with pytest.raises(qd.InputError, match=r"mentions: row 0, type: one of .* wanted, got 'robot'"):
        qd.Reader().parse(TEXT, mentions=[{**rows[0], "type": "robot"}])


def shouts(document: qd.Document):
    """Words in capitals."""
    for match in re.finditer(r"\b[A-Z]{3,}\b", document.text):
        yield (*match.span(), "shout")


def test_a_stage_of_ones_own_travels_as_labels() -> None:
    reader = qd.Reader(stages=[shouts, ("lengths", lambda document: [(0, len(document.text), len(document.sentences))])])
    article = reader.parse("STOP it. NOW.", id="s", title="Not in the text")
    assert article.labels["shouts"] == (qd.Label(0, 4, "shout"), qd.Label(9, 12, "shout"))
    assert article.labels["lengths"] == (qd.Label(0, 13, "2"),)
    assert article.to_dict()["labels"]["shouts"][0] == {"start": 0, "end": 4, "label": "shout"}
    corpus = qd.Corpus.from_table({"text": ["STOP it."]}, reader=reader)
    assert corpus.quotes().history["stages"] == ["shouts", "lengths"]


@pytest.mark.parametrize(
    ("stage", "message"),
    [
        (lambda document: [(0, 99, "far")], r"stage 'own' failed on article 'text': \(0, 99\) is no span of a text of 5 code points"),
        (lambda document: ["word"], r"\(start, end, label\) wanted, got 'word'"),
        (lambda document: 1 / 0, "division by zero"),
    ],
)
def test_a_stage_that_goes_wrong_is_named(stage, message) -> None:
    with pytest.raises(qd.QuotidianError, match=message):
        qd.Reader(stages=[("own", stage)]).parse("Hello")

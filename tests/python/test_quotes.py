"""Quotes through the package: values, checks, pickles, threads, and any text under Hypothesis; figures where annotated data are."""

from __future__ import annotations

import json
import lzma
import pickle
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import quotidian as qd
from quotidian import _core
from quotidian.errors import InputError
from quotidian.lexicon import default_lexicons
from quotidian.quotes import RULES, Found, explain, found_in, quotes_from

TEXT = (
    "Dam reopens\n\nThe dam reopened on Tuesday after a long winter.\n\n"
    "“The pier is ours,” harbor master Odile Brandt said. “Nobody will sell it.”\n\n"
    "She denied that the books were closed.\n\nThe program “Warm Homes” goes on.\n"
)


def find(text: str, lang: str | None = "en", lexicons: _core.Lexicons | None = None) -> tuple[_core.Document, _core.Quotes]:
    lexicons = lexicons or default_lexicons()
    documents = _core.parse_documents([text], lexicons, [lang], [0], "treebank", 1)
    taggings = _core.tag_many(documents, lexicons, 1)
    mentions = _core.find_mentions_many(documents, taggings, lexicons, 1)
    return documents[0], _core.find_quotes_many(documents, taggings, mentions, lexicons, _core.Model(), 1)[0]


def test_values_hold_content_cue_source_and_what_decided() -> None:
    first, second = found_in(find(TEXT)[1])
    assert first.text(TEXT) == "The pier is ours, Nobody will sell it."
    assert [TEXT[start:end] for start, end in first.cue + first.source] == ["said", "harbor master Odile Brandt"]
    assert (first.kind, first.rule, first.polarity) == ("direct", "said_clause_split", "said")
    assert (second.kind, second.rule, second.polarity) == ("indirect", "that_clause", "denied")
    assert first.mention is not None


def test_names_in_marks_are_no_quotes() -> None:
    start = TEXT.index("Warm Homes")
    assert find(TEXT)[1].names() == [(start, start + len("Warm Homes"), "title")]


def test_a_cue_added_in_python_finds_its_quote() -> None:
    text = "Dam reopens\n\nThe dam reopened on Tuesday.\n\n“Enough is enough,” Brandt yodelled.\n"
    assert found_in(find(text)[1])[0].source == ()
    lexicons = {**default_lexicons(), "en": _core.extend_lexicon(default_lexicons()["en"], [("cue", "yodelled", False, {}, "test")])}
    assert found_in(find(text, lexicons=lexicons)[1])[0].cue != ()


LEARNED = (
    "Dam reopens\n\nThe dam reopened on Tuesday.\n\n"
    "Harbor master Odile Brandt persuaded the council that the pier will stay open this winter.\n"
)


def test_what_the_nets_find_says_so_and_how_sure_it_is() -> None:
    (quote,) = qd.parse(LEARNED).quotes
    assert (quote.text, quote.evidence, quote.kind) == ("the pier will stay open this winter", "learned", "indirect")
    assert "learned from annotated articles" in explain(quote, LEARNED)
    assert qd.Reader(min_confidence=quote.confidence + 0.01).parse(LEARNED).quotes == ()
    assert qd.Reader(min_confidence=quote.confidence - 0.01).parse(LEARNED).quotes != ()


def test_languages_without_nets_are_read_by_rules() -> None:
    article = qd.parse("Baraj açıldı\n\nBaraj salı günü açıldı.\n\n“Köprü güvenli,” dedi mühendis Leyla Sadık.\n", lang="tr")
    assert [quote.evidence for quote in article.quotes] == ["said_clause"]


@pytest.mark.parametrize("part", ["en.tags.table", "en.tags.names.of", "en.quotes.look.relation", "en.quotes.confidence"])
def test_a_model_whose_parts_do_not_fit_is_refused_when_it_is_loaded(part: str) -> None:
    card, parts = _core.read_parts((Path(qd.__file__).parent / "data" / "model" / "quotidian.model").read_bytes())
    for wrong in ({name: numbers for name, numbers in parts.items() if name != part}, {**parts, part: parts[part][:, :-1]}):
        if part == "en.tags.table" and part not in wrong:
            continue  # without its table the net of a language is not there at all
        with pytest.raises(ValueError, match=r"of the model|the model has no part"):
            _core.load_model(_core.save_model(card, wrong))


def test_quotes_pickle_with_their_document_and_compare() -> None:
    document, quotes = find(TEXT)
    again = pickle.loads(pickle.dumps((document, quotes)))
    assert again == (document, quotes)
    assert quotes != find("No quote here at all.")[1]


def test_quotes_made_elsewhere_come_back_as_they_went_in() -> None:
    document, quotes = find(TEXT)
    assert found_in(quotes_from(document, found_in(quotes))) == found_in(quotes)
    (given_one,) = found_in(quotes_from(document, [{"content": [(0, 3)]}]))
    assert given_one == Found(((0, 3),))


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ({}, "wanted a 'content', got nothing"),
        ({"content": []}, "at least one span of content"),
        ({"content": [(5, 5)]}, r"contents \[5, 5\) is no span"),
        ({"content": [(0, 9999)]}, "is no span of a text of"),
        ({"content": [(4, 8), (0, 3)]}, "wanted ascending spans"),
        ({"content": [(0, 3)], "kind": "shout"}, "kind: wanted one of direct, mixed, indirect, turn, headline, got 'shout'"),
        ({"content": [(0, 3)], "inside": 0}, "'inside' runs in a circle"),
        ({"content": [(0, 3)], "who": "me"}, "no field is called 'who'"),
        ({"content": [(0, 3)], "confidence": 2.0}, "confidence from 0 to 1"),
    ],
)
def test_what_is_wrong_with_a_quote_made_elsewhere_is_said(row: dict[str, Any], fault: str) -> None:
    with pytest.raises(InputError, match=fault):
        quotes_from(find(TEXT)[0], [row])


def test_taggings_and_mentions_must_be_of_the_same_documents() -> None:
    lexicons = default_lexicons()
    documents = _core.parse_documents([TEXT, "Short."], lexicons, ["en", "en"], [0, 0], "treebank", 1)
    taggings = _core.tag_many(documents, lexicons, 1)
    mentions = _core.find_mentions_many(documents, taggings, lexicons, 1)
    with pytest.raises(ValueError, match="for each of 2 documents"):
        _core.find_quotes_many(documents, taggings[:1], mentions, lexicons, _core.Model(), 1)
    with pytest.raises(ValueError, match="belongs to another document"):
        _core.find_quotes_many(documents, taggings[::-1], mentions, lexicons, _core.Model(), 1)


def test_the_answer_is_the_same_for_any_number_of_threads() -> None:
    lexicons = default_lexicons()
    texts = [TEXT, "", "«Нет», — сказал он.", "“Yox”, – deyə o bildirib.", TEXT[::-1]] * 6
    documents = _core.parse_documents(texts, lexicons, [None] * len(texts), [0] * len(texts), "treebank", 1)
    taggings = _core.tag_many(documents, lexicons, 1)
    mentions = _core.find_mentions_many(documents, taggings, lexicons, 1)
    one = _core.find_quotes_many(documents, taggings, mentions, lexicons, _core.Model(), 1)
    for threads in (2, 7):
        assert _core.find_quotes_many(documents, taggings, mentions, lexicons, _core.Model(), threads) == one


PIECES = st.sampled_from(
    ["“", "”", "\"", "«", "»", "‘", "’", "said", "deyib", "dedi", "сказал", "that", "что", "ki", ":", ",", ".", "?", "—", "–",
     "\n\n", "\r\n", " ", " ", " ", "the minister", "O", "according to", "görə", "по словам", "Bunu", "Об этом", "Ж", "ə",
     "\u2028", "\0", "\ud800", "😀", "e\u0301", "(", ")", ";", "•"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=60).map("".join), st.sampled_from(["en", "az", "ru", "tr", None]))
def test_spans_of_any_text_lie_in_it_in_order(text: str, lang: str | None) -> None:
    document, quotes = find(text, lang)
    rows = found_in(quotes)
    for quote in rows:
        for spans in (quote.content, quote.verbatim, quote.cue, quote.source):
            assert all(0 <= start < end <= len(text) for start, end in spans)
            assert all(a[1] <= b[0] for a, b in pairwise(spans))
        assert quote.content
        assert all(any(s <= a and b <= e for s, e in quote.content) for a, b in quote.verbatim)
        assert quote.inside is None or rows[quote.inside].kind == "turn"
    assert [quote.content[0][0] for quote in rows] == sorted(quote.content[0][0] for quote in rows)
    assert found_in(quotes_from(document, rows)) == rows


def test_every_rule_is_explained_in_words() -> None:
    for rule in RULES:
        assert "_" not in explain(Found(((0, 3),), rule=rule), TEXT)
    article = qd.parse(TEXT, lang="en")
    assert explain(article.quotes[0], article.text).startswith(
        "a said-clause inside the quotation (“said”), source “harbor master Odile Brandt”"
    )


def test_a_quote_explains_itself_without_its_text() -> None:
    article = qd.parse(TEXT, lang="en")
    assert [qd.explain(quote) for quote in article.quotes] == [explain(quote, article.text) for quote in article.quotes]
    assert qd.explain(article.quotes[0]).endswith("of such cases")
    found = Found(((0, 3),), source=((4, 7),), rule="dash", confidence=0.5)
    assert qd.explain(found) == "a dash beside who speaks; right in 50% of such cases"
    assert qd.explain(found, "Ten Ali said") == "a dash beside who speaks, source “Ali”; right in 50% of such cases"


def overlap(a: set[int], b: set[int]) -> float:
    return len(a & b) / len(a | b) if a | b else 0.0


def letters(text: str, spans: Any) -> set[int]:
    return {i for start, end in spans for i in range(start, end) if text[i].isalnum()}


@pytest.mark.parametrize(("lang", "least"), [("en", 0.85), ("az", 0.75), ("ru", 0.85), ("tr", 0.7)])
def test_direct_quotes_of_press_articles_are_found(annotated_data: Path, lang: str, least: float) -> None:
    found = wanted = answered = 0
    for line in (annotated_data / "press-dev.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        if row["lang"] != lang:
            continue
        rows = [q for q in found_in(find(row["text"], lang)[1]) if q.inside is None and q.kind in ("direct", "mixed")]
        got = [letters(row["text"], quote.content) for quote in rows]
        marked = [quote for quote in row["quotes"] if quote["kind"] in ("direct", "mixed")]
        gold = [(letters(row["text"], quote["content"]), 0.8 if quote["kind"] == "direct" else 0.5) for quote in marked]
        wanted += len(gold)
        answered += len(got)
        found += sum(any(overlap(one, other) >= share for other in got) for one, share in gold)
    assert 2 * found / (wanted + answered) > least


def test_spoken_passages_are_told_from_names(annotated_data: Path) -> None:
    spoken = called = both = 0
    lines = lzma.decompress((annotated_data / "wikinews-passages-dev.jsonl.xz").read_bytes()).decode().splitlines()
    for line in lines:
        row = json.loads(line)
        got = set().union(*(letters(row["text"], q.content) for q in found_in(find(row["text"])[1]) if q.kind != "indirect"), set())
        for passage in row["passages"]:
            here = letters(row["text"], [(passage["start"], passage["end"])])
            if not here or passage["act"] == "other":
                continue
            says, says_so = passage["act"] in ("speech", "thought"), 2 * len(here & got) >= len(here)
            spoken, called, both = spoken + says, called + says_so, both + (says and says_so)
    assert both / called >= 0.93
    assert both / spoken >= 0.93

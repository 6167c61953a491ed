"""Speakers through the package: links, ids, pickles; figures on annotated data where it is there."""

from __future__ import annotations

import json
import pickle
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import quotidian as qd
from quotidian import _core
from quotidian.errors import InputError
from quotidian.lexicon import default_lexicons
from quotidian.speakers import RESOLUTIONS, link_speakers, links_of, voices_of

TEXT = "Mayor Peter Marlow came. Marlow said the bridge was safe. He added that it would open."


def resolve(text: str, rows: list[dict[str, Any]], lang: str = "en") -> _core.Speakers:
    lexicons = default_lexicons()
    documents = _core.parse_documents([text], lexicons, [lang], [0], "treebank", 1)
    taggings = _core.tag_many(documents, lexicons, 1)
    mentions = _core.find_mentions_many(documents, taggings, lexicons, 1)
    quotes = [_core.make_quotes(documents[0], rows, [])]
    return _core.resolve_speakers_many(documents, taggings, mentions, quotes, lexicons, _core.Model(), 1)[0]


def span(text: str, words: str, after: int = 0) -> tuple[int, int]:
    start = text.index(words, after)
    return start, start + len(words)


def test_a_full_name_a_surname_and_a_pronoun_are_one_speaker() -> None:
    start = TEXT.index("Marlow said")
    rows = [
        {"kind": "indirect", "contents": [span(TEXT, "the bridge was safe")], "source": [(start, start + 6)]},
        {"kind": "indirect", "contents": [span(TEXT, "it would open")], "source": [span(TEXT, "He")]},
    ]
    speakers = resolve(TEXT, rows)
    (voice,) = voices_of(speakers)
    assert (voice.name, voice.type, voice.role, voice.key) == ("Peter Marlow", "person", "Mayor", _core.name_key("Peter Marlow"))
    assert voice.role_span is not None and TEXT[slice(*voice.role_span)] == "Mayor"
    assert [(link.speaker, link.resolution) for link in links_of(speakers)] == [(0, "shorter_name"), (0, "pronoun")]
    assert pickle.loads(pickle.dumps(speakers)) == speakers


def circumstances() -> list[list[str]]:
    place = Path(__file__).parents[1] / "data" / "speakers" / "circumstances.txt"
    return [line.split("\t") for line in place.read_text("utf-8").splitlines() if line and not line.startswith("#")]


@pytest.mark.parametrize("case", circumstances(), ids=lambda case: case[1][:40])
def test_where_through_whom_and_by_whom_unnamed_it_was_said(case: list[str]) -> None:
    lang, text, *wanted = case
    quotes = qd.Reader(lang=lang).parse(text).quotes
    assert len(quotes) == 1, quotes
    quote = quotes[0]
    got = [quote.speaker, quote.speaker_sex, quote.sex_evidence, quote.venue, quote.via, "yes" if quote.anonymous else None]
    assert [each or "-" if want != "*" else "*" for each, want in zip(got, wanted, strict=True)] == wanted


def test_the_circumstances_travel_to_the_table() -> None:
    corpus = qd.Corpus.from_table([{"id": "a", "text": "Mayor Anna Marlow told Turan that the bridge was safe."}])
    table = corpus.quotes()
    columns = ("speaker_sex", "sex_evidence", "anonymous", "venue", "via", "resolved_by")
    assert [table[name][0] for name in columns] == ["female", "given_name", False, "Turan", None, "name"]


def test_without_a_source_the_text_does_not_say() -> None:
    text = "It was reported that the bridge was safe."
    speakers = resolve(text, [{"kind": "indirect", "contents": [span(text, "the bridge was safe")], "rule": "passive_clause"}])
    assert links_of(speakers)[0].speaker is None
    assert links_of(speakers)[0].resolution == "none"
    assert len(speakers) == 0


def test_ids_are_equal_for_equal_keys_and_the_articles_own_for_others() -> None:
    def one(name: str) -> _core.Speakers:
        text = f"{name} said the bridge was safe."
        return resolve(text, [{"kind": "indirect", "contents": [span(text, "the bridge was safe")], "source": [(0, len(name))]}])

    rows = [one("Ulvi Hasanli"), one("Ülvi Həsənli"), one("A driver"), one("A driver")]
    (a,), (b,), (c,), (d,) = link_speakers(rows, ["1", "2", "3", "4"])
    assert a == b and a.startswith("p")
    assert c != d and c.startswith("a")
    assert link_speakers(rows[::-1], ["4", "3", "2", "1"]) == [[d], [c], [b], [a]]
    with pytest.raises(InputError, match="one id for each of 4 rows"):
        link_speakers(rows, ["1"])


def test_parts_of_different_documents_are_refused() -> None:
    lexicons = default_lexicons()
    documents = _core.parse_documents(["One came.", "Another one came in."], lexicons, ["en", "en"], [0, 0], "treebank", 1)
    taggings = _core.tag_many(documents, lexicons, 1)
    mentions = _core.find_mentions_many(documents, taggings, lexicons, 1)
    quotes = [_core.make_quotes(document, [], []) for document in documents]
    with pytest.raises(ValueError, match="belong to another document"):
        _core.resolve_speakers_many(documents, taggings, mentions[::-1], quotes, lexicons, _core.Model(), 1)


@settings(deadline=None)
@given(st.text(min_size=1, max_size=200), st.data())
def test_any_text_with_any_source_gives_valid_links(text: str, data: st.DataObject) -> None:
    def some() -> tuple[int, int]:
        start = data.draw(st.integers(0, len(text) - 1))
        return start, data.draw(st.integers(start + 1, len(text)))

    kind = data.draw(st.sampled_from(_core.QUOTE_KINDS))
    row = {"kind": kind, "contents": [some()], "source": [some()] if data.draw(st.booleans()) else []}
    for lang in ("en", "az", "ru", "tr"):
        speakers = resolve(text, [row], lang)
        voices = voices_of(speakers)
        (link,) = links_of(speakers)
        assert link.resolution in RESOLUTIONS
        assert 0 <= link.confidence <= 1
        assert link.speaker is None or voices[link.speaker].name


def test_speakers_of_annotated_sources(annotated_data: Path) -> None:
    """With the annotated sources of articles kept for fitting, most speakers are right (docs/methods/speakers.md has the figures)."""
    right = total = 0
    for line in (annotated_data / "press-train.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        gold = sorted(row["quotes"], key=lambda one: one["content"][0])
        rows = [
            {
                "kind": one["kind"],
                "contents": [tuple(part) for part in one["content"]],
                "source": [tuple(part) for part in one["source"]],
                "question": one["turn"] == "question" if one["turn"] else None,
            }
            for one in gold
        ]
        speakers = resolve(row["text"], rows, row["lang"])
        voices = voices_of(speakers)
        for one, link in zip(gold, links_of(speakers), strict=True):
            got = voices[link.speaker].name if link.speaker is not None else None
            total += one["speaker_type"] == "person"
            right += one["speaker_type"] == "person" and got == one["speaker"]
    assert right / total > 0.88

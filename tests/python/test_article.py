"""Articles: the row of JSON Lines, headlines of their own, what a notebook shows."""

from __future__ import annotations

import json
import pickle
import re
from html.parser import HTMLParser

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import quotidian as qd

TEXT = "Water falls in Lowen\n\n“We will not leave,” Sabina Odell said. “This is our street.”\n\nThe mayor denied that the dam leaks.\n"

QUOTE_FIELDS = [
    "kind",
    "wording",
    "act",
    "form",
    "polarity",
    "content",
    "verbatim",
    "cue",
    "source",
    "speaker",
    "speaker_id",
    "speaker_type",
    "role",
    "turn",
    "inside",
    "confidence",
    "speaker_confidence",
    "evidence",
    "resolved_by",
    "speaker_sex",
    "sex_evidence",
    "anonymous",
    "venue",
    "via",
]


def words_of(article: qd.Article) -> list[tuple[str, str, str]]:
    """Every span of an article with what it claims to hold, as (what, words, words at the span)."""
    found = []
    for quote in article.quotes:
        text = article.text if quote.field == "text" else article.title or ""
        for what, spans, words in (
            ("content", quote.content, quote.text),
            ("cue", quote.cue, quote.cue_text),
            ("source", quote.source, quote.source_text),
        ):
            found.append((what, words, " ".join(text[start:end] for start, end in spans)))
    return found


def test_the_row_has_the_fields_that_scorers_rely_on() -> None:
    article = qd.parse(TEXT, id="lowen")
    row = article.to_dict()
    assert list(row) == ["id", "lang", "quotes", "sections", "names"]
    assert (row["id"], row["lang"]) == ("lowen", "en")
    assert row["quotes"]
    for quote in row["quotes"]:
        assert list(quote) == QUOTE_FIELDS
    assert all(set(section) == {"start", "end", "kind"} for section in row["sections"])
    assert json.loads(json.dumps(row)) == row


def test_a_direct_quote_has_words_source_and_speaker() -> None:
    quote = qd.parse(TEXT).quotes[0]
    assert quote.text.startswith("We will not leave,")
    assert "Odell" in quote.source_text
    assert quote.speaker == "Sabina Odell"
    assert quote.cue_text == "said"
    assert quote.words == len(re.findall(r"\w+", quote.text))


def test_a_headline_that_does_not_begin_the_text_is_read_by_itself() -> None:
    article = qd.parse("Body text first.\n\nThe river rose.", title="“We will not leave,” residents of Lowen say")
    assert article.text == "Body text first.\n\nThe river rose."
    quotes = [quote for quote in article.quotes if quote.field == "title"]
    assert quotes, "the headline quotes"
    row = article.to_dict()["quotes"][0]
    assert row["field"] == "title"
    start, end = row["content"][0]
    assert article.title is not None
    assert "We will not leave" in article.title[start:end]
    assert all(section.end <= len(article.text) for section in article.sections)
    assert article.sentences.min() == 0


def test_a_headline_that_begins_the_text_is_not_read_twice() -> None:
    with_title = qd.parse(TEXT, title="Water falls in Lowen")
    assert with_title.title_in_text
    assert all(quote.field == "text" for quote in with_title.quotes)
    assert (with_title.sections[0].end, with_title.sections[0].kind) == (20, "headline")


def test_offsets_do_not_depend_on_a_separate_headline() -> None:
    alone, beside = qd.parse(TEXT), qd.parse(TEXT, title="Something else entirely")
    assert np.array_equal(alone.tokens, beside.tokens)
    assert np.array_equal(alone.document.paragraphs, beside.document.paragraphs)
    assert [q.content for q in alone.quotes if q.kind == "direct"] == [q.content for q in beside.quotes if q.kind == "direct"]


def test_line_breaks_in_a_headline_leave_its_offsets_true() -> None:
    article = qd.parse("The river rose.", title="“We will\nnot leave”, say\r\nresidents")
    assert all(words == there for _, words, there in words_of(article))


def test_articles_compare_and_pickle() -> None:
    article = qd.parse(TEXT, id="x", title="Else", date="2024-05-04")
    assert pickle.loads(pickle.dumps(article)) == article
    assert article != qd.parse(TEXT, id="y", title="Else", date="2024-05-04")
    assert article != "x"
    with pytest.raises(AttributeError):
        article.id = "z"  # type: ignore[misc]


def test_lone_surrogates_are_kept() -> None:
    text = "“We will not leave,” Sabina Odell said.\n\nA broken \ud83d sign."
    article = qd.parse(text)
    assert article.text is text or article.text == text
    assert article.quotes[0].text == "We will not leave,"
    article._repr_html_().encode("utf-8", "replace")


@pytest.mark.parametrize("text", ["", " \n\t\u2028 ", "\ufeff", "\0", "“", "”“”“", "a" * 1000, "\r\n\r\n"])
def test_odd_texts_give_an_article(text: str) -> None:
    article = qd.parse(text)
    assert article.text == text
    assert article.to_dict()["quotes"] == []
    assert isinstance(article._repr_html_(), str)


def test_a_text_that_is_no_str_is_told() -> None:
    with pytest.raises(qd.InputError, match="text: a str wanted, got bytes"):
        qd.parse(b"bytes")  # type: ignore[arg-type]


PIECES = st.lists(
    st.sampled_from(
        ["“", "”", "«", "»", '"', "— ", "Q: ", "A: ", "said", "Sabina Odell", "Алиев сказал", "dedi", ". ", ", ", "\n", "\r\n",
         "\u2028", "\n\n",
         "she denied that ",
         "\ud800", "\0", "🙂", "e\u0301", "İ", "according to ", "the ministry "]
    ) | st.text(max_size=6),
    max_size=40,
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(pieces=PIECES, title=st.none() | st.text(max_size=30) | st.just("“No,” say residents"))
def test_the_words_at_every_span_are_the_words(pieces: list[str], title: str | None) -> None:
    text = "".join(pieces)
    article = qd.parse(text, title=title)
    assert article.text == text
    assert all(words == there for _, words, there in words_of(article))
    for quote in article.quotes:
        assert quote.content
        assert quote.inside is None or 0 <= quote.inside < len(article.quotes)
    for start, end in [*article.tokens.tolist(), *article.sentences.tolist(), *((s.start, s.end) for s in article.sections)]:
        assert 0 <= start < end <= len(text)
    assert pickle.loads(pickle.dumps(article)) == article
    assert shown(article._repr_html_()).replace(" ", "") != "" or not text.strip()


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        assert {name for name, _ in attrs} <= {"style", "title"}

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def shown(html: str) -> str:
    reader = _Words()
    reader.feed(html)
    assert reader.tags <= {"div", "span", "br"}
    return "".join(reader.words)


def test_a_notebook_shows_every_word_and_only_as_text() -> None:
    text = TEXT + "<script>alert('x')</script> & <b onclick=x>bold</b>"
    html = qd.parse(text, outlet="<i>Post</i>")._repr_html_()
    assert "<script" not in html
    assert "<b onclick" not in html
    plain = shown(html)
    assert "<i>Post</i>" in plain
    without_letters = re.sub(r"<span style=[^>]*user-select:none[^>]*>[DMITH]</span>", "", html)
    for line in text.splitlines():
        assert line in shown(without_letters), line


def test_a_very_long_article_says_what_is_not_shown() -> None:
    article = qd.parse("A line of words.\n" * 20_000)
    assert "more characters" in article._repr_html_()


PAGE = """Home | Sport | Weather

Bridge opens to carts

The bridge over the river opened on Monday after a repair of six weeks, the port said, and carts crossed it until dark.

The repair cost more than the council had planned.

Share on <Facebook>"""


def test_a_notebook_shows_what_each_line_is_and_why_without_a_script() -> None:
    html = qd.parse(PAGE, lang="en")._repr_html_()
    blocks = dict(re.findall(r'<div[^>]* title="([^"]+)">(.*?)</div>', html))
    assert list(blocks) == ["furniture, by its shape", "headline, by its place", "lead, by its place", "body", "furniture, by its words"]
    assert "color:gray" in html
    assert "<script" not in html and "onclick" not in html and "<Facebook>" not in html


def test_questions_and_answers_stand_apart_by_their_indent() -> None:
    text = "An interview\n\nQ: Who came?\n\nA: Nobody came.\n\nQ: Why is that?\n\nA: It rained all day."
    html = qd.parse(text, lang="en")._repr_html_()
    assert html.count("margin-left:1.4em") == html.count("margin-left:2.8em") == 2
    assert html.count('title="question, by the layout of turns"') == 2

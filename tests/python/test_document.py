"""Sections and turns: the border to Python, checked tokens, and the laws that hold for any text."""

from __future__ import annotations

import pickle

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotidian import _core
from quotidian.document import FURNITURE_KINDS, SECTION_KINDS, SECTION_REASONS, Section, sections_of, turns_of
from quotidian.lexicon import default_lexicons

PAGE = """Home | Politics | Sport
Ferry returns to Şəki
By Ayla Demir
5 May 2020

The ferry across the Tiha returned to the line on Monday after a repair of six weeks, the port said.

“We missed it 🛳,” said the keeper of the pier, who is seventy and has never crossed.

Share on Facebook
Related news
Bakery opens after the flood"""

INTERVIEW = """An interview about boats

Iver Grum has built boats on one pier for fifty years.

Q: When did you begin?

A: In the great ice.

It was cold.

Q: And now?

A: Now I wait."""

LINES = st.sampled_from(
    [
        "", " ", "Share on Facebook", "Related news", "Comments (3)", "© 2020", "— Why?", "— Because.", "Q: Who?", "A: Nobody.",
        "Ayla Demir: I came.", "5 May 2020, 10:00", "A|B|C", "* * *", "🛳", "«Где?»", "İstanbul, 3 May", "Photo: A. D.", "1. Why?", "+12°C",
        "The ferry across the river returned to the line on Monday after six weeks, the port said.", "\u2029", "\r\n", "\x00", "e\u0301",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.text(), st.lists(LINES, max_size=40).map("\n".join))


def parse(*texts: str, lang: str | None = None, headline_end: int = 0, threads: int = 1) -> list[_core.Document]:
    n = len(texts)
    return _core.parse_documents(list(texts), default_lexicons(), [lang] * n, [headline_end] * n, "treebank", threads)


def test_sections_of_a_page() -> None:
    [document] = parse(PAGE, lang="en")
    found = [(section.kind, PAGE[section.start : section.end]) for section in sections_of(document)]
    assert [kind for kind, _ in found] == [
        "furniture", "headline", "byline", "date", "lead", "body", "furniture", "related", "related",
    ]  # fmt: skip
    assert found[1][1] == "Ferry returns to Şəki"
    assert found[5][1].startswith("“We missed it 🛳,”")


def test_turns_leave_labels_outside() -> None:
    [document] = parse(INTERVIEW, lang="en")
    turns = turns_of(document)
    words = [" / ".join(INTERVIEW[slice(*span)] for span in turn.contents) for turn in turns]
    assert words == ["When did you begin?", "In the great ice. / It was cold.", "And now?", "Now I wait."]
    assert [turn.question for turn in turns] == [True, False, True, False]
    assert all(turn.label and INTERVIEW[slice(*turn.label)] in "QA" for turn in turns)


def test_a_known_headline_is_given() -> None:
    text = "Ferry returns\n\nThe ferry across the river returned to the line on Monday after six weeks."
    [document] = parse(text, headline_end=13)
    assert sections_of(document)[0] == Section(0, 13, "headline", "given")


def test_columns_fit_the_text() -> None:
    [document] = parse(PAGE)
    assert document.text == PAGE
    assert document.lang == "en"
    assert len(document.tokens) == len(document.token_kinds)
    assert document.sentence_tokens[-1, 1] == len(document.tokens)
    begin, end, close_begin, close_end = document.marks[0].tolist()
    assert PAGE[begin:end] + PAGE[close_begin:close_end] == "“”"
    assert _core.MARK_STYLES[document.mark_styles[0]] == "curly"
    assert not document.mark_repaired[0]
    assert all(PAGE[s:e] == PAGE[s:e].strip() for s, e in document.lines.tolist())


def test_documents_pickle_and_compare() -> None:
    for text in (PAGE, INTERVIEW, "", "a \ud800 b\n\nc \udfff"):
        [document] = parse(text)
        again = pickle.loads(pickle.dumps(document))
        assert again == document
        assert again.replaced == document.replaced
        assert turns_of(again) == turns_of(document)
    assert parse(PAGE) != parse(INTERVIEW)


def test_the_answer_is_the_same_for_any_number_of_threads() -> None:
    texts = [PAGE, INTERVIEW, "", PAGE[::-1]] * 10
    assert parse(*texts) == parse(*texts, threads=2) == parse(*texts, threads=7)


def test_tokens_made_elsewhere_travel_on() -> None:
    [document] = parse("Ferry returns")
    offsets = np.array([[0, 5], [6, 13]], np.int32)
    made = _core.with_tokens(document, offsets, np.array([[0, 2]], np.int32), np.zeros(2, np.uint8))
    assert made.tokens.tolist() == offsets.tolist()
    assert sections_of(made) == sections_of(document)


@pytest.mark.parametrize(
    ("offsets", "sentences", "kinds", "words"),
    [
        ([[0, 5], [4, 9]], [[0, 2]], [0, 0], "do not overlap"),
        ([[0, 99]], [[0, 1]], [0], "no span of a text of 13 code points"),
        ([[0, 5]], [[0, 2]], [0], "token indexes"),
        ([[0, 5]], [], [0], "every token"),
        ([[0, 5]], [[0, 1]], [0, 0], "one number for each of 1 tokens"),
        ([[0, 5]], [[0, 1]], [99], "TOKEN_KINDS"),
    ],
)
def test_tokens_that_do_not_fit_are_refused(offsets: list[list[int]], sentences: list[list[int]], kinds: list[int], words: str) -> None:
    [document] = parse("Ferry returns")
    with pytest.raises(ValueError, match=words):
        _core.with_tokens(
            document, np.array(offsets, np.int32).reshape(-1, 2), np.array(sentences, np.int32).reshape(-1, 2), np.array(kinds, np.uint8)
        )


def test_lists_of_unequal_length_are_refused() -> None:
    with pytest.raises(ValueError, match="for each of 1 texts"):
        _core.parse_documents(["a"], default_lexicons(), [], [0], "treebank", 1)
    with pytest.raises(ValueError, match="'treebank' or 'unicode'"):
        _core.parse_documents(["a"], default_lexicons(), [None], [0], "words", 1)


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_sections_are_ordered_and_cover_every_line_that_is_not_blank(text: str) -> None:
    [document] = parse(text)
    sections = sections_of(document)
    covered = np.zeros(len(text) + 1, bool)
    before = 0
    for section in sections:
        assert before <= section.start < section.end <= len(text)
        assert section.kind in SECTION_KINDS
        assert section.reason in SECTION_REASONS
        covered[section.start : section.end] = True
        before = section.end
    for start, end in document.lines.tolist():
        if start < end:
            assert covered[start] and covered[end - 1]


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_turns_are_ordered_and_lie_in_sections_of_their_kind(text: str) -> None:
    [document] = parse(text)
    sections = sections_of(document)
    before = 0
    for turn in turns_of(document):
        for start, end in turn.contents:
            assert before <= start <= end <= len(text)
            before = end
            held = [section for section in sections if section.start <= start and end <= section.end]
            assert [section.kind for section in held] == ["question" if turn.question else "answer"]


def test_furniture_kinds_are_section_kinds() -> None:
    assert set(FURNITURE_KINDS) < set(SECTION_KINDS)
    assert len(SECTION_KINDS) == 16

"""One article after reading: its sections, sentences, quotes and speakers, as values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from typing import Any

import numpy as np
from numpy.typing import NDArray

from . import _core, _html
from .document import Section

__all__ = ["Article", "Document", "Label", "Name", "Quote", "Section", "Speaker"]

#: Half-open code points of a text.
Span = tuple[int, int]
Spans = tuple[Span, ...]
Offsets = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Name:
    """Words in quotation marks that are nobody's: kind is title, name, term, so-called, nickname or slogan."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Label:
    """What a stage of one's own says of a span."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Speaker:
    """A person or body that speaks in one article.

    `names` holds the names by which the article calls the speaker, each with how often, the most frequent first;
    `mentions` where the text speaks of the speaker (names, descriptions, pronouns). `type` and `sex` are None where they are
    not known; `sex_evidence` says what tells the sex. `anonymous`: unnamed, and the article says that the speaker asked for it.
    """

    id: str
    name: str
    type: str | None = None
    role: str | None = None
    sex: str | None = None
    names: tuple[tuple[str, int], ...] = ()
    mentions: Spans = ()
    sex_evidence: str | None = None
    anonymous: bool = False


@dataclass(frozen=True, slots=True)
class Quote:
    """One quotation, attributed. Offsets are code points into the article's text, or, where `field` is "title", into its title.

    What the fields mean stands in docs/rooms/quotes.md; `text`, `cue_text` and `source_text` are the words at
    `content`, `cue` and `source`, parts parted by a space; `words` counts the words of the content; `paragraph` is
    its number from 0, None in a title. `resolved_by` says how the source came to its speaker, `venue` where it was said
    ("told Turan"), `via` through which medium the article has it, where the text tells.
    """

    kind: str
    act: str
    form: str
    polarity: str
    content: Spans
    text: str
    verbatim: Spans = ()
    cue: Spans = ()
    source: Spans = ()
    cue_text: str = ""
    source_text: str = ""
    speaker: str | None = None
    speaker_id: str | None = None
    speaker_type: str | None = None
    role: str | None = None
    turn: str | None = None
    inside: int | None = None
    wording: str | None = None
    confidence: float = 1.0
    speaker_confidence: float = 1.0
    evidence: str = "given"
    field: str = "text"
    paragraph: int | None = None
    words: int = 0
    resolved_by: str | None = None
    speaker_sex: str | None = None
    sex_evidence: str | None = None
    anonymous: bool = False
    venue: str | None = None
    via: str | None = None

    @property
    def start(self) -> int:
        """Where the content begins."""
        return self.content[0][0]

    @property
    def end(self) -> int:
        """Where the content ends."""
        return self.content[-1][1]

    @property
    def is_clause(self) -> bool:
        """Whether people would call it a quote: its content has a verb, or stands in marks, or in a turn or headline."""
        return self.form == "clause" or bool(self.verbatim) or self.kind in ("direct", "turn", "headline")

    def to_dict(self) -> dict[str, Any]:
        """The quote as `quotidian quotes` writes it."""
        row: dict[str, Any] = {
            "kind": self.kind, "wording": self.wording, "act": self.act, "form": self.form, "polarity": self.polarity,
            "content": _lists(self.content), "verbatim": _lists(self.verbatim), "cue": _lists(self.cue), "source": _lists(self.source),
            "speaker": self.speaker, "speaker_id": self.speaker_id, "speaker_type": self.speaker_type, "role": self.role,
            "turn": self.turn, "inside": self.inside, "confidence": round(self.confidence, 4),
            "speaker_confidence": round(self.speaker_confidence, 4), "evidence": self.evidence, "resolved_by": self.resolved_by,
            "speaker_sex": self.speaker_sex, "sex_evidence": self.sex_evidence, "anonymous": self.anonymous, "venue": self.venue,
            "via": self.via,
        }  # fmt: skip
        return row if self.field == "text" else {**row, "field": self.field}


def _lists(spans: Iterable[Span]) -> list[list[int]]:
    return [[start, end] for start, end in spans]


class _Value:
    """Equality by value for dataclasses that hold arrays."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        if type(self) is not type(other):
            return NotImplemented
        return all(_same(getattr(self, each.name), getattr(other, each.name)) for each in fields(self))  # type: ignore[arg-type]

    __hash__ = None  # type: ignore[assignment]


def _same(a: Any, b: Any) -> bool:
    return np.array_equal(a, b) if isinstance(a, np.ndarray) else bool(a == b)


def _none() -> Offsets:
    return np.zeros((0, 2), np.int32)


def _no_codes() -> NDArray[np.uint8]:
    return np.zeros(0, np.uint8)


@dataclass(frozen=True, slots=True, eq=False)
class Document(_Value):
    """A text after the first steps of reading, as stages of one's own see it.

    Attributes
    ----------
    text : str
        The text exactly as given.
    lang : str
        Language code, given or decided.
    tokens : (n, 2) int32
        Words and marks, code points, half-open.
    token_codes : (n,) uint8
        Kind of each token by its number; `token_kinds` gives the words.
    sentences, paragraphs : (m, 2) int32
        Code points, half-open.
    sections : tuple of Section
        In order, never overlapping.
    tag_codes, name_codes : (n,) uint8
        Word class of each token, and what a name it stands in names, by their numbers; `tags` and `name_tags` give the words. Names
        are known only for languages that a model reads: all zeros for others.
    """

    text: str
    lang: str
    tokens: Offsets = field(default_factory=_none)
    token_codes: NDArray[np.uint8] = field(default_factory=_no_codes)
    sentences: Offsets = field(default_factory=_none)
    paragraphs: Offsets = field(default_factory=_none)
    sections: tuple[Section, ...] = ()
    tag_codes: NDArray[np.uint8] = field(default_factory=_no_codes)
    name_codes: NDArray[np.uint8] = field(default_factory=_no_codes)

    def words(self, start: int, end: int) -> str:
        """The words of a span."""
        return self.text[start:end]

    @property
    def token_kinds(self) -> tuple[str, ...]:
        """Kind of each token: word, number, punctuation, mark and so on."""
        return tuple(_core.TOKEN_KINDS[code] for code in self.token_codes.tolist())

    @property
    def tags(self) -> tuple[str, ...]:
        """Universal part of speech of each token: noun, verb, propn and so on.

        Examples
        --------
        >>> import quotidian as qd
        >>> qd.parse("The mayor reports heavy losses.").document.tags
        ('det', 'noun', 'verb', 'adj', 'noun', 'punct')
        """
        return tuple(_core.WORD_CLASSES[code] for code in self.tag_codes.tolist())

    @property
    def name_tags(self) -> tuple[str, ...]:
        """What the name that each token stands in names: person, organisation, place, other, or none."""
        return tuple(_core.NAME_CLASSES[code] for code in self.name_codes.tolist())

    def count_words(self) -> int:
        """Number of words and numbers."""
        return int(np.isin(self.token_codes, [_core.TOKEN_KINDS.index(kind) for kind in ("word", "number")]).sum())


@dataclass(frozen=True, slots=True, eq=False)
class Article(_Value):
    """One article: the document with its quotes, names in marks, speakers, and the labels of own stages.

    Shows itself highlighted in a notebook. Values compare and pickle. Offsets are code points, half-open:
    `text[start:end]` is always the words.

    Examples
    --------
    >>> import quotidian as qd
    >>> article = qd.parse("“We will not leave,” Sabina Qarayeva said.")
    >>> [(quote.speaker, quote.text) for quote in article.quotes]
    [('Sabina Qarayeva', 'We will not leave,')]
    """

    document: Document
    id: str | None = None
    title: str | None = None
    date: str | None = None
    outlet: str | None = None
    url: str | None = None
    quotes: tuple[Quote, ...] = ()
    names: tuple[Name, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    labels: Mapping[str, tuple[Label, ...]] = field(default_factory=dict)
    title_in_text: bool = False
    extracted: bool = False

    @property
    def text(self) -> str:
        """The text exactly as given."""
        return self.document.text

    @property
    def lang(self) -> str:
        """Language code, given or decided."""
        return self.document.lang

    @property
    def sections(self) -> tuple[Section, ...]:
        """Headline, lead, body, furniture and so on, in order."""
        return self.document.sections

    @property
    def sentences(self) -> Offsets:
        """(m, 2) int32 code points."""
        return self.document.sentences

    @property
    def tokens(self) -> Offsets:
        """(n, 2) int32 code points."""
        return self.document.tokens

    def to_dict(self) -> dict[str, Any]:
        """The article as a row of `quotidian quotes`; of a web page it carries the text that offsets count in."""
        row: dict[str, Any] = {
            "id": self.id,
            "lang": self.lang,
            "quotes": [quote.to_dict() for quote in self.quotes],
            "sections": [{"start": each.start, "end": each.end, "kind": each.kind} for each in self.sections],
            "names": [_dict(name) for name in self.names],
        }
        if self.labels:
            row["labels"] = {stage: [_dict(label) for label in labels] for stage, labels in self.labels.items()}
        if self.extracted:
            row["text"] = self.text
        return row

    def __repr__(self) -> str:
        name = self.id or self.title or self.text.strip().partition("\n")[0]
        name = name if len(name) <= 40 else name[:39] + "…"
        return (
            f"<Article {name!r} ({self.lang}): {len(self.quotes)} quotes, {len(self.speakers)} speakers, {len(self.sentences)} sentences>"
        )

    def _repr_html_(self) -> str:
        return _html.article(self)


def _dict(span: Name | Label) -> dict[str, Any]:
    return {each.name: getattr(span, each.name) for each in fields(span)}

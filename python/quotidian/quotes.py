"""Reported speech as the core found it: content, cue, source, and the rule that decided."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Protocol

from . import _core
from .errors import InputError

__all__ = ["NONSPEECH_KINDS", "QUOTE_KINDS", "RULES", "Found", "explain", "found_in", "quotes_from"]

#: What a quote can be, what words in marks that are nobody's can be, and what can decide, in the order of the core's numbers.
QUOTE_KINDS: tuple[str, ...] = _core.QUOTE_KINDS
NONSPEECH_KINDS: tuple[str, ...] = _core.NONSPEECH_KINDS
RULES: tuple[str, ...] = _core.RULES

Span = tuple[int, int]
Spans = tuple[Span, ...]

_REASONS = {
    "said_clause": "a said-clause beside the words in marks",
    "said_clause_split": "a said-clause inside the quotation",
    "reported_then_marks": "a reported clause that goes over into words in marks",
    "attribution_phrase": "an attribution without a verb",
    "colon": "a colon after who speaks",
    "dash": "a dash beside who speaks",
    "sentence_before": "no cue: the speaker is plain from the sentence before",
    "continued": "the speaker before goes on",
    "fragment": "a few words in marks inside a sentence",
    "that_clause": "a verb of saying or thinking with its clause",
    "inverted_clause": "a said-clause after or inside the clause",
    "passive_clause": "a report that names nobody",
    "sentence_reported": "the next sentence attributes it",
    "turn_layout": "the layout of an interview",
    "headline_form": "the form of the headline",
    "learned": "learned from annotated articles",
    "given": "it came in from elsewhere",
}


@dataclass(frozen=True, slots=True)
class Found:
    """One quote before its speaker is known. Offsets are code points of the document's text, half-open.

    Attributes
    ----------
    content : tuple of (int, int)
        What is said, in pieces; never empty. Without outer marks where the words stand in marks alone.
    kind, wording : str
        One of `QUOTE_KINDS`; how the words of a headline stand, else the kind again.
    act, form, polarity, stance : str
        speech or attitude; clause or phrase; said, denied or withheld; neutral, doubting or endorsing.
    verbatim, cue, source : tuple of (int, int)
        The parts of the content in marks; the words that attribute; the words that name who speaks.
    rule : str
        What decided, one of `RULES`.
    evidence : (int, int) or None
        The words that decided.
    question : bool or None
        Of a turn, whether it is a question.
    mention, inside, goes_on_from : int or None
        Number of the mention that the source is; of the quote that holds this one; of the quote whose speaker goes on.
    confidence : float
        Probability that content and source are right.
    signs : tuple of float
        What the confidence was made of; empty where the rule alone decided.
    """

    content: Spans
    kind: str = "direct"
    wording: str = "direct"
    act: str = "speech"
    form: str = "clause"
    polarity: str = "said"
    stance: str = "neutral"
    verbatim: Spans = ()
    cue: Spans = ()
    source: Spans = ()
    rule: str = "given"
    evidence: Span | None = None
    question: bool | None = None
    mention: int | None = None
    inside: int | None = None
    goes_on_from: int | None = None
    confidence: float = 1.0
    signs: tuple[float, ...] = ()

    def text(self, whole: str) -> str:
        """The words of the content, pieces parted by a space.

        Examples
        --------
        >>> Found(((1, 4), (7, 10))).text("“One” “two”")
        'One two'
        """
        return _words(whole, self.content)


class _Told(Protocol):
    """What `explain` reads of a quote."""

    @property
    def cue(self) -> Spans: ...
    @property
    def source(self) -> Spans: ...
    @property
    def confidence(self) -> float: ...


def found_in(quotes: _core.Quotes) -> list[Found]:
    """The quotes of a document as values, in order of their first word.

    Parameters
    ----------
    quotes : _core.Quotes
        As `_core.find_quotes_many` or `quotes_from` gives it.

    Returns
    -------
    list of Found
        Quotes of every form and polarity, those inside others too.
    """
    return [
        Found(
            content=_spans(row["contents"]), kind=row["kind"], wording=row["wording"], act=row["act"], form=row["form"],
            polarity=row["polarity"], stance=row["stance"], verbatim=_spans(row["verbatim"]), cue=_spans(row["cue"]),
            source=_spans(row["source"]), rule=row["rule"], evidence=row["evidence"], question=row["question"],
            mention=row["mention"], inside=row["inside"], goes_on_from=row["goes_on_from"], confidence=row["confidence"],
            signs=tuple(row["signs"]),
        )
        for row in quotes.rows()
    ]  # fmt: skip


def quotes_from(
    document: _core.Document, quotes: Sequence[Found | Mapping[str, Any]], *, names: Sequence[tuple[int, int, str]] = ()
) -> _core.Quotes:
    """Quotes made elsewhere, checked, to travel on through speakers and tables.

    Parameters
    ----------
    document : _core.Document
        The document they belong to.
    quotes : sequence of Found or mapping
        In order of their first word. Of a mapping only ``content`` is needed; its other keys are the fields of `Found`.
    names : sequence of (int, int, str)
        Words in marks that are nobody's, each with one of `NONSPEECH_KINDS`.

    Returns
    -------
    _core.Quotes

    Raises
    ------
    InputError
        Naming the quote, what was wanted and what came.

    Examples
    --------
    >>> from quotidian.lexicon import default_lexicons
    >>> text = "The dam is old, she thinks."
    >>> document = _core.parse_documents([text], default_lexicons(), ["en"], [0], "treebank", 1)[0]
    >>> [quote.text(text) for quote in found_in(quotes_from(document, [{"content": [(0, 14)], "kind": "indirect"}]))]
    ['The dam is old']
    """
    rows = []
    for number, quote in enumerate(quotes):
        row = asdict(quote) if isinstance(quote, Found) else dict(quote)
        if "content" not in row:
            raise InputError(f"quote {number}: wanted a 'content', got {', '.join(sorted(row)) or 'nothing'}")
        unknown = sorted(set(row) - set(Found.__slots__))
        if unknown:
            raise InputError(f"quote {number}: no field is called {unknown[0]!r}; there are {', '.join(Found.__slots__)}")
        row["contents"] = row.pop("content")
        rows.append(row)
    try:
        return _core.make_quotes(document, rows, list(names))
    except ValueError as error:
        raise InputError(str(error)) from error


def explain(quote: _Told, text: str | None = None) -> str:
    r"""One line in words on why something counts as a quote: the rule, the words that decided, who is named, how sure it is.

    Parameters
    ----------
    quote : Found or quotidian.Quote
        A quote; what decided is read from `rule`, else from `evidence`.
    text : str, optional
        The text that its offsets count in. A `quotidian.Quote` carries its words and needs none; of a `Found` the words are
        left out without it.

    Returns
    -------
    str

    Examples
    --------
    >>> import quotidian as qd
    >>> article = qd.parse("A dam\n\nThe dam broke at noon on Friday.\n\n“The pier is ours,” the mayor said.")
    >>> print(qd.explain(article.quotes[0]).rpartition(";")[0])
    a said-clause beside the words in marks (“said”), source “the mayor”
    """
    rule = getattr(quote, "rule", None) or getattr(quote, "evidence", "given")
    if text is not None:
        cue, source = _words(text, quote.cue), _words(text, quote.source)
    else:
        cue, source = getattr(quote, "cue_text", ""), getattr(quote, "source_text", "")
    told = f", source “{source}”" if source else "" if quote.source else ", no source"
    return _REASONS.get(str(rule), str(rule)) + (f" (“{cue}”)" if cue else "") + told + f"; right in {quote.confidence:.0%} of such cases"


def _words(text: str, spans: Spans) -> str:
    return " ".join(text[start:end] for start, end in spans)


def _spans(pairs: Sequence[Sequence[int]]) -> Spans:
    return tuple((start, end) for start, end in pairs)

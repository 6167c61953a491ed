"""A way to read: the frozen set of choices from text to `Article`, for one text or a stream of them."""

from __future__ import annotations

import hashlib
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from . import _core, _given
from ._build import Builder, Joined, Parts, join, view
from ._records import Row, batches, row_of
from .article import Article, Document, Label
from .errors import InputError, QuotidianError
from .lexicon import Lexicon, _fingerprint, default_lexicons

if TYPE_CHECKING:
    from .furniture import FurnitureProfile

__all__ = ["Reader", "Stage", "parse"]

#: A stage of one's own: from the document to spans with labels, (start, end, label).
Stage = Callable[[Document], Iterable[tuple[int, int, str]]]

_MODEL = Path(__file__).parent / "data" / "model" / "quotidian.model"


@cache
def _model() -> _core.Model:
    """The fitted numbers that come with the package; without them the rules stand alone."""
    return _core.load_model(_MODEL.read_bytes()) if _MODEL.exists() else _core.Model()


@dataclass(frozen=True, slots=True)
class Reader:
    """The choices of one way to read; written into the history of every table that comes of it.

    Parameters
    ----------
    lang : str, optional
        Language code of all texts. Without it each text's own, else it is decided by script and letters.
    lexicon : Lexicon or mapping, optional
        Word tables in place of the ones that come with the package: one for its language, or several by language.
    stages : sequence
        Stages of one's own: callables from `Document` to (start, end, label), or pairs of a name and such a callable.
        What they give stands in `article.labels` under their name.
    furniture : FurnitureProfile, optional
        What is known of the pages of outlets: lines that it knows for furniture are labeled so, for the reason "profile".
    level : {"treebank", "unicode"}
        How finely words are cut: as in Universal Dependencies, or as UAX #29 has it.
    min_confidence : float
        Quotes less probable than this are left out, with the numbers in `inside` kept true.
    threads : int, optional
        Threads of `parse_many`; all cores without it. Results are the same for any number.

    Raises
    ------
    InputError
        For a choice that there is not; says which there are.

    Examples
    --------
    >>> import quotidian as qd
    >>> reader = qd.Reader(lexicon=qd.Lexicon.load("en").extend(cues=["opined"]))
    >>> [quote.speaker for quote in reader.parse("“Enough is enough,” opined Farid Alizada.").quotes]
    ['Farid Alizada']
    """

    lang: str | None = None
    lexicon: Lexicon | Mapping[str, Lexicon] | None = None
    stages: Sequence[Stage | tuple[str, Stage]] = ()
    furniture: FurnitureProfile | None = None
    level: str = "treebank"
    min_confidence: float = 0.0
    threads: int | None = None
    _lexicons: dict[str, _core.Lexicon] = field(init=False, repr=False, compare=False)
    _stages: tuple[tuple[str, Stage], ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if self.level not in ("treebank", "unicode"):
            raise InputError(f"level: 'treebank' or 'unicode' wanted, got {self.level!r}")
        if not 0 <= self.min_confidence <= 1:
            raise InputError(f"min_confidence: a probability from 0 to 1 wanted, got {self.min_confidence!r}")
        if self.threads is not None and self.threads < 1:
            raise InputError(f"threads: at least 1 wanted, or None for all cores, got {self.threads!r}")
        object.__setattr__(self, "_lexicons", _lexicons(self.lexicon))
        object.__setattr__(self, "_stages", _named(self.stages))
        object.__setattr__(self, "stages", tuple(self.stages))

    @property
    def history(self) -> dict[str, Any]:
        """What this reader is made of: version, model, lexicon, stages, choices."""
        card = _model().card
        own = [self.lexicon] if isinstance(self.lexicon, Lexicon) else list((self.lexicon or {}).values())
        return {
            "quotidian": _core.__version__,
            "model": hashlib.sha256(card.encode()).hexdigest()[:12] if card else "rules alone",
            "lexicon": hashlib.sha256("".join(map(_fingerprint, self._lexicons.values())).encode()).hexdigest()[:12],
            "own lexicons": [lexicon.lang for lexicon in own],
            "lang": self.lang,
            **(self.furniture.history if self.furniture is not None else {}),
            "level": self.level,
            "min_confidence": self.min_confidence,
            "stages": [name for name, _ in self._stages],
        }

    def parse(
        self,
        text: str,
        *,
        id: str | None = None,
        title: str | None = None,
        date: str | None = None,
        outlet: str | None = None,
        url: str | None = None,
        lang: str | None = None,
        tokens: tuple[Any, Any] | None = None,
        mentions: Iterable[Mapping[str, Any]] | None = None,
        quotes: Sequence[Mapping[str, Any]] | None = None,
    ) -> Article:
        """Read one text.

        Parameters
        ----------
        text : str
            The article, exactly as it is; every offset counts its code points.
        id, title, date, outlet, url : str, optional
            What is known of it. A title that does not begin the text is read as a headline of its own.
        lang : str, optional
            Its language, before the reader's.
        tokens : (offsets, sentences), optional
            Words and sentences made elsewhere, (n, 2) and (m, 2) code points.
        mentions : iterable of mappings, optional
            Names and descriptions made elsewhere: start, end, form, type, sex, name.
        quotes : sequence of mappings, optional
            Quotes made elsewhere, in the words of `quotidian quotes`; `content` is needed. They keep their kind and a
            speaker that they bring, and get one where they do not.

        Returns
        -------
        Article

        Raises
        ------
        InputError
            Where `text` is no `str`, or what was made elsewhere does not fit it; names the row.
        """
        row = Row(id or "", text, "text", title=title, date=date, outlet=outlet, url=url, lang=lang)
        return self._batch([row], 1, tokens=tokens, mentions=mentions, quotes=quotes)[0]

    def parse_many(
        self, texts: Iterable[str | Mapping[str, Any]], *, progress: Callable[[int], object] | bool = False
    ) -> Iterator[Article]:
        """Read many texts, in order, a batch in memory at a time.

        Parameters
        ----------
        texts : iterable of str or of mappings
            Texts, or rows with text and, where known, id, title, date, outlet, url, lang.
        progress : callable or bool
            Called with the number of articles read so far; True writes a line on standard error every few seconds.

        Yields
        ------
        Article
        """
        tell = _teller() if progress is True else progress or None
        done = 0
        for batch in batches(row_of(value, number) for number, value in enumerate(texts)):
            articles = self.parse_rows(batch)
            done += len(articles)
            if tell:
                tell(done)
            yield from articles

    def parse_rows(self, rows: Sequence[Row]) -> list[Article]:
        """Read the rows of one batch."""
        return self._batch(rows, self.threads or 0)

    def _batch(
        self,
        rows: Sequence[Row],
        threads: int,
        *,
        tokens: tuple[Any, Any] | None = None,
        mentions: Iterable[Mapping[str, Any]] | None = None,
        quotes: Sequence[Mapping[str, Any]] | None = None,
    ) -> list[Article]:
        for row in rows:
            if not isinstance(row.text, str):
                raise InputError(f"text: a str wanted, got {type(row.text).__name__}")
        joined = [join(row.text, row.title) for row in rows]
        langs = [row.lang or self.lang for row in rows]
        lexicons, model = self._lexicons, _model()
        documents = _core.parse_documents([j.whole for j in joined], lexicons, langs, [j.headline_end for j in joined], self.level, threads)
        if self.furniture is not None:
            outlets, ends = [row.outlet for row in rows], [j.headline_end for j in joined]
            documents = self.furniture.apply(documents, outlets, headline_ends=ends, lexicons=lexicons, threads=threads)
        if tokens is not None:
            documents = [_given.with_tokens(documents[0], tokens, joined[0])]
        taggings = _core.tag_many(documents, lexicons, threads, model)
        if mentions is not None:
            named = [_given.to_mentions(documents[0], mentions, joined[0])]
        else:
            named = _core.find_mentions_many(documents, taggings, lexicons, threads)
        if quotes is not None:
            said = [_given.to_quotes(documents[0], named[0], quotes, joined[0])]
        else:
            said = _core.find_quotes_many(documents, taggings, named, lexicons, model, threads)
        speakers = _core.resolve_speakers_many(documents, taggings, named, said, lexicons, model, threads)
        parts = map(Parts, documents, taggings, named, said, speakers)
        return [self._article(row, part, j, quotes or ()) for row, part, j in zip(rows, parts, joined, strict=True)]

    def _article(self, row: Row, parts: Parts, joined: Joined, given: Sequence[Mapping[str, Any]]) -> Article:
        document = view(parts.document, parts.tagging, row.text, joined.base)
        # ids of people never named are good for their article only, so that an article without an id is known by its words
        name = row.id or hashlib.sha256(row.text.encode("utf-8", "surrogatepass")).hexdigest()[:12]
        builder = Builder(parts, joined, document, title=row.title, article=name)
        labels = {name: _run(name, stage, document, row.id or row.place) for name, stage in self._stages}
        article = builder.article(
            given=given, id=row.id or None, date=row.date, outlet=row.outlet, url=row.url, labels=labels, extracted=row.extracted
        )
        return _confident(article, self.min_confidence) if self.min_confidence else article


def _confident(article: Article, least: float) -> Article:
    numbers = {old: new for new, old in enumerate(n for n, quote in enumerate(article.quotes) if quote.confidence >= least)}
    kept = (article.quotes[old] for old in numbers)
    return replace(article, quotes=tuple(replace(q, inside=None if q.inside is None else numbers.get(q.inside)) for q in kept))


def _lexicons(given: Lexicon | Mapping[str, Lexicon] | None) -> dict[str, _core.Lexicon]:
    lexicons = default_lexicons()
    if given is None:
        return lexicons
    for lang, lexicon in [(given.lang, given)] if isinstance(given, Lexicon) else given.items():
        if not isinstance(lexicon, Lexicon):
            raise InputError(f"lexicon: a Lexicon or a mapping from languages to them wanted, got {type(lexicon).__name__}")
        lexicons[lang] = lexicon.core
    return lexicons


def _named(stages: Sequence[Stage | tuple[str, Stage]]) -> tuple[tuple[str, Stage], ...]:
    named = [stage if isinstance(stage, tuple) else (getattr(stage, "__name__", type(stage).__name__), stage) for stage in stages]
    names = [name for name, _ in named]
    for name, stage in named:
        if not callable(stage):
            raise InputError(f"stages: a callable wanted, {name!r} is {type(stage).__name__}")
        if names.count(name) > 1:
            raise InputError(f"stages: two are called {name!r}; give them names, (name, callable)")
    return tuple(named)


def _run(name: str, stage: Stage, document: Document, article: str) -> tuple[Label, ...]:
    """Labels of one stage for one article, checked; whatever goes wrong names the stage and the article."""
    try:
        return tuple(_label(item, len(document.text)) for item in stage(document))
    except Exception as error:
        raise QuotidianError(f"stage {name!r} failed on article {article!r}: {error}") from error


def _label(item: tuple[int, int, str], length: int) -> Label:
    try:
        start, end, label = item
        found = Label(int(start), int(end), str(label))
    except (TypeError, ValueError) as error:
        raise InputError(f"(start, end, label) wanted, got {item!r}") from error
    if not 0 <= found.start <= found.end <= length:
        raise InputError(f"({start}, {end}) is no span of a text of {length} code points")
    return found


def _teller() -> Callable[[int], object]:
    last = time.monotonic()

    def tell(done: int) -> None:
        nonlocal last
        if time.monotonic() - last > 2:
            last = time.monotonic()
            print(f"{done:,} articles read", file=sys.stderr)

    return tell


def parse(text: str, **about: Any) -> Article:
    """Read one text with the default `Reader`; options are those of `Reader.parse`.

    Examples
    --------
    >>> article = parse("The mayor said that the bridge will open in May.")
    >>> article.quotes[0].text
    'the bridge will open in May'
    """
    return Reader().parse(text, **about)

"""Who said what in the news: tokens, quotations, speakers, and the statistics of discourse.

>>> import quotidian as qd
>>> corpus = qd.read_articles(qd.samples())
>>> table = corpus.quotes()
>>> {"speaker", "text", "kind"} <= set(table.columns)
True
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from ._core import __version__

if TYPE_CHECKING:
    from .article import Article, Document, Label, Name, Quote, Section, Speaker
    from .corpus import Corpus, read_articles, samples
    from .errors import InputError, MissingExtraError, OutputError, QuotidianError
    from .lexicon import Lexicon
    from .reader import Reader, parse
    from .table import Table

#: Where each public name lives. Modules are loaded when a name of theirs is first used, so that importing costs little.
_HOMES = {
    **dict.fromkeys(("Article", "Document", "Label", "Name", "Quote", "Section", "Speaker"), "article"),
    **dict.fromkeys(("Corpus", "read_articles", "samples"), "corpus"),
    **dict.fromkeys(("InputError", "MissingExtraError", "OutputError", "QuotidianError"), "errors"),
    "Lexicon": "lexicon",
    **dict.fromkeys(("Reader", "parse"), "reader"),
    "Table": "table",
}


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{home}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted([*globals(), *_HOMES])


__all__ = [
    "Article", "Corpus", "Document", "InputError", "Label", "Lexicon", "MissingExtraError", "Name", "OutputError", "Quote",
    "QuotidianError", "Reader", "Section", "Speaker", "Table", "__version__", "parse", "read_articles", "samples",
]  # fmt: skip

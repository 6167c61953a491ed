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
    from .article import Article, Document, Label, Name, Quote, Speaker
    from .corpus import Corpus
    from .document import Section
    from .entities import name_key, name_keys
    from .errors import InputError, MissingExtraError, OutputError, QuotidianError
    from .furniture import FurnitureProfile
    from .identities import Identities, Statement
    from .lexicon import Lexicon
    from .quotes import explain
    from .reader import Reader, parse
    from .similarity import Neighbors
    from .sources import read_articles, samples
    from .statistics import keyness
    from .table import Table
    from .terms import TermCounts, TermMatrix, count_terms
    from .tokens import Tokens, tokenize, tokenize_many

#: Where each public name lives. Modules are loaded when a name of theirs is first used, so that importing costs little.
_HOMES = {
    **dict.fromkeys(("Article", "Document", "Label", "Name", "Quote", "Speaker"), "article"),
    "Corpus": "corpus",
    **dict.fromkeys(("read_articles", "samples"), "sources"),
    "Section": "document",
    "FurnitureProfile": "furniture",
    **dict.fromkeys(("name_key", "name_keys"), "entities"),
    **dict.fromkeys(("InputError", "MissingExtraError", "OutputError", "QuotidianError"), "errors"),
    **dict.fromkeys(("Identities", "Statement"), "identities"),
    "Lexicon": "lexicon",
    "explain": "quotes",
    **dict.fromkeys(("Reader", "parse"), "reader"),
    "Neighbors": "similarity",
    "keyness": "statistics",
    "Table": "table",
    **dict.fromkeys(("TermCounts", "TermMatrix", "count_terms"), "terms"),
    **dict.fromkeys(("Tokens", "tokenize", "tokenize_many"), "tokens"),
}
#: Modules that are used by their name, `qd.text.fold`.
_ROOMS = ("accuracy", "sklearn", "statistics", "text")


def __getattr__(name: str) -> Any:
    if name in _ROOMS:
        return import_module(f"{__name__}.{name}")
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted([*globals(), *_HOMES])


__all__ = [
    "Article", "Corpus", "Document", "FurnitureProfile", "Identities", "InputError", "Label", "Lexicon", "MissingExtraError",
    "Name", "Neighbors", "OutputError", "Quote", "QuotidianError", "Reader", "Section", "Speaker", "Statement", "Table",
    "TermCounts", "TermMatrix", "Tokens", "__version__", "count_terms", "explain", "keyness", "name_key", "name_keys", "parse",
    "read_articles", "samples", "tokenize", "tokenize_many",
]  # fmt: skip

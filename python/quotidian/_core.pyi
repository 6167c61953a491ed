"""Types of the compiled core. Offsets are code points, half-open, int32; every function that takes many releases the GIL."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

__version__: str

Offsets = NDArray[np.int32]  # (n, 2)
Codes = NDArray[np.uint8]  # (n,) numbers of an enum; the words are the tuples below
LexiconRow = tuple[str, str, bool, dict[str, str], str]  # kind, form, prefix, attributes, source

# text
def fold(word: str) -> str: ...
def to_lower(words: str, lang: str) -> str: ...
def to_nfc(words: str) -> str: ...
def romanize(words: str) -> str: ...
def replaced(words: str) -> list[int]: ...

# lexicon
class Lexicon:
    def __init__(self, lang: str, rows: Sequence[LexiconRow]) -> None: ...
    @property
    def lang(self) -> str: ...
    def rows(self) -> list[LexiconRow]: ...
    def __len__(self) -> int: ...

def parse_lexicon(data: bytes, lang: str, name: str) -> Lexicon: ...
def extend_lexicon(base: Lexicon, rows: Sequence[LexiconRow]) -> Lexicon: ...

Lexicons = Mapping[str, Lexicon]  # by language; "" serves every other one

# model
class Model:
    def __init__(self) -> None: ...
    @property
    def card(self) -> str: ...
    @property
    def parts(self) -> dict[str, NDArray[np.float32]]: ...

def load_model(data: bytes) -> Model: ...
def read_parts(data: bytes) -> tuple[str, dict[str, Any]]: ...  # card and parts, without making nets of them
def save_model(card: str, parts: Mapping[str, NDArray[np.float32]]) -> bytes: ...

# tokens
TOKEN_KINDS: tuple[str, ...]

class Tokens:
    @property
    def lang(self) -> str: ...
    @property
    def offsets(self) -> Offsets: ...
    @property
    def sentences(self) -> Offsets: ...
    @property
    def sentence_tokens(self) -> Offsets: ...  # (m, 2) token indexes
    @property
    def kinds(self) -> Codes: ...
    def __len__(self) -> int: ...

def decide_language(text: str) -> str: ...
def tokenize_many(texts: Sequence[str], lexicons: Lexicons, langs: Sequence[str | None], level: str, threads: int) -> list[Tokens]: ...

# document
SECTION_KINDS: tuple[str, ...]
SECTION_REASONS: tuple[str, ...]
MARK_STYLES: tuple[str, ...]

class Document:
    @property
    def text(self) -> str: ...
    @property
    def lang(self) -> str: ...
    @property
    def replaced(self) -> list[int]: ...
    @property
    def tokens(self) -> Offsets: ...
    @property
    def token_kinds(self) -> Codes: ...
    @property
    def sentences(self) -> Offsets: ...
    @property
    def sentence_tokens(self) -> Offsets: ...
    @property
    def lines(self) -> Offsets: ...
    @property
    def paragraphs(self) -> Offsets: ...
    @property
    def marks(self) -> NDArray[np.int32]: ...  # (n, 4): begin and end of the opening mark, begin and end of the closing mark
    @property
    def mark_styles(self) -> Codes: ...
    @property
    def mark_repaired(self) -> NDArray[np.bool_]: ...
    @property
    def sections(self) -> Offsets: ...
    @property
    def section_kinds(self) -> Codes: ...
    @property
    def section_reasons(self) -> Codes: ...
    @property
    def turns(self) -> list[tuple[list[tuple[int, int]], tuple[int, int] | None, bool]]: ...  # contents, label, question

def parse_documents(
    texts: Sequence[str], lexicons: Lexicons, langs: Sequence[str | None], headline_ends: Sequence[int], level: str, threads: int
) -> list[Document]: ...
def with_tokens(document: Document, offsets: Offsets, sentence_tokens: Offsets, kinds: Codes) -> Document: ...
def page_lines_many(
    documents: Sequence[Document], lexicons: Lexicons, threads: int
) -> tuple[
    NDArray[np.int64], Offsets, NDArray[np.uint64], NDArray[np.uint64], NDArray[np.uint32], Codes
]: ...  # starts, offsets, keys, labels, words, flags (1 prose, 2 quoted, 4 told, 8 own, 16 headline)
def with_page_lines_many(
    documents: Sequence[Document], known: Codes, lexicons: Lexicons, headline_ends: Sequence[int], threads: int
) -> list[Document]: ...  # known: a value a line of all documents: 0 nothing, 1 the page's, 2 the page's among the article

# tags
WORD_CLASSES: tuple[str, ...]
NAME_CLASSES: tuple[str, ...]

class Tagging:
    @property
    def classes(self) -> Codes: ...
    @property
    def names(self) -> Codes: ...  # of NAME_CLASSES; empty where no model reads the language
    @property
    def folded(self) -> list[str]: ...

def tag_many(documents: Sequence[Document], lexicons: Lexicons, threads: int, model: Model = ...) -> list[Tagging]: ...

# entities
MENTION_FORMS: tuple[str, ...]
ENTITY_TYPES: tuple[str, ...]
SEXES: tuple[str, ...]

class Mentions:
    """Columns over the mentions of one document; `names` and `roles` are [-1, -1] where there is none."""

    def __len__(self) -> int: ...
    @property
    def offsets(self) -> Offsets: ...
    @property
    def names(self) -> Offsets: ...
    @property
    def roles(self) -> Offsets: ...
    @property
    def forms(self) -> Codes: ...
    @property
    def types(self) -> Codes: ...
    @property
    def sexes(self) -> Codes: ...

def find_mentions_many(documents: Sequence[Document], taggings: Sequence[Tagging], lexicons: Lexicons, threads: int) -> list[Mentions]: ...
def make_mentions(document: Document, offsets: Offsets, names: Offsets, forms: Codes, types: Codes, sexes: Codes) -> Mentions: ...
def name_key(name: str) -> str: ...
def name_keys(names: Sequence[str], threads: int) -> list[str]: ...

# quotes
QUOTE_KINDS: tuple[str, ...]
NONSPEECH_KINDS: tuple[str, ...]
RULES: tuple[str, ...]
SIGN_COUNT: int

class Quotes:
    """Quotes and names in marks of one document.

    `rows()` gives a dict a quote: kind, wording, act, form, polarity, stance, rule (str); contents, verbatim, cue, source (list of
    (start, end)); evidence ((start, end) or None); mention, inside, goes_on_from (int or None); question (bool or None);
    confidence (float); signs (list of float, what the confidence was made of). `names()` gives (start, end, kind).
    """

    def __len__(self) -> int: ...
    def rows(self) -> list[dict[str, Any]]: ...
    def names(self) -> list[tuple[int, int, str]]: ...

def find_quotes_many(
    documents: Sequence[Document], taggings: Sequence[Tagging], mentions: Sequence[Mentions], lexicons: Lexicons, model: Model, threads: int
) -> list[Quotes]: ...
def make_quotes(document: Document, rows: Sequence[Mapping[str, Any]], names: Sequence[tuple[int, int, str]]) -> Quotes: ...  # checked

# speakers
RESOLUTIONS: tuple[str, ...]

class Speakers:
    """`rows()`: a dict a speaker: name, key, type, sex, sex_evidence, role (str), role_span, anonymous_by_request, mentions.

    `links()`: (speaker or None, resolution, confidence, venue, via) a quote; the last two spans or None.
    """

    def __len__(self) -> int: ...
    def rows(self) -> list[dict[str, Any]]: ...
    def links(self) -> list[tuple[int | None, str, float, tuple[int, int] | None, tuple[int, int] | None]]: ...

def resolve_speakers_many(
    documents: Sequence[Document],
    taggings: Sequence[Tagging],
    mentions: Sequence[Mentions],
    quotes: Sequence[Quotes],
    lexicons: Lexicons,
    model: Model,
    threads: int,
) -> list[Speakers]: ...
def link_speakers(rows: Sequence[Speakers], articles: Sequence[str]) -> list[list[str]]: ...
def speaker_id(key: str, person: bool) -> str: ...

# terms, similarity, statistics
CsrParts = tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.float64], int]  # starts, columns, values, number of columns

class Vocabulary:
    def __init__(self, terms: Sequence[str]) -> None: ...
    def to_list(self) -> list[str]: ...
    def holds(self, columns: Mapping[Any, Any]) -> bool: ...  # whether exactly these terms, each with its place
    def find(self, term: str) -> int | None: ...
    def __len__(self) -> int: ...

class Harvest:  # counts put in order, rows not yet written
    @property
    def vocabulary(self) -> Vocabulary: ...
    @property
    def documents(self) -> int: ...
    def document_frequencies(self) -> NDArray[np.int64]: ...
    def occurrences(self) -> NDArray[np.int64]: ...
    def rows(
        self, type: str, binary: bool, sublinear_tf: bool, idf: NDArray[np.float64] | None, norm: str, threads: int
    ) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[Any]]: ...  # starts, columns, values; type: int32, int64, float32, float64

def count_terms(
    texts: list[str],
    rule: str,
    lexicons: Lexicons,
    langs: Sequence[str | None],
    within: Sequence[Offsets | None],
    words: Sequence[Offsets],
    lowercase: bool,
    shortest: int,
    longest: int,
    stop_words: Vocabulary,
    min_documents: float,
    max_documents: float,
    max_terms: int | None,
    rank_by_documents: bool,
    vocabulary: Vocabulary | None,
    hashing: tuple[int, bool] | None,
    threads: int,
) -> Harvest: ...  # rule: "treebank", "sklearn", "given" (in words), "char", "char_wb"

class Tally:  # terms with their frequencies, of any number of documents
    @property
    def documents(self) -> int: ...
    @property
    def vocabulary(self) -> Vocabulary: ...
    @property
    def document_frequencies(self) -> NDArray[np.int64]: ...
    @property
    def occurrences(self) -> NDArray[np.int64]: ...
    def __init__(self) -> None: ...
    def __len__(self) -> int: ...
    def merge(self, other: Tally) -> Tally: ...
    def select(self, min_documents: float, max_documents: float, max_terms: int | None) -> Tally: ...
    def to_bytes(self, settings: str) -> bytes: ...
    @staticmethod
    def from_bytes(bytes: bytes) -> tuple[Tally, str]: ...  # checked

def tally_terms(
    texts: list[str],
    rule: str,
    lexicons: Lexicons,
    langs: Sequence[str | None],
    within: Sequence[Offsets | None],
    words: Sequence[Offsets],
    lowercase: bool,
    shortest: int,
    longest: int,
    stop_words: Vocabulary,
    threads: int,
) -> Tally: ...
def hash_bytes(term: bytes) -> int: ...  # MurmurHash3, 32 bits, signed
def weigh(
    starts: NDArray[np.int32],
    columns: NDArray[np.int32],
    counts: NDArray[Any],
    width: int,
    idf: NDArray[np.float64] | None,
    sublinear_tf: bool,
    norm: str,
    single: bool,
) -> NDArray[Any]: ...  # counts: int32, int64, float32 or float64; float32 where single, else float64
def column_entries(columns: NDArray[np.int32], width: int) -> NDArray[np.int64]: ...
def inverse_document_frequencies(frequencies: NDArray[np.int64], documents: int, smooth: bool) -> NDArray[np.float64]: ...
def top_n(
    matrix: CsrParts, other: CsrParts, n: int, min_score: float, skip_self: bool, threads: int
) -> tuple[NDArray[np.int64], NDArray[np.int32], NDArray[np.float64]]: ...
def cosine(matrix: CsrParts, other: CsrParts) -> NDArray[np.float64]: ...
def explain(matrix: CsrParts, row: int, other: CsrParts, other_row: int) -> tuple[NDArray[np.int32], NDArray[np.float64]]: ...
def log_likelihood(
    target: NDArray[np.float64], reference: NDArray[np.float64], target_total: float, reference_total: float, two_cells: bool
) -> NDArray[np.float64]: ...  # signed
def log_ratio(
    target: NDArray[np.float64], reference: NDArray[np.float64], target_total: float, reference_total: float, z: float
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]: ...
def p_values(statistics: NDArray[np.float64]) -> NDArray[np.float64]: ...

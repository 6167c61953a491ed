"""Where articles come from: folders, files, standard input, and the samples that come with the package."""

from __future__ import annotations

from pathlib import Path

from . import _files
from ._decode import check_encoding
from .corpus import Corpus
from .errors import InputError
from .reader import Reader

__all__ = ["read_articles", "samples"]


def read_articles(
    path: str | Path,
    *,
    encoding: str | None = None,
    lang: str | None = None,
    pattern: str | None = None,
    reader: Reader | None = None,
    **columns: str | None,
) -> Corpus:
    """Open a folder or a file of articles; they are read when asked for.

    Parameters
    ----------
    path : str or Path
        A folder (with all folders in it), a file (.txt .html .jsonl .json .csv .tsv .parquet .arrow, packed with .gz
        or .xz too), or "-" for standard input. An ``index.csv`` without texts gives what is known of the files beside
        it.
    encoding : str, optional
        Of files that are not UTF-8 and have no byte order mark, such as "cp1251".
    lang : str, optional
        Language of all articles.
    pattern : str, optional
        Which files of a folder, such as "2023-*.txt".
    reader : Reader, optional
        How to read them.
    **columns
        Names of columns of tables: text, id, title, date, outlet, url, lang_column.

    Raises
    ------
    InputError
        Where nothing is at `path`, or a table lacks the column that was named.

    Examples
    --------
    >>> import quotidian as qd
    >>> corpus = qd.read_articles(qd.samples(), pattern="agency-en-*.txt")
    >>> len(corpus), len(corpus.skipped)
    (3, 0)
    """
    wanted = {"lang" if name == "lang_column" else name: column for name, column in columns.items()}
    for name in wanted:
        if name not in ("text", "id", "title", "date", "outlet", "url", "lang"):
            raise InputError(f"read_articles has no option {name!r}; columns are named by text, id, title, date, outlet, url, lang_column")
    options = _files.Options(check_encoding(encoding), wanted)
    if str(path) == "-":
        return Corpus(_files.standard_input(options), reader=reader, lang=lang, name="-")
    place = Path(path)
    if place.is_dir():
        files = _files.list_files(place, pattern)
        return Corpus(lambda: _files.rows_of_folder(files, options), reader=reader, lang=lang, name=str(path))
    found = _files.Found(place, place.name)
    _files.check_columns(found, options)
    return Corpus(lambda: _files.rows_of_file(found, options), reader=reader, lang=lang, name=str(path))


def samples() -> Path:
    """The folder of the sample articles that come with the package: invented outlets on invented events, in four languages."""
    return Path(__file__).parent / "data" / "samples"

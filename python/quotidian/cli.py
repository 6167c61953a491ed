"""The command ``quotidian``: quotes, tokens, similar articles and the report, from a folder or a file."""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from . import __version__
from .errors import QuotidianError

if TYPE_CHECKING:
    from ._records import Row
    from .corpus import Corpus
    from .table import Table

_ABOUT = """Read the news and say who said what.

IN is a folder, a file (.txt .html .jsonl .json .csv .parquet, packed with .gz or .xz too) or - for standard input.
The ending of OUT chooses the format: .jsonl .csv .parquet; -o - writes JSON Lines to standard output."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command.

    Parameters
    ----------
    arguments : sequence of str, optional
        Words after ``quotidian``; those of the process without it.

    Returns
    -------
    int
        0 where all was read or skipped with a word on standard error; 1 where ``--strict`` was asked and something
        was skipped, or writing failed; 2 for a wrong call; 130 after Ctrl-C.
    """
    options = _parser().parse_args(arguments)
    teller = _Teller(quiet=options.quiet)
    try:
        corpus = _open(options)
        _RUN[options.command](corpus, options, teller)
        skipped = corpus.skipped
        for row in skipped.head(20):
            teller.warn(f"skipped {row['id']}: {row['reason']} ({row['place']})")
        if len(skipped) > 20:
            teller.warn(f"skipped {len(skipped) - 20:,} more")
        return 1 if options.strict and len(skipped) else 0
    except QuotidianError as error:
        teller.warn(f"error: {error}")
        return 2
    except BrokenPipeError:
        # whoever read standard output has enough; nothing is left to flush into the closed pipe
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        teller.warn(f"error: {error}")
        return 1
    except KeyboardInterrupt:
        teller.warn(_stopped(options))
        return 130


def _parser() -> argparse.ArgumentParser:
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("input", metavar="IN", help="a folder, a file, or -")
    common.add_argument("-o", "--output", metavar="OUT", required=True, help="file to write, or - for standard output")
    common.add_argument("--lang", metavar="CODE", help="language of all articles (en, az, ru, tr, …); decided for each without it")
    common.add_argument("--encoding", metavar="NAME", help="of files that are not UTF-8, such as cp1251")
    common.add_argument("--pattern", metavar="GLOB", help="which files of a folder, such as '2023-*.txt'")
    common.add_argument("--speakers", metavar="FILE", help="speakers.csv: who is who, as people decided it")
    common.add_argument("--threads", metavar="N", type=_positive, help="how many threads work; all cores without it")
    common.add_argument("--quiet", action="store_true", help="no progress on standard error")
    common.add_argument("--strict", action="store_true", help="exit status 1 where anything was skipped")
    common.add_argument("--resume", action="store_true", help="go on from OUT.part, which a stopped run leaves")

    parser = argparse.ArgumentParser(prog="quotidian", description=_ABOUT, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--version", action="version", version=f"quotidian {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    quotes = commands.add_parser("quotes", parents=[common], help="who said what")
    quotes.add_argument("--all", action="store_true", help="in CSV and Parquet: phrases, silence and quotes inside quotes too")
    commands.add_parser("tokens", parents=[common], help="words and sentences with their offsets")
    similar = commands.add_parser("similar", parents=[common], help="which articles resemble which (cosine of tf-idf)")
    similar.add_argument("--top", metavar="N", type=_positive, default=10, help="how many for each article (10)")
    commands.add_parser("report", parents=[common], help="one HTML page to read, print and mail")
    return parser


def _positive(word: str) -> int:
    number = int(word)
    if number < 1:
        raise argparse.ArgumentTypeError(f"a number of 1 or more wanted, got {word}")
    return number


def _open(options: argparse.Namespace) -> Corpus:
    from .reader import Reader  # noqa: PLC0415  --help and --version answer without loading the package
    from .sources import read_articles  # noqa: PLC0415

    _check(options)
    corpus = read_articles(
        options.input,
        encoding=options.encoding,
        lang=options.lang,
        pattern=options.pattern,
        reader=Reader(threads=options.threads),
    )
    return corpus.resolve(options.speakers) if options.speakers else corpus


def _check(options: argparse.Namespace) -> None:
    """Say now, before the work, that an output cannot be written."""
    from ._output import check_writable  # noqa: PLC0415
    from ._writing import check_output  # noqa: PLC0415
    from .errors import OutputError  # noqa: PLC0415

    if options.command != "report":
        check_output(options.output)
    elif options.output != "-":
        if Path(options.output).suffix.lower() not in (".html", ".htm"):
            raise OutputError(f"cannot write {options.output}: a report is HTML; name a file that ends in .html")
        check_writable(options.output)


class _Teller:
    """Words on standard error: one line that is written over on a terminal, else a line every few seconds."""

    def __init__(self, *, quiet: bool) -> None:
        self.quiet = quiet
        self.terminal = sys.stderr.isatty()
        self.begin = self.last = time.monotonic()
        self.open = False

    def progress(self, done: int, what: str = "articles") -> None:
        now = time.monotonic()
        if self.quiet or now - self.last < (0.2 if self.terminal else 5):
            return
        self.last = now
        line = f"{done:,} {what}, {done / max(now - self.begin, 1e-9):,.0f} a second"
        print(f"\r\033[K{line}" if self.terminal else line, end="" if self.terminal else "\n", file=sys.stderr, flush=True)
        self.open = self.terminal

    def say(self, words: str) -> None:
        if not self.quiet:
            self.warn(words)

    def warn(self, words: str) -> None:
        print(("\n" if self.open else "") + words.encode("utf-8", "replace").decode(), file=sys.stderr, flush=True)
        self.open = False


def _stopped(options: argparse.Namespace) -> str:
    words = "stopped"
    part = f"{options.output}.part"
    if options.command in ("quotes", "tokens") and options.output != "-" and os.path.exists(part):
        again = f"quotidian {options.command} {options.input} -o {options.output} --resume"
        words += f"; {part} keeps what was done, and the same call with --resume goes on from it: {again}"
    return words


def _grow(
    corpus: Corpus,
    options: argparse.Namespace,
    teller: _Teller,
    *,
    columns: Sequence[str],
    batches: Callable[[Callable[[str], bool]], Iterator[tuple[int, list[dict[str, Any]]]]],
) -> None:
    """Write batches of articles into the growing output."""
    from ._writing import Growing, check_output  # noqa: PLC0415

    path = check_output(options.output)
    done = 0
    with Growing(path, columns=columns, resume=options.resume, history=corpus.history) as out:
        if out.note:
            teller.say(out.note)
        for number, rows in batches(out.done.__contains__):
            out.write(rows)
            done += number
            teller.progress(done)
    if path:
        teller.say(f"{path}: {done + len(out.done):,} articles")


def _quotes(corpus: Corpus, options: argparse.Namespace, teller: _Teller) -> None:
    from ._quote_rows import COLUMNS, Choice, quote_rows  # noqa: PLC0415
    from ._writing import is_cells  # noqa: PLC0415

    cells = is_cells(options.output)
    choice = Choice("all", withheld=True, inside=True) if options.all else Choice()

    def batches(leave_out: Callable[[str], bool]) -> Iterator[tuple[int, list[dict[str, Any]]]]:
        for batch in corpus.iter_batches(leave_out=leave_out):
            if cells:
                yield len(batch), [{"id": article.id, "rows": list(quote_rows(article, choice))} for article in batch]
            else:
                yield len(batch), [article.to_dict() for article in batch]

    _grow(corpus, options, teller, columns=COLUMNS, batches=batches)


def _tokens(corpus: Corpus, options: argparse.Namespace, teller: _Teller) -> None:
    from ._writing import is_cells  # noqa: PLC0415
    from .tokens import Tokens, tokenize_many  # noqa: PLC0415

    cells = is_cells(options.output)

    def batches(leave_out: Callable[[str], bool]) -> Iterator[tuple[int, list[dict[str, Any]]]]:
        for rows in corpus.iter_rows(leave_out=leave_out):
            found = tokenize_many([row.text for row in rows], [row.lang for row in rows], options.threads)
            yield len(rows), [to_dict(row, tokens) for row, tokens in zip(rows, found, strict=True)]

    def to_dict(row: Row, tokens: Tokens) -> dict[str, Any]:
        if cells:
            return {"id": row.id, "rows": _token_rows(row, tokens)}
        about = {"id": row.id, "lang": tokens.lang, "tokens": tokens.offsets.tolist(), "sentences": tokens.sentences.tolist()}
        return {**about, "text": row.text} if row.extracted else about

    columns = ("id", "sentence", "token", "text", "kind", "start", "end")
    _grow(corpus, options, teller, columns=columns, batches=batches)


def _token_rows(row: Row, tokens: Any) -> list[dict[str, Any]]:
    """A row a token, with the numbers of its sentence and of itself from 0."""
    sentences = tokens.sentence_tokens[:, 1].searchsorted(range(len(tokens)), side="right").tolist()
    return [
        {"id": row.id, "sentence": sentence, "token": n, "text": each.text, "kind": each.kind, "start": each.start, "end": each.end}
        for n, (each, sentence) in enumerate(zip(tokens, sentences, strict=True))
    ]


def _similar(corpus: Corpus, options: argparse.Namespace, teller: _Teller) -> None:
    from .table import Table  # noqa: PLC0415

    if len(corpus) < 2:  # nothing to compare with
        write_table(Table(dict.fromkeys(("id", "rank", "other", "score"), ())), options.output)
        return
    neighbors = corpus.count_terms(threads=options.threads).weight("tf-idf").top_n(options.top).to_table()
    write_table(neighbors.select("id", "rank", "other", "score"), options.output)
    teller.say(f"{options.output}: {len(neighbors):,} pairs")


def write_table(table: Table, out: str) -> None:
    """Write a table in the format that the ending chooses."""
    if out == "-":
        from ._output import to_json  # noqa: PLC0415

        sys.stdout.buffer.writelines((to_json(row) + "\n").encode() for row in table.rows())
        sys.stdout.buffer.flush()
        return
    ending = Path(out).suffix.lower()
    write = {".jsonl": table.to_jsonl, ".csv": table.to_csv, ".parquet": table.to_parquet}[ending]
    write(out)


def _report(corpus: Corpus, options: argparse.Namespace, teller: _Teller) -> None:
    from .report import report  # noqa: PLC0415

    if options.output == "-":
        sys.stdout.buffer.write(report(corpus).encode("utf-8", "replace"))
        sys.stdout.buffer.flush()
        return
    corpus.report(options.output)
    teller.say(f"{options.output}: {len(corpus):,} articles")


_RUN: dict[str, Callable[[Any, argparse.Namespace, _Teller], None]] = {
    "quotes": _quotes,
    "tokens": _tokens,
    "similar": _similar,
    "report": _report,
}

if __name__ == "__main__":
    sys.exit(main())

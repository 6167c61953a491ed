"""Errors that say what was wanted, what came, and where.

Every error raised by this package on purpose is a `QuotidianError`, which is a `ValueError`: code that knows nothing of
quotidian can still catch it.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

__all__ = ["InputError", "MissingExtraError", "OutputError", "QuotidianError"]


class QuotidianError(ValueError):
    """Something was asked for that cannot be done; the message says what was wanted, what came, and where."""


class InputError(QuotidianError):
    """What came in cannot be used: a file, folder, table, or values of the wrong shape."""


class OutputError(QuotidianError):
    """A result cannot be written where it was asked for; raised before the work, not after."""


class MissingExtraError(QuotidianError, ImportError):
    """An optional package is needed for what was asked; the message names it and how to get it."""


def need_extra(module: str, *, extra: str, what: str) -> Any:
    """Import an optional package, or say which extra brings it.

    Parameters
    ----------
    module : str
        Name to import, such as ``"pyarrow"``.
    extra : str
        The extra of quotidian that installs it, such as ``"arrow"``.
    what : str
        What it is needed for, as the end of "… is needed to".

    Returns
    -------
    module
        The imported module.

    Raises
    ------
    MissingExtraError
        Where the package is not installed.

    Examples
    --------
    >>> need_extra("no_such_package", extra="arrow", what="read Parquet")
    Traceback (most recent call last):
        ...
    quotidian.errors.MissingExtraError: no_such_package is needed to read Parquet: pip install "quotidian[arrow]"
    """
    try:
        return import_module(module)
    except ImportError as error:
        package = module.partition(".")[0]
        raise MissingExtraError(f'{package} is needed to {what}: pip install "quotidian[{extra}]"') from error

"""Word classes: learned where the model reads the language, else as the lexicon tagger tells them."""

from __future__ import annotations

from . import _core

__all__ = ["NAME_CLASSES", "WORD_CLASSES", "classes_of"]

#: Universal parts of speech, in the order of the core's numbers.
WORD_CLASSES: tuple[str, ...] = _core.WORD_CLASSES
#: What a word in a name can name.
NAME_CLASSES: tuple[str, ...] = _core.NAME_CLASSES


def classes_of(tagging: _core.Tagging) -> list[str]:
    """The class of every token, as a word of `WORD_CLASSES`.

    Parameters
    ----------
    tagging : _core.Tagging
        As `_core.tag_many` gives it.

    Returns
    -------
    list of str
        One for each token of the document; "x" where the class is not known.

    Examples
    --------
    >>> from quotidian.lexicon import default_lexicons
    >>> documents = _core.parse_documents(["The dam will open."], default_lexicons(), ["en"], [0], "treebank", 1)
    >>> classes_of(_core.tag_many(documents, default_lexicons(), 1)[0])
    ['det', 'noun', 'aux', 'verb', 'punct']
    """
    return [WORD_CLASSES[number] for number in tagging.classes.tolist()]

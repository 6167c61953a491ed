"""Fit how sure English quotes are: the model parts "en.quotes.confidence" and "en.quotes.least"; with --nets, take in new nets before.

    QUOTIDIAN_DATA=... python cpp/training/fit_net_confidence.py [--nets FILE] [--date YYYY-MM-DD] [--dry-run]

Finds the quotes of articles that the nets have not seen (the eighth of polnear/train.jsonl.xz that prepare_nets.py holds out, the
English articles of press-train.jsonl and of tests/data/gold), with the signs that each comes with, and fits a logistic function to
whether content (Jaccard .5 of the words) and source are annotated so. Which quotes are found depends on the confidence: the fit is
repeated over what the fit before finds. Quotes that the press annotation does not count (phrases, silence, attitudes of nobody) are
left out there. The same data give the same bytes.
"""

from __future__ import annotations

import argparse
import json
import lzma
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from fit_confidence import MODEL, ROOT, read_marked_folder, same_source, words_of
from numpy.typing import NDArray
from prepare_nets import HELD

from quotidian import _core
from quotidian.lexicon import default_lexicons

ROUNDS = 3
RIDGE = 3.0
PRESS_WEIGHT = 2.0  # of a quote of press articles, of which there are few
STRENGTH = 14  # the sign that decides in the first round
#: Probability from which quotes are kept: found by a rule; by the nets alone; by the nets alone where nobody else has their words.
LEAST = (0.15, 0.4, 0.2)
CUE_THRESHOLD = 0.06
Numbers = NDArray[np.float64]


def articles(data: Path) -> Iterator[tuple[str, str, list[dict[str, Any]]]]:
    """Corpus, text and annotated quotes of every English article kept for this fit."""
    with lzma.open(data / "polnear" / "train.jsonl.xz", "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if number % HELD == 0:
                row = json.loads(line)
                yield "polnear", row["text"], [quote for quote in row["attributions"] if quote["content"]]
    press = [json.loads(line) for line in (data / "press-train.jsonl").read_text("utf-8").splitlines()]
    for row in (*press, *read_marked_folder(ROOT / "tests" / "data" / "gold")):
        if row["lang"] == "en":
            yield "press", row["text"], row["quotes"]


def find(text: str, model: _core.Model) -> list[dict[str, Any]]:
    """The outermost quotes that nets had a say in."""
    lexicons = default_lexicons()
    documents = _core.parse_documents([text], lexicons, ["en"], [0], "treebank", 1)
    taggings = _core.tag_many(documents, lexicons, 1, model)
    mentions = _core.find_mentions_many(documents, taggings, lexicons, 1)
    (quotes,) = _core.find_quotes_many(documents, taggings, mentions, lexicons, model, 1)
    return [row for row in quotes.rows() if row["inside"] is None and row["signs"]]


def right_ones(text: str, gold: Sequence[dict[str, Any]], rows: Sequence[dict[str, Any]]) -> list[bool]:
    """Whether each found quote has an annotated partner with the same source: contents paired one to one, best Jaccard first, from .5."""
    wanted = [(words_of(text, quote["content"]), words_of(text, quote["source"])) for quote in gold]
    got = [(words_of(text, row["contents"]), words_of(text, row["source"])) for row in rows]
    pairs = sorted((-len(a & b) / len(a | b), i, j) for i, (a, _) in enumerate(wanted) for j, (b, _) in enumerate(got) if a & b)
    taken: set[int] = set()
    right = [False] * len(rows)
    paired: set[int] = set()
    for jaccard, i, j in pairs:
        if -jaccard >= 0.5 and i not in taken and j not in paired:
            taken.add(i)
            paired.add(j)
            right[j] = same_source(wanted[i][1], got[j][1])
    return right


def counts(row: dict[str, Any]) -> bool:
    """Whether the press annotation would have the quote if it were right."""
    if row["kind"] != "indirect":
        return True
    return row["form"] == "clause" and row["polarity"] != "withheld" and (row["act"] == "speech" or bool(row["source"]))


def observations(data: Path, model: _core.Model) -> tuple[Numbers, Numbers, Numbers]:
    """Signs, right or not, and weight of every quote found."""
    signs, right, weights = [], [], []
    for corpus, text, gold in articles(data):
        rows = find(text, model)
        for row, is_right in zip(rows, right_ones(text, gold, rows), strict=True):
            if corpus == "press" and not is_right and not counts(row):
                continue
            signs.append(row["signs"])
            right.append(float(is_right))
            weights.append(PRESS_WEIGHT if corpus == "press" else 1.0)
    return np.array(signs), np.array(right), np.array(weights)


def fitted(signs: Numbers, right: Numbers, weights: Numbers) -> Numbers:
    """Weights, means and scales of the signs, (3, n): ridge logistic regression by Newton's method."""
    mean, scale = signs.mean(0), signs.std(0)
    constant = scale < 1e-6
    mean[constant], scale[constant] = 0.0, 1.0
    x = (signs - mean) / scale
    w = np.zeros(x.shape[1])
    for _ in range(30):
        p = 1 / (1 + np.exp(-np.clip(x @ w, -30, 30)))
        curvature = (x * (weights * p * (1 - p))[:, None]).T @ x + RIDGE * np.eye(len(w))
        w -= np.linalg.solve(curvature, x.T @ (weights * (p - right)) + RIDGE * w)
    return np.stack([w, mean, scale])


def main() -> None:
    """Fit and write the model."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0] if __doc__ else None)
    parser.add_argument("--nets", type=Path, help="a file of fit_nets, whose parts replace the old nets")
    parser.add_argument("--date", help="for the card; without it the date of the card stays")
    parser.add_argument("--dry-run", action="store_true", help="print the figures and write nothing")
    options = parser.parse_args()
    place = os.environ.get("QUOTIDIAN_DATA")
    if not place:
        sys.exit("set QUOTIDIAN_DATA to the folder of annotated data")
    card, parts = _core.read_parts(MODEL.read_bytes())
    if options.nets:
        _, nets = _core.read_parts(options.nets.read_bytes())
        parts = {**{name: part for name, part in parts.items() if not name.startswith("en.")}, **nets}
    parts["en.quotes.cue_threshold"] = np.array([CUE_THRESHOLD], np.float32)
    parts["en.quotes.least"] = np.zeros(3, np.float32)
    numbers = first_numbers()
    for _ in range(ROUNDS):
        parts["en.quotes.confidence"] = numbers.astype(np.float32)
        signs, right, weights = observations(Path(place), _core.load_model(_core.save_model("{}", parts)))
        numbers = fitted(signs, right, weights)
        print(f"{len(right)} quotes, {right.mean():.3f} right")
    parts["en.quotes.confidence"] = numbers.astype(np.float32)
    parts["en.quotes.least"] = np.array(LEAST, np.float32)
    if options.dry_run:
        return
    known = json.loads(card or "{}")
    known["en"] = {
        **CARD,
        "date": options.date or known.get("en", {}).get("date"),
        "figures": {"quotes": len(right), "right": round(right.mean(), 4)},
    }
    MODEL.write_bytes(_core.save_model(json.dumps(known, sort_keys=True, indent=1), parts))
    print(f"wrote {MODEL.relative_to(ROOT)}")


PLAIN_NETS = "cpp/training/fit_nets.cpp as it stands"
CARD = {
    "of": "word classes, names and attributions of English: parts en.tags.* and en.quotes.*; hashed features, no strings of any text",
    "data": {
        "PolNeAR 1.0 train": "840 news articles, an eighth for confidence; annotations free for research; none of its text is kept",
        "output of CoreNLP on them": "names, relations and fine word classes, as further tasks",
        "UD English EWT, GUM, train parts": "word classes and relations; CC BY-SA 4.0, CC BY 4.0 and by genre",
        "press-train": "22 invented English press articles, Apache-2.0, for confidence",
        "tests/data/gold": "English sample articles of this project, CC0-1.0, for confidence",
    },
    "command": "./dev fit",
}


def first_numbers() -> Numbers:
    """Numbers of a confidence that is the strength of the net's attribution alone."""
    numbers = np.zeros((3, _core.SIGN_COUNT))
    numbers[0, STRENGTH] = 0.5
    numbers[2] = 1.0
    return numbers


if __name__ == "__main__":
    main()

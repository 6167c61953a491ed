"""What the structure of the page costs: lines, marks, sections and turns without words and sentences, as a share of the whole pipeline.

Texts: 400 newswire stories of $QUOTIDIAN_DATA/reuters21578.jsonl.xz, else the sample articles repeated. Processor time of one thread,
stages one after another in one run, the least of several runs. Bar: structure at most a tenth of the whole.
"""

from __future__ import annotations

import json
import lzma
import os
import sys
import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from typing import Any

import quotidian as qd
from quotidian import _core
from quotidian.lexicon import default_lexicons
from quotidian.reader import _model

BAR = 0.1
RUNS = 5
TEXTS = 400


def stories() -> tuple[str, list[str]]:
    """What is read, and what it is called."""
    path = Path(os.environ.get("QUOTIDIAN_DATA", "")) / "reuters21578.jsonl.xz"
    if not path.is_file():
        samples = [article.text for article in qd.read_articles(qd.samples())]
        return "samples, repeated", (samples * (TEXTS // len(samples) + 1))[:TEXTS]
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        return "newswire", [json.loads(line)["text"] for line in islice(lines, TEXTS)]


def main() -> int:
    """Print milliseconds a stage; status 1 above the bar."""
    name, texts = stories()
    lexicons, model, best = default_lexicons(), _model(), {}
    langs: list[str | None] = [None] * len(texts)

    def timed(stage: str, call: Callable[..., Any], *given: Any) -> Any:
        start = time.process_time()
        answer = call(*given)
        best[stage] = min(best.get(stage, float("inf")), time.process_time() - start)
        return answer

    for _ in range(RUNS):
        timed("words and sentences", _core.tokenize_many, texts, lexicons, langs, "treebank", 1)
        documents = timed("document", _core.parse_documents, texts, lexicons, langs, [0] * len(texts), "treebank", 1)
        taggings = timed("tags", _core.tag_many, documents, lexicons, 1)
        named = timed("entities", _core.find_mentions_many, documents, taggings, lexicons, 1)
        said = timed("quotes", _core.find_quotes_many, documents, taggings, named, lexicons, model, 1)
        timed("speakers", _core.resolve_speakers_many, documents, taggings, named, said, lexicons, model, 1)
    structure = best["document"] - best.pop("words and sentences")
    whole = sum(best.values())
    print(f"{len(texts)} texts ({name}), milliseconds of one thread")
    for stage, seconds in best.items():
        print(f"{stage:10} {1000 * seconds:7.1f}")
    share = structure / whole
    print(f"structure  {1000 * structure:7.1f}, {share:.1%} of the whole ({BAR:.0%} wanted)")
    return int(share > BAR)


if __name__ == "__main__":
    sys.exit(main())

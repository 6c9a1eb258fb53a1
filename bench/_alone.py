"""Sentences that selection would show, drawn at random, to be read by a person.

``python -m bench._alone [--draw 200] [--seed 1]`` makes 120-word summaries of the clusters of six
sets, pools their sentences and prints a draw, each with set, article and number. Whoever reads it
marks those that send the reader to something outside the sentence (*he*, *the agreement*); the
share is recorded in ``docs/decisions/selection.md``.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from bench import GOLD
from bench._clusters import load
from briefing import dating, sentences
from briefing.model import Article, Document
from briefing.select import select

_EVENTS = ("allsides_train", "basil", "ecbplus", "newswcl50")
_MOST = 150
"""Events of one set: the first in the order of their labels."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--draw", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    pool = [
        f"{name} {claim.sentence.article} {claim.sentence.index}: {claim.sentence.text}"
        for name, documents in _clusters(GOLD)
        for claim in select(documents, words=120)
    ]
    print(f"{len(pool)} sentences; {args.draw} of them, seed {args.seed}")
    for line in random.Random(args.seed).sample(pool, args.draw):
        print(line)


def _clusters(gold: Path) -> Iterator[tuple[str, Sequence[Document]]]:
    for name in ("duc2003", "multiling2011"):
        for cluster in load(gold / "summaries" / f"{name}.jsonl.gz"):
            yield name, cluster.documents
    for name in _EVENTS:
        yield from ((name, documents) for documents in _events(gold, name))


def _events(gold: Path, name: str) -> Iterator[Sequence[Document]]:
    found: dict[str, list[Article]] = defaultdict(list)
    with gzip.open(gold / "events" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            record = json.loads(line)
            if record.get("event") and record.get("text"):
                key = f"{record['event']}/{number}"
                title = record.get("title") or ""
                found[str(record["event"])].append(Article(key, key, key, record["text"], title))
    for _, articles in [e for e in sorted(found.items()) if len(e[1]) > 1][:_MOST]:
        settled, _ = dating.settle(articles, now=datetime(2021, 1, 1, tzinfo=UTC))
        yield [Document(a, sentences.split(a), a.id) for a in settled]


if __name__ == "__main__":
    main()

"""Issues: how well the shipped profiles file passages, and how fast.

Measured on passages labelled twice independently (``issues/dev.jsonl``; its guide lies beside
it). Speed is that of matching alone, over sentences of general news, in one process; importing
and compiling are reported apart.
"""

from __future__ import annotations

import gzip
import json
import re
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from bench import Measure

_ARTICLES = 400
_ROUNDS = 3
_END = re.compile(r"(?<=[.!?])\s+")


def measure(gold: Path) -> Iterator[Measure]:
    """F1 over all (passage, issue) decisions, F1 of each issue, passages a second."""
    began = time.perf_counter()
    from briefing import issues

    profiles = issues.load_profiles([issues.SHIPPED])
    matcher = issues.Matcher(profiles)
    ready = time.perf_counter() - began

    scores = issues.score_profiles(profiles, labelled(gold))
    yield Measure("issues.micro_f1", scores.micro_f1, f"{scores.passages} passages")
    for score in scores.issues:
        note = f"precision {score.precision:.3f}, recall {score.recall:.3f}"
        yield Measure(f"issues.{score.issue}.f1", score.f1, note)

    passages = sentences(gold)
    took = []
    for _ in range(_ROUNDS):
        began = time.perf_counter()
        touched = sum(bool(found) for found in matcher.match_all(passages))
        took.append(time.perf_counter() - began)
    yield Measure(
        "issues.passages_per_second",
        len(passages) / min(took),
        f"{len(passages)} sentences, {touched} on an issue; best of {_ROUNDS}",
    )
    yield Measure("issues.ready_seconds", ready, "import, load and compile", lower_is_better=True)


def labelled(gold: Path) -> list[tuple[str, frozenset[str]]]:
    """(passage, ids of the issues it touches)."""
    lines = (gold / "issues" / "dev.jsonl").read_text(encoding="utf-8").splitlines()
    return [(row["text"], frozenset(row["labels"])) for row in map(json.loads, lines)]


def sentences(gold: Path) -> list[str]:
    """Sentences of general news, cut roughly: splitting is not what is measured."""
    with gzip.open(gold / "volume" / "news_15k.jsonl.gz", "rt", encoding="utf-8") as lines:
        articles = [json.loads(line)["text"] for line in islice(lines, _ARTICLES)]
    return [s for text in articles for s in _END.split(text) if len(s) > 20]

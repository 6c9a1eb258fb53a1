"""Lineage: copies, versions and origins, on silver pairs and on reprints made from real articles.

The silver sets were made by rule, so each is held to what its rule can show. ``recollected``: one
address collected on several days is one article. ``same_title``: one headline at several outlets
is one text, unless the page holds no article (a robot check). ``headlines``: feed items under one
headline, whose extracts differ, so that only headline and date can tell; no label shows a false
link there. ``shared_run``: a run of 25 words in common is mostly boilerplate or a quotation; a
pair is taken for a copy where such runs make up half of the shorter text.
"""

from __future__ import annotations

import gzip
import json
import re
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from itertools import combinations
from pathlib import Path
from zlib import crc32

from bench import Measure
from bench._newsroom import REPRINTS, VERSIONS, Newsroom
from briefing.lineage import trace
from briefing.model import Article, Lineage, Published

ARTICLE = 40
"""Fewest words of a silver page that holds an article."""
_WORD = re.compile(r"\w+")


def measure(gold: Path) -> Iterator[Measure]:
    """Recall and precision of links on each set; then throughput, and on near-equal texts."""
    news = _articles(gold / "volume/news_15k.jsonl.gz")
    events = _articles(gold / "events/allsides_train.jsonl.gz")
    yield from _policy(gold)
    yield from _feeds(gold)
    yield from _shared_runs(gold, [*news, *events])
    # Reports of one event by several outlets first: the hardest articles that are no copies.
    yield from _reprints(_distinct([*events, *news]))
    yield _speed("lineage.articles_per_second", news)
    same = [
        replace(news[0], id=str(n), url=None, text=f"{news[0].text} {n} {n * n} {-n} {n + 7} {n}")
        for n in range(10_000)
    ]
    yield _speed("lineage.articles_per_second.alike", same)


def _policy(gold: Path) -> Iterator[Measure]:
    articles = _articles(gold / "eu_china/eu_policy_2025_05.jsonl.gz")
    groups = _records(gold / "near_duplicates/eu_policy_news_groups.jsonl.gz")
    ends = _ends(trace(articles))
    long = {a.id for a in articles if len(_WORD.findall(a.text)) >= ARTICLE}
    kinds = {"same_url_recollected": "recollected", "same_title_other_url": "same_title"}
    for kind, name in kinds.items():
        chosen = [[i for i in g["ids"] if i in long] for g in groups if g["kind"] == kind]
        yield _recall(f"lineage.{name}.recall", chosen, ends)


def _feeds(gold: Path) -> Iterator[Measure]:
    items = _articles(gold / "volume/rss_stream.jsonl.gz", text="description")
    groups = _records(gold / "near_duplicates/rss_identical_headline_groups.jsonl.gz")
    known = {item.id for item in items}
    ends = _ends(trace(items))
    yield _recall(
        "lineage.headlines.recall", [[i for i in g["ids"] if i in known] for g in groups], ends
    )


def _shared_runs(gold: Path, articles: Sequence[Article]) -> Iterator[Measure]:
    by_id = {a.id: a for a in articles}
    rows = _records(gold / "near_duplicates/allsides_shared_shingle_pairs.jsonl.gz")
    pairs = {(r["a"], r["b"]) for r in rows if r["a"] in by_id and r["b"] in by_id}
    ends = _ends(trace([by_id[i] for i in sorted({i for pair in pairs for i in pair})]))
    copies = {(a, b) for a, b in pairs if _in_runs(by_id[a].text, by_id[b].text) >= 0.5}
    found = {(a, b) for a, b in pairs if ends[a] == ends[b]}
    note = f"{len(pairs)} pairs; copies {len(copies)}, missed {len(copies - found)}, false "
    value = 1 - len(copies ^ found) / len(pairs)
    yield Measure("lineage.shared_run.correct", value, f"{note}{len(found - copies)}")


def _reprints(real: Sequence[Article]) -> Iterator[Measure]:
    made = Newsroom(real, seed=7)
    lines = {line.article: line for line in trace(made.articles)}
    ends = _ends(lines.values())
    copies = [i for i, family in made.family.items() if family != i]
    found = {i for i in copies if ends[i] == ends[made.family[i]]}
    linked = [i for i, end in ends.items() if end != i]
    false = Counter(made.kind[i] for i in linked if made.family[i] != made.family[ends[i]])
    name = "lineage.reprints"
    yield Measure(f"{name}.recall", len(found) / len(copies), f"{len(copies)} copies")
    yield Measure(
        f"{name}.precision",
        1 - false.total() / len(linked),
        f"{len(linked)} links among {len(ends)} articles; false: {dict(sorted(false.items()))}",
    )
    for kind in REPRINTS:
        of_kind = [i for i in copies if made.kind[i] == kind]
        yield Measure(f"{name}.recall.{kind}", sum(i in found for i in of_kind) / len(of_kind))
    one_voice = sum(lines[i].origin == lines[made.family[i]].origin for i in found)
    yield Measure(f"{name}.one_voice", one_voice / len(found), "of the copies found")
    later = [i for i in found if lines[i].copy_of and made.kind[i] not in VERSIONS]
    later = [i for i in later if made.day(i) > made.day(made.family[i])]
    first = sum(
        made.kind[lines[i].copy_of] in VERSIONS
        or made.day(lines[i].copy_of) == made.day(made.family[i])
        for i in later
    )
    note = f"of {len(later)} later copies: the original, its version or a copy of its day"
    yield Measure(f"{name}.direction", first / len(later), note)


def _speed(name: str, articles: Sequence[Article]) -> Measure:
    began = time.process_time()
    trace(articles)
    return Measure(
        name, len(articles) / (time.process_time() - began), "of processor time, one process"
    )


def _distinct(articles: Sequence[Article]) -> list[Article]:
    """The articles without those that repeat others word for word, found by brute force."""
    seen: set[int] = set()
    ids: set[str] = set()
    kept = []
    for article in articles:
        words = _WORD.findall(article.text.lower())
        runs = (crc32(" ".join(words[n : n + 12]).encode()) for n in range(len(words) - 11))
        sample = {run for run in runs if run % 16 == 0}
        if article.id not in ids and len(sample & seen) < 0.4 * max(1, len(sample)):
            kept.append(article)
        seen |= sample
        ids.add(article.id)
    return kept


def _in_runs(one: str, two: str, length: int = 25) -> float:
    """Share of the shorter text's words in runs of 25 and more that the longer has too."""
    few, many = sorted((_WORD.findall(one.lower()), _WORD.findall(two.lower())), key=len)
    runs = {tuple(many[n : n + length]) for n in range(len(many) - length + 1)}
    covered = [False] * len(few)
    for n in range(len(few) - length + 1):
        if tuple(few[n : n + length]) in runs:
            covered[n : n + length] = [True] * length
    return sum(covered) / max(1, len(few))


def _ends(lines: Iterable[Lineage]) -> dict[str, str]:
    """By article id, the id at which its chain of copies and versions ends."""
    step = {line.article: line.replaced_by or line.copy_of or line.article for line in lines}
    ends = {}
    for start in step:
        at = start
        while step[at] != at:
            at = step[at]
        ends[start] = at
    return ends


def _recall(name: str, groups: Iterable[Sequence[str]], ends: dict[str, str]) -> Measure:
    """Share of the pairs within the groups whose chains end at one article."""
    pairs = [pair for group in groups for pair in combinations(group, 2)]
    hits = sum(ends[a] == ends[b] for a, b in pairs)
    return Measure(name, hits / len(pairs), f"{len(pairs)} pairs")


def _records(path: Path) -> list[dict]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def _articles(path: Path, *, text: str = "text") -> list[Article]:
    return [
        Article(
            id=record["id"],
            ref=record["id"],
            path=path.name,
            text=record.get(text) or "",
            title=record.get("title") or "",
            source=record.get("source") or None,
            url=record.get("url") or None,
            published=_published(record.get("date") or ""),
        )
        for record in _records(path)
    ]


def _published(day: str) -> Published:
    try:
        at = datetime.fromisoformat(day)
    except ValueError:
        return Published()
    at = at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)
    return Published(at, "metadata", "time" if len(day) > 10 else "day")

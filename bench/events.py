"""Grouping against labelled events, on one fixed configuration for all sets, beside a baseline.

Sets: AllSides (pairs of events that even editors confuse left out), ECB+, BASIL, NewsWCL50 and UCI
headlines; all of them as one stream; small samples of each; and 15,000 articles for speed.
"""

from __future__ import annotations

import gzip
import json
import re
import resource
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from math import log
from pathlib import Path

from bench import Measure
from bench._bcubed import Score, bcubed, false_merges, needless_singletons
from briefing.group import group
from briefing.model import Article, Published

SETS = ("allsides_train", "ecbplus", "basil", "newswcl50", "uci_headlines")

BASELINE_DISTANCE = 0.8
"""Average linkage on TF-IDF cuts every set here; no better distance holds for all of them."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """An article and the event that its annotators put it in."""

    article: Article
    event: str


def measure(gold: Path) -> Iterable[Measure]:
    """All figures; quality first, then speed."""
    sets = {name: list(load(gold / "events" / f"{name}.jsonl.gz")) for name in SETS}
    everything = sets["allsides_train"]
    sets["allsides_train"] = list(_unambiguous(gold, everything))
    yield from _quality("allsides_with_ambiguous", everything)
    for name, items in sets.items():
        yield from _quality(name, items)
    stream = [item for items in sets.values() for item in items]
    yield from _quality("mixed", stream)
    yield from _apart(stream)
    yield from _undated(sets)
    yield from _small(sets)
    yield from _speed(gold / "volume" / "news_15k.jsonl.gz")


def load(path: Path) -> Iterator[Labelled]:
    """The records of a set; ids and events carry its name, so that sets can be mixed."""
    name = path.name.partition(".")[0]
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for number, record in enumerate(map(json.loads, lines)):
            article = Article(
                id=f"{name}:{record['id']}#{number}",  # BASIL names several "empty"
                ref=record["id"],
                path=path.name,
                text=record.get("text") or "",
                title=record.get("title") or "",
                source=record.get("source") or record.get("outlet"),
                published=published(record.get("date")),
            )
            yield Labelled(article, f"{name}:{record.get('event')}")


_ISO = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(\.\d+)?)?")
_SLASHES = re.compile(r"(\d{1,2})/(\d{1,2})/(\d\d)$")
_NAMED = re.compile(
    r"\b(?:(?P<month>[A-Z][a-z]{2})[a-z]*\.? (?P<day>\d{1,2})"
    r"|(?P<day2>\d{1,2}) (?P<month2>[A-Z][a-z]{2})[a-z]*\.?),? (?P<year>\d{4})"
)
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def published(text: str | None) -> Published:
    """The date of a gold record, where it is written in one of the usual ways; else undated."""
    try:
        if match := _ISO.match(text or ""):
            at = datetime.fromisoformat(match[0]).replace(tzinfo=UTC)
            return Published(at, "metadata", "time" if match[1] else "day")
        if match := _SLASHES.match(text or ""):
            month, day, year = (int(part) for part in match.groups())
            return Published(datetime(2000 + year, month, day, tzinfo=UTC), "metadata", "day")
        if match := _NAMED.search(text or ""):
            month = _MONTHS.index(match["month"] or match["month2"]) + 1
            day = int(match["day"] or match["day2"])
            return Published(
                datetime(int(match["year"]), month, day, tzinfo=UTC), "metadata", "day"
            )
    except ValueError:
        pass
    return Published()


def _unambiguous(gold: Path, items: Sequence[Labelled]) -> Iterator[Labelled]:
    """Articles of events that no listed pair of near-identical follow-ups names."""
    with gzip.open(gold / "events" / "allsides_ambiguous_pairs.jsonl.gz", "rt") as lines:
        pairs = [json.loads(line) for line in lines]
    doubtful = {f"allsides_train:{pair[key]}" for pair in pairs for key in ("event_a", "event_b")}
    return (item for item in items if item.event not in doubtful)


def _quality(name: str, items: Sequence[Labelled]) -> Iterator[Measure]:
    gold = [item.event for item in items]
    found = grouped([item.article for item in items])
    score = bcubed(found, gold)
    plain = bcubed(average_linkage([item.article for item in items]), gold)
    prefix = f"events.{name}"
    yield Measure(f"{prefix}.bcubed_f1", score.f1, f"{score}; baseline {plain.f1:.3f}")
    yield Measure(f"{prefix}.false_merges", false_merges(found, gold), lower_is_better=True)
    alone = needless_singletons(found, gold)
    yield Measure(f"{prefix}.needless_singletons", alone, f"of {len(gold)}", lower_is_better=True)


def grouped(articles: Sequence[Article]) -> list[int]:
    """The number of the event that each article is put in."""
    events = group(articles)
    number = {member: i for i, event in enumerate(events) for member in event.articles}
    return [number[article.id] for article in articles]


def _apart(stream: Sequence[Labelled]) -> Iterator[Measure]:
    """The stream with pairs across sets left out: two sets may label the same real event."""
    found = grouped([item.article for item in stream])
    within = [
        (group, item.event.partition(":")[0]) for group, item in zip(found, stream, strict=True)
    ]
    score = bcubed(within, [item.event for item in stream])
    yield Measure("events.mixed_within_sets.bcubed_f1", score.f1, str(score))
    for name in SETS:
        rows = [i for i, item in enumerate(stream) if item.event.startswith(name)]
        score = bcubed([found[i] for i in rows], [stream[i].event for i in rows])
        yield Measure(
            f"events.mixed_within_sets.{name}", score.f1, f"{score}; {len(rows)} articles"
        )


def _undated(sets: dict[str, list[Labelled]]) -> Iterator[Measure]:
    """The same sets as if nothing told a date, and headlines with their day only."""
    for name, items in sets.items():
        articles = [replace(item.article, published=Published()) for item in items]
        score = bcubed(grouped(articles), [item.event for item in items])
        yield Measure(f"events.undated.{name}", score.f1, str(score))
    items = sets["uci_headlines"]
    days = [replace(i.article, published=_day(i.article.published)) for i in items]
    score = bcubed(grouped(days), [item.event for item in items])
    yield Measure("events.day_only.uci_headlines", score.f1, str(score))


def _day(published: Published) -> Published:
    at = published.at and published.at.replace(hour=0, minute=0, second=0, microsecond=0)
    return Published(at, published.basis, "day" if at else None)


def _small(sets: dict[str, list[Labelled]]) -> Iterator[Measure]:
    """Corpora of 4 to 60 articles: mean F1 over samples, where a corpus hardly knows itself."""
    samples: dict[str, list[list[Labelled]]] = {"ecbplus_topics": [], "events_of_a_fortnight": []}
    topics: dict[str, list[Labelled]] = {}
    for item in sets["ecbplus"]:
        topics.setdefault(item.article.ref.partition("_")[0], []).append(item)
    samples["ecbplus_topics"] = list(topics.values())
    for name in ("allsides_train", "basil"):
        dated = [item for item in sets[name] if item.article.published.at]
        dated.sort(key=lambda item: (item.article.published.at, item.article.id))
        size = 24 if name == "allsides_train" else 12
        samples["events_of_a_fortnight"] += [
            dated[i : i + size] for i in range(0, len(dated) - size, 4 * size)
        ]
    by_event: dict[str, list[Labelled]] = {}
    for item in sets["uci_headlines"]:
        by_event.setdefault(item.event, []).append(item)
    stories = list(by_event.values())
    samples["six_headline_stories"] = [
        [item for story in stories[i : i + 6] for item in story[:8]]
        for i in range(0, len(stories), 6)
    ]
    for name, corpora in samples.items():
        scores = [
            bcubed(grouped([i.article for i in corpus]), [i.event for i in corpus])
            for corpus in corpora
        ]
        mean = Score(
            sum(s.precision for s in scores) / len(scores),
            sum(s.recall for s in scores) / len(scores),
        )
        note = f"{mean}; {len(corpora)} corpora of about {len(corpora[0])} articles"
        yield Measure(f"events.small.{name}", sum(s.f1 for s in scores) / len(scores), note)


def average_linkage(articles: Sequence[Article]) -> list[int]:
    """The baseline: TF-IDF of the title twice and 4,000 characters; average linkage."""
    import numpy as np
    from scipy.cluster.hierarchy import fcluster, linkage
    from scipy.sparse import csr_array
    from scipy.spatial.distance import squareform

    words: dict[str, int] = {}
    rows, columns = [], []
    for i, article in enumerate(articles):
        text = f"{article.title} {article.title} {article.text[:4_000]}".lower()
        for word in re.findall(r"\w\w+", text):
            rows.append(i)
            columns.append(words.setdefault(word, len(words)))
    counts = csr_array((np.ones(len(rows), np.float32), (rows, columns)))
    counts.sum_duplicates()
    df = np.bincount(counts.indices, minlength=len(words))
    idf = np.where(df > 0.5 * len(articles), 0, np.log((1 + len(articles)) / (1 + df)) + 1)
    counts.data = (1 + np.log(counts.data)) * idf[counts.indices].astype(np.float32)
    row = np.repeat(np.arange(len(articles)), np.diff(counts.indptr))
    length = np.sqrt(np.bincount(row, counts.data**2, len(articles)))
    counts.data /= np.where(length > 0, length, 1)[row].astype(np.float32)
    distance = np.clip(1 - (counts @ counts.T).toarray(), 0, None)
    np.fill_diagonal(distance, 0)
    tree = linkage(squareform(distance, checks=False), "average")
    return fcluster(tree, BASELINE_DISTANCE, "distance").tolist()


def _speed(path: Path) -> Iterator[Measure]:
    """Rates, and peak memory, in a process of its own."""
    small, large = (_timed(path, n) for n in (2_000, 15_000))
    yield Measure(
        "events.news_15k.articles_per_second",
        large["articles"] / large["group"],
        f"grouping {large['group']:.1f} s ({large['cpu']:.1f} s of processor time)",
    )
    yield Measure("events.news_15k.jsonl_to_events_s", large["total"], lower_is_better=True)
    yield Measure("events.news_15k.peak_gb", large["peak"], lower_is_better=True)
    growth = log(large["cpu"] / small["cpu"]) / log(large["articles"] / small["articles"])
    yield Measure(
        "events.news_15k.growth_exponent", growth, "2,000 to 15,000", lower_is_better=True
    )


def _timed(path: Path, articles: int) -> dict[str, float]:
    if not path.exists():
        raise FileNotFoundError(2, "missing", str(path))
    command = [sys.executable, "-m", "bench.events", str(path), str(articles)]
    root = Path(__file__).resolve().parent.parent
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def _time_one(path: Path, articles: int) -> dict[str, float]:
    began = time.perf_counter()
    read = [item.article for item in load(path)]
    read = read[:: max(1, len(read) // articles)][:articles]
    middle, cpu = time.perf_counter(), time.process_time()
    group(read)
    return {
        "articles": len(read),
        "group": time.perf_counter() - middle,
        "cpu": time.process_time() - cpu,
        "total": time.perf_counter() - began,
        "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20,
    }


if __name__ == "__main__":
    print(json.dumps(_time_one(Path(sys.argv[1]), int(sys.argv[2]))))

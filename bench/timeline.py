"""Timelines: days and wording against those that journalists wrote, beside plain baselines.

The articles of one topic are taken as one event, and every system gives as many entries as the
journalist's timeline, within its first and last day (the usual task: Martschat & Markert 2018).
*Date F1*: days chosen that the journalist chose. *ROUGE*: the whole text of a timeline against the
other (concatenated), and, as *aligned*, only between entries of the same day. All on days alone:
of ours, statements that are not precise to the day are left out.

Baselines, in the same run: the days mentioned by most of the same statements; the days of most
publications, told by ledes.
"""

from __future__ import annotations

import gzip
import json
import re
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from statistics import mean

from bench import Measure
from briefing.model import Article, Dated, Document, Event, Published, Sentence
from briefing.select import dangling
from briefing.select.context import ALONE, SAFETY
from briefing.sentences import split
from briefing.timeline import Reports, dated, timeline

LABELS = ("date_f1", "rouge1_f1", "rouge2_f1", "aligned_f1")
Entries = dict[date, str]


@dataclass(frozen=True, slots=True)
class _Topic:
    documents: tuple[Document, ...]
    statements: tuple[Dated, ...]


def measure(gold: Path) -> Iterator[Measure]:
    """Date F1 and ROUGE of ours and of the baselines; sentences a second."""
    topics, sentences, seconds = _topics(gold / "timelines" / "articles.jsonl.gz")
    found: dict[str, list[tuple[float, ...]]] = defaultdict(list)
    for record in _records(gold / "timelines" / "gold_timelines.jsonl.gz"):
        if record["topic"] not in topics:
            continue
        wanted = {
            date.fromisoformat(e["date"]): " ".join(e["sentences"]) for e in record["entries"]
        }
        topic = _within(topics[record["topic"]], min(wanted), max(wanted))
        for name, system in SYSTEMS.items():
            found[name].append(_scores(wanted, system(topic, len(wanted))))
    for name, scores in found.items():
        means = [mean(column) for column in zip(*scores, strict=True)]
        for label, value in zip(
            ("date_f1", "rouge1_f1", "rouge2_f1", "aligned_f1"), means, strict=True
        ):
            yield Measure(f"timeline.{name}.{label}", value, f"{len(scores)} timelines")
    ours, most = (mean(s[0] for s in found[n]) for n in ("ours", "most_mentioned"))
    yield Measure("timeline.date_f1_gain", ours / most, "times the days mentioned most")
    yield Measure("timeline.sentences_per_cpu_second", sentences / seconds, "dated()")


def _ours(topic: _Topic, most: int) -> Entries:
    event = Event("e", "", "", None, None, ())  # no key day: the topic is no event of one day
    days = tuple(s for s in topic.statements if s.precision == "day")
    told = timeline([Reports(event, topic.documents, days)], most=most, alone=_alone)
    return {s.start: s.sentence.text for s in told}


def _most_mentioned(topic: _Topic, most: int) -> Entries:
    days = [s for s in topic.statements if s.precision == "day"]
    counts = Counter(s.start for s in days)
    best = sorted(counts, key=lambda d: (-counts[d], d))[:most]
    return {day: next(s.sentence.text for s in days if s.start == day) for day in best}


def _publications(topic: _Topic, most: int) -> Entries:
    counts = Counter(d.article.published.day for d in topic.documents if d.sentences)
    best = sorted(counts, key=lambda d: (-counts[d], d))[:most]
    return {
        day: next(
            d.sentences[0].text
            for d in topic.documents
            if d.sentences and d.article.published.day == day
        )
        for day in best
    }


SYSTEMS = {"ours": _ours, "most_mentioned": _most_mentioned, "publications": _publications}


def _alone(sentence: Sentence) -> bool:
    reason = dangling(sentence.text)
    return reason is None or SAFETY[reason] >= ALONE


def _within(topic: _Topic, first: date, last: date) -> _Topic:
    """The topic's articles and statements of the time that the journalist's timeline covers."""
    documents = tuple(d for d in topic.documents if first <= d.article.published.day <= last)
    kept = {d.article.id for d in documents}
    statements = tuple(
        s
        for s in topic.statements
        if s.sentence.article in kept and first <= s.start and s.end <= last
    )
    return _Topic(documents, statements)


def _scores(wanted: Entries, given: Entries) -> tuple[float, ...]:
    both = wanted.keys() & given.keys()
    whole = [_rouge(list(wanted.values()), list(given.values()), n) for n in (1, 2)]
    aligned = _f1(
        sum(_shared(wanted[d], given[d], 1) for d in sorted(both)),
        sum(len(_words(t)) for t in given.values()),
        sum(len(_words(t)) for t in wanted.values()),
    )
    return _f1(len(both), len(given), len(wanted)), *whole, aligned


def _rouge(wanted: Sequence[str], given: Sequence[str], n: int) -> float:
    one, other = " ".join(wanted), " ".join(given)
    sizes = [max(0, len(_words(t)) - n + 1) for t in (other, one)]
    return _f1(_shared(one, other, n), *sizes)


def _shared(one: str, other: str, n: int) -> int:
    return (_grams(one, n) & _grams(other, n)).total()


def _grams(text: str, n: int) -> Counter[tuple[str, ...]]:
    words = _words(text)
    return Counter(zip(*(words[i:] for i in range(n)), strict=False))


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", text.lower())


def _f1(both: int, given: int, wanted: int) -> float:
    return 2 * both / (given + wanted) if given + wanted else 0.0


def _topics(path: Path) -> tuple[Mapping[str, _Topic], int, float]:
    """The topics, how many sentences they have, and the CPU seconds that dating them took."""
    texts: dict[str, list[Document]] = defaultdict(list)
    for record in _records(path):
        at = datetime.fromisoformat(record["date"]).replace(tzinfo=UTC)
        article = Article(
            record["id"],
            record["id"],
            "",
            record["text"],
            published=Published(at, "metadata", "day"),
        )
        texts[record["topic"]].append(Document(article, split(article), record["id"]))
    began = time.process_time()
    statements = {name: dated(documents) for name, documents in texts.items()}
    seconds = time.process_time() - began
    total = sum(len(d.sentences) for documents in texts.values() for d in documents)
    return {k: _Topic(tuple(v), statements[k]) for k, v in texts.items()}, total, seconds


def _records(path: Path) -> Iterator[dict]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)

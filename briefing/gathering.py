"""Articles in: files read, dated, given headline and language, kept if they fall in the period.

The first half of the road, before anything is grouped or chosen; :mod:`briefing.pipeline` is the
second. Decides nothing that a stage does not.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from pathlib import Path

from briefing import handling, language, sentences
from briefing.errors import NothingUsable
from briefing.model import Article, LedgerLine, Marking, Problem, Published
from briefing.workers import Each

Track = Callable[..., Iterable]
"""``track(iterable, label, total=None)``: the same items, their passing shown to whoever waits."""


def untracked(items: Iterable, label: str, total: int | None = None) -> Iterable:
    """Shows nothing."""
    return items


@dataclass(frozen=True, slots=True)
class Period:
    """The days a brief covers, both included; an open end is None."""

    since: date | None = None
    until: date | None = None

    def covers(self, published: Published) -> bool:
        """Whether any part of the known unit falls into the period. Undated articles are in."""
        if published.at is None:
            return True
        first = published.at.date()
        last = {
            "month": (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1),
            "year": first.replace(month=12, day=31),
        }.get(published.precision or "day", first)
        return (self.since is None or last >= self.since) and (
            self.until is None or first <= self.until
        )


@dataclass(frozen=True, slots=True)
class Corpus:
    """What was read: the articles to use, the lines of those not used, and what went wrong."""

    articles: tuple[Article, ...]
    aside: tuple[LedgerLine, ...] = ()
    problems: tuple[Problem, ...] = ()
    withheld: int = 0
    """Inputs that the audience may not see, of which nothing else is left."""
    hidden: handling.Hidden = field(default_factory=handling.Hidden)
    marking: Marking | None = None
    """The strictest marking among the articles."""


def gather(
    paths: Sequence[Path],
    *,
    now: datetime,
    period: Period = Period(),
    rules: handling.Rules | None = None,
    clearance: Marking = "RED",
    track: Track = untracked,
    each: Each = map,
) -> Corpus:
    """Read files and folders, date what they hold, and keep what is in the period, once each.

    What ``rules`` mark above the ``clearance`` is taken out before anything else sees it.
    Raises NothingUsable where nothing is left.
    """
    from briefing import dating, lineage, readers

    rules = rules or handling.Rules()
    articles: list[Article] = []
    problems: list[Problem] = []
    for item in track(readers.read(paths), "Reading"):
        (problems if isinstance(item, Problem) else articles).append(item)
    dated, doubts = dating.settle(articles, now=now, each=each)
    problems.extend(doubts)

    titled = [sentences.with_headline(article) for article in dated]
    ready = tuple(each(language.with_language, titled))
    locate = cache(os.path.realpath)
    marked, unclear = handling.mark(ready, rules, locate=locate, voice=lineage.shipped().voice)
    view = handling.visible(
        marked,
        (*problems, *unclear),
        rules,
        clearance=clearance,
        split=sentences.split,
        locate=locate,
    )
    kept: dict[str, Article] = {}
    aside: list[LedgerLine] = []
    for article in view.articles:
        if period.covers(article.published):
            unique = _unique(article, kept)
            kept[unique.id] = unique
        else:
            why = f"published {article.published.at:%Y-%m-%d}"
            aside.append(
                LedgerLine(article.ref, article.title, article.outlet, "out of period", why)
            )
    corpus = Corpus(
        tuple(kept.values()),
        tuple(aside),
        view.problems,
        view.withheld,
        view.hidden,
        handling.of_brief(view.articles, rules),
    )
    return _or_nothing(corpus, paths)


def analysable(corpus: Corpus) -> Corpus:
    """The corpus without articles in languages that cannot be analysed; those become problems.

    Raises NothingUsable where nothing is left.
    """
    foreign = [a for a in corpus.articles if not language.analysed(a)]
    told = tuple(
        Problem(
            a.ref,
            "language",
            f"“{a.title}” is written in {language.name(a.language or '')}; "
            "only English is analysed",
        )
        for a in foreign
    )
    readable = tuple(a for a in corpus.articles if language.analysed(a))
    return _or_nothing(replace(corpus, articles=readable, problems=corpus.problems + told))


def end_of(day: date) -> datetime:
    """A "now" for a fixed day: the end of it, so that all that appeared on it is past."""
    return datetime.combine(day, time(23, 59, 59), tzinfo=UTC)


def _unique(article: Article, taken: Mapping[str, Article]) -> Article:
    """The article, its id numbered if the very same article was read before."""
    number, unique = 2, article
    while unique.id in taken:
        unique, number = replace(article, id=f"{article.id}-{number}"), number + 1
    return unique


def _or_nothing(corpus: Corpus, paths: Sequence[Path] = ()) -> Corpus:
    if corpus.articles:
        return corpus
    where = " in " + ", ".join(map(str, paths)) if paths else ""
    reasons = [f"  {p.source}: {p.message}" for p in corpus.problems if p.fatal]
    if corpus.withheld:
        reasons.insert(0, f"  {corpus.withheld} withheld from this audience")
    reasons += [f"  {line.ref}: {line.fate} ({line.why})" for line in corpus.aside]
    raise NothingUsable("\n".join([f"No usable article{where}.", *reasons[:10]]))

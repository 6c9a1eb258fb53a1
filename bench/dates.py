"""Dates: expressions of time against TimeBank, and publication dates worked out from texts."""

from __future__ import annotations

import gzip
import json
import re
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from pathlib import Path

from bench import Measure
from briefing.dating import settle
from briefing.dating.dateline import opening
from briefing.dating.expressions import TimeExpression, expressions
from briefing.model import Article, Published

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_UNIT = re.compile(r"\d{4}(?:-\d\d|-Q\d)?")
_SETS = ("timelines/articles", "summaries/duc2003", "events/basil", "events/allsides_train")


def measure(gold: Path) -> Iterator[Measure]:
    """TimeBank first, then publication dates with all metadata withheld, then speed."""
    yield from _timebank(gold / "time" / "timebank.jsonl.gz")
    yield from _datelines(gold)
    yield from _undated(gold)
    yield from _speed(gold / "volume" / "news_15k.jsonl.gz")


def _timebank(path: Path) -> Iterator[Measure]:
    """Share of TIMEX3 of type DATE that we find and resolve to the gold value; our precision."""
    days = [0, 0]
    units = [0, 0]
    ours = [0, 0]
    for record in _records(path):
        anchor = datetime.fromisoformat(record["dct"]).replace(tzinfo=UTC)
        found = expressions(record["text"], anchor)
        timex = [t for t in record["timex"] if t["type"] in ("DATE", "TIME")]
        for one in timex:
            value = one["value"] or ""
            for pattern, tally in ((_DAY, days), (_UNIT, units)):
                if one["type"] == "DATE" and pattern.fullmatch(value):
                    tally[0] += 1
                    tally[1] += any(_meets(e, one) and e.value == value for e in found)
        for e in found:
            if e.precision == "day":
                ours[0] += 1
                ours[1] += any(_meets(e, t) and (t["value"] or "")[:10] == e.value for t in timex)
    yield _share("dates.timebank.day_accuracy", days, "day-level TIMEX3")
    yield _share("dates.timebank.day_precision", ours, "days that we found")
    yield _share("dates.timebank.unit_accuracy", units, "months, quarters and years")


def _datelines(gold: Path) -> Iterator[Measure]:
    """Real datelines without a year, read three days and two years after they were written."""
    dated = [
        (article, day)
        for article, day in _articles(gold, _SETS[:2])
        if (line := opening(article.text).day) and not line[0]
    ]
    for name, age in (("new", timedelta(days=3)), ("old", timedelta(days=730))):
        right = wrong = 0
        for article, day in dated:
            found = _settled(article, day + age)
            if found.at:
                near = abs(found.at.date() - day) < timedelta(days=31)
                right, wrong = right + near, wrong + (not near)
        yield _share(f"dates.dateline.{name}_right", [len(dated), right], "years of datelines")
        yield replace(
            _share(f"dates.dateline.{name}_wrong", [len(dated), wrong], "years of datelines"),
            lower_is_better=True,
        )


def _undated(gold: Path) -> Iterator[Measure]:
    """Articles without metadata: how many of the dates that we give are right in their unit."""
    given = total = right = 0
    for article, day in _articles(gold, _SETS, most=600):
        found = _settled(article, day + timedelta(days=400))
        total += 1
        if found.at:
            given += 1
            right += _right(found, day)
    yield _share("dates.undated.precision", [given, right], "dates given without metadata")
    yield _share("dates.undated.coverage", [total, given], "articles without metadata")


def _speed(path: Path) -> Iterator[Measure]:
    """Articles a second of processor time, with their metadata, as reading hands them over."""
    articles = [
        _article(r, url=r.get("url"), published=_published(r["date"]))
        for r in islice(_records(path), 3000)
        if _DAY.match(r["date"] or "")
    ]
    began = time.process_time()
    settle(articles, now=datetime(2026, 1, 1, tzinfo=UTC))
    rate = len(articles) / (time.process_time() - began)
    yield Measure("dates.settle.articles_per_second", rate, f"{len(articles)} with a date")


def _settled(article: Article, now: date) -> Published:
    moment = datetime(now.year, now.month, now.day, tzinfo=UTC)
    return settle([article], now=moment)[0][0].published


def _right(found: Published, day: date) -> bool:
    known = found.at.date()
    if found.precision == "day":
        return abs(known - day) <= timedelta(days=1)
    return known.year == day.year and (found.precision == "year" or known.month == day.month)


def _share(name: str, tally: list[int], of: str) -> Measure:
    return Measure(name, tally[1] / max(1, tally[0]), f"{tally[1]} of {tally[0]} {of}")


def _meets(expression: TimeExpression, timex: dict) -> bool:
    return expression.start < timex["end"] and timex["start"] < expression.end


def _articles(
    gold: Path, sets: tuple[str, ...], most: int = 10**9
) -> Iterator[tuple[Article, date]]:
    """Articles stripped of date and address, with their true day."""
    for name in sets:
        dated = (r for r in _records(gold / f"{name}.jsonl.gz") if _valid_day(r.get("date")))
        for record in islice(dated, most):
            yield _article(record), date.fromisoformat(record["date"][:10])


def _valid_day(text: str | None) -> bool:
    try:
        return bool(date.fromisoformat((text or "")[:10]))
    except ValueError:
        return False


def _article(record: dict, **fields) -> Article:
    key = str(record["id"])
    title = record.get("title") or ""
    return Article(id=key, ref=key, path=key, text=record["text"], title=title, **fields)


def _published(day: str) -> Published:
    return Published(datetime.fromisoformat(day[:10]).replace(tzinfo=UTC), "metadata", "day")


def _records(path: Path) -> Iterator[dict]:
    """The records of a file, those of clusters one by one."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            yield from record.get("docs") or [record]

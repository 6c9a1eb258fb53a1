"""Dates: expressions of time against TimeBank, and publication dates worked out from text."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from bench import Measure
from briefing.dating.expressions import expressions

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def measure(gold: Path) -> Iterator[Measure]:
    """Share of gold expressions found and resolved to the gold value; precision of ours."""
    records = list(_records(gold / "time" / "timebank.jsonl.gz"))
    days = right = ours = ours_right = spans = 0
    for record in records:
        anchor = datetime.fromisoformat(record["dct"]).replace(tzinfo=UTC)
        found = expressions(record["text"], anchor)
        timex = [t for t in record["timex"] if t["type"] in ("DATE", "TIME")]
        for gold_one in timex:
            if gold_one["type"] != "DATE" or not _DAY.fullmatch(gold_one["value"] or ""):
                continue
            days += 1
            right += any(_meets(e, gold_one) and e.value == gold_one["value"] for e in found)
        for e in found:
            if e.precision != "day":
                continue
            ours += 1
            spans += any(_meets(e, t) for t in timex)
            ours_right += any(_meets(e, t) and (t["value"] or "")[:10] == e.value for t in timex)
    yield Measure("dates.timebank.day_accuracy", right / days, f"{right} of {days} day-level TIMEX3")
    yield Measure(
        "dates.timebank.day_precision", ours_right / ours, f"{ours_right} of our {ours} days"
    )
    yield Measure("dates.timebank.day_spans", spans / ours, f"{spans} of our {ours} meet a TIMEX3")


def _meets(expression, timex) -> bool:
    return expression.start < timex["end"] and timex["start"] < expression.end


def _records(path: Path) -> Iterator[dict]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)

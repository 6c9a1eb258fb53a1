"""How two aligned figures differ: rounding, currency, period, scope, update or conflict.

A difference is called a conflict only when every harmless reading has been ruled out. Knows
magnitudes, bounds and periods. Does not know exchange rates and guesses none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal

from briefing.compare.amounts import Placed
from briefing.compare.record import Nature
from briefing.figures import Figure
from briefing.figures.numbers import grain
from briefing.model import Sentence

RATIO = Decimal(3)
"""Figures further apart than this are of different things, whatever their sentences share."""
_FINE, _COARSE = Decimal("0.05"), Decimal("0.10")
"""Most that a number without and with "about" is taken to have been rounded by."""
_OPEN = Decimal("1.25")
"""How far above itself "more than" or "at least" still speaks of the number."""
_COUNTED = 100
"""Things fewer than this, and any number with a last digit, are taken to have been counted one by
one: "19 states" and "20 states" do not agree."""
_GROWING = frozenset("dead injured missing arrested displaced infected case death arrest".split())
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_RATE = re.compile(r"\b(?:a|per|each|every)\s|annual|ly$")
_SCOPE = re.compile(
    r"\b(?:excluding|together with|on top of|in addition to|not counting|combined with|apart from|"
    r"before tax|after tax|net of)\b"
)
_AND_MORE = re.compile(r"\s+and\s(?:the\s)?(?:[A-Z]\w|[a-z]+s\b)")
_POLL = re.compile(r"\b(?:poll|polls|pollsters?|surveys?|respondents)\b", re.IGNORECASE)
_DAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")


def nature(
    one: Placed,
    two: Placed,
    *,
    days: tuple[datetime | None, datetime | None] = (None, None),
    one_voice: bool = False,
) -> Nature | None:
    """How the figures differ, or None where they agree or cannot be compared.

    ``days`` are the publication dates; ``one_voice`` says that both are of one origin, whose
    later figure replaces its earlier one.
    """
    a, b = one.figure, two.figure
    if a.money and a.unit != b.unit:
        return "currency" if _currency(a, b) else None
    if a.value == b.value and a.high == b.high:
        return None
    periods = [_period(f.period, day) for f, day in zip((a, b), days, strict=True)]
    if any(_RATE.search(p) for p in periods) and periods[0] != periods[1]:
        return None
    if all(periods) and periods[0] != periods[1]:
        return "period" if all(_YEAR.fullmatch(p) for p in periods) else None
    if compatible(a, b):
        return "rounding" if _close(a, b) else None
    if a.unit == "percent" and abs(a.value + b.value - 100) <= 2:
        return None  # the two parts of a whole
    if not a.value or not b.value or max(a.value, b.value) > RATIO * min(a.value, b.value):
        return None
    known = all(days)
    if one_voice:
        return "update" if known and days[0] != days[1] else None
    if known and a.counted and one.key[1] in _GROWING and days[0].date() != days[1].date():
        if (b.value > a.value) == (days[0] < days[1]):
            return "update"
    return None if _apart(one.sentence.text, two.sentence.text, days) else "conflict"


def _apart(one: str, two: str, days: tuple[datetime | None, datetime | None]) -> bool:
    """Whether two sentences speak of different days or years, or of two polls."""
    if _POLL.search(one) or _POLL.search(two):
        return True
    weekdays = [set(_DAY.findall(text)) for text in (one, two)]
    if all(weekdays) and weekdays[0] != weekdays[1]:
        return True
    current = {str(day.year) for day in days if day}
    first, second = ({*_YEAR.findall(text)} - current for text in (one, two))
    return first != second


def scoped(sentences: Iterable[Sentence], placed: Placed) -> bool:
    """Whether a text says of a figure what else it takes in, or what it leaves out."""
    text, figure = placed.sentence.text, placed.figure
    if figure.counted and figure.measures:
        behind = text.find(figure.measures, figure.end - placed.sentence.start)
        if behind >= 0 and _AND_MORE.match(text, behind + len(figure.measures)):
            return True
    return any(figure.text in s.text and _SCOPE.search(s.text) for s in sentences)


def compatible(a: Figure, b: Figure) -> bool:
    """Whether some one number is a fair reading of both."""
    if a.bound == b.bound == "up to":
        return a.value == b.value
    (low, high), (least, most) = _interval(a), _interval(b)
    return low <= most and least <= high


def _interval(figure: Figure) -> tuple[Decimal, Decimal]:
    """What a figure can fairly mean, by its bound and by the last place it states."""
    value, top = figure.value, figure.high or figure.value
    if figure.bound == "more than" or figure.bound == "at least":
        return value, Decimal("Infinity")
    if figure.bound == "up to":
        return Decimal(0), top
    if figure.bound == "less than":
        return Decimal(0), top
    half = grain(value) / 2
    if figure.bound == "about":
        return value - max(half, value * _FINE), top + max(half, top * _FINE)
    if figure.bound == "nearly":
        return value * (1 - _COARSE), top
    slack = min(half, value * _FINE)
    if figure.counted and (value < _COUNTED or grain(value) == 1):
        slack = Decimal(0)
    # A round number may have been rounded or cut: 2,891 documents become 2,800 as well as 2,900.
    return value - slack, top + min(grain(value), top * _FINE) if slack else top


def _close(a: Figure, b: Figure) -> bool:
    low, high = sorted((a.value, b.value))
    return low > 0 and high <= low * _OPEN


def _currency(a: Figure, b: Figure) -> bool:
    """Whether one number stands in two currencies: the slip that a reader should see."""
    return a.value == b.value


def _period(words: str, day: datetime | None) -> str:
    """A period as a year where it is one."""
    if words in ("last year", "this year", "next year") and day:
        return str(day.year + {"last": -1, "this": 0, "next": 1}[words.split()[0]])
    return words

"""How two aligned figures differ: rounding, currency, period, scope, update or conflict.

A difference is called a conflict only when every harmless reading has been ruled out. Knows
magnitudes, bounds and periods. Does not know exchange rates and guesses none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime, timedelta
from decimal import Decimal

from briefing.compare.amounts import Placed, shared
from briefing.figures import Figure
from briefing.figures.numbers import grain
from briefing.figures.words import CASUALTIES, GENERIC, listed, stem
from briefing.model import Nature, Sentence

RATIO = Decimal(3)
"""Figures further apart than this are of different things, whatever their sentences share."""
_FINE, _COARSE = Decimal("0.05"), Decimal("0.10")
"""Most that a number without and with "about" is taken to have been rounded by."""
_OPEN = Decimal("1.25")
"""How far above itself "more than" or "at least" still speaks of the number."""
_COUNTED = 100
"""Things fewer than this, and any number with a last digit, are taken to have been counted one by
one: "19 states" and "20 states" do not agree."""
_VOICE_CLOSE = Decimal(2)
"""What is close for two figures of one voice: it seldom tells of two things in the same words."""
_FAR_SHARED = 3
"""Least words that the clauses share for numbers further apart than a quarter."""
_FEW, _FEW_SHARED = 10, 5
"""The same for small counts, up to ten; if they are close, as many as for numbers far apart."""
_GROWING = frozenset(
    map(
        stem,
        listed("dead injured missing arrested displaced infected case death infection fatality"),
    )
) | frozenset(CASUALTIES.values())
"""What grows as news comes in, by stem: a later, higher number needs no further sign."""
_PRICES = frozenset(
    map(stem, listed("price stock share index rate yield market component point volume"))
)
"""What moves every day, by stem: of two days it is two things."""
_REPORTED = frozenset(
    map(
        stem,
        listed(
            "revenue sale earnings profit loss income turnover margin dividend growth gdp "
            "inflation unemployment output production export import order delivery shipment gain "
            "estimate analyst surprise economy deficit surplus"
        ),
    )
)
"""What is reported anew every month or quarter, by stem."""
_ONE_RELEASE = timedelta(days=3)
"""Reports further apart than this may be of two releases of one statistic."""
_LEAST = ("at least", "more than")
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_RATE = re.compile(r"\b(?:a|per|each|every)\s|annual|ly$")
_SCOPE = re.compile(
    r"\b(?:excluding|together with|on top of|in addition to|not counting|combined with|apart from|"
    r"before tax|after tax|net of)\b"
)
_AND_MORE = re.compile(r"\s+and\s(?:the\s)?(?:[A-Z]\w|[a-z]+s\b)")
_POLL = re.compile(
    r"\b(?:poll(?:s|ed|ing|sters?)?|survey(?:s|ed)?|respondents|margin of (?:sampling )?error|"
    r"stud(?:y|ies))\b",
    re.IGNORECASE,
)
"""Two polls, surveys or studies of one matter are two findings."""
_IF = re.compile(
    r"\b(?:would|could|should|must|may|might|if|unless|needs?|wants?|wanted|expect(?:s|ed|ing)?|"
    r"forecasts?|predict(?:s|ed)?|propos(?:es|ed)|sought)\b"
)
"""What is only possible, expected or asked for is not set against what is."""
_ROLLING = re.compile(
    r"\b(?:past|last|previous)\s(?:(?:\d+|few|[a-z]+teen|t[a-z]+ty|two|three|four|five|six|seven|"
    r"eight|nine|ten|twelve)[\s-])?(?:hours|days|weeks|months|sessions?|quarters)\b"
)
"""What is counted over the last so many days is another thing every day."""
_TENSES = (re.compile(r"\b[Ww]ill\b"), re.compile(r"\b[Yy]esterday\b"))
"""What is to come is not set against what was, nor the state of yesterday against today's."""
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
        years = all(_YEAR.fullmatch(p) for p in periods) and one.key[1] not in GENERIC
        return "period" if years and not _far(a, b) else None
    if one.key[1] in _PRICES and all(days) and days[0].date() != days[1].date():
        return None
    if (
        one.key[1] in _REPORTED
        and all(days)
        and abs(days[0] - days[1]) > _ONE_RELEASE
        and not (periods[0] and _YEAR.search(periods[0]))
    ):
        return None
    if any(_ROLLING.search(p.sentence.text) for p in (one, two)):
        return None
    grown = _grown(one, two, days)
    if compatible(a, b):
        if a.bound in _LEAST and b.bound in _LEAST and grown and one.key[1] in _GROWING:
            return "update"
        return "rounding" if _close(a, b) else None
    if a.unit == "percent" and abs(a.value + b.value - 100) <= 2:
        return None  # the two parts of a whole
    if _far(a, b):
        return None
    if one_voice:
        return "update" if _revised(one, two, days) else None
    if grown and one.key[1] in _GROWING:
        return "update"
    if not _sure(one, two) or _apart(one, two, days):
        return None
    return "update" if grown else "conflict"


def _revised(one: Placed, two: Placed, days: tuple[datetime | None, datetime | None]) -> bool:
    """Whether the later figure of one voice can replace its earlier one."""
    if not all(days) or days[0] == days[1] or _years(one, two, days):
        return False
    # One poll may be corrected the day after; what a house finds weeks later is another poll.
    released = abs(days[0] - days[1]) <= _ONE_RELEASE
    if not released and any(_POLL.search(p.sentence.text) for p in (one, two)):
        return False
    return one.key[1] in _GROWING or _sure(one, two, close=_VOICE_CLOSE)


def grows(placed: Placed) -> bool:
    """Whether a figure counts what grows as news comes in."""
    return placed.figure.counted and placed.key[1] in _GROWING


def _sure(one: Placed, two: Placed, *, close: Decimal = _OPEN) -> bool:
    """Whether the clauses share enough for two numbers as far apart as these.

    Close numbers under the same words are nearly always of one thing. The further apart, the
    likelier that there are two things; and every event has its "two senators" and "four senators".
    """
    low, high = sorted((one.figure.value, two.figure.value))
    near_by, few = high <= low * close, one.figure.counted and high <= _FEW
    if near_by and not few:
        return True
    near = shared(one, two)
    least = _FEW_SHARED if few and not near_by else _FAR_SHARED
    return len(near) >= least and len(near - one.names - two.names) >= 2


def _apart(one: Placed, two: Placed, days: tuple[datetime | None, datetime | None]) -> bool:
    """Whether two sentences may speak of two days, years or findings, or of what is not yet."""
    texts = one.sentence.text, two.sentence.text
    if any(kind.search(text) for kind in (_POLL, _IF) for text in texts):
        return True
    if any(bool(kind.search(texts[0])) != bool(kind.search(texts[1])) for kind in _TENSES):
        return True
    weekdays = [set(_DAY.findall(text)) for text in texts]
    if all(weekdays) and weekdays[0] != weekdays[1]:
        return True
    return _years(one, two, days)


def _years(one: Placed, two: Placed, days: tuple[datetime | None, datetime | None]) -> bool:
    """Whether one sentence speaks of a year, other than the current, and the other does not."""
    current = {str(day.year) for day in days if day}
    first, second = ({*_YEAR.findall(p.sentence.text)} - current for p in (one, two))
    return first != second


def scoped(sentences: Iterable[Sentence], placed: Placed) -> bool:
    """Whether a text says of a figure what else it takes in, or what it leaves out."""
    text, figure = placed.sentence.text, placed.figure
    if figure.counted and figure.measures:
        behind = text.find(figure.measures, figure.end - placed.sentence.start)
        if behind >= 0 and _AND_MORE.match(text, behind + len(figure.measures)):
            return True
    return any(figure.text in s.text and _SCOPE.search(s.text) for s in sentences)


def _grown(one: Placed, two: Placed, days: tuple[datetime | None, datetime | None]) -> bool:
    """Whether this is a count and the report of the later day has the higher."""
    if not all(days) or not one.figure.counted:
        return False
    a, b = one.figure.value, two.figure.value
    return a != b and days[0].date() != days[1].date() and (b > a) == (days[0] < days[1])


def compatible(a: Figure, b: Figure) -> bool:
    """Whether some one number is a fair reading of both."""
    if a.bound == b.bound == "up to":
        return (a.high or a.value) == (b.high or b.value)
    (low, high), (least, most) = _interval(a), _interval(b)
    return low <= most and least <= high


def _interval(figure: Figure) -> tuple[Decimal, Decimal]:
    """What a figure can fairly mean, by its bound and by the last place it states."""
    value, top = figure.value, figure.high or figure.value
    if figure.bound in _LEAST:
        return value, Decimal("Infinity")
    if figure.bound in ("up to", "less than"):
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


def _far(a: Figure, b: Figure) -> bool:
    low, high = sorted((a.value, b.value))
    return low <= 0 or high > RATIO * low


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

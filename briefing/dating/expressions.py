"""What a text's words for time mean, held against the day it was published.

Knows how news counts: "on Thursday" is the last one up to the day of publication unless the clause
looks ahead, "Dec. 7" lies in the year that brings it nearest. Does not know when the article was
published: the anchor is an argument, and without it only what is written in full is resolved.

The values are those of TIMEX3 (Pustejovsky et al. 2003, "TimeML: Robust Specification of Event and
Temporal Expressions in Text"), which are ISO 8601 but for quarters and seasons.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from briefing.dating.days import MONTH_NAMES, listed, spoken, valid
from briefing.dating.mentions import Mention, mentions

Unit = Literal["day", "week", "weekend", "month", "quarter", "season", "year", "decade"]
Direction = Literal["past", "present", "future"]

AGAINST = 6
"""How much farther a day without a year seems where it lies against the tense of its clause."""


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A span of a text that speaks of time, with the days it stands for."""

    start: int
    end: int
    words: str
    """``text[start:end]``."""
    first: date | None
    """First day of the time meant; None where nothing tells it."""
    last: date | None
    """Last day, the same as ``first`` for a day."""
    precision: Unit
    direction: Direction | None
    """Against the anchor; None where either is unknown."""

    @property
    def value(self) -> str | None:
        """In TIMEX3: ``2023-12-07``, ``2023-W49``, ``2023-12``, ``2023-Q4``, ``2023``; or None."""
        if self.first is None:
            return None
        return _value(self.first, self.precision)


def expressions(
    text: str, anchor: datetime | None, *, start: int = 0, end: int | None = None
) -> tuple[TimeExpression, ...]:
    """The expressions of time in ``text[start:end]``, in order, resolved against ``anchor``.

    Args:
        text: spans of the result are offsets into it.
        anchor: when the text was published; None if that is not known.
        start, end: the part of the text to look at.
    """
    day = anchor.date() if anchor else None
    return tuple(_expression(text, m, day) for m in mentions(text, start=start, end=end))


def bracket(expression: TimeExpression) -> str:
    """What to show behind the words: ``[7 December 2023]``, ``[December 2023]``; "" if unknown."""
    first, last = expression.first, expression.last
    if first is None or last is None:
        return ""
    match expression.precision:
        case "day":
            said = spoken(first)
        case "month":
            said = f"{MONTH_NAMES[first.month - 1]} {first.year}"
        case "quarter":
            said = f"Q{(first.month + 2) // 3} {first.year}"
        case "year":
            said = str(first.year)
        case "decade":
            said = f"{first.year}s"
        case _:
            said = f"{spoken(first)} – {spoken(last)}"
    return f"[{said}]"


def _expression(text: str, mention: Mention, anchor: date | None) -> TimeExpression:
    unit, first = _resolved(text, mention, anchor)
    last = _last_day(first, unit) if first else None
    direction = None
    if first and last and anchor:
        direction = "future" if first > anchor else "past" if last < anchor else "present"
    words = text[mention.start : mention.end]
    return TimeExpression(mention.start, mention.end, words, first, last, unit, direction)


def _resolved(text: str, mention: Mention, anchor: date | None) -> tuple[Unit, date | None]:
    """(unit, first day of it) that a mention means."""
    match mention.kind:
        case "day":
            return "day", _day(text, mention, anchor)
        case "weekday":
            return "day", anchor and _weekday(text, mention, anchor)
        case "month" | "quarter" | "season":
            return mention.kind, _long(text, mention, anchor)
        case "year" | "decade":
            return mention.kind, valid(mention.year or 0, 1, 1)
    steps = (mention.shift if mention.kind == "unit" else mention.number) or 0
    moved = _moved(anchor, steps, mention.unit) if anchor else None
    return mention.unit, moved and _first_day(moved, mention.unit)


# --- days, months, quarters, seasons without their year -----------------------------------------


def _nearest(
    text: str, mention: Mention, anchor: date, month: int, day: int, unit: str
) -> date | None:
    """The first day of the unit in the year that brings it nearest, against the clause's tense."""
    side = "past" if mention.part == "earlier" else outlook(text, mention)
    rare = mention.weekday is not None or (month, day) == (2, 29)
    years = range(anchor.year - 1 - 3 * rare, anchor.year + 2 + 3 * rare)
    days = [found for year in years if (found := valid(year, month, day))]
    if mention.weekday is not None:
        days = [found for found in days if found.weekday() == mention.weekday] or days
    if side == "past" and unit != "day":  # what "was agreed in January" lies behind
        days = [found for found in days if found <= anchor] or days

    def distance(first: date) -> tuple[timedelta, date]:
        if first > anchor:
            return (first - anchor) * (AGAINST if side != "future" else 1), first
        gone = max(anchor - _last_day(first, unit), timedelta())
        return gone * (AGAINST if side == "future" else 1), first

    return min(days, key=distance, default=None)


def _day(text: str, mention: Mention, anchor: date | None) -> date | None:
    if mention.year:
        return valid(mention.year, mention.month or 0, mention.day or 0)
    if not anchor:
        return None
    return _nearest(text, mention, anchor, mention.month or 0, mention.day or 0, "day")


def _weekday(text: str, mention: Mention, anchor: date) -> date:
    back = (anchor.weekday() - (mention.weekday or 0)) % 7
    if mention.shift == -1:
        return anchor - timedelta(days=back or 7)
    if mention.shift == 1 or (outlook(text, mention) == "future" and back):
        return anchor + timedelta(days=7 - back)
    return anchor - timedelta(days=back)


_FIRST_MONTHS = {"quarter": (1, 4, 7, 10), "season": (3, 6, 9, 12)}


def _long(text: str, mention: Mention, anchor: date | None) -> date | None:
    """First day of a month, quarter or season."""
    unit = mention.kind
    month = mention.month or _FIRST_MONTHS[unit][(mention.number or 1) - 1]
    if mention.year:
        return date(mention.year, month, 1)
    if not anchor:
        return None
    if mention.shift is None:
        return _nearest(text, mention, anchor, month, 1, unit)
    if unit == "quarter" or text.endswith("year", mention.start, mention.end):
        return valid(anchor.year + mention.shift, month, 1)  # "May of last year"
    years = (anchor.year - 1, anchor.year, anchor.year + 1)
    firsts = [first for year in years if (first := valid(year, month, 1))]
    if mention.shift > 0:
        return next((first for first in firsts if first > anchor), None)
    if mention.shift < 0:
        return next((f for f in reversed(firsts) if _last_day(f, unit) < anchor), None)
    # "this winter", in January and in June: the one that is on, else the year's own
    now = (first for first in firsts if first <= anchor <= _last_day(first, unit))
    return next(now, valid(anchor.year, month, 1))


# --- spans of the calendar ----------------------------------------------------------------------

_DAYS = {"day": 1, "week": 7, "weekend": 7}
_MONTHS = {"month": 1, "quarter": 3, "season": 3, "year": 12, "decade": 120}


def _moved(day: date, steps: int, unit: str) -> date | None:
    """``day`` moved by units, kept within its month; None beyond the calendar."""
    try:
        if unit in _DAYS:
            return day + timedelta(days=steps * _DAYS[unit])
        year, month = divmod(day.year * 12 + day.month - 1 + steps * _MONTHS[unit], 12)
        return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
    except (OverflowError, ValueError):
        return None


def _first_day(day: date, unit: str) -> date:
    match unit:
        case "week":
            return day - timedelta(days=day.weekday())
        case "weekend":
            return day - timedelta(days=day.weekday()) + timedelta(days=5)
        case "month":
            return day.replace(day=1)
        case "quarter":
            return day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1)
        case "year":
            return day.replace(month=1, day=1)
        case "decade":
            return valid(day.year // 10 * 10, 1, 1) or day
    return day


def _last_day(first: date, unit: str) -> date:
    following = first + timedelta(days=2) if unit == "weekend" else _moved(first, 1, unit)
    return following - timedelta(days=1) if following else date.max


def _value(first: date, unit: str) -> str:
    match unit:
        case "week" | "weekend":
            year, week, _ = first.isocalendar()
            return f"{year}-W{week:02}" + ("-WE" if unit == "weekend" else "")
        case "month":
            return f"{first:%Y-%m}"
        case "quarter":
            return f"{first.year}-Q{(first.month + 2) // 3}"
        case "season":
            return f"{first.year}-{('SP', 'SU', 'FA', 'WI')[first.month // 3 - 1]}"
        case "year":
            return f"{first.year:04}"
        case "decade":
            return f"{first.year // 10:03}"
    return first.isoformat()


# --- what is to come ----------------------------------------------------------------------------

_AHEAD = frozenset(
    listed("""
    will won't would shall could may might can must should due scheduled slated planned plan plans
    planning expected expect expects intend intends begin begins start starts open opens effective
    payable expire expires mature matures until till upcoming starting beginning ahead
    """)
)
_BEHIND = frozenset(
    listed("""
    said says was were had been told made came went took began met won lost held rose fell sold saw
    left got gave found became sent brought kept led spoke wrote according follows following after
    since ago earlier bought
    """)
)
_BEFORE_TO = frozenset(listed("is are was were be set going due"))
_WORD = re.compile(r"[^\W\d_]+(?:['’][a-z]+)?")
_STOP = re.compile(r"(?<![A-Z])[.!?;:]\s|\n|[“”\"]|''|``")
_PAST = re.compile(r"[a-z]+(?<!e)ed")  # but not "succeed", "need" or "speed"
_REACH = 120


def outlook(text: str, mention: Mention) -> Literal["past", "future"] | None:
    """Whether the clause around a mention tells of what was or of what is to come.

    The nearest cue before it within its sentence decides ("said on Tuesday that it will meet on
    Friday"); without one, the first behind it ("On Friday the council will vote").
    """
    before = _STOP.split(text[max(0, mention.start - _REACH) : mention.start])[-1]
    words = _WORD.findall(before)
    for at in range(len(words) - 1, -1, -1):
        if cue := _cue(words, at):
            return cue
    words = _WORD.findall(_STOP.split(text[mention.end : mention.end + _REACH], 1)[0])
    return next((cue for at in range(len(words)) if (cue := _cue(words, at))), None)


def _cue(words: list[str], at: int) -> Literal["past", "future"] | None:
    """What a word says of time; verbs are written small, so "United" and "Will" say nothing."""
    word = words[at].replace("’", "'")
    previous = words[at - 1] if at else ""
    if word in _AHEAD or word.endswith("'ll") or (word == "to" and previous in _BEFORE_TO):
        return "future"
    if word in _BEHIND or _PAST.fullmatch(word):
        return "future" if previous == "be" else "past"  # "is to be completed"
    return None

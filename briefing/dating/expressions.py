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

from briefing.dating.days import MONTH_NAMES, spoken, valid
from briefing.dating.mentions import Mention, mentions

Unit = Literal["day", "week", "weekend", "month", "quarter", "season", "year", "decade"]
Direction = Literal["past", "present", "future"]


AGAINST = 4
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
        """TIMEX3: ``2023-12-07``, ``2023-W49``, ``2023-12``, ``2023-Q4``, ``2023``; None if unknown."""
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
    last = first and _last_day(first, unit)
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
        case "month":
            return "month", _month(text, mention, anchor)
        case "quarter" | "season":
            return mention.kind, _part_of_year(text, mention, anchor)
        case "offset" if mention.unit != "decade":
            unit = mention.unit
            return unit, anchor and _first_day(_moved(anchor, mention.number or 0, unit), unit)
        case "unit" if mention.unit != "decade":
            unit = mention.unit
            return unit, anchor and _first_day(_moved(anchor, mention.shift or 0, unit), unit)
        case "year":
            return "year", valid(mention.year or 0, 1, 1)
        case "decade":
            return "decade", valid(mention.year or 0, 1, 1)
    steps = (mention.shift or 0) if mention.kind == "unit" else (mention.number or 0)
    return "decade", anchor and valid((anchor.year // 10 + steps) * 10, 1, 1)


# --- days ---------------------------------------------------------------------------------------


def _day(text: str, mention: Mention, anchor: date | None) -> date | None:
    if mention.year:
        return valid(mention.year, mention.month, mention.day)
    if not anchor:
        return None
    days = [
        d
        for year in range(anchor.year - 4, anchor.year + 5)
        if (d := valid(year, mention.month, mention.day))
    ]
    if mention.weekday is not None:
        days = [d for d in days if d.weekday() == mention.weekday] or days
    side = outlook(text, mention)

    def distance(day: date) -> tuple[timedelta, date]:
        against = side == ("past" if day > anchor else "future")
        return abs(day - anchor) * (AGAINST if against else 1), day

    return min(days, key=distance)


def _weekday(text: str, mention: Mention, anchor: date) -> date:
    back = (anchor.weekday() - mention.weekday) % 7
    if mention.shift == -1:
        return anchor - timedelta(days=back or 7)
    if mention.shift == 1 or (outlook(text, mention) == "future" and back):
        return anchor + timedelta(days=7 - back)
    return anchor - timedelta(days=back)


# --- months and longer --------------------------------------------------------------------------


def _month(text: str, mention: Mention, anchor: date | None) -> date | None:
    if mention.year:
        return date(mention.year, mention.month, 1)
    if not anchor:
        return None
    if mention.shift is not None and _says_year(text, mention):
        return date(anchor.year + mention.shift, mention.month, 1)
    ahead = mention.shift == 1 or (mention.shift is None and outlook(text, mention) == "future")
    year = anchor.year
    if ahead and mention.month < anchor.month:
        year += 1
    elif not ahead and mention.month > anchor.month:
        year -= 1
    elif mention.shift == -1 and mention.month == anchor.month:
        year -= 1
    return date(year, mention.month, 1)


def _says_year(text: str, mention: Mention) -> bool:
    return text[mention.start : mention.end].endswith("year")


def _part_of_year(text: str, mention: Mention, anchor: date | None) -> date | None:
    """A quarter or season: of the year said, else the last that had begun, or the next to come."""
    months = (1, 4, 7, 10) if mention.kind == "quarter" else (3, 6, 9, 12)
    month = months[(mention.number or 1) - 1]
    if mention.year:
        return date(mention.year, month, 1)
    if not anchor:
        return None
    if mention.kind == "quarter" and mention.shift is not None:
        return date(anchor.year + mention.shift, month, 1)
    this = date(anchor.year, month, 1)
    if mention.shift == 1 or (mention.shift is None and outlook(text, mention) == "future"):
        return this if this > anchor else date(anchor.year + 1, month, 1)
    began = this if this <= anchor else date(anchor.year - 1, month, 1)
    if mention.shift == -1 and _last_day(began, mention.kind) >= anchor:
        return date(began.year - 1, month, 1)
    return this if mention.shift == 0 else began


def _moved(day: date, steps: int, unit: str) -> date:
    """``day`` moved by units; the day of the month is kept within the month."""
    try:
        if unit in ("day", "week", "weekend"):
            return day + timedelta(days=steps * (1 if unit == "day" else 7))
        months = day.year * 12 + day.month - 1 + steps * {"month": 1, "quarter": 3, "year": 12}[unit]
        year, month = divmod(months, 12)
        return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
    except (OverflowError, ValueError):
        return day


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
    return day


def _last_day(first: date, unit: str) -> date:
    days = {"day": 0, "week": 6, "weekend": 1}
    if unit in days:
        return first + timedelta(days=days[unit])
    months = {"month": 1, "quarter": 3, "season": 3, "year": 12, "decade": 120}[unit]
    year, month = divmod(first.year * 12 + first.month - 1 + months - 1, 12)
    return date(year, month + 1, monthrange(year, month + 1)[1])


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

_MODAL = r"(?:will|won['’]t|would|shall|['’]ll|could|may|might|can|must|should|to)"
_AHEAD = (
    rf"{_MODAL}(?:\s(?:not|also|then|now|likely|be|have))*\s+be\s+\w+|{_MODAL.replace('|to', '')}|"
    r"due|scheduled|slated|planned|plans?|planning|expected|expects?|intends?|going to|"
    r"(?:is|are|was|were|set)\s(?:set\s)?to|begins?|starts?|opens?|takes? place|effective|payable|"
    r"expires?|matures?|ahead of|until|till|upcoming|starting|beginning"
)
_BEHIND = (
    r"\w{2,}ed|said|says|was|were|had|has been|have been|told|made|came|went|took|began|met|won|"
    r"lost|held|rose|fell|sold|saw|left|got|gave|found|became|sent|brought|kept|led|spoke|wrote|"
    r"according|follow(?:s|ing)|after|since|ago|earlier|bought"
)
_CUE = re.compile(rf"\b(?:(?P<ahead>{_AHEAD})|(?P<behind>{_BEHIND}))\b", re.IGNORECASE)
_STOP = re.compile(r"(?<![A-Z])[.!?;:]\s|\n|[“”\"]|''|``")
_REACH = 120


def outlook(text: str, mention: Mention) -> Literal["past", "future"] | None:
    """Whether the clause around a mention tells of what was or of what is to come.

    The nearest cue before it within its sentence decides ("said on Tuesday that it will meet on
    Friday"); without one, the first behind it ("On Friday the council will vote").
    """
    before = _STOP.split(text[max(0, mention.start - _REACH) : mention.start])[-1]
    cue = None
    for cue in _CUE.finditer(before):  # noqa: B007 - the last one counts
        pass
    if cue is None:
        after = _STOP.split(text[mention.end : mention.end + _REACH])[0]
        cue = _CUE.search(after)
    if cue is None:
        return None
    return "future" if cue["ahead"] else "past"

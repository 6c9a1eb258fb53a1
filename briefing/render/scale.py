"""A scale of time across a drawing, and the labels that it has room for.

Knows days and widths. Does not know what stands on the scale, nor how it is drawn.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from briefing.render.words import MONTHS

WIDTH = 640.0
EDGE = 10.0
FONT = 11.0
LETTER = 0.56
"""Width of a letter in parts of its size, on the safe side for the bundled sans serif."""
_GAP = 10.0
_DAYS = (1, 2, 7, 14)
_MONTHS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1_200, 2_400, 6_000)


@dataclass(frozen=True, slots=True)
class Scale:
    """From the start of the first day to the end of the last."""

    first: date
    last: date

    def x(self, day: date, *, end: bool = False) -> float:
        """Where a day begins (or ends) across the drawing."""
        days = (self.last - self.first).days + 1
        at = (day - self.first).days + end
        return EDGE + (WIDTH - 2 * EDGE) * min(max(at / days, 0.0), 1.0)

    def middle(self, first: date, last: date) -> float:
        """The middle of what of a period lies on the scale."""
        return (self.x(first) + self.x(last, end=True)) / 2

    def holds(self, first: date, last: date) -> bool:
        """Whether any day of a period lies on the scale."""
        return last >= self.first and first <= self.last

    @property
    def days(self) -> int:
        """From the first to the last, both counted."""
        return (self.last - self.first).days + 1


def labels(scale: Scale) -> list[tuple[float, str]]:
    """The finest division of the scale whose labels do not touch: (x, label)."""
    found: list[tuple[float, str]] = []
    for starts, by_day in _divisions(scale):
        found, end, year = [], float("-inf"), 0
        for day in starts:
            x = scale.x(day)
            label = _label(day, by_day, day.year != year)
            half = len(label) * LETTER * FONT / 2
            at = min(max(x, half), WIDTH - half)
            if at - half < end + _GAP:
                break
            found.append((x, label))
            end, year = at + half, day.year
        else:
            if found:
                return found
    return found[:1]


def _divisions(scale: Scale) -> Iterator[tuple[list[date], str]]:
    if scale.days <= 100:
        for step in _DAYS:
            count = (scale.days + step - 1) // step
            yield [moved(scale.first, i * step) for i in range(count)], "day"
    for step in _MONTHS:
        month = scale.first.year * 12 + scale.first.month - 1
        month += -month % step
        if scale.first.day > 1 and month == scale.first.year * 12 + scale.first.month - 1:
            month += step
        starts, last = [], scale.last.year * 12 + scale.last.month - 1
        for number in range(month, last + 1, step):
            starts.append(date(number // 12, number % 12 + 1, 1))
            if len(starts) > WIDTH / _GAP:
                break  # these cannot stand side by side
        yield starts, "year" if step >= 12 else "month"


def _label(day: date, unit: str, with_year: bool) -> str:
    month = MONTHS[day.month - 1][:3]
    if unit == "year":
        return str(day.year)
    shown = f"{day.day} {month}" if unit == "day" else month
    return f"{shown} {day.year}" if with_year else shown


def later(month: date, months: int) -> date:
    """The first of a month, so many months on."""
    number = month.year * 12 + month.month - 1 + months
    return date(min(number // 12, date.max.year), number % 12 + 1, 1)


def moved(day: date, days: int) -> date:
    """``day`` moved, within the calendar."""
    number = min(max(day.toordinal() + days, date.min.toordinal()), date.max.toordinal())
    return date.fromordinal(number)

"""The words of the calendar: months and weekdays in seven languages, and patterns built of them.

Knows how a day is written. Does not know what a day means in its sentence (see ``expressions``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date


def listed(text: str, separator: str | None = None) -> tuple[str, ...]:
    """The words of a table written as text."""
    return tuple(word.strip() for word in text.split(separator) if word.strip())


_MONTHS = """
january jan janvier janv januar jänner jan gennaio gen enero ene janeiro januari
february feb février févr fevrier februar febr febbraio febrero fevereiro februari
march mar mars märz maerz mrz marzo março marco maart mrt
april apr avril avr aprile abril abr
may mai mag maggio mayo maio mei
june jun juin juni giugno giu junio junho
july jul juillet juil juli luglio lug julio julho
august aug août aout agosto ago augustus
september sept sep septembre settembre septiembre setiembre setembro
october oct octobre oktober okt ottobre ott octubre outubro out
november nov novembre noviembre novembro
december dec décembre déc decembre dezember dez dicembre dic diciembre dezembro
"""
MONTHS: dict[str, int] = {
    name: number
    for number, line in enumerate(_MONTHS.strip().splitlines(), 1)
    for name in line.split()
}
"""Month number of every spelling, in lower case and without a full stop."""

_WEEKDAYS = """
monday mon montag lundi lunedì lunes segunda-feira maandag
tuesday tue tues dienstag mardi martedì martes terça-feira dinsdag
wednesday wed mittwoch mercredi mercoledì miércoles quarta-feira woensdag
thursday thu thur thurs donnerstag jeudi giovedì jueves quinta-feira donderdag
friday fri freitag vendredi venerdì viernes sexta-feira vrijdag
saturday sat samstag sonnabend samedi sabato sábado zaterdag
sunday sun sonntag dimanche domenica domingo zondag
"""
WEEKDAYS: dict[str, int] = {
    name: number
    for number, line in enumerate(_WEEKDAYS.strip().splitlines())
    for name in line.split()
}
"""Weekday number (Monday 0) of every spelling, in lower case and without a full stop."""

MONTH_NAMES = listed(
    "January February March April May June July August September October November December"
)
WEEKDAY_NAMES = listed("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")


def alternatives(words: Iterable[str]) -> str:
    """A regular expression's alternation of words, the longest first so that none hides another."""
    return "|".join(sorted(map(re.escape, words), key=lambda w: (-len(w), w)))


_MONTH = rf"(?:{alternatives(MONTHS)})\b\.?"
_YEAR = r"(?:19|20)\d\d(?!\d)"

DAY = rf"""(?:
    (?:(?P<weekday>{alternatives(WEEKDAYS)})\b[.,]?\s+)?
    (?: (?P<iso>(?:19|20)\d\d-[01]\d-[0-3]\d)(?![\d-])
      | (?P<m1>{_MONTH})\s+(?P<d1>[0-3]?\d)(?:st|nd|rd|th)?(?!\d)(?:,?\s+(?P<y1>{_YEAR}))?
      | (?P<d2>[0-3]?\d)(?:\.|st|nd|rd|th|er|º)?\s+(?:de\s+|of\s+)?(?P<m2>{_MONTH})
        (?:,?\s+(?:de\s+)?(?P<y2>{_YEAR}))?
    ))"""
"""A day of a month, perhaps with year and weekday; verbose, to be read by :func:`day_of`."""


def day_of(match: re.Match[str]) -> tuple[int | None, int, int] | None:
    """(year or None, month, day) of a match of :data:`DAY`; None where there is no such day."""
    if match["iso"]:
        year, month, day = (int(part) for part in match["iso"].split("-"))
    else:
        written = match["y1"] or match["y2"]
        year = int(written) if written else None
        month = MONTHS[(match["m1"] or match["m2"]).lower().rstrip(".")]
        day = int(match["d1"] or match["d2"])
    # 2000 was a leap year, so 29 February passes where the year is open.
    return (year, month, day) if valid(year or 2000, month, day) else None


def weekday_of(match: re.Match[str]) -> int | None:
    """Number of the weekday of a match of :data:`DAY`, Monday 0; None if it names none."""
    return WEEKDAYS[match["weekday"].lower()] if match["weekday"] else None


def valid(year: int, month: int, day: int) -> date | None:
    """The date, or None where the calendar has none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def spoken(day: date) -> str:
    """``7 December 2023``."""
    return f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}"

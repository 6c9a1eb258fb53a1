"""Dates as metadata state them, with the precision that they state and no more.

ISO 8601 first, then RFC 2822, then English and numeric forms, then dateparser in its strictest
setting. A part that is not stated is never filled in, and a day that could be a month (4/5/2023)
leaves only the year. Knows nothing of datelines or of dates in running text.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from functools import lru_cache
from typing import TYPE_CHECKING

from briefing.model import Precision, Published
from briefing.readers.clean import line

if TYPE_CHECKING:
    from dateparser.date import DateDataParser

_ISO = re.compile(r"(\d{4})(?:-(\d\d?)(?:-(\d\d?))?)?")
_BASIC = re.compile(r"(\d{4})(\d\d)(\d\d)")
_ISO_TIME = re.compile(r"\d{4}-?\d\d-?\d\d[T ]\d\d")
_RFC = re.compile(r"(?:[A-Za-z]{3,9},? )?\d{1,2} [A-Za-z]{3,9} \d{2,4}\b")
_MONTHS = {
    name: number
    for number, full in enumerate(
        (
            "january", "february", "march", "april", "may", "june",
            "july", "august", "september", "october", "november", "december",
        ),
        1,
    )
    for name in (full, full[:3], full[:4])
}  # fmt: skip
_WEEKDAY = r"(?:[A-Za-z]{3,9},? )?"
_DAY_FIRST = re.compile(_WEEKDAY + r"(\d{1,2})(?:st|nd|rd|th)? ([A-Za-z]{3,9})\.?,? (\d{4})")
_MONTH_FIRST = re.compile(_WEEKDAY + r"([A-Za-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})")
_MONTH_ONLY = re.compile(r"([A-Za-z]{3,9})\.?,? (\d{4})")
_NUMERIC = re.compile(r"(\d{1,4})([./-])(\d{1,2})\2(\d{1,4})")
_TIME = re.compile(r"\d{1,2}[:.]\d\d|\d ?[ap]\.?m\b", re.IGNORECASE)
_DIGIT_AND_LETTER = re.compile(r"(?=.*\d)(?=.*[^\W\d_])")
_LANGUAGES = [
    "en", "de", "fr", "es", "it", "nl", "pt", "pl", "ru", "uk", "cs", "sv", "da", "nb", "fi", "tr",
    "ar", "zh", "ja", "ko", "el", "hu", "ro",
]  # fmt: skip
_LONGEST = 100
_FIRST_YEAR, _LAST_YEAR = 1600, 2200
_EPOCH = (-2_208_988_800, 7_258_118_400)
"""Seconds from 1900 to 2200; larger numbers are milliseconds."""


def published(value: object, label: str = "date") -> Published:
    """The publication date that a metadata value states; undated where it states none."""
    found = when(value)
    if found is None:
        return Published()
    at, precision = found
    return Published(at, "metadata", precision, f"{label}: {line(str(value))[:80]}")


def when(value: object) -> tuple[datetime, Precision] | None:
    """The moment stated, aware and in UTC, at the start of the unit it is known to.

    Strings in any usual form and numbers as Unix time (seconds or milliseconds). A time without
    a zone is taken as UTC; a bare midnight without a zone is how tables write a day.
    """
    if isinstance(value, str):
        return _parsed(" ".join(value.split())) if len(value) <= _LONGEST else None
    if isinstance(value, datetime):
        return _moment(value)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return _from_epoch(value)
    if hasattr(value, "isoformat"):  # a bare date, as YAML makes it
        return _parsed(value.isoformat())
    return None


@lru_cache(4096)
def _parsed(text: str) -> tuple[datetime, Precision] | None:
    try:
        found = _iso(text) or _rfc(text) or _written(text) or _numeric(text)
        if found is None and _DIGIT_AND_LETTER.match(text):
            found = _by_dateparser(text)
    except (ValueError, OverflowError):  # the 31st of June, the year 0
        return None
    if found is None or not _FIRST_YEAR <= found[0].year <= _LAST_YEAR:
        return None
    return found


def _iso(text: str) -> tuple[datetime, Precision] | None:
    if match := _ISO.fullmatch(text):
        year, month, day = (int(part) if part else 0 for part in match.groups())
        return _day(year, month, day)
    if match := _BASIC.fullmatch(text):
        return _day(*map(int, match.groups()))
    if _ISO_TIME.match(text):
        try:
            return _moment(datetime.fromisoformat(text.replace(" UTC", "Z").replace(" GMT", "Z")))
        except ValueError:
            return None
    return _from_epoch(int(text)) if text.isascii() and text.isdigit() and len(text) >= 9 else None


def _rfc(text: str) -> tuple[datetime, Precision] | None:
    if not _RFC.match(text) or ":" not in text:
        return None
    from email.utils import parsedate_to_datetime

    try:
        return _moment(parsedate_to_datetime(text), stated=True)
    except (ValueError, TypeError, IndexError):
        return None


def _written(text: str) -> tuple[datetime, Precision] | None:
    """English: "7 December 2023", "Dec. 7, 2023", "December 2023"."""
    if match := _DAY_FIRST.fullmatch(text):
        day, month, year = match.groups()
    elif match := _MONTH_FIRST.fullmatch(text):
        month, day, year = match.groups()
    elif match := _MONTH_ONLY.fullmatch(text):
        day, (month, year) = "0", match.groups()
    else:
        return None
    number = _MONTHS.get(month.lower())
    return _day(int(year), number, int(day)) if number else None


def _numeric(text: str) -> tuple[datetime, Precision] | None:
    """Only what can be read in one way; dots put the day first in every language using them."""
    match = _NUMERIC.fullmatch(text)
    if not match:
        return None
    first, mark, second, third = match[1], match[2], int(match[3]), match[4]
    if len(first) == 4:
        return _day(int(first), second, int(third))
    if len(third) != 4:
        return None
    one, year = int(first), int(third)
    if one > 12 or mark == "." or one == second:
        return _day(year, second, one)
    if second > 12:
        return _day(year, one, second)
    return _day(year)


def _by_dateparser(text: str) -> tuple[datetime, Precision] | None:
    """Other languages and odder forms, in dateparser's strictest setting."""
    for parts, precision in ((("day", "month", "year"), "day"), (("month", "year"), "month")):
        try:
            at = _parser(parts).get_date_data(text).date_obj
        except Exception:  # it raises whatever its many locale tables happen to raise
            return None
        if at is None:
            continue
        if precision == "day" and _NUMERIC.search(text) and not _numeric_agrees(text, at):
            return None
        if _TIME.search(text) and precision == "day":
            return at.astimezone(UTC), "time"
        return _day(at.year, at.month, at.day if precision == "day" else 0)
    return None


@lru_cache(2)
def _parser(parts: tuple[str, ...]) -> DateDataParser:
    from dateparser.date import DateDataParser

    settings = {
        "PARSERS": ["absolute-time"],
        "REQUIRE_PARTS": list(parts),  # without it, today's date fills the gaps
        "PREFER_DAY_OF_MONTH": "first",
        "RETURN_AS_TIMEZONE_AWARE": True,
        "TIMEZONE": "UTC",
        "TO_TIMEZONE": "UTC",
        "RELATIVE_BASE": datetime(2000, 1, 1),
    }
    # All its languages take seconds to load; and what it read before must not sway what it reads.
    return DateDataParser(languages=_LANGUAGES, settings=settings, try_previous_locales=False)


def _numeric_agrees(text: str, at: datetime) -> bool:
    """Whether the numeric date inside can be read in one way only, and was read so."""
    alone = _numeric(_NUMERIC.search(text)[0])  # type: ignore[index]
    return alone is not None and alone[1] == "day" and abs((alone[0] - at).days) <= 1


def _from_epoch(number: float) -> tuple[datetime, Precision] | None:
    if number != number or abs(number) > 1e14:
        return None
    seconds = number / 1000 if abs(number) > _EPOCH[1] else number
    if not _EPOCH[0] <= seconds <= _EPOCH[1] or abs(seconds) < 1e8:
        return None
    return datetime.fromtimestamp(seconds, UTC), "time"


def _moment(at: datetime, *, stated: bool = False) -> tuple[datetime, Precision]:
    """``stated``: a naive midnight is a time of day all the same."""
    if at.tzinfo is None:
        bare = not stated and at.time() == datetime.min.time()
        return at.replace(tzinfo=UTC), "day" if bare else "time"
    return at.astimezone(UTC), "time"


def _day(year: int, month: int = 0, day: int = 0) -> tuple[datetime, Precision]:
    precision: Precision = "day" if day and month else "month" if month else "year"
    return datetime(year, month or 1, day if month and day else 1, tzinfo=UTC), precision

"""Where a text speaks of time: the words, and what they say by themselves.

Knows the patterns of days, weeks, months, quarters, seasons and years in English, and written-out
days in seven languages. Does not know when the text was written, so "Thursday" is a weekday here
and becomes a day only in ``expressions``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from briefing.dating.days import (
    MONTH_NAMES,
    MONTHS,
    WEEKDAY_NAMES,
    WEEKDAYS,
    alternatives,
    listed,
    valid,
)

Kind = Literal["day", "weekday", "month", "quarter", "season", "year", "decade", "unit", "offset"]


@dataclass(frozen=True, slots=True)
class Mention:
    """One expression of time as written, before it is held against a publication date."""

    kind: Kind
    start: int = 0
    end: int = 0
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    """Monday is 0."""
    number: int | None = None
    """Quarter or season, from 1; of an ``offset``, how many units, negative for the past."""
    unit: str = ""
    """``day``, ``week``, ``weekend``, ``month``, ``quarter``, ``year``, ``decade``."""
    shift: int | None = None
    """Of a modifier: -1 for "last", 0 for "this", 1 for "next"; None where there is none."""
    part: str = ""
    """``earlier``, ``later``, ``early``, ``late``, ``mid``, ``start`` or ``end``, if said."""


# --- the words ----------------------------------------------------------------------------------

_NUMBERS = {
    word: number
    for number, word in enumerate(
        listed(
            "one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
            "fifteen sixteen seventeen eighteen nineteen twenty"
        ),
        1,
    )
} | {"a": 1, "an": 1, "a couple of": 2, "thirty": 30}
_SEASONS = {"spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4}
_QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4}
_SHIFTS = {
    "last": -1, "past": -1, "previous": -1, "this": 0, "current": 0,
    "next": 1, "coming": 1, "following": 1,
}  # fmt: skip
_PARTS = {
    "earlier": "earlier", "later": "later", "early": "early", "late": "late", "mid": "mid",
    "middle": "mid", "start": "start", "beginning": "start", "end": "end",
}  # fmt: skip


def _either_case(words: str) -> str:
    """An alternation of words that may begin with a capital."""
    return "(?:" + "|".join(f"[{w[0].upper()}{w[0]}]{w[1:]}" for w in listed(words)) + ")"


_SHORT = listed("Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec")
_M = rf"(?:(?:{alternatives(MONTH_NAMES)})\b|(?:{alternatives(_SHORT)})\b\.?+)"
_FOREIGN_M = alternatives(n for n in MONTHS if len(n) > 3 or n == "mai")
_W = f"(?:{alternatives(WEEKDAY_NAMES)})"
_W3 = r"(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\b\.?"
_Y = r"(?:1[5-9]|20)\d\d(?![\d%]|[,.]\d|-\w)"
_N = rf"(?:\d{{1,3}}|{alternatives(_NUMBERS)})"
_UNIT = alternatives([*listed("day week weekend month quarter year decade"), *_SEASONS])
_THIS = _either_case("last next this previous current coming past") + r"(?:\ past|\ coming)?"
_NOT_LATE = _either_case("earlier later early late mid")
_END_OF = r"(?:[Tt]he\ )?" + _either_case("end beginning start middle") + r"\ of"
_PART = rf"(?:{_NOT_LATE}|{_END_OF})(?:[ -]in|[ -]on)?[ -](?:the\ )?"
_PREPOSITION = _either_case(
    "in since until till by for from during through throughout before after of to between and than "
    "fiscal around about"
)
_NO_YEAR = "people|per|million|points|troops|soldiers|years|dollars|euros|jobs|miles|of"


# --- readers: what a match says -----------------------------------------------------------------


def _number(words: str) -> int:
    return int(words) if words.isdigit() else _NUMBERS[words.lower()]


def _modifier(words: str | None) -> dict[str, object]:
    """``shift`` and ``part`` of what stands before a month, week or year."""
    said = re.findall("[a-z]+", (words or "").lower())
    return {
        # "this past Sunday", "this coming Sunday": the last such word decides.
        "shift": next((_SHIFTS[w] for w in reversed(said) if w in _SHIFTS), None),
        "part": next((_PARTS[w] for w in said if w in _PARTS), ""),
    }


def _year(words: str | None) -> dict[str, object]:
    """``year`` of "2023", or ``shift`` of "last year"."""
    if not words:
        return {}
    words = words.strip()
    return {"year": int(words)} if words.isdigit() else {"shift": _SHIFTS[words.split()[0].lower()]}


def _day(m: re.Match[str]) -> Mention | None:
    year, month, day = m["year"], MONTHS[m["month"].rstrip(".").lower()], int(m["day"])
    if not valid(int(year or 2000), month, day):
        return None
    name = m.groupdict().get("weekday")
    weekday = WEEKDAYS[name.rstrip(".").lower()] if name else None
    return Mention("day", year=int(year) if year else None, month=month, day=day, weekday=weekday)


def _iso(m: re.Match[str]) -> Mention | None:
    year, month, day = (int(part) for part in m[0].split("-"))
    return Mention("day", year=year, month=month, day=day) if valid(year, month, day) else None


def _numeric(m: re.Match[str]) -> Mention | None:
    day, month, year = (int(part) for part in re.split("[./]", m[0]))
    if "/" in m[0] and month > 12:
        day, month = month, day
    elif "/" in m[0] and day <= 12 and day != month:
        return None  # 03/04/2024 has two readings; 3.4.2024 is a day first by custom
    return Mention("day", year=year, month=month, day=day) if valid(year, month, day) else None


def _month(m: re.Match[str]) -> Mention:
    groups = m.groupdict()
    month = MONTHS[m["month"].rstrip(".").lower()]
    return Mention("month", month=month, **_modifier(m["modifier"]) | _year(groups.get("year")))


def _named_day(m: re.Match[str]) -> Mention:
    said = m[0].lower()
    if "day " in said:
        return Mention("offset", number=-2 if "before" in said else 2, unit="day")
    number = {"yesterday": -1, "last night": -1, "tomorrow": 1}.get(said, 0)
    return Mention("offset", number=number, unit="day")


def _ago(m: re.Match[str]) -> Mention:
    number = _number(m["number"])
    return Mention("offset", number=-number if m["way"] == "ago" else number, unit=m["unit"])


def _unit(m: re.Match[str]) -> Mention:
    said = _modifier(m["modifier"])
    said["shift"] = said["shift"] or 0
    if m["unit"] in _SEASONS:
        return Mention("season", number=_SEASONS[m["unit"]], **said)
    return Mention("unit", unit=m["unit"], **said)


def _quarter(m: re.Match[str]) -> Mention:
    which = m["which"].lower()
    number = _QUARTERS.get(which) or int(which[0])
    return Mention("quarter", number=number, **_year(m["year"] or m["before"]))


# --- rules --------------------------------------------------------------------------------------

# Name, pattern (verbose), reader. At one place the first rule that matches wins, so the longer
# forms stand first. Every repetition is bounded: the scan is linear in the text.
_RULES: tuple[tuple[str, str, Callable[[re.Match[str]], Mention | None]], ...] = (
    ("iso", r"(?:19|20)\d\d-[01]\d-[0-3]\d(?!\d)", _iso),
    ("numeric", r"[0-3]?\d(?:/[0-3]?\d/|\.[01]?\d\.)(?:19|20)\d\d(?!\d)", _numeric),
    (
        "month_day",  # Thursday, Dec. 7, 2023
        rf"""(?:(?P<weekday>{_W}|{_W3}),?\s)? (?P<month>{_M})\s(?P<day>[0-3]?\d)(?:st|nd|rd|th)?
             (?!\d|[:.]\d|%|,\d{{3}}) (?:,?\s(?P<year>{_Y}))?""",
        _day,
    ),
    (
        "day_month",  # Thursday, 7 December 2023
        rf"""(?:(?P<weekday>{_W}|{_W3}),?\s)? (?:[Tt]he\s)?(?P<day>[0-3]?\d)(?:st|nd|rd|th)?\s
             (?:of\s)?(?P<month>{_M}) (?:,?\s(?P<year>{_Y}))?""",
        _day,
    ),
    (
        "foreign_day",  # 7. Dezember 2023, 7 de diciembre de 2023
        rf"""(?P<day>[0-3]?\d)(?:\.|er|º)?\s(?:de\s)?(?P<month>(?i:{_FOREIGN_M}))\b
             (?:\s(?:de\s)?(?P<year>{_Y}))?""",
        _day,
    ),
    (
        "month_year",  # late in April 2022, December of last year
        rf"""(?P<modifier>{_PART}|{_PREPOSITION}\ )? (?P<month>{_M}),?\s(?:of\s)?
             (?P<year>{_Y}|(?:last|this|next)\ year)""",
        _month,
    ),
    (
        "month",  # earlier in February, next May, in March; but no "May" or "March" alone
        rf"""(?P<modifier>{_PART}|{_THIS}\ |{_PREPOSITION}\ ) (?P<month>{_M})(?!\s\d|\ [A-Z])""",
        _month,
    ),
    (
        "weekday",  # last Friday, this coming Sunday, Tuesday evening
        rf"""(?P<modifier>(?:{_THIS}|(?:[Tt]he\ )(?:previous|following|past|coming))\ )?
             (?P<weekday>{_W})(?:\ (?:morning|afternoon|evening|night))?(?!\w)""",
        lambda m: Mention(
            "weekday", weekday=WEEKDAYS[m["weekday"].lower()], **_modifier(m["modifier"])
        ),
    ),
    (
        "named_day",
        r"""(?: (?:[Tt]he\ )?[Dd]ay\ (?:before\ yesterday|after\ tomorrow) | [Tt]oday | [Yy]esterday
              | [Tt]omorrow | [Tt]onight | [Ll]ast\ night
              | [Tt]his\ (?:morning|afternoon|evening) )\b""",
        _named_day,
    ),
    (
        "ago",  # two days ago, a year from now
        rf"""(?P<number>(?i:{_N}))[ -](?P<unit>day|week|month|year|decade)s?(?:\ or\ so)?
             \ (?P<way>ago|from\ (?:now|today))\b""",
        _ago,
    ),
    (
        "in_time",  # in two weeks' time
        rf"""[Ii]n\ (?P<number>{_N})\ (?P<unit>day|week|month|year)s?['’]s?\ (?P<way>time)\b""",
        _ago,
    ),
    (
        "year_end",
        r"(?:[Yy]ear[ -]end|(?:[Tt]he\ )?[Ee]nd\ of\ the\ year)\b(?!-)",
        lambda _: Mention("day", month=12, day=31, part="end"),
    ),
    (
        "quarter",  # the third quarter of 2023, last year's final quarter
        rf"""(?:(?P<before>(?:[Ll]ast|[Tt]his|[Nn]ext)\ year|{_Y})(?:['’]s)?\ )?
             (?P<which>(?i:first|second|third|fourth|final|1st|2nd|3rd|4th))[ -]quarter\b
             (?:,?\s(?:of\s)?(?P<year>{_Y}|(?:last|this|next)\ year))?""",
        _quarter,
    ),
    (
        "unit",  # last week, earlier this month, the end of the quarter
        rf"(?P<modifier>(?:{_NOT_LATE}\ |[Ee]nd\ of\ )?{_THIS}\ |{_PART})(?P<unit>{_UNIT})\b(?!-)",
        _unit,
    ),
    ("q", rf"Q(?P<which>[1-4])(?!\w)(?P<before>)(?:\s(?:of\s)?(?P<year>{_Y}))?", _quarter),
    (
        "season",
        rf"(?P<season>(?i:{alternatives(_SEASONS)}))\ (?:of\ )?(?P<year>{_Y})",
        lambda m: Mention("season", number=_SEASONS[m["season"].lower()], year=int(m["year"])),
    ),
    (
        "decade",
        r"(?P<year>(?:1[6-9]|20)\d0)['’]?s\b",
        lambda m: Mention("decade", year=int(m["year"])),
    ),
    (
        "year",  # late in 2022, since 2019, (2019); but no number alone
        rf"""(?P<modifier>{_PART}|{_PREPOSITION}\ (?:the\ )?(?:fiscal\ (?:year\ )?)?|(?<=\())
             (?P<year>{_Y})(?!\s?[-–—]\d|\s(?:{_NO_YEAR})\b)""",
        lambda m: Mention("year", year=int(m["year"]), **_modifier(m["modifier"])),
    ),
)
_READ = {name: (re.compile(pattern, re.VERBOSE), reader) for name, pattern, reader in _RULES}
_SCAN = re.compile(
    r"(?<![\w$€£¥#.,/-])(?=[\dA-Za-z])(?:"
    + "|".join(f"(?P<{name}>{re.sub('[?]P<[a-z]+>', '?:', rule)})" for name, rule, _ in _RULES)
    + ")",
    re.VERBOSE,
)
_LEAD = re.compile(rf"{_PREPOSITION} (?:the )?")
_FEAST = re.compile(
    "(?:Black|Good|Bloody|Super|Cyber|Easter|Palm|Ash|Fat|Boxing|Giving|Holy|Maundy|Big) $"
)


def mentions(text: str, *, start: int = 0, end: int | None = None) -> tuple[Mention, ...]:
    """Every expression of time in ``text[start:end]``, in order; spans are offsets in ``text``."""
    found = []
    end = len(text) if end is None else end
    for match in _SCAN.finditer(text, start, end):
        begin, name = match.start(), match.lastgroup or ""
        pattern, reader = _READ[name]
        again = pattern.match(text, begin, end)
        mention = reader(again) if again else None
        if not mention or (name == "weekday" and _FEAST.search(text, max(0, begin - 7), begin)):
            continue
        # A preposition that only vouched for the month or year is no part of it.
        lead = _LEAD.match(match[0]) if name in ("month", "month_year", "year") else None
        begin += lead.end() if lead else 0
        found.append(replace(mention, start=begin, end=match.end()))
    return tuple(found)

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

from briefing.dating.days import MONTHS, WEEKDAYS, alternatives, valid

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
    """``day``, ``week``, ``weekend``, ``month``, ``quarter``, ``season``, ``year``, ``decade``."""
    shift: int | None = None
    """Of a modifier: -1 for "last", 0 for "this", 1 for "next"; None where there is none."""
    part: str = ""
    """``earlier``, ``later``, ``early``, ``late``, ``mid``, ``start`` or ``end``, if said."""


_ENGLISH = "january february march april may june july august september october november december"
_SHORT = "jan feb mar apr jun jul aug sept sep oct nov dec"
_M = (
    "(?:(?:"
    + alternatives(n.capitalize() for n in _ENGLISH.split())
    + r")\b|(?:"
    + alternatives(n.capitalize() for n in _SHORT.split())
    + r")\b\.?+)"
)
_FOREIGN = [n for n in MONTHS if len(n) > 3 or n == "mai"]
_W = "(?:" + alternatives(n.capitalize() for n in WEEKDAYS if n.endswith("day")) + ")"
_W3 = r"(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\b\.?"
_Y = r"(?:1[5-9]|20)\d\d(?![\d%]|[,.]\d|-\w)"
_NUMBERS = {
    word: number
    for number, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
        "sixteen seventeen eighteen nineteen twenty".split(),
        1,
    )
} | {"a": 1, "an": 1, "a couple of": 2, "thirty": 30}
_N = rf"(?:\d{{1,3}}|{alternatives(_NUMBERS)})"
_UNITS = "day week weekend month quarter year decade spring summer autumn fall winter".split()
_SEASONS = {"spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4}
_QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4}
_SHIFTS = {
    **dict.fromkeys(("last", "past", "previous"), -1),
    **dict.fromkeys(("this", "current"), 0),
    **dict.fromkeys(("next", "coming", "following"), 1),
}
_PART = r"""(?:[Ee]arlier|[Ll]ater|[Ee]arly|[Ll]ate|[Mm]id|(?:[Tt]he\ )?(?:[Ee]nd|[Bb]eginning|[Ss]tart|[Mm]iddle)\ of)
            (?:[ -]in|[ -]on)?[ -](?:the\ )?"""
_BEFORE = """In Since Until Till By For From During Through Throughout Before After Of To Between
And Than Fiscal Around About""".split()
_PREPOSITION = "(?:" + "|".join(f"[{w[0]}{w[0].lower()}]{w[1:]}" for w in _BEFORE) + ")"


def _number(words: str) -> int:
    return int(words) if words.isdigit() else _NUMBERS[words.lower()]


def _month(name: str) -> int:
    return MONTHS[name.strip(". ").lower()]


def _modifier(words: str | None) -> dict[str, object]:
    """``shift`` and ``part`` of what stands before a month, week or year."""
    said = re.findall(r"[a-z]+", (words or "").lower())
    # "this past Sunday", "this coming Sunday": the last such word decides.
    shift = next((_SHIFTS[w] for w in reversed(said) if w in _SHIFTS), None)
    names = {"beginning": "start", "middle": "mid", "mid": "mid"}
    parts = ("earlier", "later", "early", "late", "mid", "end", "beginning", "start", "middle")
    part = next((names.get(w, w) for w in said if w in parts), "")
    return {"shift": shift, "part": part}


def _year(words: str | None) -> dict[str, object]:
    """``year`` of "2023", or ``shift`` of "last year"."""
    if not words:
        return {}
    return {"year": int(words)} if words.isdigit() else {"shift": _SHIFTS[words.split()[0].lower()]}


def _day(m: re.Match[str]) -> Mention | None:
    year, month, day = m["year"], _month(m["month"]), int(m["day"])
    if not valid(int(year or 2000), month, day):
        return None
    weekday = m.groupdict().get("weekday")
    return Mention(
        "day",
        year=int(year) if year else None,
        month=month,
        day=day,
        weekday=WEEKDAYS[weekday.strip(".").lower()] if weekday else None,
    )


def _iso(m: re.Match[str]) -> Mention | None:
    year, month, day = (int(p) for p in m[0].split("-"))
    return Mention("day", year=year, month=month, day=day) if valid(year, month, day) else None


def _numeric(m: re.Match[str]) -> Mention | None:
    first, second, year = (int(p) for p in re.split(r"[./]", m[0]))
    if "/" in m[0] and second > 12:
        first, second = second, first
    elif "/" in m[0] and first <= 12 and first != second:
        return None  # 03/04/2024 has two readings
    return (
        Mention("day", year=year, month=second, day=first) if valid(year, second, first) else None
    )


def _named(m: re.Match[str]) -> Mention:
    said = m[0].lower()
    number = {"yesterday": -1, "tomorrow": 1, "last night": -1}.get(said, 0)
    if said.startswith(("the day", "day")):
        number = -2 if "before" in said else 2
    return Mention("offset", number=number, unit="day")


def _ago(m: re.Match[str]) -> Mention:
    number = _number(m["number"])
    return Mention("offset", number=-number if m["way"] == "ago" else number, unit=m["unit"])


def _unit(m: re.Match[str]) -> Mention:
    modifier = _modifier(m["modifier"])
    shift = 0 if modifier["shift"] is None else modifier["shift"]
    if (unit := m["unit"]) in _SEASONS:
        return Mention("season", number=_SEASONS[unit], shift=shift, part=modifier["part"])
    return Mention("unit", unit=unit, shift=shift, part=modifier["part"])


def _quarter(m: re.Match[str]) -> Mention:
    which = m["which"].lower()
    said = m["year"] or m["before"]
    return Mention(
        "quarter",
        number=_QUARTERS.get(which) or int(which[0]),
        **_year(said.replace("'s", "").replace("’s", "").strip() if said else None),
    )


# Name, pattern (verbose), reader. At one place the first rule that matches wins, so the longer
# forms stand first. Every repetition is bounded: the scan is linear in the text.
_RULES: tuple[tuple[str, str, Callable[[re.Match[str]], Mention | None]], ...] = (
    ("iso", r"(?:19|20)\d\d-[01]\d-[0-3]\d(?!\d)", _iso),
    ("numeric", r"[0-3]?\d(?:/[0-3]?\d/|\.[01]?\d\.)(?:19|20)\d\d(?!\d)", _numeric),
    (
        "month_day",
        rf"""(?:(?P<weekday>{_W}|{_W3}),?\s)?(?P<month>{_M})\s(?P<day>[0-3]?\d)(?:st|nd|rd|th)?
             (?!\d|[:.]\d|%|,\d{{3}})(?:,?\s(?P<year>{_Y}))?""",
        _day,
    ),
    (
        "day_month",
        rf"""(?:(?P<weekday>{_W}|{_W3}),?\s)?(?:[Tt]he\s)?(?P<day>[0-3]?\d)(?:st|nd|rd|th)?\s
             (?:of\s)?(?P<month>{_M})(?:,?\s(?P<year>{_Y}))?""",
        _day,
    ),
    (
        "foreign",
        rf"""(?P<day>[0-3]?\d)(?:\.|er|º)?\s(?:de\s)?(?P<month>(?i:{alternatives(_FOREIGN)}))\b
             (?:\s(?:de\s)?(?P<year>{_Y}))?""",
        _day,
    ),
    (
        "month_year",
        rf"""(?P<modifier>{_PART})?(?P<month>{_M}),?\s(?:of\s)?(?P<year>{_Y}|(?:last|this|next)\ year)""",
        lambda m: Mention(
            "month", month=_month(m["month"]), **{**_modifier(m["modifier"]), **_year(m["year"])}
        ),
    ),
    (
        "month",
        rf"""(?P<modifier>{_PART}|(?:[Ll]ast|[Nn]ext|[Tt]his(?:\ past|\ coming)?)\ |{_PREPOSITION}\ )
             (?P<month>{_M})(?!\s\d|\ [A-Z])""",
        lambda m: Mention("month", month=_month(m["month"]), **_modifier(m["modifier"])),
    ),
    (
        "weekday",
        rf"""(?P<modifier>(?:[Ll]ast|[Nn]ext|[Tt]his(?:\ past|\ coming)?|(?:[Tt]he\ )?(?:previous|following|past|coming))\ )?
             (?P<weekday>{_W})(?:\ (?:morning|afternoon|evening|night))?(?!\w)""",
        lambda m: Mention(
            "weekday", weekday=WEEKDAYS[m["weekday"].lower()], **_modifier(m["modifier"])
        ),
    ),
    (
        "named",
        r"""(?:(?:[Tt]he\ )?[Dd]ay\ (?:before\ yesterday|after\ tomorrow)|[Tt]oday|[Yy]esterday|[Tt]omorrow
             |[Tt]onight|[Ll]ast\ night|[Tt]his\ (?:morning|afternoon|evening))\b""",
        _named,
    ),
    (
        "ago",
        rf"(?P<number>(?i:{_N}))[ -](?P<unit>day|week|month|year|decade)s?(?:\ or\ so)?\ (?P<way>ago|from\ (?:now|today))\b",
        _ago,
    ),
    (
        "in_time",
        rf"[Ii]n\ (?P<number>{_N})\ (?P<unit>day|week|month|year)s?['’]s?\ (?P<way>time)\b",
        _ago,
    ),
    (
        "unit",
        rf"""(?P<modifier>(?:[Ee]arlier\ |[Ll]ater\ |[Ee]arly\ |[Ll]ate\ |[Ee]nd\ of\ )?
             (?:[Ll]ast|[Nn]ext|[Tt]his(?:\ past|\ coming)?|[Pp]revious|[Cc]urrent|[Cc]oming|[Pp]ast)\ |{_PART})
             (?P<unit>{alternatives(_UNITS)})\b(?!-)""",
        _unit,
    ),
    (
        "year_end",
        r"(?:[Yy]ear[ -]end|(?:the\ )?[Ee]nd\ of\ the\ year)\b(?!-)",
        lambda m: Mention("day", month=12, day=31),
    ),
    (
        "quarter",
        rf"""(?P<before>(?:[Ll]ast|[Tt]his|[Nn]ext)\ year['’]s\ |{_Y}\ )?(?P<which>(?i:first|second|third|fourth|final|1st|2nd|3rd|4th))
             [ -]quarter\b(?:,?\s(?:of\s)?(?P<year>{_Y}|(?:last|this|next)\ year))?""",
        _quarter,
    ),
    (
        "q",
        rf"Q(?P<which>[1-4])(?!\w)(?P<before>)(?:\s(?:of\s)?(?P<year>{_Y}))?",
        _quarter,
    ),
    (
        "season",
        rf"(?P<season>(?i:spring|summer|autumn|fall|winter))\ (?:of\ )?(?P<year>{_Y})",
        lambda m: Mention("season", number=_SEASONS[m["season"].lower()], year=int(m["year"])),
    ),
    (
        "decade",
        r"(?P<year>(?:1[6-9]|20)\d0)['’]?s\b",
        lambda m: Mention("decade", year=int(m["year"])),
    ),
    (
        "year",
        rf"""(?P<modifier>{_PART}|{_PREPOSITION}\ (?:the\ )?(?:fiscal\ (?:year\ )?)?|\()(?P<year>{_Y})
             (?!\s?[-–—]\d|\s(?:people|per|million|points|troops|soldiers|years|dollars|euros|jobs|miles|of)\b)""",
        lambda m: Mention("year", year=int(m["year"]), **_modifier(m["modifier"])),
    ),
)
_READ = {name: (re.compile(pattern, re.VERBOSE), reader) for name, pattern, reader in _RULES}
_SCAN = re.compile(
    r"(?<![\w$€£¥#.,/-])(?:"
    + "|".join(f"(?P<{name}>{re.sub(r'[(][?]P<[a-z]+>', '(?:', p)})" for name, p, _ in _RULES)
    + ")",
    re.VERBOSE,
)
_SKIP = re.compile(
    r"(?:Black|Good|Bloody|Super|Cyber|Easter|Palm|Ash|Fat|Boxing|Giving|Casual|Holy|Maundy|Ruby|Freaky|Big)\ $".replace("\\ ", " ")
)  # fmt: skip


def mentions(text: str, *, start: int = 0, end: int | None = None) -> tuple[Mention, ...]:
    """Every expression of time in ``text[start:end]``, in order; spans are offsets into ``text``."""
    found = []
    end = len(text) if end is None else end
    for match in _SCAN.finditer(text, start, end):
        name = match.lastgroup or ""
        pattern, reader = _READ[name]
        again = pattern.match(text, match.start(), end)
        mention = reader(again) if again else None
        if mention is None or (
            name == "weekday" and _SKIP.search(text[max(0, match.start() - 9) : match.start()])
        ):
            continue
        # A preposition or bracket that only vouched for the month or year is not part of it.
        lead = (
            re.match(rf"(?:{_PREPOSITION}\ (?:the\ )?|\()", match[0], re.VERBOSE)
            if name in ("month", "year")
            else None
        )
        begin = match.start() + (lead.end() if lead else 0)
        found.append(replace(mention, start=begin, end=match.end()))
    return tuple(found)

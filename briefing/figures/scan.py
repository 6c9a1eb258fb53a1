"""Where a sentence states a figure: its span, magnitude, unit and bound.

One pass of one pattern whose parts cannot match the same characters in two ways, so the time is
linear in the text. Years, days of the month, clock times, ordinals, scores, ages and numbers
that are names ("Flight 370", "Article 5") are not figures. Does not know what is measured.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from briefing.figures import numbers, units
from briefing.figures.words import listed


@dataclass(frozen=True, slots=True)
class Stated:
    """A number as it stands in a text: positions are in that text."""

    start: int
    """Where the number begins, its currency sign included and its bound left out."""
    end: int
    value: Decimal
    high: Decimal | None
    """The upper end of a range."""
    unit: str
    """``EUR``, ``percent``, ``tonnes``, ``times``…, empty for a bare number."""
    bound: str
    whole: int
    """Where the statement begins with its bound."""


def _any(words: Iterable[str]) -> str:
    ordered = sorted(words, key=lambda w: (-len(w), w))
    return "|".join(re.escape(w).replace(r"\ ", r"\s") for w in ordered)


_LONG_SCALES = [s for s in numbers.SCALES if len(s) > 3]
_UNITS = [u for u in (*units.MEASURES, *units.NAMES) if u != "%"]
_TENS = _any(w for w, n in numbers.WORDS.items() if n >= 20)
_ONES = _any(w for w, n in numbers.WORDS.items() if n < 10)
_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d,]\d)|\d+(?:\.\d+)?(?!\d)"
_SPELLED = (
    rf"(?:(?:{_TENS})(?:[-\s](?:{_ONES}))?|(?:{_any(numbers.WORDS)})|(?:half\s)?an?(?=\s(?:dozen|"
    rf"{'|'.join(_LONG_SCALES)})\b))(?:\sdozen|\shundred)?\b|dozen\b"
)
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|March|Mar|April|Apr|May|June?|July?|Aug(?:ust)?|"
    r"Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b"
)
_RANGE = rf"""(?:(?:\s?[-–]\s?|\sto\s|(?(between)\sand\s|(?!)))
         (?:{_any(units.SIGNS)})?(?P<to>{_DIGITS})(?=[\s%.,;)]|(?:m|bn|tn)\b))?"""
_PATTERN = rf"""
    (?<![\w.,:/#§&-])
    (?:(?P<bound>(?i:{_any(numbers.BOUNDS)}))\s(?:the\s)?)?
    (?:
      (?i:(?P<share>(?:an?|one|two|three|four)[\s-](?:{_any(numbers.FRACTIONS)})
        |(?<!first\s)(?<!second\s)(?<!latter\s)half))
      (?=\s(?:of|the)\b)
    |
      (?P<between>(?i:between)\s)?
      (?:(?P<sign>{_any(units.SIGNS)})\s?|(?P<code>{"|".join(units.CODES)})\s?)?
      (?:(?P<digits>{_DIGITS})|(?i:(?P<spelled>{_SPELLED})))
      (?:[\s-]?(?i:(?P<scale0>{"|".join(_LONG_SCALES)}))\b)?
      {_RANGE}
      (?:[\s-]?(?i:(?P<scale>{"|".join(_LONG_SCALES)}))\b|(?P<short>bn|tn|trn|mln|bln|[mMkKbB])\b)?
      (?:\s?(?P<percent>%)|[\s-](?P<unit>(?i:{_any(_UNITS)}))\b(?!-old))?
    |
      (?i:(?P<vague>{_any(numbers.VAGUE)}))\b
    |
      (?i:(?P<times>{_any(numbers.TIMES)}))\b
    )
    """
_FIGURE = re.compile(_PATTERN, re.VERBOSE)
_ONE = re.compile(_PATTERN.replace(_RANGE, "(?P<to>(?!))?"), re.VERBOSE)
"""The same without ranges."""
_FROM = re.compile(r"\bfrom\s$")
_DIGIT, _LETTERS = re.compile(r"\d"), re.compile(r"[a-z]+")
_NUMBER_WORDS = frozenset(
    word
    for table in (numbers.WORDS, numbers.FRACTIONS, numbers.TIMES, numbers.VAGUE, numbers.SCALES)
    for word in table
) | {"dozen"}
_NOT_BEHIND = re.compile(
    rf"(?:st|nd|rd|th|s)\b|-?year-old|[:/]\d|\s?(?:a\.?m|p\.?m|o.clock)\b|,?\s{_MONTH}|-[A-Za-z]|\w"
)
_NAMED = re.compile(
    rf"(?:\b(?:{_MONTH})\.?|\b[A-Z][\w.'’]*|[Nn]umber|[Nn]o\.|"
    r"\b(?:year|grade|day|page|chapter|level|phase|room|article|section|version|stage))\s$"
)
_ONE_IN = re.compile(r"(?:\d|\b(?:" + _ONES + r"))\s(?:in|out\sof)\s(?:every\s)?$", re.IGNORECASE)
_LOWER_OPENERS = frozenset(
    listed("The A An In On At About Around Some Only But And Of By For When")
)


def scan(text: str) -> Iterator[Stated]:
    """The figures of a sentence, in order."""
    # Words are looked up before the pattern is tried: two sentences in three state no figure.
    if not _DIGIT.search(text) and _NUMBER_WORDS.isdisjoint(_LETTERS.findall(text.lower())):
        return
    at = 0
    while found := _FIGURE.search(text, at):
        if found["to"] and _FROM.search(text, max(0, found.start() - 6), found.start()):
            found = _ONE.match(text, found.start()) or found  # "from 12 to 17": two states
        at = max(found.end(), at + 1)
        if stated := _read(found, text):
            yield stated


def _read(found: re.Match[str], text: str) -> Stated | None:
    part = found.groupdict()
    bound_end = found.end("bound") if part["bound"] else found.start()
    start = next(n for n in range(bound_end, len(text)) if not text[n].isspace())
    if part["bound"] and text.startswith("the ", start):
        start += 4
    if part["between"]:
        start = found.end("between")
    bound = numbers.BOUNDS[" ".join((part["bound"] or "").lower().split())] if part["bound"] else ""
    plain = dict(start=start, whole=found.start(), end=found.end(), high=None, bound=bound)
    if word := part["vague"]:
        least = numbers.VAGUE[" ".join(word.lower().split())]
        return Stated(**{**plain, "bound": "vague"}, value=Decimal(least), unit="")
    if word := part["share"]:
        *count, fraction = re.split(r"[\s-]", word.lower())
        times = numbers.WORDS.get(count[0], 1) if count else 1
        value = round(times * numbers.FRACTIONS[fraction], 2)
        return Stated(**plain, value=value, unit="percent")
    if word := part["times"]:
        times = numbers.TIMES[word.lower()]
        return Stated(**plain, value=Decimal(times) or Decimal("0.5"), unit="times")
    return _number(found, text, plain)


def _number(found: re.Match[str], text: str, plain: dict) -> Stated | None:
    part = found.groupdict()
    low = numbers.digits(part["digits"]) if part["digits"] else numbers.spelled(part["spelled"])
    high = numbers.digits(part["to"]) if part["to"] else None
    scale = part["scale"] or part["scale0"]
    unit = _unit(part)
    if part["short"]:
        if unit in units.MONEY or len(part["short"]) > 1:
            scale = part["short"]
        elif part["short"] != "m":
            return None
        else:
            unit = "metres"
    factor = Decimal(10) ** numbers.SCALES[scale.lower()] if scale else Decimal(1)
    if high is not None and high <= low:
        return None  # a score
    bare = not unit and not scale and not part["bound"]
    if bare and _is_no_figure(found, text, plain):
        return None
    if unit in ("years", "months", "days") and text.startswith("-old", found.end()):
        return None
    return Stated(
        **plain, value=low * factor, unit=unit
    ) if high is None else Stated(
        **{**plain, "high": high * factor}, value=low * factor, unit=unit
    )  # fmt: skip


def _unit(part: dict[str, str | None]) -> str:
    if part["sign"]:
        return units.SIGNS[part["sign"]]
    if part["code"]:
        return units.code(part["code"])
    if part["percent"]:
        return "percent"
    words = " ".join((part["unit"] or "").lower().split())
    return units.MEASURES.get(words) or units.NAMES.get(words, "")


def _is_no_figure(found: re.Match[str], text: str, plain: dict) -> bool:
    """Whether a bare number is a year, a day, a time, an ordinal or part of a name."""
    written, end = found["digits"], found.end()
    if written and len(written) > 1 and written[0] == "0" and written[1] != ".":
        return True
    if _NOT_BEHIND.match(text, end) or text[end - 1 : end] in "-–":
        return True
    round_number = written in ("10", "20", "100", "1,000") or written is None
    if round_number and _ONE_IN.search(text, max(0, plain["start"] - 24), plain["start"]):
        return True  # "8 in 10"
    before = _NAMED.search(text, max(0, plain["start"] - 24), plain["start"])
    if before and before.group().strip() not in _LOWER_OPENERS:
        return True
    if written is None:
        return found["spelled"].lower() in ("one", "a", "an", "dozen")
    return len(written) == 4 and 1500 <= int(written.split(".")[0].replace(",", "")) <= 2099

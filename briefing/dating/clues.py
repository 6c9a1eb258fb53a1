"""The days that an article states in full, and the words to quote for each.

Knows addresses, datelines and visible dates. Does not weigh them against one another (see
``resolve``) and works nothing out (see ``infer``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from briefing.dating.byline import full_date
from briefing.dating.dateline import Opening
from briefing.dating.days import DAY, MONTHS, spoken, valid
from briefing.model import Basis, Precision, Published

AGREE = timedelta(days=2)
"""Evidence that differs by no more is taken to agree: time zones, and a night at the desk."""


@dataclass(frozen=True, slots=True)
class Clue:
    """A day, or the first of a month or year, that one piece of evidence gives."""

    day: date
    words: str
    """A clause that quotes it: ``the dateline says “2023-12-07”``."""
    basis: Basis
    precision: Precision = "day"

    @property
    def said(self) -> str:
        """``7 December 2023``, ``December 2023`` or ``2023``."""
        words = spoken(self.day).split()
        return " ".join(words[{"month": 1, "year": 2}.get(self.precision, 0) :])

    def agrees(self, day: date) -> bool:
        """Whether a day lies within the unit that is known, or two days of it."""
        if self.precision == "month":
            return (self.day.year, self.day.month) == (day.year, day.month)
        if self.precision == "year":
            return self.day.year == day.year
        return abs(self.day - day) <= AGREE

    def published(self, more: str = "") -> Published:
        """The clue as a publication date, with a sentence of evidence."""
        at = datetime.combine(self.day, time(), UTC)
        return Published(at, self.basis, self.precision, sentence(self.words + more))


def sentence(words: str) -> str:
    """Words as a plain sentence."""
    return words[0].upper() + words[1:].rstrip(".") + "."


def stated(published: Published) -> Clue | None:
    """What metadata say, as a clue; None where they say nothing."""
    if not published.at or not published.precision or published.basis != "metadata":
        return None
    day = published.at.date()
    precision = "day" if published.precision == "time" else published.precision
    return Clue(day, f"the metadata say {spoken(day)}", "metadata", precision)


_SHORT_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_IN_ADDRESS = (
    # /2023/12/07/, /2023/dec/07/: folders. "/2026/01/15-things-to-know" is a slug, not a day.
    re.compile(
        rf"(?<!\d)(?P<y>(?:19|20)\d\d)/(?P<m>0?[1-9]|1[0-2]|{_SHORT_MONTHS})/(?P<d>0?[1-9]|[12]\d|3[01])(?=[/?.#]|$)"
    ),
    # /2023-12-07/, /roundup-2023-12-07: at an edge of its folder, since a day within a slug is
    # what the article is about (or no day: "drops-2025-1-17-billion").
    re.compile(r"(?<=/)(?P<y>(?:19|20)\d\d)-(?P<m>0[1-9]|1[0-2])-(?P<d>0[1-9]|[12]\d|3[01])(?!\d)"),
    re.compile(
        r"(?<=-)(?P<y>(?:19|20)\d\d)-(?P<m>0[1-9]|1[0-2])-(?P<d>0[1-9]|[12]\d|3[01])(?=[/?.#]|$)"
    ),
    re.compile(
        r"(?<=[/_-])(?P<y>(?:19|20)\d\d)(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])(?=[/_.?]|$)"
    ),
    re.compile(r"/(?P<y>(?:19|20)\d\d)/(?P<m>0[1-9]|1[0-2])(?P<d>)/(?!\d)"),
)


def address(url: str | None) -> Clue | None:
    """The day, or the month, that a URL sets apart in its path."""
    path = re.sub(r"^\w+://[^/]*", "", url or "")[:500]
    for pattern in _IN_ADDRESS:
        if match := pattern.search(path):
            month = MONTHS.get(match["m"]) or int(match["m"])
            if day := valid(int(match["y"]), month, int(match["d"] or 1)):
                words = f"the address carries “{match[0].strip('/')}”"
                return Clue(day, words, "metadata", "day" if match["d"] else "month")
    return None


def dateline(opening: Opening, near: date | None = None) -> Clue | None:
    """The dateline's day; one without a year only where a day is given that it must lie near."""
    if not opening.day:
        return None
    year, month, day = opening.day
    words = f"the dateline says “{opening.words}”"
    if year:
        return Clue(date(year, month, day), words, "dateline")
    if not near:
        return None
    days = [d for y in range(near.year - 1, near.year + 2) if (d := valid(y, month, day))]
    return Clue(min(days, key=lambda d: abs(d - near)), words, "inferred") if days else None


_TIMED_DAY = DAY.replace("?P<", "?P<t")  # group names must differ within one pattern
_STAMP = re.compile(
    rf"""\b(?i:published|posted|updated|date)\b[^\n.]{{0,20}}?(?<![\w-])(?P<labelled>(?i:{DAY}))
      | (?P<timed>(?i:{_TIMED_DAY})),?\s(?:[-–|·]\s)?(?:at\s)?[012]?\d[:.][0-5]\d\b""",
    re.VERBOSE,
)
_STAMP_REACH = 600
_STAMP_WORD = re.compile(r"(?i:published|posted|updated|date)\b|\d[:.][0-5]\d\b")
"""What every stamp holds; most texts hold none, and the pattern above is slow."""


def visible(opening: Opening, text: str) -> Clue | None:
    """The full date of the lines above the text, or of a stamp in its first lines."""
    if opening.visible and (day := valid(*opening.visible)):
        return Clue(day, f"the line above the text says “{opening.visible_words}”", "text")
    if not _STAMP_WORD.search(text, 0, _STAMP_REACH):
        return None
    for match in _STAMP.finditer(text, 0, _STAMP_REACH):
        if found := full_date(match["labelled"] or match["timed"]):
            return Clue(date(*found[0]), f"a stamp in the text says “{found[1]}”", "text")
    return None

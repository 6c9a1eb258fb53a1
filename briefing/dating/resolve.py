"""When an article appeared: one resolver over all that speaks of it.

Knows the evidence (metadata, address, dateline, visible date, what the text says, the days of
other articles) and the rules that weigh it. Does not know the clock: "now" is an argument, and only
ever a bound. A file's own time stamp is no evidence and never comes here.

The rules, in order:

1. Metadata stand, unless they lie in the future, or the address carries an earlier day (a later
   metadata date is when a page was collected or changed), or lie more than a year before it. The
   dateline decides between the two where it sides with one of them.
2. Without metadata: the address's day, the dateline's full day, a full date above the lede.
3. A dateline without a year takes the year of the nearest of these, else the latest year up to now
   whose weekday and named years fit the text. Other articles' days decide between years that the
   text leaves open, and nothing else.
4. Else the text: "earlier in February" names the month; the last year it speaks of in full names
   the year before which it cannot lie.
5. Else the date is unknown, and says so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from briefing.dating.dateline import Opening
from briefing.dating.days import MONTH_NAMES, MONTHS, WEEKDAY_NAMES, spoken, valid
from briefing.dating.mentions import Mention, mentions
from briefing.model import Article, Basis, Precision, Problem, Published

AGREE = timedelta(days=2)
"""Evidence that differs by no more is taken to agree: time zones, and a night at the desk."""
LONG_BEFORE = timedelta(days=365)
"""Metadata this much older than the address are doubted (print issues run weeks ahead of theirs)."""
EARLIEST = 1950


@dataclass(frozen=True, slots=True)
class Clue:
    """A day that one piece of evidence states in full."""

    day: date
    words: str
    """How to say it, to follow "because": ``the dateline says “2023-12-07”``."""
    basis: Basis
    precision: Precision = "day"

    def published(self) -> Published:
        at = datetime.combine(self.day, time(), UTC)
        return Published(at, self.basis, self.precision, _sentence(self.words))


def _sentence(words: str) -> str:
    return words[0].upper() + words[1:].rstrip(".") + "."


def resolve(
    article: Article, opening: Opening, *, now: datetime, neighbours: Sequence[date] = ()
) -> tuple[Published, tuple[Problem, ...]]:
    """The publication date of an article whose opening is parsed, and what was doubted on the way.

    ``neighbours``: days of other articles of the same run, in any order.
    """
    limit = (now + timedelta(days=1)).date()
    stated = article.published if article.published.basis == "metadata" else Published()
    address = address_day(article.url)
    if stated.at and stated.precision in ("time", "day"):
        return _check(article, stated, address, opening, limit, now)
    clues = [c for c in (address, *_written(opening)) if c]
    problems = [
        _problem(article, f"{c.words}, which lies in the future; not used")
        for c in clues
        if c.day > limit
    ]
    clues = [c for c in clues if c.day <= limit]
    if clues:
        best = clues[0]
        for other in clues[1:]:
            if abs(other.day - best.day) > AGREE:
                problems.append(
                    _problem(
                        article, f"{other.words}, but {best.words}; {spoken(best.day)} is used"
                    )
                )
        found = best.published()
    else:
        found = _inferred(article, opening, limit, neighbours)
    if stated.at and not found.at:
        found = stated
    return found, tuple(problems)


def _problem(article: Article, message: str) -> Problem:
    return Problem(article.ref, "date", _sentence(message), fatal=False)


def _check(article, stated: Published, address: Clue | None, opening: Opening, limit: date, now):
    """Metadata held against the address and the dateline."""
    day = stated.at.date()
    if stated.at <= now + timedelta(days=1):
        line = _dateline_near(opening, day)
        doubt = address and not -AGREE <= address.day - day <= AGREE
        if not doubt:
            return stated, ()
        if line and abs(line.day - day) <= AGREE:
            taken, why = stated, "the dateline agrees with it"
        elif address.day > limit or day < address.day < day + LONG_BEFORE:
            taken, why = stated, "an address may carry a later issue date"
        else:
            taken, why = address.published(), "the address is less often wrong"
        message = (
            f"the metadata say {spoken(day)}, but {address.words}; "
            f"{spoken(taken.at.date())} is used, because {why}"
        )
        return taken, (_problem(article, message),)
    clues = [c for c in (address, *_written(opening)) if c and c.day <= limit]
    found = clues[0].published() if clues else _inferred(article, opening, limit, ())
    used = f"{spoken(found.at.date())} is used instead" if found.at else "the article stays undated"
    return found, (
        _problem(article, f"the metadata say {spoken(day)}, which lies in the future; {used}"),
    )


def _written(opening: Opening) -> list[Clue]:
    """The full days that dateline and the lines above it state."""
    clues = []
    if opening.day and opening.day[0] and (day := valid(*opening.day)):
        clues.append(Clue(day, f"the dateline says “{opening.words}”", "dateline"))
    if opening.visible and (day := valid(*opening.visible)):
        clues.append(Clue(day, f"the line above the text says “{opening.visible_words}”", "text"))
    return clues


def _dateline_near(opening: Opening, near: date) -> Clue | None:
    """The dateline's day, in the year that brings it nearest to a known day."""
    if not opening.day:
        return None
    year, month, day = opening.day
    years = (year,) if year else (near.year - 1, near.year, near.year + 1)
    days = [d for y in years if (d := valid(y, month, day))]
    if not days:
        return None
    nearest = min(days, key=lambda d: abs(d - near))
    return Clue(nearest, f"the dateline says “{opening.words}”", "dateline" if year else "inferred")


# --- the address --------------------------------------------------------------------------------

_PATH_DAY = re.compile(
    r"(?<!\d)((?:19|20)\d\d)/(0?[1-9]|1[0-2]|[a-z]{3})/(0?[1-9]|[12]\d|3[01])(?=[/?.#]|$)"
)
_DASHED_DAY = re.compile(r"(?<![\w-])((?:19|20)\d\d)-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(?!\d)")
_PLAIN_DAY = re.compile(
    r"(?<![\w-])((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?=[/_.?]|$)"
)


def address_day(url: str | None) -> Clue | None:
    """The day in a URL's path, if one is set apart there (``/2023/12/07/``, ``/2023-12-07/``).

    Days in the middle of a slug do not count: they are what the article is about.
    """
    if not url:
        return None
    for pattern in (_PATH_DAY, _DASHED_DAY, _PLAIN_DAY):
        if match := pattern.search(url):
            month = MONTHS.get(match[2]) or (int(match[2]) if match[2].isdigit() else 0)
            if day := valid(int(match[1]), month, int(match[3])):
                return Clue(day, f"the address carries “{match[0]}”", "metadata")
    return None


# --- what is worked out -------------------------------------------------------------------------


def _inferred(
    article: Article, opening: Opening, limit: date, neighbours: Sequence[date]
) -> Published:
    text = article.text
    found = [m for m in mentions(text, start=opening.lede, end=opening.lede + 20_000)]
    if opening.day:
        return _with_year(article, opening, found, limit, neighbours)
    return _from_text(article, opening, found, limit)


def _with_year(article, opening, found: list[Mention], limit: date, neighbours) -> Published:
    """A day without a year, in the year that fits the text."""
    _, month, day = opening.day
    days = [
        d for y in range(limit.year, EARLIEST, -1) if (d := valid(y, month, day)) and d <= limit
    ]
    words = f"the dateline says “{opening.words}”"
    named = [m.year for m in found if m.year and m.kind != "decade" and m.year <= limit.year]
    floor = max(named, default=None)
    reasons = []
    if floor:
        fitting = [d for d in days if d.year >= floor]
        if fitting:
            days = fitting
    lede = next((m for m in found if m.kind == "weekday" and m.shift is None), None)
    if lede:
        fitting = [d for d in days if d.weekday() == lede.weekday] or [
            d for d in days if (d.weekday() - lede.weekday) % 7 == 1
        ]
        if fitting:
            days = fitting
            reasons.append(f"the text speaks of “{article.text[lede.start : lede.end]}”")
    if not reasons and not floor:
        if not neighbours:
            return Published(evidence=_sentence(f"{words}, but nothing tells the year"))
        near = sorted(neighbours)[len(neighbours) // 2]
        chosen = min(days, key=lambda d: abs(d - near))
        return Clue(
            chosen, f"{words}, and {chosen.year} lies nearest to the other articles", "inferred"
        ).published()
    chosen = days[0]
    because = " and ".join(reasons) or f"the text speaks of {floor}"
    fits = f"in {chosen.year}, the latest year that fits, {chosen.day} {MONTH_NAMES[month - 1]} was a {WEEKDAY_NAMES[chosen.weekday()]}"
    return Clue(chosen, f"{words}, {because}, and {fits}", "inferred").published()


def _from_text(article, opening, found: list[Mention], limit: date) -> Published:
    """The month that the text speaks from, if it says so."""
    said = next(
        (m for m in found if m.kind == "month" and m.part == "earlier" and m.year is None), None
    )
    past = [
        m
        for m in found
        if m.year
        and m.kind in ("day", "month", "year", "quarter", "season")
        and m.year <= limit.year
    ]
    if not said or not past:
        return Published(evidence="Nothing in the article tells when it appeared.")
    last = max(past, key=lambda m: (m.year, m.month or 0))
    after = date(last.year, last.month or (12 if last.part in ("late", "end") else 1), 1)
    year = after.year if said.month > after.month else after.year + 1
    day = date(year, said.month, 1)
    if day > limit:
        return Published(evidence="Nothing in the article tells when it appeared.")
    quote = lambda m: f"“{article.text[m.start : m.end]}”"  # noqa: E731
    reason = (
        f"the text says {quote(said)}, and the latest date it names in full is {quote(last)}: "
        f"the next {MONTH_NAMES[said.month - 1]} is that of {year}"
    )
    return Clue(day, reason, "text", "month").published()

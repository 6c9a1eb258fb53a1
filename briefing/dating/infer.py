"""Publication dates that no part of an article states: worked out from what its text speaks of.

Knows how news writes about the days around it, from counts over dated articles. Does not know the
metadata; where the text allows several answers it gives a coarser one, or none.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date
from math import exp, log

from briefing.dating.clues import Clue
from briefing.dating.dateline import Opening
from briefing.dating.days import MONTH_NAMES, WEEKDAY_NAMES, spoken, valid
from briefing.dating.expressions import outlook
from briefing.dating.mentions import Mention, mentions

REACH = 2_500
"""Characters behind the lede in which the text is searched for times: some 400 words, beyond which
a report tells of other days. At 20,000 the search took most of the time of undated corpora."""
LEDE = 500
"""Characters that count as the lede, where weekdays are those of the report itself."""
EARLIEST = 1950

# Shares among agency reports of 2005–2013 (606) and 2012–2020 (511): how many days the first
# weekday of the lede lies before the dateline's day, and how many years the report lies behind the
# last year that it names in the past tense.
_WEEKDAY = {0: 0.88, 1: 0.08}
_OTHER_WEEKDAY = 0.008
_NAMED = {-1: 0.05, 0: 0.3, 1: 0.12, 2: 0.09, 3: 0.08}
_LONG_NAMED = 0.04
_BEFORE_NAMED = 0.003
# What is briefed is recent rather than old: a year back costs a fifth, the last weeks count
# threefold. The weeks of other articles count tenfold.
_RECENT = 0.8
_FRESH = 3.0
_NEIGHBOUR = 10.0
_WEEKS = 31
ENOUGH = 0.6
"""Least share of the likeliest year among all. Of 210 real datelines read within days, 117 years
were right and 3 wrong (without a bound 150 and 14); read two years later 107 and 11 (111, 54)."""


def year_of_dateline(
    text: str,
    opening: Opening,
    *,
    limit: date,
    neighbours: Sequence[date] = (),
    told: Sequence[Mention] | None = None,
) -> Clue | None:
    """The day of a dateline that names no year, in the year that text and neighbours fit best.

    Args:
        limit: the last day that can be.
        neighbours: days of other articles, sorted.
        told: what :func:`past` finds, where it is known.
    """
    if not opening.day:
        return None
    _, month, day = opening.day
    found = past((text, opening.lede)) if told is None else told
    named = _last_year(found, limit)
    inside = (m for m in found if m.kind == "weekday" and m.start < opening.lede + LEDE)
    lede = next((m for m in inside if m.shift is None), None)
    year = _likeliest(
        month,
        day,
        own=opening.weekday,
        lede=lede.weekday if lede else None,
        named=named,
        limit=limit,
        neighbours=neighbours,
    )
    if not year:
        return None
    chosen = date(year, month, day)
    because = []
    if opening.weekday is not None or lede:
        said = f"the text says {_quote(text, lede)} and " if lede else ""
        because.append(f"{said}{spoken(chosen)} was a {WEEKDAY_NAMES[chosen.weekday()]}")
    if named:
        because.append(f"the last year that the text names as past is {named}")
    if _near(chosen, neighbours):
        because.append("other articles are of the same weeks")
    words = f"the dateline says “{opening.words}” without a year, and {year} fits best, because "
    return Clue(chosen, words + ", and ".join(because), "inferred")


def _likeliest(
    month: int,
    day: int,
    *,
    own: int | None,
    lede: int | None,
    named: int | None,
    limit: date,
    neighbours: Sequence[date],
) -> int | None:
    """The year that holds most of all likelihood: naive Bayes over signs taken as independent.

    ``own`` and ``lede`` are the weekdays of dateline and lede, ``named`` the last year named.
    """
    if own is None and lede is None and named is None and not neighbours:
        return None
    scores: dict[int, float] = {}
    for year in range(limit.year, EARLIEST - 1, -1):
        candidate = valid(year, month, day)
        if not candidate or candidate > limit:
            continue
        score = (limit.year - year) * log(_RECENT)
        if own is not None:
            score += 0 if candidate.weekday() == own else log(_OTHER_WEEKDAY / 10)
        elif lede is not None:
            score += log(_WEEKDAY.get((candidate.weekday() - lede) % 7, _OTHER_WEEKDAY))
        if named is not None:
            gap = year - named
            score += log(_NAMED.get(gap, _LONG_NAMED if gap > 0 else _BEFORE_NAMED))
        if (limit - candidate).days <= _WEEKS:
            score += log(_FRESH)
        if _near(candidate, neighbours):
            score += log(_NEIGHBOUR)
        scores[year] = score
    if not scores:
        return None
    best = max(scores, key=lambda year: (scores[year], year))
    share = 1 / sum(exp(score - scores[best]) for score in scores.values())
    return best if share >= ENOUGH else None


def from_text(
    text: str,
    opening: Opening,
    *,
    limit: date,
    neighbours: Sequence[date] = (),
    told: Sequence[Mention] | None = None,
) -> Clue | None:
    """When a text without any date of its own was written, as closely as it tells.

    In order: a full date with its weekday in the lede (its day); "earlier in February" (that
    month, the first one behind the last date named in full); a full date with its weekday further
    on (its month); two full dates in the last year named, and none without its year (that year).
    """
    found = past((text, opening.lede)) if told is None else told
    last = _last_year(found, limit)
    dated = [
        (day, mention.weekday is not None, mention)
        for mention in found
        if mention.kind == "day" and mention.year == last
        if (day := valid(last or 0, mention.month or 0, mention.day or 0)) and day <= limit
    ]
    latest, has_weekday, mention = max(dated, key=lambda d: d[:2], default=(None, False, None))
    if latest and has_weekday and mention.start < opening.lede + LEDE:
        return Clue(latest, f"the lede speaks of {_quote(text, mention)}", "text")
    if clue := _month_spoken_from(text, found, limit, neighbours):
        return clue
    if latest and has_weekday:
        words = f"the latest day that the text names is {_quote(text, mention)}"
        return Clue(latest.replace(day=1), words, "text", "month")
    # Where a text leaves some years out, those that it writes are not its own: such a last year
    # was right in 87 of 109 texts, and in 77 of 82 where every date has its year.
    elliptic = any(m.month and not m.year and not m.part for m in found)
    if latest and not elliptic and len({day for day, *_ in dated}) > 1:
        words = f"the text names several days of {last}, the latest as {_quote(text, mention)}"
        return Clue(latest.replace(month=1, day=1), words, "text", "year")
    return None


def _month_spoken_from(
    text: str, found: Sequence[Mention], limit: date, neighbours: Sequence[date]
) -> Clue | None:
    """The month of "earlier in February": the first one behind the last date named in full.

    Where no such date is near, the month in whose weeks the other articles lie, if it is one only.
    """
    earlier = (m for m in found if m.kind == "month" and m.part == "earlier" and not m.year)
    if not (said := next(earlier, None)):
        return None
    month = MONTH_NAMES[said.month - 1]
    why = f"the text says {_quote(text, said)}, so it was written in {month}, and "
    named = [(_begins(m), m) for m in found if m.year and (m.month or m.part or m.kind == "season")]
    last = _last_year(found, limit)
    begins, bound = max(
        ((day, m) for day, m in named if day <= limit and day.year == last),
        key=lambda pair: pair[0],
        default=(None, None),
    )
    if begins:
        first = date(begins.year + (said.month < begins.month), said.month, 1)
        why += f"{first.year} has the first {month} after {_quote(text, bound)}"
        return Clue(first, why, "text", "month") if first <= limit else None
    months = [date(year, said.month, 1) for year in range(limit.year, EARLIEST - 1, -1)]
    months = [day for day in months if day <= limit and _near(day.replace(day=15), neighbours)]
    if len(months) == 1:
        why += f"other articles are of the {month} of {months[0].year}"
        return Clue(months[0], why, "inferred", "month")
    return None


def _begins(mention: Mention) -> date:
    """The earliest day that a mention with a year can mean."""
    month = mention.month or {"late": 10, "later": 7, "end": 11, "mid": 5}.get(mention.part, 1)
    if mention.kind == "quarter":
        month = (mention.number or 1) * 3 - 2
    elif mention.kind == "season":
        month = (mention.number or 1) * 3
    return date(mention.year or 1, month, 1)


def past(article: tuple[str, int]) -> tuple[Mention, ...]:
    """What a text, given with the offset of its lede, speaks of as past or present."""
    text, lede = article
    found = mentions(text, start=lede, end=min(len(text), lede + REACH))
    return tuple(m for m in found if outlook(text, m) != "future")


def _last_year(found: Sequence[Mention], limit: date) -> int | None:
    years = [m.year for m in found if m.year and m.kind != "decade" and m.year <= limit.year]
    return max(years, default=None)


def _near(day: date, neighbours: Sequence[date]) -> bool:
    at = bisect_left(neighbours, day)
    return any(abs((n - day).days) <= _WEEKS for n in neighbours[max(0, at - 1) : at + 1])


def _quote(text: str, mention: Mention) -> str:
    return f"“{' '.join(text[mention.start : mention.end].split())}”"

"""When an article appeared: one resolver over all that speaks of it.

Knows the rules by which metadata, address, dateline, visible date, text and neighbours are weighed.
Does not know the clock: "now" is an argument, and only ever a bound. A file's own time stamp is no
evidence and never comes here.

The rules, in order:

1. Metadata stand, unless they lie in the future; or address and dateline agree on another day; or
   the address is earlier (a later date in the metadata is when a page was collected or changed), or
   later by more than a year; or, where there is no address, the dateline is earlier by more than a
   week.
2. Without metadata: the address, then the dateline's full day, then a full date above the text.
3. A dateline without a year takes the year of the nearest of these; without them, the year that
   the text's weekdays and named years make likeliest. Other articles break ties, and only that.
4. Else the text: see :func:`~briefing.dating.infer.from_text`.
5. Else the date is unknown, and says so.

Evidence that differs by two days or less agrees; every other difference is reported.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from briefing.dating.clues import Clue, address, dateline, sentence, stated, visible
from briefing.dating.dateline import Opening
from briefing.dating.days import spoken
from briefing.dating.infer import from_text, year_of_dateline
from briefing.dating.mentions import Mention
from briefing.model import Article, Problem, Published

ISSUE_DATE = timedelta(days=365)
"""An address later than the metadata by less than this may carry the date of a print issue."""
REPRINT = timedelta(days=7)
"""A dateline may be older than its metadata by this: weeklies, and agency copy used late."""


def weigh(
    article: Article,
    opening: Opening,
    *,
    now: datetime,
    neighbours: Sequence[date] = (),
    told: Sequence[Mention] | None = None,
) -> tuple[Published, tuple[Problem, ...]]:
    """The publication date of an article whose opening is parsed, and the doubts met on the way.

    Args:
        now: no article is published later than a day after it.
        neighbours: days of other articles of the same run, sorted.
        told: what :func:`~briefing.dating.infer.past` finds in the text, where it is known.
    """
    limit = (now + timedelta(days=1)).date()
    metadata, doubts = stated(article.published), []
    url = address(article.url)
    if metadata and metadata.precision == "day" and metadata.day <= limit:
        instead, why = _instead(metadata.day, url, opening, limit)
        if not why:
            return article.published, ()
        taken = instead or metadata
        message = f"{why}; {taken.said} is used"
        said = "" if not instead else f", against {spoken(metadata.day)} in the metadata"
        found = instead.published(said) if instead else article.published
        return found, (Problem(article.ref, "date", sentence(message), fatal=False),)

    clues = [c for c in (metadata, url, dateline(opening), visible(opening, article.text)) if c]
    for late in [c for c in clues if c.day > limit]:
        doubts.append(f"{late.words}, which lies in the future and is not used")
        clues.remove(late)
    best = _best(clues, opening)
    line = dateline(opening, near=best.day) if best else None
    for other in (*clues, line) if line and line not in clues else clues:
        if best and not (other.agrees(best.day) or best.agrees(other.day)):
            doubts.append(f"{other.words}, but {best.words}; {best.said} is used")
    if not best:
        work_out = year_of_dateline if opening.day else from_text
        best = work_out(article.text, opening, limit=limit, neighbours=neighbours, told=told)
    problems = tuple(Problem(article.ref, "date", sentence(d), fatal=False) for d in doubts)
    if best and best is metadata:
        return article.published, problems
    return (best.published() if best else _unknown(opening)), problems


def _instead(
    day: date, url: Clue | None, opening: Opening, limit: date
) -> tuple[Clue | None, str | None]:
    """(the clue to take instead of the metadata's day, why), or None twice where all agree."""
    line = dateline(opening, near=day)
    if url and (url.agrees(day) or (url.precision == "month" and url.day > day)):
        url = None  # monthlies date their folders ahead
    line = line if line and not line.agrees(day) and line.day <= limit else None
    said = f"the metadata say {spoken(day)}"
    if url and url.day > limit:
        return None, f"{said}, but {url.words}, which lies in the future"
    if url and line and url.agrees(line.day):
        return url, f"{said}, but {url.words} and {line.words}"
    if url and opening.day and not line:
        return None, f"{said} and the dateline agrees, but {url.words}"
    if url and day < url.day < day + ISSUE_DATE:
        return None, f"{said}, but {url.words}, which may be that of a print issue"
    if url:
        return url, f"{said}, but {url.words}"
    if line and timedelta() < day - line.day <= REPRINT:
        return None, f"{said}, but {line.words}, which may be a late reprint"
    if line and line.day < day:
        return line, f"{said}, but {line.words}"
    return None, f"{said}, but {line.words}" if line else None


def _best(clues: list[Clue], opening: Opening) -> Clue | None:
    """The clue to take: the first, sharpened to the day where the dateline or another tells it."""
    if not clues or clues[0].precision == "day":
        return clues[0] if clues else None
    first = clues[0]
    line = dateline(opening, near=first.day)
    for finer in (*clues, *([line] if line else [])):
        if finer.precision == "day" and first.agrees(finer.day):
            return replace(finer, words=f"{finer.words}, and {first.words}")
    return first


def _unknown(opening: Opening) -> Published:
    if opening.day:
        words = f"the dateline says “{opening.words}” without a year, and the text fits several"
        return Published(evidence=sentence(words))
    return Published(evidence="Nothing in the article tells when it was published.")

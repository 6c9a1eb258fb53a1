"""When and where: datelines, credits, publication dates and how each was inferred.

The plan of this room::

    agencies      one table of the agencies that news is credited to
    days          months and weekdays in seven languages
    dateline      how an article opens: byline, visible date, place, day, credit
    closing       how it closes: the credits behind its last sentence
    mentions      where a text speaks of time, and what the words say by themselves
    expressions   the same held against a publication date: days, months, ranges
    resolve       all evidence of one article weighed into its publication date

Knows articles as they were read. Does not know files, feeds, the clock or other stages.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from briefing.dating.closing import Closing, closing
from briefing.dating.dateline import Opening, opening
from briefing.dating.resolve import resolve
from briefing.model import Article, Problem

__all__ = ["settle"]


def settle(
    articles: Sequence[Article], *, now: datetime
) -> tuple[tuple[Article, ...], tuple[Problem, ...]]:
    """The articles, in their order, with place, credits, authors, body and date filled in.

    What reading found stays, except a date that the other evidence outweighs; every doubt is a
    problem that is not fatal. ``now`` bounds the dates that can be, and is never given as one.
    """
    read = [(a, opening(a.text, a.title if a.title_given else "")) for a in articles]
    first = [resolve(a, o, now=now) for a, o in read]
    days = sorted(p.day for p, _ in first if p.day)
    settled, problems = [], []
    for (article, start), (date, doubts) in zip(read, first, strict=True):
        if not date.at and start.day and days:
            date, doubts = resolve(article, start, now=now, neighbours=days)
        settled.append(_filled(article, start, closing(article.text, start.lede), date))
        problems += doubts
    return tuple(settled), tuple(problems)


def _filled(article: Article, start: Opening, end: Closing, date) -> Article:
    credits = (*article.credits, *start.agencies, *end.agencies)
    if not credits and not article.source:
        credits = end.helped  # nothing else says whose report it is
    body = (start.lede, end.end)
    return replace(
        article,
        credits=tuple(dict.fromkeys(credits)),
        place=article.place or start.place,
        authors=article.authors or start.authors or end.authors,
        published=date,
        body=body if body[0] < body[1] and body != (0, len(article.text)) else None,
    )

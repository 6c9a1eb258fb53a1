"""When and where: datelines, credits, publication dates and how each was inferred.

The plan of this room::

    agencies      one table of the agencies that news is credited to
    places        towns that sign datelines
    days          months and weekdays in seven languages
    byline        the lines above a lede: bylines, visible dates, notes
    dateline      how an article opens: place, day, credit, and where the lede begins
    credits       how it closes: the credits behind its last sentence
    mentions      where a text speaks of time, and what the words say by themselves
    expressions   the same held against a publication date: days, months, ranges
    clues         the days that an article states: address, dateline, visible date
    infer         the days that its text implies
    resolve       all of them weighed into its publication date

Knows articles as they were read. Does not know files, feeds, the clock or other stages.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from briefing.dating import infer
from briefing.dating.credits import Closing, closing
from briefing.dating.dateline import Opening, opening
from briefing.dating.resolve import weigh
from briefing.model import Article, Problem, Published
from briefing.workers import Each

__all__ = ["settle"]


def settle(
    articles: Sequence[Article], *, now: datetime, each: Each = map
) -> tuple[tuple[Article, ...], tuple[Problem, ...]]:
    """The articles, in their order, with place, credits, authors, body and date filled in.

    What reading found stays, except a date that the other evidence outweighs; every doubt is a
    problem that is not fatal. ``now`` bounds the dates that can be, and is never given as one.
    ``each`` works out what follows from one text.
    """
    frames = list(each(framed, articles))
    dates = [weigh(a, o, now=now, told=()) for a, (o, _) in zip(articles, frames, strict=True)]
    # What all else leaves open is asked of the text, where the search takes longest.
    open_ones = [n for n, (date, _) in enumerate(dates) if date.basis in ("inferred", "unknown")]
    sought = [(articles[n].text, frames[n][0].lede) for n in open_ones]
    told = dict(zip(open_ones, each(infer.past, sought), strict=True))
    for n in open_ones:
        dates[n] = weigh(articles[n], frames[n][0], now=now, told=told[n])
    days = sorted(p.day for p, _ in dates if p.day and p.basis != "inferred")
    settled, problems = [], []
    for n, (article, (start, end), (date, doubts)) in enumerate(
        zip(articles, frames, dates, strict=True)
    ):
        if date.basis in ("inferred", "unknown"):
            date, doubts = weigh(article, start, now=now, neighbours=days, told=told[n])
        settled.append(_filled(article, start, end, date))
        problems += doubts
    return tuple(settled), tuple(problems)


def framed(article: Article) -> tuple[Opening, Closing]:
    """How an article opens and closes."""
    start = opening(article.text, article.title if article.title_given else "")
    return start, closing(article.text, start.lede)


def _filled(article: Article, start: Opening, end: Closing, date: Published) -> Article:
    credits = (*article.credits, *start.agencies, *end.agencies)
    if not credits and not article.source:
        credits = end.helped  # nothing else says whose report it is
    text = article.text
    whole = not start.lede and not text[end.end :].strip()
    begin = start.lede or len(text) - len(text.lstrip())
    return replace(
        article,
        credits=tuple(dict.fromkeys(credits)),
        place=article.place or start.place,
        authors=article.authors or start.authors or end.authors,
        published=date,
        body=None if whole or begin >= end.end else (begin, end.end),
    )

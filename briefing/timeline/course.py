"""The timeline: the statements that tell the course of things, past and to come, in order.

Weighs days by how many reports speak of them, and statements by how well they stand for their
day. Knows what :mod:`briefing.timeline.stating` found, and the events it was found in. Does not
know whether a sentence can be read alone: the caller says.

That dates mentioned often, and mentioned again on later days, are those that a timeline tells
is the observation of Kessler, Tannier, Hagège, Moriceau & Bittar (2012, "Finding Salient Dates
for Building Thematic Timelines"); choosing dates first, then one sentence for each, is the
two-step method that Ghalandari & Ifrim (2020, "Examining the State-of-the-Art in News Timeline
Summarization") found strongest.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import log

from briefing.model import Dated, Document, Event, Sentence
from briefing.timeline.stating import dated
from briefing.timeline.wording import overlap, terms

Alone = Callable[[Sentence], bool]
"""Whether a sentence can be read away from its article."""

PRECISION = {"day": 1.0, "week": 0.6, "month": 0.6, "quarter": 0.35, "year": 0.3}
"""What a statement's precision is worth: a year says little of the order of things."""
KEY_DAYS = 3
"""One line in so many may tell the first day of an event itself; the rest is for its background
and for what is to come."""
ALIKE = 0.8
"""Share of the shorter statement's terms from which two say the same thing."""
ALIKE_IN_TIME = 0.5
"""The same where their periods meet: one summit in April and another in December have the same
names in them…"""
ALIKE_ON_THE_DAY = 0.3
"""…and two statements of one event and one day are seldom of different things."""
MORE_LONG = 3
"""How many times as many lines a month or a year may have as a day."""
_LEAST_WORDS, _MOST_WORDS = 7, 45
_LEDE = 3
"""Sentences of an article that tell its news."""
_MOST_A_PERIOD = 200
"""Statements of one period that are weighed against each other; bounds the work."""


@dataclass(frozen=True, slots=True)
class Reports:
    """One event as this room takes it: its documents and their dated statements."""

    event: Event
    documents: tuple[Document, ...]
    statements: tuple[Dated, ...]


def reports(event: Event, documents: Sequence[Document]) -> Reports:
    """An event's documents with their dated statements."""
    return Reports(event, tuple(documents), dated(documents, event.id))


def anything(sentence: Sentence) -> bool:
    """Lets every sentence stand alone."""
    return True


Period = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Line:
    """A statement with what its report and event tell of it."""

    statement: Dated
    origin: str
    published: date | None
    coverage: int
    """How many independent origins report its event."""
    terms: frozenset[str]

    @property
    def period(self) -> Period:
        return self.statement.start, self.statement.end

    @property
    def a_day(self) -> bool:
        """Whether its period is a single day."""
        return self.statement.start == self.statement.end


def timeline(
    events: Sequence[Reports], *, most: int, alone: Alone = anything, a_day: int = 1
) -> tuple[Dated, ...]:
    """The telling statements of all events, in order of time, at most ``most``.

    ``a_day`` is the most lines that one day may have; a month or a year may have three times as
    many. No sentence is shown twice, and nothing that another line says already.
    """
    every = lines(events)
    periods: dict[Period, list[Line]] = defaultdict(list)
    for line in every:
        periods[line.period].append(line)
    weights = {period: _weight(some) for period, some in periods.items()}
    page = _Page(most, alone, share=most // min(len(events), 3) if events else 0)
    for each in sorted(events, key=_coverage):
        if len(page.chosen) < most // KEY_DAYS:
            page.add(_of_first_day(each, every))
    order = sorted(periods, key=lambda p: (-weights[p], p))
    for times in range(1, a_day * MORE_LONG + 1):
        for period in order:
            if page.periods[period] < times and (times <= a_day or period[0] != period[1]):
                page.add(periods[period])
    return tuple(sorted((line.statement for line in page.chosen), key=_chronology))


class _Page:
    """The lines chosen so far, and whether one more may join them."""

    def __init__(self, most: int, alone: Alone, share: int) -> None:
        self.chosen: list[Line] = []
        self.periods: Counter[Period] = Counter()
        self._most, self._alone, self._share = most, alone, share
        self._told: set[Sentence] = set()
        self._events: Counter[str | None] = Counter()

    def add(self, lines: Sequence[Line]) -> None:
        """Add the one of these lines that stands best for them, if there is room and it is new."""
        if len(self.chosen) < self._most:
            line = next((x for x in _by_centrality(lines) if self._may_join(x)), None)
            if line:
                self.chosen.append(line)
                self.periods[line.period] += 1
                self._told.add(line.statement.sentence)
                self._events[line.statement.event] += 1

    def _may_join(self, line: Line) -> bool:
        sentence = line.statement.sentence
        return (
            _LEAST_WORDS <= len(sentence.text.split()) <= _MOST_WORDS
            and sentence not in self._told
            and self._events[line.statement.event] < self._share
            and self._alone(sentence)
            and not any(same_thing(line, other) for other in self.chosen)
        )


def _chronology(statement: Dated) -> tuple:
    """By the end of the period: what happened "in 2022" follows what happened in April of it."""
    sentence = statement.sentence
    return statement.end, statement.start, sentence.article, sentence.start, statement.span


def same_thing(one: Line, other: Line) -> bool:
    """Whether two lines say the same thing; of one event and time, less agreement will do."""
    least = ALIKE
    if one.period == other.period and one.a_day and one.statement.event == other.statement.event:
        least = ALIKE_ON_THE_DAY
    elif one.period[0] <= other.period[1] and other.period[0] <= one.period[1]:
        least = ALIKE_IN_TIME
    return overlap(one.terms, other.terms) >= least


def _coverage(each: Reports) -> tuple:
    """Most independent origins first."""
    return -len({d.origin for d in each.documents}), each.event.start is None, each.event.id


def lines(events: Sequence[Reports]) -> list[Line]:
    """Every statement with its origin, publication, coverage and terms."""
    found = []
    for each in events:
        known = {d.article.id: (d.origin, d.article.published.day) for d in each.documents}
        origins = len({d.origin for d in each.documents})
        for statement in each.statements:
            origin, day = known[statement.sentence.article]
            about = terms(statement.sentence.text)
            found.append(Line(statement, origin, day, origins, about))
    return found


def _of_first_day(each: Reports, lines: Sequence[Line]) -> list[Line]:
    """An event's statements of the day it was first reported, or the day before."""
    if each.event.start is None:
        return []
    first = each.event.start.date()
    days = [
        line
        for line in lines
        if line.statement.event == each.event.id
        and line.statement.precision == "day"
        and timedelta(0) <= first - line.statement.start <= timedelta(days=1)
    ]
    ledes = [line for line in days if line.statement.sentence.index < _LEDE]
    return ledes or days


def _weight(lines: Sequence[Line]) -> float:
    """What a period is worth: how many speak of it, and on how many days after it."""
    voices = {(line.origin, line.published) for line in lines}
    after = {
        line.published
        for line in lines
        if line.published and line.published - line.statement.end > timedelta(days=1)
    }
    weight = log(1 + len(voices)) * (1 + log(1 + len(after)))
    coverage = log(1 + max(line.coverage for line in lines))
    return round(weight * coverage * PRECISION[lines[0].statement.precision], 9)


def _by_centrality(lines: Sequence[Line]) -> list[Line]:
    """Those first that say most of what the others say too."""
    some = lines[:_MOST_A_PERIOD]
    common = Counter(term for line in some for term in line.terms)
    return sorted(some, key=lambda x: (-_centrality(x, common), *_chronology(x.statement)))


def _centrality(line: Line, common: Mapping[str, int]) -> float:
    """How much of what its period's statements speak of a line speaks of; ledes first."""
    early = 1 / (1 + 0.1 * line.statement.sentence.index)
    shared = sum(log(1 + common[term]) for term in sorted(line.terms))
    return round(shared / (len(line.terms) + 4) * (0.7 + 0.3 * early), 9)

"""The calendar: what sources say will happen, and when.

Knows plans, duties and forecasts by their words (:mod:`briefing.timeline.outlook`), and
which announcements speak of the same thing. Does not know what became of them (see ``due``).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from math import log

from briefing.model import Dated, Due, Sentence
from briefing.timeline.course import PRECISION, Alone, Line, Reports, anything, lines, same_thing
from briefing.timeline.due import come_due
from briefing.timeline.outlook import looks_ahead

_SOON = 92
"""Days from now that count in full; what lies farther ahead gives way first."""
_MOST_A_PERIOD = 300
"""Statements of one period that are compared; bounds the work."""


def calendar(
    events: Sequence[Reports],
    *,
    now: datetime,
    previous: Sequence[Dated] = (),
    most: int = 20,
    alone: Alone = anything,
) -> tuple[Due, ...]:
    """What has come due since the previous brief, then what is to come, each in order of time.

    ``previous`` is what the previous brief's calendar announced; of it, what was over before the
    day of ``now`` is looked for in the articles of this run. At most ``most`` entries lie ahead:
    the best sourced, most precise and nearest ones.
    """
    today = now.date()
    past = [statement for statement in previous if statement.end < today]
    return (
        *come_due(sorted(past, key=_when), events, alone=alone),
        *(Due(statement, "ahead") for statement in _to_come(events, today, most, alone)),
    )


def promised(statement: Dated) -> bool:
    """Whether the sentence itself puts its date as something to come."""
    start, end = (place - statement.sentence.start for place in statement.span)
    text = statement.sentence.text
    return statement.ahead and looks_ahead(text, start, end, stated=statement.stated)


def _when(statement: Dated) -> tuple:
    sentence = statement.sentence
    return statement.end, statement.start, sentence.article, statement.span


# --- what is to come ----------------------------------------------------------------------------


def _to_come(events: Sequence[Reports], today: date, most: int, alone: Alone) -> Iterable[Dated]:
    """One statement for each thing to come, the nearest first."""
    periods: dict[tuple[date, date], list[Line]] = defaultdict(list)
    for line in lines(events):
        statement = line.statement
        if statement.end >= today and promised(statement) and alone(statement.sentence):
            periods[line.period].append(line)
    rated = [
        (_weight(group, today), group[0].statement)
        for period in sorted(periods)
        for group in _things(periods[period])
    ]
    rated.sort(key=lambda r: (-r[0], _when(r[1])))
    chosen: dict[Sentence, Dated] = {}
    for _, statement in rated:
        if len(chosen) < most:
            chosen.setdefault(statement.sentence, statement)
    return sorted(chosen.values(), key=_when)


def _things(some: Sequence[Line]) -> list[list[Line]]:
    """Statements of one period in groups that say the same, the fullest of each group first."""
    common = Counter(term for line in some for term in line.terms)
    fullest = sorted(
        some,
        key=lambda x: (
            -sum(1 for t in x.terms if common[t] > 1),
            len(x.terms),
            _when(x.statement),
        ),
    )
    groups: list[list[Line]] = []
    for line in fullest[:_MOST_A_PERIOD]:
        group = next((g for g in groups if same_thing(g[0], line)), None)
        if group is None:
            groups.append([line])
        else:
            group.append(line)
    return groups


def _weight(group: Sequence[Line], today: date) -> float:
    statement = group[0].statement
    voices = log(1 + len({line.origin for line in group}))
    coverage = log(1 + max(line.coverage for line in group))
    near = 1.0 if (statement.end - today).days <= _SOON else 0.5
    return round(voices * coverage * PRECISION[statement.precision] * near, 9)

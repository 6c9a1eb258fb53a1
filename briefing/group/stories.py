"""Events → stories: what runs for days, as probe, hearing and verdict do.

Two events are like each other as the words of all their reports are (the vectors that grouping
compares), faded over a month. Stories are cut from the graph of these likenesses in the same way
as events from that of articles, so that a story does not grow into a topic: whatever joins must be
like the whole of it, not like one end. Knows nothing of issues; an undated event is in no story,
because nothing tells whether it follows another.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from statistics import median
from typing import TYPE_CHECKING

from briefing.model import Event, Story

if TYPE_CHECKING:
    import numpy as np
    from scipy.sparse import csr_array

    from briefing.group import Resemblance

FADE = 30.0
"""Days over which the likeness of two events fades to ``e**-1``. With 15 days the parts of a story
that rests for two weeks fall apart; with 60 stories run on into what their field brings next."""

WINDOW = 45.0
"""Days between two events beyond which they are not compared."""

TOP_WORDS = 60
"""Weightiest words of an event that count. With 30 an outlet's house style makes stories of its
own; with 200, or all there are, judged pairs fare little better at two to three times the cost."""

LEAST = 0.05
"""Least likeness worth an edge."""

NEIGHBOURS = 128
"""Most neighbours kept for an event, the nearest first: bounds the graph, whatever the input."""

BELIEF = 6.0
"""Pairs' worth of belief in a density of 1.0: the larger a story, the less it asks."""

BLOCK = 512
"""Events compared with others at a time."""


@dataclass(frozen=True, slots=True)
class Following:
    """How readily events are taken for parts of one story."""

    bar: float = 0.16
    """Likeness from which two events join; larger stories ask somewhat less of a newcomer. Higher
    for shorter, purer stories."""


def stories(
    events: Sequence[Event], alike: Resemblance, *, settings: Following | None = None
) -> tuple[Story, ...]:
    """Stories of two or more events each, in order of their start; an event is in one at most.

    ``alike`` holds the articles of the events (see :func:`briefing.group.resemble`). The events may
    have got other ids or members since they were grouped. A story has its id from its earliest
    event, so that it keeps it as long as that event does. The result does not depend on the order
    of ``events``.
    """
    from briefing.group import agglomerate

    dated = sorted((e for e in events if e.start), key=lambda e: (e.start, e.id))
    if len(dated) < 2:
        return ()
    bar = (settings or Following()).bar
    label = agglomerate.clusters(likenesses(dated, alike), bar, belief=BELIEF)
    members: dict[int, list[Event]] = {}
    for number, event in zip(label.tolist(), dated, strict=True):
        members.setdefault(number, []).append(event)
    return tuple(_story(parts) for parts in members.values() if len(parts) > 1)


def likenesses(events: Sequence[Event], alike: Resemblance) -> csr_array:
    """How like each other the events are, from 0 to 1; symmetric, without a diagonal."""
    import numpy as np
    from scipy.sparse import csr_array

    from briefing.group import edges

    vectors, days = _summed(events, alike)
    short = edges._unit(edges._heaviest(vectors, TOP_WORDS))
    order = np.argsort(days, kind="stable")
    found = [(np.empty(0, np.int64), np.empty(0, np.int64), np.empty(0))]
    for block in np.array_split(order, -(-len(order) // BLOCK)):
        first, last = days[block[0]] - WINDOW, days[block[-1]] + WINDOW
        near = order[slice(*np.searchsorted(days[order], (first, last), "left"))]
        product = (short[block] @ short[near].T.tocsr()).tocoo()
        row, column = block[product.coords[0]], near[product.coords[1]]
        gap = np.abs(days[row] - days[column])
        likeness = product.data * np.exp(-gap / FADE)
        keep = (row != column) & (gap <= WINDOW) & (likeness > LEAST)
        row, column, likeness = row[keep], column[keep], likeness[keep]
        _, keep = edges._first(row, np.arange(len(row)), likeness, NEIGHBOURS)
        found.append((row[keep], column[keep], likeness[keep]))
    row, column, likeness = (np.concatenate(part) for part in zip(*found, strict=True))
    graph = csr_array((likeness, (row, column)), (len(events), len(events)))
    return graph.maximum(graph.T).tocsr()


def _summed(events: Sequence[Event], alike: Resemblance) -> tuple[csr_array, np.ndarray]:
    """The vectors of the events, each the sum of its reports', rows of length one, and the days on
    which they stand: the middle one of their reports, so that one wrong date does no harm."""
    import numpy as np
    from scipy.sparse import csr_array

    from briefing.group import edges

    place = {a.id: row for a, row in zip(alike.articles, alike.voice, strict=True)}
    held = [sorted({place[key] for key in e.articles if key in place}) for e in events]
    row = np.repeat(np.arange(len(held)), [len(h) for h in held])
    column = np.array([r for h in held for r in h], np.int64)
    belongs = csr_array((np.ones(len(row)), (row, column)), (len(held), len(alike.speakers)))
    moments = edges.days(alike.speakers)[:, :2].mean(axis=1).tolist()
    dated = ([m for r in h if (m := moments[r]) == m] for h in held)  # NaN is not itself
    days = [median(d) if d else e.start.toordinal() for d, e in zip(dated, events, strict=True)]
    return edges._unit((belongs @ alike.vectors).tocsr()), np.array(days, np.float64)


def _story(parts: Sequence[Event]) -> Story:
    """The story of two or more events in order of their start."""
    largest = max(parts, key=lambda e: len(e.articles))
    return Story(
        id=sha256(f"story:{parts[0].id}".encode()).hexdigest()[:12],
        title=largest.title,
        events=tuple(e.id for e in parts),
    )

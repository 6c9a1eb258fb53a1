"""Why articles are one event, what nearly joined, and why an article stands alone.

Read off the very vectors and graph that grouping cut (:class:`briefing.group.Resemblance`) and
measured by the same rule (:func:`briefing.group.agglomerate.expected`): nothing here is judged a
second time. Copies are spoken for by what they repeat. Knows nothing of how an article came to be
used or left out; that is the ledger's business.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.group.spelling import Word, readable, stems
from briefing.model import Article, Event

if TYPE_CHECKING:
    import numpy as np

    from briefing.group import Grouping, Resemblance

WORDS = 8
"""Most words shown of each kind, or on each side."""

NEAREST = 5
"""Most neighbours shown."""

SHARED = 0.25
"""Share of an event's reports that make a word one of its own: of many headlines, few words are in
half."""

MEMBERS = 50
"""Most articles of an event that are explained one by one."""


@dataclass(frozen=True, slots=True)
class Tie:
    """What two articles have in common."""

    article: str
    other: str
    """Their ids."""
    likeness: float
    """1 is typical of two long reports of one event, 0 too little to count; two articles that
    nothing else is known of join from :attr:`Reasons.bar`."""
    days: float | None
    """Days apart, 0 within one day; None if one is undated."""
    fading: float
    """What the time between them does to their likeness: 1 on one day, above it within hours."""
    words: tuple[Word, ...]
    """What both say, the most telling first."""
    filled: bool
    """Whether one is so short that words of its nearest neighbours were added to its own."""


@dataclass(frozen=True, slots=True)
class Member:
    """An article in its event."""

    article: str
    speaker: str
    """Id of the article that speaks for it: its own, or of what it repeats or was replaced by."""
    likeness: float
    """Mean likeness to the others that speak; 0 for the only one."""
    nearest: Tie | None
    """Its strongest tie within the event; None for the only one that speaks, and for copies."""


@dataclass(frozen=True, slots=True)
class Apart:
    """Another event that came near, and what kept it apart."""

    event: str
    score: float
    """How like each other the two are in proportion to what they ask: they would join from
    :attr:`Reasons.bar`."""
    closest: Tie
    """Their closest articles, ours first."""
    ours: tuple[Word, ...]
    theirs: tuple[Word, ...]
    """The most telling words that only one side has."""


@dataclass(frozen=True, slots=True)
class Reasons:
    """Why an event is what it is."""

    event: Event
    bar: float
    members: tuple[Member, ...]
    """Its articles, the earliest first, at most ``MEMBERS``."""
    shared: tuple[Word, ...]
    """What a quarter of those that speak say, and two of them, the most telling first, at most
    ``WORDS`` a kind; of a lone article what it says itself."""
    days: float | None
    """Days from first to last; None where fewer than two are dated."""
    near: tuple[Apart, ...]
    """The events that came nearest, the nearest first."""


@dataclass(frozen=True, slots=True)
class Ties:
    """What binds one article: within its event and beyond."""

    inside: tuple[Tie, ...]
    outside: tuple[Tie, ...]
    """The strongest first."""


def reasons(
    event: Event, events: Sequence[Event], alike: Resemblance, *, settings: Grouping | None = None
) -> Reasons:
    """Why the articles of ``event``, one of ``events``, are together and others are not."""
    from briefing.group import Grouping

    view = _View(events, alike)
    number = next(n for n, e in enumerate(events) if e.id == event.id)
    rows = view.rows(number)
    return Reasons(
        event=event,
        bar=(settings or Grouping()).bar,
        members=tuple(view.member(key, rows) for key in event.articles[:MEMBERS]),
        shared=view.shared(rows),
        days=view.lasting(rows),
        near=tuple(view.near(number)),
    )


def ties(article: str, events: Sequence[Event], alike: Resemblance) -> Ties:
    """The strongest ties of one article, or of the one that speaks for it."""
    view = _View(events, alike)
    row = view.place[article]
    others, likeness = view.neighbours(row)
    same = view.label[others] == view.label[row]
    inside, outside = (_strongest(others[m], likeness[m]) for m in (same, ~same))
    return Ties(tuple(view.tie(row, r) for r in inside), tuple(view.tie(row, r) for r in outside))


class _View:
    """The graph as the events divide it."""

    def __init__(self, events: Sequence[Event], alike: Resemblance) -> None:
        import numpy as np

        from briefing.group import edges

        self.events, self.alike = events, alike
        self.place = {a.id: row for a, row in zip(alike.articles, alike.voice, strict=True)}
        self.label = np.full(len(alike.speakers), len(events))  # which none of the events holds
        for number, event in enumerate(events):
            self.label[[self.place[key] for key in event.articles if key in self.place]] = number
        self.spans = edges.days(alike.speakers)

    def rows(self, number: int) -> np.ndarray:
        import numpy as np

        return np.flatnonzero(self.label == number)

    def neighbours(self, row: int) -> tuple[np.ndarray, np.ndarray]:
        graph = self.alike.graph
        part = slice(graph.indptr[row], graph.indptr[row + 1])
        return graph.indices[part], graph.data[part]

    def member(self, key: str, rows: np.ndarray) -> Member:
        row = self.place[key]
        speaker = self.alike.speakers[row]
        others, likeness = self.neighbours(row)
        same = self.label[others] == self.label[row]
        mean = float(likeness[same].sum()) / max(1, len(rows) - 1)
        best = _strongest(others[same], likeness[same])[:1] if speaker.id == key else ()
        nearest = self.tie(row, best[0]) if len(best) else None
        return Member(key, speaker.id, round(mean, 3), nearest)

    def tie(self, row: int, other: int) -> Tie:
        import numpy as np

        from briefing.group import edges

        one, two = self.alike.speakers[row], self.alike.speakers[other]
        pair = np.array([row]), np.array([other])
        a, b = self.spans[row], self.spans[other]
        gap = max(a[0] - b[1], b[0] - a[1])
        mine, yours = self.weights(row), self.weights(other)
        common = {root: mine[root] * yours[root] for root in mine.keys() & yours.keys()}
        return Tie(
            one.id,
            two.id,
            round(float(self.alike.graph[row, other]), 3),
            None if np.isnan(gap) else round(max(0.0, float(gap)), 1),
            round(float(edges.fading(self.spans, *pair)[0]), 3),
            _readable(common, (one, two))[:WORDS],
            bool(min(self.alike.sizes[row], self.alike.sizes[other]) < edges.FILLED),
        )

    def weights(self, row: int) -> dict[str, float]:
        """The words of a speaker with their weights."""
        vectors = self.alike.vectors
        data = vectors.data[vectors.indptr[row] : vectors.indptr[row + 1]].tolist()
        return dict(zip(stems(self.alike.speakers[row]), data, strict=True))

    def summed(self, rows: Sequence[int]) -> tuple[dict[str, float], dict[str, int]]:
        """The words of several speakers: their weights together, and how many have each."""
        total: dict[str, float] = {}
        held: dict[str, int] = {}
        for row in rows:
            for root, weight in self.weights(row).items():
                total[root] = total.get(root, 0.0) + weight
                held[root] = held.get(root, 0) + 1
        return total, held

    def shared(self, rows: np.ndarray) -> tuple[Word, ...]:
        total, held = self.summed(rows)
        enough = max(min(2, len(rows)), len(rows) * SHARED)
        common = {root: weight for root, weight in total.items() if held[root] >= enough}
        words = _readable(common, [self.alike.speakers[r] for r in rows], most=8 * WORDS)
        kinds = ("name", "number", "word")
        return tuple(w for k in kinds for w in [w for w in words if w.kind == k][:WORDS])

    def lasting(self, rows: np.ndarray) -> float | None:
        import numpy as np

        spans = self.spans[rows]
        dated = spans[~np.isnan(spans[:, 0])]
        if len(dated) < 2:
            return None
        return round(max(0.0, float(dated[:, 0].max() - dated[:, 1].min())), 1)

    def near(self, number: int) -> list[Apart]:
        """The events nearest to one of them, scored as grouping scores two clusters."""
        import numpy as np

        from briefing.group import agglomerate

        graph, label, count = self.alike.graph, self.label, len(self.events) + 1
        row = np.repeat(label, np.diff(graph.indptr))
        inside = row == label[graph.indices]
        sizes = np.bincount(label, minlength=count)
        own = np.bincount(row[inside], graph.data[inside], count) / 2
        asked = agglomerate.expected(np.maximum(sizes, 1), own)
        ours = row == number
        across = np.bincount(label[graph.indices[ours]], graph.data[ours], count)
        score = across / (asked * asked[number])
        score[[number, count - 1]] = 0
        best = np.argsort(-np.round(score, 9), kind="stable")[:NEAREST]
        return [self.apart(number, int(n), float(score[n])) for n in best if score[n] > 0]

    def apart(self, number: int, other: int, score: float) -> Apart:
        import numpy as np

        rows, theirs = self.rows(number), self.rows(other)
        across = self.alike.graph[rows][:, theirs].tocoo()
        best = int(np.argmax(np.round(across.data, 9)))
        here, there = int(rows[across.coords[0][best]]), int(theirs[across.coords[1][best]])
        sides = self.summed(rows)[0], self.summed(theirs)[0]
        only = [
            _readable(
                {root: weight for root, weight in side.items() if root not in beside},
                [self.alike.speakers[r] for r in held],
            )[:WORDS]
            for side, beside, held in (
                (sides[0], sides[1], rows),
                (sides[1], sides[0], theirs),
            )
        ]
        event = self.events[other]
        return Apart(event.id, round(score, 3), self.tie(here, there), *only)


def _strongest(rows: np.ndarray, likeness: np.ndarray) -> list[int]:
    import numpy as np

    order = np.argsort(-np.round(likeness, 9), kind="stable")[:NEAREST]
    return [int(r) for r in rows[order]]


def _readable(
    weights: dict[str, float], articles: Sequence[Article], *, most: int = WORDS
) -> tuple[Word, ...]:
    """The weightiest words, as the articles spell them."""
    return readable(sorted(weights, key=lambda r: (-round(weights[r], 9), r))[:most], articles)

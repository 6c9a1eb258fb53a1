"""Articles → events: who reports the same thing that happened.

Cheap lexical terms (:mod:`~briefing.group.terms`), weighted by the corpus's own frequencies
(:mod:`~briefing.group.weights`), give a sparse graph of resemblance in text and time
(:mod:`~briefing.group.edges`), corrected for headlines, outlets and the make of the corpus
(:mod:`~briefing.group.evidence`), which is cut into events (:mod:`~briefing.group.agglomerate`).
Events that follow from one another make stories (:mod:`~briefing.group.stories`), and whoever asks
why is told from the same graph (:mod:`~briefing.group.reasons`).
Knows nothing of issues, importance or quotation; numpy and scipy are imported on use.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import TYPE_CHECKING

from briefing.group.reasons import Apart, Member, Reasons, Tie, Ties, reasons, ties
from briefing.group.spelling import Word
from briefing.group.stories import Following, stories
from briefing.group.subject import find
from briefing.model import Article, Event, Lineage
from briefing.workers import Each

if TYPE_CHECKING:
    import numpy as np
    from scipy.sparse import csr_array

__all__ = [
    "Apart",
    "Following",
    "Grouping",
    "Member",
    "Reasons",
    "Resemblance",
    "Tie",
    "Ties",
    "Word",
    "events",
    "find",
    "group",
    "reasons",
    "resemble",
    "stories",
    "ties",
]

LONGEST_TITLE = 120
"""Characters of an opening line that stand in where an event has no headline at all."""


@dataclass(frozen=True, slots=True)
class Grouping:
    """How readily articles are taken for reports of one event."""

    bar: float = 0.82
    """Resemblance from which articles join, in proportion to what is to be expected of one event;
    higher for smaller, purer events."""


@dataclass(frozen=True, slots=True, eq=False)
class Resemblance:
    """How the articles of a corpus resemble one another: events, stories and reasons rest on it."""

    articles: tuple[Article, ...]
    """In order of publication, the undated last."""
    voice: tuple[int, ...]
    """For each article the row of the one that speaks for it: its own, unless it is a copy."""
    speakers: tuple[Article, ...]
    """The article of each row."""
    vectors: csr_array
    """Speakers × words, rows of length one."""
    sizes: np.ndarray
    """Distinct words of each speaker."""
    graph: csr_array
    """Speakers × speakers (see :func:`briefing.group.edges.graph`)."""


def group(
    articles: Sequence[Article],
    *,
    settings: Grouping | None = None,
    lineage: Mapping[str, Lineage] | None = None,
    each: Each = map,
) -> tuple[Event, ...]:
    """Events in order of their start; every article is in exactly one, earliest first.

    Copies and superseded versions (``lineage``, by article id) follow the article they repeat, and
    have no say in what else belongs to its event. The result does not depend on the order of
    ``articles``; undated articles come after the dated ones. ``each`` works out what follows from
    one article, or from one window of time.
    """
    return events(resemble(articles, lineage=lineage, each=each), settings=settings)


def resemble(
    articles: Sequence[Article],
    *,
    lineage: Mapping[str, Lineage] | None = None,
    each: Each = map,
) -> Resemblance:
    """The first and costly half of :func:`group`: what every article has in common with others."""
    from briefing.group import edges, terms, weights

    ordered = sorted(articles, key=_when)
    voice = _voices(ordered, lineage or {})
    speaking = sorted(set(voice))
    row = {i: k for k, i in enumerate(speaking)}
    speakers = tuple(ordered[i] for i in speaking)
    counts = list(each(terms.terms, speakers))
    vectors, sizes, headlines = weights.matrix(counts, [terms.headline(a) for a in speakers])
    graph = edges.graph(
        vectors,
        sizes,
        edges.days(speakers),
        headlines=headlines,
        outlets=_outlets(speakers),
        each=each,
    )
    return Resemblance(
        tuple(ordered), tuple(row[i] for i in voice), speakers, vectors, sizes, graph
    )


def events(alike: Resemblance, *, settings: Grouping | None = None) -> tuple[Event, ...]:
    """The second half of :func:`group`: what resembles each other enough, cut into events."""
    from briefing.group import agglomerate

    label = agglomerate.clusters(alike.graph, (settings or Grouping()).bar)
    members: dict[int, list[int]] = {}
    for i, row in enumerate(alike.voice):
        members.setdefault(int(label[row]), []).append(i)
    central = _central(alike.graph, label, alike.speakers)
    found = [
        _event([alike.articles[i] for i in inside], alike.speakers[central[number]])
        for number, inside in members.items()
    ]
    return tuple(sorted(found, key=lambda e: (e.start is None, e.start or datetime.min, e.id)))


def _when(article: Article) -> tuple[bool, str, str]:
    at = article.published.at
    return (at is None, at.isoformat() if at else "", article.id)


def _outlets(articles: Sequence[Article]) -> np.ndarray:
    """A number for each article's outlet, -1 where it is unknown."""
    import numpy as np

    number: dict[str, int] = {}
    known = (number.setdefault(a.source, len(number)) if a.source else -1 for a in articles)
    return np.fromiter(known, np.int64, len(articles))


def _voices(articles: list[Article], lineage: Mapping[str, Lineage]) -> list[int]:
    """For each article the position of the one that speaks for it: itself, unless it is a copy."""
    position = {article.id: i for i, article in enumerate(articles)}
    voices = []
    for article in articles:
        current, seen = article.id, set()
        while current not in seen:
            seen.add(current)
            line = lineage.get(current)
            nearest = line and (line.replaced_by or line.copy_of)
            if nearest in position:
                current = nearest
        voices.append(position[min(seen) if line and nearest in seen else current])
    return voices


def _central(graph: csr_array, label: np.ndarray, speakers: Sequence[Article]) -> dict[int, int]:
    """For each cluster the member most like the others, of those with a headline if any."""
    import numpy as np

    row = np.repeat(np.arange(len(label)), np.diff(graph.indptr))
    same = label[row] == label[graph.indices]
    likeness = np.bincount(row[same], graph.data[same], len(label))
    central: dict[int, int] = {}
    for i, number in enumerate(label.tolist()):
        best = central.get(number)
        if best is None or _rank(speakers[i], likeness[i]) > _rank(speakers[best], likeness[best]):
            central[number] = i
    return central


def _rank(article: Article, likeness: float) -> tuple[bool, bool, float]:
    return (bool(article.title), article.title_given, round(float(likeness), 6))


def _event(articles: list[Article], central: Article) -> Event:
    """The event of articles that are in order of publication."""
    dates = [article.published.at for article in articles if article.published.at]
    opening = central.text.strip()[:LONGEST_TITLE].partition("\n")[0]
    return Event(
        id=sha256(f"event:{articles[0].id}".encode()).hexdigest()[:12],
        title=central.title or opening or central.ref,
        title_from=central.id,
        start=min(dates, default=None),
        end=max(dates, default=None),
        articles=tuple(article.id for article in articles),
    )

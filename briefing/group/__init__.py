"""Articles → events: who reports the same thing that happened.

Cheap lexical terms (:mod:`~briefing.group.terms`), weighted by the corpus's own frequencies
(:mod:`~briefing.group.weights`), give a sparse graph of resemblance in text and time
(:mod:`~briefing.group.edges`), which is cut into events (:mod:`~briefing.group.agglomerate`).
Knows nothing of issues, importance or quotation; numpy and scipy are imported on use.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import TYPE_CHECKING

from briefing.model import Article, Event, Lineage

if TYPE_CHECKING:
    import numpy as np
    from scipy.sparse import csr_array

__all__ = ["Grouping", "group"]

LONGEST_TITLE = 120
"""Characters of an opening line that stand in where an event has no headline at all."""


@dataclass(frozen=True, slots=True)
class Grouping:
    """How readily articles are taken for reports of one event."""

    bar: float = 0.82
    """Resemblance from which articles join, in proportion to what is to be expected of one event;
    higher for smaller, purer events."""


def group(
    articles: Sequence[Article],
    *,
    settings: Grouping | None = None,
    lineage: Mapping[str, Lineage] | None = None,
) -> tuple[Event, ...]:
    """Events in order of their start; every article is in exactly one, earliest first.

    Copies and superseded versions (``lineage``, by article id) follow the article they repeat, and
    have no say in what else belongs to its event. The result does not depend on the order of
    ``articles``; undated articles come after the dated ones.
    """
    from briefing.group import agglomerate, edges, terms, weights

    ordered = sorted(articles, key=_when)
    voice = _voices(ordered, lineage or {})
    speaking = sorted(set(voice))
    if not speaking:
        return ()
    place = {i: k for k, i in enumerate(speaking)}
    speakers = [ordered[i] for i in speaking]
    vectors, sizes = weights.matrix([terms.terms(article) for article in speakers])
    graph = edges.graph(vectors, sizes, edges.days(speakers))
    label = agglomerate.clusters(graph, (settings or Grouping()).bar)
    members: dict[int, list[int]] = {}
    for i, speaker in enumerate(voice):
        members.setdefault(int(label[place[speaker]]), []).append(i)
    central = _central(graph, label, speakers)
    events = [
        _event([ordered[i] for i in inside], speakers[central[number]])
        for number, inside in members.items()
    ]
    return tuple(sorted(events, key=lambda e: (e.start is None, e.start or datetime.min, e.id)))


def _when(article: Article) -> tuple[bool, str, str]:
    at = article.published.at
    return (at is None, at.isoformat() if at else "", article.id)


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


def _central(graph: csr_array, label: np.ndarray, speakers: list[Article]) -> dict[int, int]:
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

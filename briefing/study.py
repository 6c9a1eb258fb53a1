"""What a brief says of an event beside its sentences: who said what, how it is sourced, where
reports differ.

Runs the stages that read an event closely, once for each event told. Decides nothing that a stage
does not.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from briefing.changes import Previous
from briefing.model import (
    Actor,
    Article,
    Change,
    Dated,
    Disagreement,
    Document,
    Due,
    Event,
    Insertion,
    Quote,
    Said,
    Sentence,
    Sourcing,
)

MOST_DATED = 12
"""Lines of a timeline, and announcements of a calendar."""


@dataclass(frozen=True, slots=True)
class Study:
    """One event, read closely."""

    sourcing: Sourcing
    disagreements: tuple[Disagreement, ...] = ()
    said: tuple[Said, ...] = ()


def quotations(documents: Sequence[Document]) -> dict[str, tuple[Quote, ...]]:
    """Who said what in each report, by article id."""
    from briefing import quotes

    return {d.article.id: quotes.quotes(d.article, d.sentences) for d in documents}


def differences(documents: Sequence[Document]) -> tuple[Disagreement, ...]:
    """Where the reports of one event differ: all natures, those too that a brief leaves out."""
    return _differences(documents, quotations(documents))


def insertions(article: Article, sentences: Sequence[Sentence]) -> dict[int, tuple[Insertion, ...]]:
    """The words of ours that sentences of an article may be shown with, by index."""
    who = antecedents(article, sentences)
    found = {s.index: (*who.get(s.index, ()), *days(s, article)) for s in sentences}
    return {index: inserted for index, inserted in found.items() if inserted}


def antecedents(
    article: Article, sentences: Sequence[Sentence]
) -> dict[int, tuple[Insertion, ...]]:
    """Whom pronouns and bare surnames mean, by the sentence's index."""
    from briefing.quotes.antecedents import antecedents

    return antecedents(article, tuple(sentences))


def days(sentence: Sentence, article: Article) -> tuple[Insertion, ...]:
    """What a sentence's words of time mean."""
    from briefing.dating import notes

    return notes.notes(sentence, article.published)


def studies(
    events: Mapping[str, Sequence[Document]], aliases: Sequence[Path] = ()
) -> tuple[dict[str, Study], tuple[Actor, ...]]:
    """All that is to be said of some events, by id, given their reports; and who speaks in them.

    ``aliases`` are files of the desk's own names for institutions.
    """
    from briefing import actors, compare

    said = {event: quotations(documents) for event, documents in events.items()}
    every = {key: found for quotes in said.values() for key, found in quotes.items()}
    ledger, people = actors.ledger(events, every, actors.load_aliases(aliases))
    found = {}
    for event, documents in events.items():
        differing = _shown(_differences(documents, said[event]))
        sourcing = compare.sourcing(documents, disagreements=differing)
        found[event] = Study(sourcing, differing, _listed(ledger[event], documents))
    return found, people


def _listed(said: Sequence[Said], documents: Sequence[Document]) -> tuple[Said, ...]:
    """The statements of one event that a brief lists, each judged under its speaker's name."""
    from briefing import actors
    from briefing.select import FILLS, safety

    spoken = {one.sentence.article for one in said}
    names = actors.meant(said)
    reads: dict[Sentence, float] = {}
    for document in documents:
        if document.article.id in spoken:
            reads.update(zip(document.sentences, safety(document, names), strict=True))
    return actors.listed(said, lambda sentence: reads[sentence] >= FILLS)


def course(
    events: Mapping[str, Event],
    documents: Mapping[str, Sequence[Document]],
    *,
    now: datetime,
    previous: Previous | None,
) -> tuple[tuple[Dated, ...], tuple[Due, ...]]:
    """The timeline and the calendar of some events (by id), given the reports of each.

    Only sentences that read well alone are in them.
    """
    from briefing import timeline
    from briefing.select import ALONE, safety

    every = {d.article.id: d for inside in documents.values() for d in inside}
    reads: dict[Sentence, float] = {}

    def alone(sentence: Sentence) -> bool:
        if sentence not in reads and sentence.article in every:
            document = every[sentence.article]
            reads.update(zip(document.sentences, safety(document), strict=True))
        return reads.get(sentence, 0.0) >= ALONE

    told = [timeline.reports(events[key], inside) for key, inside in documents.items()]
    announced = previous.calendar if previous else ()
    return (
        timeline.timeline(told, most=MOST_DATED, alone=alone),
        timeline.calendar(told, now=now, previous=announced, most=MOST_DATED, alone=alone),
    )


def moved(documents: Sequence[Document], change: Change, previous: Previous) -> Change:
    """The change with the figures that reports new since ``previous`` state otherwise than it
    quoted; an older report that only came in late moves nothing."""
    from briefing import compare

    old = previous.told_of(change)
    new = [s for d in documents if d.article.id not in previous.articles for s in d.sentences]
    if not (old and new):
        return change
    when = {a.id: a.published.at for a in (*previous.cited, *(d.article for d in documents))}

    def later(disagreement: Disagreement) -> bool:
        before, after = (when.get(s.article) for s in disagreement.sentences)
        return before is None or after is None or before <= after

    return replace(change, moved=tuple(filter(later, compare.moved(old, new))))


def _differences(
    documents: Sequence[Document], said: dict[str, tuple[Quote, ...]]
) -> tuple[Disagreement, ...]:
    from briefing import compare, quotes

    spoken = {key: quotes.spoken(found) for key, found in said.items()}
    return compare.compare(documents, quotes=spoken)


def _shown(found: tuple[Disagreement, ...]) -> tuple[Disagreement, ...]:
    """The differences of which boxes on real events were right often enough to be in a brief."""
    from briefing import compare

    return tuple(d for d in found if d.nature in compare.SHOWN)

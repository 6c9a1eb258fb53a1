"""Everything the stages found → one :class:`Brief`: order, numbering, and a line for every input.

Knows nothing of how anything was found, and nothing of pages.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

import briefing
from briefing.model import (
    Actor,
    Article,
    Brief,
    Change,
    Comment,
    Dated,
    Desk,
    Disagreement,
    Due,
    Event,
    EventNote,
    Fate,
    LedgerLine,
    Lineage,
    Problem,
    Published,
    Reference,
    Said,
    Section,
    Sourcing,
    Story,
    Update,
)


@dataclass(frozen=True, slots=True)
class Findings:
    """What the stages found, as composing needs it."""

    articles: tuple[Article, ...]
    """All that were read and are in the period."""
    aside: tuple[LedgerLine, ...]
    """Lines of inputs that were read but not used."""
    lineage: Mapping[str, Lineage]
    """By article id."""
    events: tuple[Event, ...]
    sections: tuple[Section, ...]
    """In the desk's order, filled."""
    problems: tuple[Problem, ...]
    updates: tuple[Update, ...] = ()
    changes: tuple[Change, ...] = ()
    """One for each event, if there is a previous brief."""
    quiet: tuple[Event, ...] = ()
    previous: datetime | None = None
    remembered: tuple[Article, ...] = ()
    """Articles that the previous brief cited, without their texts; used where these are not read
    any more."""
    sourcing: Mapping[str, Sourcing] = field(default_factory=dict)
    """By event id, as the two that follow."""
    disagreements: Mapping[str, tuple[Disagreement, ...]] = field(default_factory=dict)
    said: Mapping[str, tuple[Said, ...]] = field(default_factory=dict)
    actors: tuple[Actor, ...] = ()
    timeline: tuple[Dated, ...] = ()
    calendar: tuple[Due, ...] = ()
    stories: tuple[Story, ...] = ()
    memory: tuple[Event, ...] = ()
    """The events before the desk's hand: what the next run must know, to replay it on."""
    headings: Mapping[str, str] = field(default_factory=dict)
    """Titles of the desk's own by event id, and so its comments."""
    comments: Mapping[str, tuple[Comment, ...]] = field(default_factory=dict)
    dropped: Mapping[str, int] = field(default_factory=dict)
    """By event id the number of the edit that drops it."""
    desk: Desk = Desk()


def compose(
    findings: Findings,
    *,
    title: str,
    audience: str,
    now: datetime,
    notes: tuple[tuple[str, str], ...] = (),
) -> Brief:
    """The brief; events in the order in which the sections first tell them."""
    articles = {a.id: a for a in (*findings.remembered, *findings.articles)}
    events = {e.id: e for e in findings.events}
    shown = dict.fromkeys(entry.event for s in findings.sections for entry in s.entries)
    changes = {change.event: change for change in findings.changes}
    stories = tuple(s for s in findings.stories if sum(key in shown for key in s.events) > 1)
    first, last = _span(findings.articles)
    brief = Brief(
        title=title,
        audience=audience,
        created=now,
        first=first,
        last=last,
        sections=findings.sections,
        events=tuple(
            replace(
                _note(events[key], findings, articles, changes.get(key)),
                story=next((s.id for s in stories if key in s.events), None),
            )
            for key in shown
        ),
        references=(),
        ledger=(),
        problems=findings.problems,
        version=briefing.__version__,
        previous=findings.previous,
        quiet=findings.quiet,
        memory=findings.memory or findings.events,
        desk=findings.desk,
        stories=stories,
        actors=findings.actors,
        timeline=findings.timeline,
        calendar=findings.calendar,
        notes=notes,
    )
    references = _references(brief, findings, articles)
    return replace(
        brief,
        references=references,
        ledger=tuple(_ledger(findings, articles, {r.article.id for r in references})),
    )


def _references(
    brief: Brief, findings: Findings, articles: Mapping[str, Article]
) -> tuple[Reference, ...]:
    """Cited articles in the order of first citation, then those that only give a headline or were
    replaced."""
    cited = dict.fromkeys(sentence.article for sentence in brief.quoted)
    cited |= dict.fromkeys(note.event.title_from for note in brief.events)
    for note in brief.events:
        for update in note.updates:
            cited |= dict.fromkeys((update.later, update.earlier))
    numbers = {key: number for number, key in enumerate(cited, 1)}
    copies = {key: line.copy_of for key, line in findings.lineage.items()}
    return tuple(
        Reference(number, replace(articles[key], text=""), numbers.get(copies.get(key) or ""))
        for key, number in numbers.items()
    )


def _note(
    event: Event,
    findings: Findings,
    articles: Mapping[str, Article],
    change: Change | None,
) -> EventNote:
    moved = {disagreement.sentences for disagreement in change.moved} if change else set()
    members = [articles[key] for key in event.articles]
    first, last = _span(members)
    return EventNote(
        event,
        first,
        last,
        outlets=tuple(sorted({a.outlet for a in members})),
        origins=tuple(sorted({findings.lineage[a.id].origin for a in members})),
        updates=tuple(u for u in findings.updates if u.later in event.articles),
        sourcing=findings.sourcing.get(event.id),
        change=change,
        disagreements=tuple(
            d for d in findings.disagreements.get(event.id, ()) if d.sentences not in moved
        ),
        said=findings.said.get(event.id, ()),
        heading=findings.headings.get(event.id, ""),
        comments=findings.comments.get(event.id, ()),
    )


def _span(articles: Iterable[Article]) -> tuple[Published | None, Published | None]:
    """The first and the last publication among those that are dated."""
    dated = sorted((a.published for a in articles if a.published.at), key=lambda p: p.at)
    return (dated[0], dated[-1]) if dated else (None, None)


def _ledger(
    findings: Findings, articles: Mapping[str, Article], cited: set[str]
) -> Iterator[LedgerLine]:
    dropped = {
        key: f"its event was dropped by the desk (edit {findings.dropped[e.id]})"
        for e in findings.events
        if e.id in findings.dropped
        for key in e.articles
    }
    for article in findings.articles:
        line = findings.lineage[article.id]
        fate: Fate = "cited" if article.id in cited else "read"
        why = dropped.get(article.id, "")
        if line.replaced_by:
            fate, why = "updated", f"replaced by its later version {articles[line.replaced_by].ref}"
        elif line.copy_of:
            why = f"repeats {articles[line.copy_of].ref}"
            fate = fate if fate == "cited" else "copy"
        yield LedgerLine(article.ref, article.title, article.outlet, fate, why)
    yield from findings.aside
    for problem in findings.problems:
        if problem.fatal:
            yield LedgerLine(problem.source, "", "", "set aside", problem.message)

"""Everything the stages found → one :class:`Brief`: order, numbering, and a line for every input.

Knows nothing of how anything was found, and nothing of pages.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

import briefing
from briefing.model import (
    Article,
    Brief,
    Change,
    Event,
    EventNote,
    Fate,
    LedgerLine,
    Lineage,
    Problem,
    Published,
    Reference,
    Section,
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


def compose(
    findings: Findings,
    *,
    title: str,
    audience: str,
    now: datetime,
    notes: tuple[tuple[str, str], ...] = (),
) -> Brief:
    """The brief; events in the order in which the sections first tell them."""
    articles = {a.id: a for a in findings.articles}
    events = {e.id: e for e in findings.events}
    shown = dict.fromkeys(entry.event for s in findings.sections for entry in s.entries)
    references = _references(findings, articles, events)
    changes = {change.event: change for change in findings.changes}
    first, last = _span(findings.articles)
    return Brief(
        title=title,
        audience=audience,
        created=now,
        first=first,
        last=last,
        sections=findings.sections,
        events=tuple(_note(events[key], findings, articles, changes.get(key)) for key in shown),
        references=references,
        ledger=tuple(_ledger(findings, articles, {r.article.id for r in references})),
        problems=findings.problems,
        version=briefing.__version__,
        previous=findings.previous,
        quiet=findings.quiet,
        memory=findings.events,
        notes=notes,
    )


def _references(
    findings: Findings, articles: Mapping[str, Article], events: Mapping[str, Event]
) -> tuple[Reference, ...]:
    """Cited articles in the order of first citation, then those that only give a headline."""
    numbers: dict[str, int] = {}
    entries = [entry for section in findings.sections for entry in section.entries]
    for entry in entries:
        for claim in entry.claims:
            for sentence in (claim.sentence, *claim.support):
                numbers.setdefault(sentence.article, len(numbers) + 1)
    for entry in entries:
        numbers.setdefault(events[entry.event].title_from, len(numbers) + 1)
    told = {key for entry in entries for key in events[entry.event].articles}
    for update in findings.updates:
        if update.later in told:
            numbers.setdefault(update.later, len(numbers) + 1)
            numbers.setdefault(update.earlier, len(numbers) + 1)
    return tuple(
        Reference(
            number,
            replace(articles[key], text=""),
            numbers.get(findings.lineage[key].copy_of or ""),
        )
        for key, number in numbers.items()
    )


def _note(
    event: Event,
    findings: Findings,
    articles: Mapping[str, Article],
    change: Change | None,
) -> EventNote:
    members = [articles[key] for key in event.articles]
    first, last = _span(members)
    return EventNote(
        event,
        first,
        last,
        outlets=tuple(sorted({a.outlet for a in members})),
        origins=tuple(sorted({findings.lineage[a.id].origin for a in members})),
        updates=tuple(u for u in findings.updates if u.later in event.articles),
        change=change,
    )


def _span(articles: Iterable[Article]) -> tuple[Published | None, Published | None]:
    """The first and the last publication among those that are dated."""
    dated = sorted((a.published for a in articles if a.published.at), key=lambda p: p.at)
    return (dated[0], dated[-1]) if dated else (None, None)


def _ledger(
    findings: Findings, articles: Mapping[str, Article], cited: set[str]
) -> Iterator[LedgerLine]:
    for article in findings.articles:
        line = findings.lineage[article.id]
        fate: Fate = "cited" if article.id in cited else "read"
        why = ""
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

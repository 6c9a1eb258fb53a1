"""The composition root: which stage follows which. The whole run is readable on this page.

:mod:`briefing.gathering` brings the articles in, ``make`` takes them through the stages, and
:mod:`briefing.publishing` renders and writes. Single stages, as commands show them, are in
:mod:`briefing.stages`. Nothing here decides anything: every rule is in a stage.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from briefing import (
    changes,
    compose,
    edits,
    handling,
    sections,
    stages,
    study,
    telling,
    verify,
)
from briefing.changes import Previous
from briefing.config import Settings
from briefing.edits import Edit, Regrouped
from briefing.gathering import Corpus, Track, untracked
from briefing.model import (
    Audience,
    Brief,
    Change,
    Document,
    Event,
    Lineage,
    Problem,
    Section,
    Story,
    Update,
)
from briefing.workers import Each

if TYPE_CHECKING:
    pass


def make(
    corpus: Corpus,
    settings: Settings,
    audience: Audience,
    *,
    now: datetime,
    title: str | None = None,
    previous: Previous | None = None,
    by_hand: Sequence[Edit] = (),
    failures: Sequence[Problem] = (),
    track: Track = untracked,
    each: Each = map,
) -> Brief:
    """The brief of a corpus, every quotation checked against its source.

    ``failures`` are sources of which nothing could be fetched. ``each`` does what concerns one
    article alone, as the builtin ``map`` would.
    """
    failures = _visible(failures, corpus, settings, audience, previous)
    grouped = _group(corpus, previous, by_hand, each=each)
    profiles, match = stages.matcher(settings)
    outline = _outline(profiles)
    shares, matches = telling.shares(grouped.members, match, track=track, each=each)
    shares = sections.in_background(shares, grouped.known)
    shares = sections.in_background(shares, sections.older(shares, grouped.events))
    home = {share.event: share.section for share in shares if share.home}
    places = edits.arrange(sections.ranked(outline, shares), home, grouped.hand)
    shares = sections.placed(shares, places.order, places.pinned)
    leading = sections.leading(shares, most=audience.events, stories=grouped.story_of)
    room = sections.with_room(leading, most=audience.events)
    told = tuple(
        telling.select(
            track(room, "Selecting", len(room)),
            grouped.members,
            grouped.hand,
            matches,
            audience,
            settings,
            previous,
        )
    )
    close = {share.event: grouped.members[share.event] for share in told}
    studies, actors = study.studies(close, settings.aliases)
    timeline, calendar = study.course(grouped.events, close, now=now, previous=previous)
    keep = grouped.hand.keep
    brief = compose.compose(
        compose.Findings(
            articles=corpus.articles,
            aside=corpus.aside,
            lineage=grouped.lines,
            events=grouped.hand.events,
            memory=grouped.memory,
            stories=grouped.stories,
            sections=sections.watching(
                sections.arrange(outline, told, shares), telling.watched(room, match)
            ),
            problems=corpus.problems,
            updates=tuple(replace(u, revisions=keep(u.revisions)) for u in grouped.updates),
            changes=grouped.course,
            quiet=grouped.quiet,
            previous=previous.created if previous else None,
            remembered=previous.cited if previous else (),
            headings=grouped.hand.headings,
            comments=grouped.hand.comments,
            dropped=places.dropped,
            desk=edits.desk(grouped.hand, places, told=close),
            sourcing={event: found.sourcing for event, found in studies.items()},
            disagreements={event: keep(found.disagreements) for event, found in studies.items()},
            said={event: keep(found.said) for event, found in studies.items()},
            actors=actors,
            timeline=keep(timeline),
            calendar=keep(calendar),
        ),
        title=title or settings.title,
        audience=audience.name,
        now=now,
        notes=_notes(settings, audience),
    )
    brief = _finished(brief, corpus, failures, previous)
    verify.require_faithful(
        brief,
        {a.id: a for a in corpus.articles},
        remembered=frozenset(previous.quoted if previous else ()),
    )
    handling.require_hidden(brief, corpus.hidden)
    return brief


def _visible(
    failures: Sequence[Problem],
    corpus: Corpus,
    settings: Settings,
    audience: Audience,
    previous: Previous | None,
) -> tuple[Problem, ...]:
    """The failures that the audience may hear of. Raises UsageError where it may not see the
    previous brief."""
    rules = handling.parse(settings.handling)
    clearance = handling.clearance(audience, rules)
    if previous:
        handling.require_cleared(
            previous,
            corpus.hidden,
            marking=previous.marking,
            clearance=clearance,
            name="the previous brief",
        )
    if handling.above(rules.default, clearance):
        return ()
    return tuple(problem for problem in failures if not corpus.hidden.tells(problem))


@dataclass(frozen=True, slots=True)
class Grouped:
    """The corpus by event, the desk's hand and the previous brief taken into account."""

    lines: Mapping[str, Lineage]
    """By article id."""
    memory: tuple[Event, ...]
    """The events as they were found, which the next run goes on from."""
    hand: Regrouped
    members: Mapping[str, tuple[Document, ...]]
    """The documents that speak for each event, by its id."""
    stories: tuple[Story, ...]
    updates: tuple[Update, ...]
    course: tuple[Change, ...]
    """What became of each event; nothing without a previous brief, as the next."""
    quiet: tuple[Event, ...]

    @property
    def events(self) -> dict[str, Event]:
        """By id."""
        return {event.id: event for event in self.hand.events}

    @property
    def story_of(self) -> dict[str, str]:
        """The story of each event that is part of one."""
        return {event: story.id for story in self.stories for event in story.events}

    @property
    def known(self) -> frozenset[str]:
        """Ids of events of which there is nothing new, if there is anything new at all: the same
        input again makes the same brief."""
        same = frozenset(c.event for c in self.course if c.status == "unchanged")
        return same if len(same) < len(self.course) else frozenset()


def _group(
    corpus: Corpus, previous: Previous | None, by_hand: Sequence[Edit], *, each: Each
) -> Grouped:
    from briefing import group

    lines = stages.lineages(corpus, each=each)
    alike = group.resemble(corpus.articles, lineage=lines, each=each)
    memory = group.events(alike)
    split = stages.documents(corpus.articles, lines, each=each)
    updates = _updates(lines, split)
    course: tuple[Change, ...] = ()
    quiet: tuple[Event, ...] = ()
    if previous:
        versions = {update.later: (update.earlier,) for update in updates}
        copies = {key: line.copy_of for key, line in lines.items() if line.copy_of}
        memory, course, quiet = changes.carry(memory, previous, versions=versions, copies=copies)
    hand = edits.regroup(memory, by_hand, {a.id: a for a in corpus.articles}, lineage=lines)
    members = {e.id: stages.speaking(e, split, lines) for e in hand.events}
    if previous:
        course = edits.follow(course, memory, hand.events, known=previous.articles)
        course = tuple(study.moved(members[c.event], c, previous) for c in course)
        course = tuple(replace(change, moved=hand.keep(change.moved)) for change in course)
    stories = group.stories(hand.events, alike)
    return Grouped(lines, memory, hand, members, stories, updates, course, quiet)


def _finished(
    brief: Brief, corpus: Corpus, failures: Sequence[Problem], previous: Previous | None
) -> Brief:
    """The brief with what is to be said of it as a whole: what it lacks, who may see it."""
    from briefing import compare, gaps

    lacks = gaps.gaps(
        brief.sections,
        brief.events,
        brief.ledger,
        failures=failures,
        countries=compare.countries(),
    )
    # An edit that does not apply may name what was taken out.
    desk = replace(brief.desk, refused=()) if corpus.withheld else brief.desk
    marking = handling.strictest(corpus.marking, previous.marking if previous else None)
    return replace(brief, gaps=lacks, desk=desk, marking=marking, withheld=corpus.withheld)


def _updates(lines: Mapping[str, Lineage], split: Mapping[str, Document]) -> tuple[Update, ...]:
    """What changed in every article that a later version of itself replaced."""
    from briefing import lineage

    return tuple(
        Update(
            key,
            line.replaced_by,
            lineage.changes(split[key].sentences, split[line.replaced_by].sentences),
        )
        for key, line in lines.items()
        if line.replaced_by
    )


def _outline(profiles) -> tuple[Section, ...]:
    other = Section(
        sections.OTHER, "Other developments", "What else was reported that fits none of the issues?"
    )
    return (*(Section(p.id, p.title, p.question) for p in profiles), other)


def _notes(settings: Settings, audience: Audience) -> tuple[tuple[str, str], ...]:
    return (
        (
            "Method",
            "Articles are grouped by event; from each event sentences are chosen verbatim "
            f"(ranker: {settings.ranker}; at most {audience.words} words an event in its own "
            "section, fewer for a single origin, half of that in other sections) "
            "and sorted by the issues they touch. No word of the quoted text was written or "
            "changed by the program.",
        ),
    )

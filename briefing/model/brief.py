"""What a renderer may show: the brief, its sections and all that stands beside them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from briefing.model.article import Article, Marking, Problem, Published, Sentence
from briefing.model.event import Change, Event, Story, Update
from briefing.model.statement import Actor, Claim, Dated, Disagreement, Due, Said, Sourcing


@dataclass(frozen=True, slots=True)
class Entry:
    """An event as one section tells it."""

    event: str
    claims: tuple[Claim, ...]
    """In reading order."""
    home: bool = True
    """Whether this section is the one that the event's news belongs to; the others only take up
    what it has to say on their issue."""
    also_in: tuple[str, ...] = ()
    """Ids of the other sections that tell of this event."""
    background: bool = False
    """Whether the event is older than what the brief is about."""
    pinned: bool = False
    """Whether the desk wants it told, however little room there is."""


@dataclass(frozen=True, slots=True)
class Watched:
    """Something that the desk wants pointed out, and where it came up."""

    words: str
    """As the reports have it."""
    events: tuple[str, ...]
    """Ids of the events told whose reports speak of it, in the section's order."""


@dataclass(frozen=True, slots=True)
class Section:
    """One issue of the desk, or what fits none of them."""

    id: str
    title: str
    question: str
    """The question that the section answers, as its profile puts it."""
    entries: tuple[Entry, ...] = ()
    further: int = 0
    """Events that touch the issue too, for which there was no room."""
    bottom_line: Claim | None = None
    """The claim that says most, for the first page; always one of the section's own."""
    watched: tuple[Watched, ...] = ()
    """Watch terms of the issue in what its events say on it, the widest spread first."""


@dataclass(frozen=True, slots=True)
class Comment:
    """Words of the desk's own, never shown as a source's."""

    text: str
    by: str = ""


@dataclass(frozen=True, slots=True)
class EventNote:
    """An event with what the brief says of its sourcing and of its course."""

    event: Event
    first: Published | None
    last: Published | None
    """First and last publication among its articles, as precisely as each is known."""
    outlets: tuple[str, ...]
    origins: tuple[str, ...]
    """Names of the independent origins, after copies are folded into them."""
    updates: tuple[Update, ...] = ()
    """Articles of the event that replaced an earlier version of themselves."""
    change: Change | None = None
    """What became of it since the previous brief; None where there was none."""
    sourcing: Sourcing | None = None
    disagreements: tuple[Disagreement, ...] = ()
    """Where its reports differ."""
    said: tuple[Said, ...] = ()
    """Who said what in its reports, what copies repeat once."""
    story: str | None = None
    """Id of the story that it is part of."""
    heading: str = ""
    """The desk's own title, never a source's; empty where it gave none."""
    comments: tuple[Comment, ...] = ()
    """What the desk adds in its own name."""

    @property
    def quoted(self) -> Iterator[Sentence]:
        """The sentences that it cites beside those that sections tell."""
        for update in self.updates:
            for revision in update.revisions:
                yield from filter(None, (revision.before, revision.after))
        moved = self.change.moved if self.change else ()
        for disagreement in (*self.disagreements, *moved):
            yield from disagreement.sentences
        for said in self.said:
            yield said.sentence


@dataclass(frozen=True, slots=True)
class Reference:
    """An article that the brief cites, under its number."""

    number: int
    article: Article
    copy_of: int | None = None
    """Number of the reference whose text it repeats, if that is cited too."""


@dataclass(frozen=True, slots=True)
class Audience:
    """For whom a brief is made, and how much of it they want."""

    name: str
    template: str
    """Stem of the page template: ``analyst`` for ``analyst.html.j2``."""
    words: int = 160
    """Word budget of an event in its home section; it has half of that in any other."""
    events: int = 12
    """Most events that a section tells of."""
    max_pages: int | None = None
    """Most pages of the PDF; the least important entries give way. None for no limit."""
    clearance: Marking | None = None
    """The strictest marking that it may see; None where nobody says."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that a reader should know the brief lacks."""

    kind: Literal["silent issue", "single origin", "one-sided", "failed source", "set aside"]
    subject: str
    """Id of the issue or event, or the name of the source."""
    text: str
    """In one plain sentence."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What the desk made of the brief by hand."""

    status: Literal["draft", "final"] = "draft"
    by: str = ""
    """Who declared it final."""
    at: datetime | None = None
    applied: tuple[str, ...] = ()
    """The edits that were applied, each as one plain line."""
    refused: tuple[str, ...] = ()
    """The edits that no longer apply, and why."""


Fate = Literal["cited", "read", "copy", "updated", "out of period", "set aside"]


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """What became of one input, so that nothing vanishes."""

    ref: str
    title: str
    outlet: str
    fate: Fate
    why: str = ""


@dataclass(frozen=True, slots=True)
class Brief:
    """All that a renderer may show. It holds no article text beyond what it quotes."""

    title: str
    audience: str
    created: datetime
    """The run's "now", UTC."""
    first: Published | None
    last: Published | None
    """First and last publication among the articles used; None where none is dated."""
    sections: tuple[Section, ...]
    events: tuple[EventNote, ...]
    """Those that the sections tell of, in the order in which they first do."""
    references: tuple[Reference, ...]
    """Numbered from 1, in the order in which the brief first cites them."""
    ledger: tuple[LedgerLine, ...]
    problems: tuple[Problem, ...]
    version: str
    """Version of the program that made it."""
    previous: datetime | None = None
    """When the brief that this one is compared with was created."""
    quiet: tuple[Event, ...] = ()
    """Events of the previous brief of which nothing was read this time."""
    memory: tuple[Event, ...] = ()
    """Every event of the run, told or not: what the next run must know."""
    stories: tuple[Story, ...] = ()
    """Those of which the brief tells more than one event."""
    actors: tuple[Actor, ...] = ()
    """Who speaks in the events told, the one with most to say first."""
    timeline: tuple[Dated, ...] = ()
    """In order of time."""
    calendar: tuple[Due, ...] = ()
    """What sources say will happen, the nearest first; before it what has come due."""
    gaps: tuple[Gap, ...] = ()
    desk: Desk = Desk()
    marking: Marking | None = None
    """How far the brief may be passed on."""
    withheld: int = 0
    """Articles that this audience may not see, of which nothing is shown."""
    language: str = "en"
    notes: tuple[tuple[str, str], ...] = field(default=())
    """(label, text) pairs for the colophon: methods, settings that shaped the result."""

    @property
    def quoted(self) -> Iterator[Sentence]:
        """Every sentence that the brief prints or cites, once for each place, in reading order."""
        for section in self.sections:
            claims = [claim for entry in section.entries for claim in entry.claims]
            for claim in (*claims, *filter(None, [section.bottom_line])):
                yield claim.sentence
                yield from claim.support
        for note in self.events:
            yield from note.quoted
        for dated in self.timeline:
            yield dated.sentence
        for due in self.calendar:
            yield from filter(None, (due.announced.sentence, due.report))

    @property
    def outlets(self) -> tuple[str, ...]:
        """Outlets cited, in alphabetical order."""
        return tuple(sorted({r.article.outlet for r in self.references}))

    def number(self, article_id: str) -> int:
        """The reference number of a cited article. Raises KeyError for any other."""
        for reference in self.references:
            if reference.article.id == article_id:
                return reference.number
        raise KeyError(article_id)

    def note(self, event_id: str) -> EventNote:
        """The event with that id. Raises KeyError if the brief does not tell of it."""
        for note in self.events:
            if note.event.id == event_id:
                return note
        raise KeyError(event_id)

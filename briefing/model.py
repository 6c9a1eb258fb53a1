"""The records that pass between the stages: frozen, comparable, free of behaviour.

Every record is a value. Collections are tuples, moments are aware datetimes in UTC, and text
positions are offsets in Unicode code points into :attr:`Article.text`, half-open ``[start, end)``.
The one invariant that everything rests on::

    article.text[sentence.start:sentence.end] == sentence.text

Knows nothing of files, settings, libraries or pages.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal
from urllib.parse import urlsplit

Basis = Literal["metadata", "dateline", "text", "inferred", "unknown"]
"""How a publication date was known.

``metadata``: the file or page states it; ``dateline``: the dateline states it in full;
``text``: the dates that the text speaks of; ``inferred``: a part (as the year of "Dec 7") was
worked out; ``unknown``: nothing tells, and the article stays undated.
"""

Precision = Literal["time", "day", "month", "year"]
"""The smallest unit of a publication date that is really known."""


@dataclass(frozen=True, slots=True)
class Problem:
    """An expected failure that travels as a value: it ends no run and is never lost."""

    source: str
    """The file, entry or article it happened to."""
    stage: str
    """The stage that met it: ``read``, ``date``, ``language``…"""
    message: str
    """What is wrong, in one sentence a reader of the brief can understand."""
    fatal: bool = True
    """True where the input was set aside; False where it was used in spite of it."""


@dataclass(frozen=True, slots=True)
class Published:
    """When an article appeared, as well as it is known, and how that is known."""

    at: datetime | None = None
    """The start of the known unit, aware, UTC: midnight of a day, the first of a month."""
    basis: Basis = "unknown"
    precision: Precision | None = None
    evidence: str = ""
    """The words that told it, or the reasoning, for a reader who doubts it."""

    @property
    def day(self) -> date | None:
        """The calendar day, where the precision reaches that far."""
        return self.at.date() if self.at and self.precision in ("time", "day") else None


@dataclass(frozen=True, slots=True)
class Article:
    """One article as it was read; later stages only replace fields that reading left open."""

    id: str
    """Twelve hex digits of a hash over source, URL, title and text: the same text, the same id."""
    ref: str
    """What the user calls it: a record's own ``id``, else its path (``path#n`` in a file)."""
    path: str
    """The file it came from, as given on the command line."""
    text: str
    """The text that every span points into. Never trimmed or re-wrapped after reading."""
    title: str = ""
    title_given: bool = True
    """False where the source has no headline and the lede stands in for it."""
    source: str | None = None
    """The outlet, as its metadata names it."""
    credits: tuple[str, ...] = ()
    """The agencies that dateline, byline or closing line credit, in order."""
    place: str | None = None
    """The dateline's place."""
    authors: tuple[str, ...] = ()
    language: str | None = None
    """ISO 639-1 code."""
    url: str | None = None
    published: Published = Published()
    body: tuple[int, int] | None = None
    """Span of the text without dateline and closing credits; None for the whole text."""
    extras: tuple[tuple[str, str], ...] = ()
    """Unknown keys of the input, kept aside as (key, JSON) pairs."""

    @property
    def origin(self) -> str | None:
        """Whose reporting this is: the first agency credited, else the outlet itself."""
        return self.credits[0] if self.credits else self.source

    @property
    def outlet(self) -> str:
        """A name to print: the outlet, its host, the agency credited, or a plain admission."""
        return self.source or _host(self.url) or self.origin or "Source not stated"

    @property
    def span(self) -> tuple[int, int]:
        """The span of :attr:`body`, or of the whole text."""
        return self.body or (0, len(self.text))


def _host(url: str | None) -> str:
    try:
        return (urlsplit(url or "").hostname or "").removeprefix("www.")
    except ValueError:  # "http://[nonsense"
        return ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A span of one article's text that reads as a sentence."""

    article: str
    """Id of the article."""
    paragraph: int
    """Number of the paragraph in the article's text, from 1."""
    index: int
    """Position among the article's sentences, from 0."""
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Document:
    """An article as the selecting and comparing stages take it: split, with its origin known."""

    article: Article
    sentences: tuple[Sentence, ...]
    origin: str
    """Key of the independent origin (see :class:`Lineage`)."""


@dataclass(frozen=True, slots=True)
class Lineage:
    """Where one article's reporting comes from, as far as texts and credits tell."""

    article: str
    origin: str
    """Key of the independent origin; articles with the same key are one voice."""
    copy_of: str | None = None
    """Id of the article it repeats (wholly or shortened)."""
    replaced_by: str | None = None
    """Id of the later version of the same article, which speaks in its place."""
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """Articles that report one thing that happened."""

    id: str
    title: str
    """The headline of its most central article, verbatim."""
    title_from: str
    """Id of the article the title is taken from."""
    start: datetime | None
    end: datetime | None
    """First and last publication among its articles."""
    articles: tuple[str, ...]
    """Article ids, the earliest first."""


Status = Literal["new", "developed", "unchanged", "corrected"]
"""An event against the previous brief: ``developed`` has articles that were not there,
``corrected`` has a later version of one that was."""


@dataclass(frozen=True, slots=True)
class Change:
    """What became of an event since the previous brief."""

    event: str
    status: Status
    merged: tuple[str, ...] = ()
    """Ids of events of the previous brief that this one took in."""
    split_from: str | None = None
    """Id of the event of the previous brief that this one was part of."""


@dataclass(frozen=True, slots=True)
class Match:
    """That a passage touches an issue, how strongly, and why."""

    issue: str
    score: float
    because: tuple[str, ...]
    """The words in the passage that said so, in order of weight."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence with the issues it touches."""

    sentence: Sentence
    matches: tuple[Match, ...]


@dataclass(frozen=True, slots=True)
class DateNote:
    """What words such as "on Thursday" mean, beside the sentence and never part of it."""

    start: int
    end: int
    """Span of the words in the article's text."""
    words: str
    meaning: str
    """``7 December 2023``"""


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing said: a sentence to show, and every other sentence that says the same."""

    sentence: Sentence
    support: tuple[Sentence, ...] = ()
    """Near-identical sentences of other articles, in order of publication."""
    origins: int = 1
    """How many independent origins say it."""
    matches: tuple[Match, ...] = ()
    dates: tuple[DateNote, ...] = ()
    """The dates that its own words leave to the day of publication."""
    new: bool = False
    """Said by articles only that the previous brief did not know; False where there was none."""


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


@dataclass(frozen=True, slots=True)
class Revision:
    """One sentence that a later version of an article words otherwise, adds or drops."""

    before: Sentence | None
    """None where the sentence was added."""
    after: Sentence | None
    """None where the sentence was dropped."""


@dataclass(frozen=True, slots=True)
class Update:
    """A later version of an article, which speaks in place of the earlier one."""

    earlier: str
    """Id of the earlier version."""
    later: str
    """Id of the later version."""
    revisions: tuple[Revision, ...]


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
    language: str = "en"
    notes: tuple[tuple[str, str], ...] = field(default=())
    """(label, text) pairs for the colophon: methods, settings that shaped the result."""

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

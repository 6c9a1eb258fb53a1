"""What happened: events, the stories they are part of, and what became of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from briefing.model.article import Sentence
from briefing.model.statement import Disagreement


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


@dataclass(frozen=True, slots=True)
class Story:
    """Events that follow from one another over days."""

    id: str
    title: str
    """The title of its largest event."""
    events: tuple[str, ...]
    """Ids of two or more events, the earliest first."""


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
    moved: tuple[Disagreement, ...] = ()
    """Figures that the previous brief quoted and that newer reports give differently; the sentence
    of the previous brief first."""


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

"""This brief against the previous one: events that keep their id, and what became of each.

The previous ``brief.json`` is the only state that one run leaves to the next. Events are the same
if they share articles; article ids follow from the text, so this holds whatever the files are
called. Knows nothing of how events were grouped or how a brief is shown.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from briefing.errors import UsageError
from briefing.model import (
    Article,
    Change,
    Claim,
    Dated,
    Event,
    Marking,
    Published,
    Sentence,
    Status,
)


@dataclass(frozen=True, slots=True)
class Previous:
    """What an earlier brief tells the next run."""

    created: datetime
    events: tuple[Event, ...]
    """All of that run, told or not."""
    told: Mapping[str, tuple[Sentence, ...]] = field(default_factory=dict)
    """The sentences that it quoted of each event, by the event's id."""
    cited: tuple[Article, ...] = ()
    """The articles it cited, without their texts."""
    calendar: tuple[Dated, ...] = ()
    """What it said was to come."""
    marking: Marking | None = None
    """How far it may be passed on."""

    @property
    def articles(self) -> frozenset[str]:
        """Ids of all articles that its events held."""
        return frozenset(key for event in self.events for key in event.articles)

    @property
    def quoted(self) -> tuple[Sentence, ...]:
        """The sentences that a later brief may show again though their articles are gone."""
        announced = (dated.sentence for dated in self.calendar)
        told = (sentence for sentences in self.told.values() for sentence in sentences)
        return tuple(dict.fromkeys((*told, *announced)))

    def told_of(self, change: Change) -> tuple[Sentence, ...]:
        """What it quoted of an event, or of those that this one was part of or took in."""
        names = (change.event, *change.merged, *filter(None, [change.split_from]))
        return tuple(sentence for name in names for sentence in self.told.get(name, ()))


def parse(text: str | bytes, *, name: str = "previous brief") -> Previous:
    """Read what matters from a ``brief.json``. Raises UsageError where it is none."""
    try:
        record = json.loads(text)
        told: dict[str, dict[Sentence, None]] = {}
        for section in record["sections"]:
            for entry in section["entries"]:
                quoted = told.setdefault(entry["event"], {})
                for claim in entry["claims"]:
                    quoted[_sentence(claim["sentence"])] = None
        return Previous(
            created=_at(record["created"]),
            events=tuple(map(_event, record["memory"])),
            told={event: tuple(sentences) for event, sentences in told.items()},
            cited=tuple(_article(reference["article"]) for reference in record["references"]),
            calendar=tuple(
                _dated(due["announced"])
                for due in record.get("calendar", ())
                if due["status"] == "ahead"
            ),
            marking=record.get("marking"),
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise UsageError(
            f"{name}: not a brief.json of this program; name the .json file that an earlier "
            "`briefing build -o brief.json` wrote"
        ) from error


def carry(
    events: Sequence[Event],
    previous: Previous,
    *,
    versions: Mapping[str, Sequence[str]] = {},
    copies: Mapping[str, str] = {},
) -> tuple[tuple[Event, ...], tuple[Change, ...], tuple[Event, ...]]:
    """Events under the ids they had, what became of each, and the old ones that have gone quiet.

    ``versions`` names, for an article that replaced earlier versions, their ids; ``copies``, for
    one that repeats another, that one: a copy of what was known is no development. Each old id goes
    to the event that shares most articles with it (ties: the larger share of both, then order);
    the others that held part of it are reported as split from it, and old events that an event
    took in as merged into it.
    """
    old = {e.id: {key for key in e.articles} for e in previous.events}
    home = {key: e.id for e in previous.events for key in e.articles}
    held = [_held(e, versions, home) for e in events]
    shared = sorted(
        (-len(keys), -len(keys) / len(old[name] | set(events[n].articles)), n, name)
        for n, parts in enumerate(held)
        for name, keys in parts.items()
    )
    given: dict[int, str] = {}
    for _, _, number, name in shared:
        if number not in given and name not in given.values():
            given[number] = name
    taken = set(given.values())
    carried, changes = [], []
    for number, event in enumerate(events):
        own = given.get(number) or _free(event.id, taken)
        taken.add(own)
        parts = held[number]
        merged = tuple(sorted(name for name in parts if name != own and name not in given.values()))
        split = (
            None if number in given else min(parts, key=lambda n: (-len(parts[n]), n), default=None)
        )
        carried.append(replace(event, id=own))
        before = old.get(own if number in given else split or "")
        changes.append(Change(own, _status(event, before, versions, copies), merged, split))
    quiet = tuple(e for e in previous.events if not any(e.id in parts for parts in held))
    return tuple(carried), tuple(changes), quiet


def is_new(claim: Claim, known: frozenset[str] | None) -> bool:
    """Whether only articles say it that are not among those known before (None: no before)."""
    if known is None:
        return False
    return not any(s.article in known for s in (claim.sentence, *claim.support))


def _held(
    event: Event, versions: Mapping[str, Sequence[str]], home: Mapping[str, str]
) -> dict[str, set[str]]:
    """The articles of an event by the old event that held them, or an earlier version of them."""
    parts: dict[str, set[str]] = {}
    for key in event.articles:
        for known in (key, *versions.get(key, ())):
            if known in home:
                parts.setdefault(home[known], set()).add(key)
                break
    return parts


def _status(
    event: Event,
    before: set[str] | None,
    versions: Mapping[str, Sequence[str]],
    copies: Mapping[str, str],
) -> Status:
    """What became of an event, given the articles of the one that it was or was part of."""
    if before is None:
        return "new"
    unseen = [key for key in event.articles if key not in before and copies.get(key) not in before]
    if any(set(versions.get(key, ())) & before for key in unseen):
        return "corrected"
    return "developed" if unseen else "unchanged"


def _free(name: str, taken: set[str]) -> str:
    number, free = 2, name
    while free in taken:
        free, number = f"{name}-{number}", number + 1
    return free


def _event(record: dict) -> Event:
    return Event(
        id=record["id"],
        title=record["title"],
        title_from=record["title_from"],
        start=_moment(record["start"]),
        end=_moment(record["end"]),
        articles=tuple(record["articles"]),
    )


def _sentence(record: dict) -> Sentence:
    return Sentence(
        article=record["article"],
        paragraph=record["paragraph"],
        index=record["index"],
        start=record["start"],
        end=record["end"],
        text=record["text"],
    )


def _article(record: dict) -> Article:
    stated = record["published"]
    published = Published(
        _moment(stated["at"]), stated["basis"], stated["precision"], stated["evidence"]
    )
    plain = ("id", "ref", "path", "title", "title_given", "source", "place", "language", "url")
    return Article(
        **{name: record[name] for name in plain},
        text="",
        credits=tuple(record["credits"]),
        authors=tuple(record["authors"]),
        published=published,
        marking=record.get("marking"),
    )


def _dated(record: dict) -> Dated:
    return Dated(
        sentence=_sentence(record["sentence"]),
        start=date.fromisoformat(record["start"]),
        end=date.fromisoformat(record["end"]),
        precision=record["precision"],
        words=record["words"],
        span=tuple(record["span"]),
        stated=record["stated"],
        ahead=record["ahead"],
        event=record["event"],
    )


def _moment(value: str | None) -> datetime | None:
    return _at(value) if value else None


def _at(value: str) -> datetime:
    return datetime.fromisoformat(value)

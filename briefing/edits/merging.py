"""Events merged and split: where every article is while the edits act.

Knows nothing of files, sections, or what the desk says of an event.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from hashlib import sha256

from briefing.edits.records import Merge, Split
from briefing.model import Article, Event, Lineage

_LONGEST_OPENING = 120
"""Characters of an opening line that stand in where an article has no headline, as in grouping."""
_LONGEST_SHOWN = 80
_MOST_SHOWN = 5


class Refused(Exception):
    """Why an edit does not apply, in words that follow a colon."""


class Work:
    """Events being merged and split."""

    def __init__(
        self,
        events: Sequence[Event],
        articles: Mapping[str, Article],
        lineage: Mapping[str, Lineage],
    ) -> None:
        self._order = [e.id for e in events]
        self.live = {e.id: e for e in events}
        self._articles = articles
        self._lineage = lineage
        self.merged: dict[str, tuple[str, int]] = {}
        self._same = True

    def events(self) -> tuple[Event, ...]:
        """In order of their start, as before where that says nothing."""
        if self._same:
            return tuple(self.live.values())
        found = [self.live[key] for key in self._order if key in self.live]
        return tuple(sorted(found, key=lambda e: (e.start is None, e.start or datetime.min)))

    def find(self, event: str) -> Event:
        return find(self.live, self.merged, event)

    def article(self, key: str) -> Article:
        return self._articles[key]

    def merge(self, edit: Merge, number: int) -> str:
        event = self.find(edit.event)
        taken: dict[str, Event] = {}
        missing = []
        for name in edit.others:
            try:
                other = self.find(name)
            except Refused as why:
                missing.append(str(why))
                continue
            if other.id != event.id:
                taken[other.id] = other
        if not taken:
            raise Refused(few(missing) or f"they are one event already, {shown(event)}")
        for other in taken.values():
            del self.live[other.id]
            self.merged[other.id] = (event.id, number)
        members = [*event.articles, *(key for other in taken.values() for key in other.articles)]
        self._place(event, members)
        names = few([shown(other) for other in taken.values()], ", ")
        rest = f"; {few(missing)}" if missing else ""
        return f"merged {names} into {shown(event)}{rest}"

    def split(self, edit: Split, number: int) -> str:
        event = self.find(edit.event)
        named, missing = self._named(event, edit.articles)
        if not named:
            raise Refused(few(missing))
        leaving = self._voices(event, named)
        staying = [key for key in event.articles if key not in leaving]
        if not staying:
            repeated = len(named) < len(leaving)
            why = "the others repeat or replace them" if repeated else "they are all it has"
            raise Refused(f"these articles cannot leave {shown(event)}: {why}")
        going = [key for key in event.articles if key in leaving]
        new = self._free(event_id(min(going, key=self._when)))
        self.merged.pop(new, None)
        if new in self._order:
            self._order.remove(new)
        self._order.insert(self._order.index(event.id) + 1, new)
        self._place(event, staying)
        self._place(replace(event, id=new, title_from=""), going)
        count = f"{len(going)} article{'s' if len(going) > 1 else ''}"
        along = len(leaving) - len(named)
        also = f" ({along} for being the same report)" if along else ""
        rest = f"; {few(missing)}" if missing else ""
        return (
            f"split {count}{also} from {shown(self.live[event.id])} "
            f"as {shown(self.live[new])}{rest}"
        )

    def _named(self, event: Event, names: Sequence[str]) -> tuple[list[str], list[str]]:
        """Ids of the event's articles that are named, and why the others are not."""
        members = frozenset(event.articles)
        refs: dict[str, list[str]] = {}
        for key in event.articles:
            refs.setdefault(self._articles[key].ref, []).append(key)
        named: dict[str, None] = {}
        missing = []
        for place, name in enumerate(names, 1):
            keys = [name] if name in members else refs.get(name, [])
            if len(keys) == 1:
                named[keys[0]] = None
            elif keys:
                missing.append(f"article {name} could be {' or '.join(keys)}: name it by its id")
            else:
                # Not by its name: what is not in this run may be there for no reader's eyes.
                missing.append(f"the article named as no. {place} is not in {shown(event)}")
        return list(named), missing

    def _voices(self, event: Event, named: Sequence[str]) -> set[str]:
        """The articles named, and whatever in the event repeats, replaces or is behind them."""
        beside: dict[str, list[str]] = {key: [] for key in event.articles}
        for key in event.articles:
            line = self._lineage.get(key)
            for other in (line.copy_of, line.replaced_by) if line else ():
                if other in beside:
                    beside[key].append(other)
                    beside[other].append(key)
        found, waiting = set(named), list(named)
        while waiting:
            for other in beside[waiting.pop()]:
                if other not in found:
                    found.add(other)
                    waiting.append(other)
        return found

    def _place(self, event: Event, members: Sequence[str]) -> None:
        """Put the event back with these articles."""
        self._same = False
        ordered = sorted(members, key=self._when)
        dates = [at for key in ordered if (at := self._articles[key].published.at)]
        event = replace(
            event,
            start=min(dates, default=None),
            end=max(dates, default=None),
            articles=tuple(ordered),
        )
        if event.title_from not in ordered:
            central = min(ordered, key=self._standing)  # min keeps the earliest of equals
            event = replace(event, title_from=central, title=_title(self._articles[central]))
        self.live[event.id] = event

    def _standing(self, key: str) -> tuple[bool, ...]:
        """False before True: what gives an event its headline rather than another article."""
        article, line = self._articles[key], self._lineage.get(key)
        repeats = bool(line and line.copy_of)
        return bool(line and line.replaced_by), not article.title, not article.title_given, repeats

    def _when(self, key: str) -> tuple[bool, str, str]:
        at = self._articles[key].published.at
        return (at is None, at.isoformat() if at else "", key)

    def _free(self, name: str) -> str:
        number, free = 2, name
        while free in self.live:
            free, number = f"{name}-{number}", number + 1
        return free


def find(live: Mapping[str, Event], merged: Mapping[str, tuple[str, int]], event: str) -> Event:
    current = event
    while current not in live:
        if current not in merged:
            raise Refused(f"event {event} is not in this run")
        current, _ = merged[current]
    return live[current]


def event_id(first: str) -> str:
    """The id of an event whose first article has this id: the one that grouping gives."""
    return sha256(f"event:{first}".encode()).hexdigest()[:12]


def shown(event: Event) -> str:
    """``“Headline” (id)``, short enough for a line."""
    title = " ".join(event.title.split())
    if len(title) > _LONGEST_SHOWN:
        title = title[: _LONGEST_SHOWN - 1].rstrip() + "…"
    return f"“{title}” ({event.id})"


def few(texts: Sequence[str], between: str = "; ") -> str:
    """The texts in a row, all but the first few only counted."""
    more = len(texts) - _MOST_SHOWN
    return between.join(texts[:_MOST_SHOWN]) + (f" and {more} more" if more > 0 else "")


def _title(article: Article) -> str:
    opening = article.text.strip()[:_LONGEST_OPENING].partition("\n")[0]
    return article.title or opening or article.ref

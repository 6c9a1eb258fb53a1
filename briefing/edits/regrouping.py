"""Events as the desk wants them: merged, split, given titles and comments, sentences left out.

Merging and splitting act in the order of the file. What is said of an event after that is about
the event it has become: an id that a merge took in stands for the event that took it in.
Knows nothing of sections.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import TypeVar

from briefing.edits.merging import Refused, Work, shown
from briefing.edits.records import Edit, Merge, Omit, Outcome, Remark, Retitle, Split
from briefing.model import Article, Change, Comment, Event, Lineage, Sentence

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Regrouped:
    """The events after the desk's hand, and what it says of them."""

    edits: tuple[Edit, ...]
    """All of the file."""
    events: tuple[Event, ...]
    merged: Mapping[str, tuple[str, int]]
    """By the id of an event that is no more: the event it is part of, and the edit's number."""
    headings: Mapping[str, str]
    """Titles of the desk's own, by event id."""
    comments: Mapping[str, tuple[Comment, ...]]
    """By event id, in the order of the file."""
    omitted: Mapping[str, tuple[tuple[int, int], ...]]
    """By article id the spans that must not be quoted."""
    outcomes: tuple[Outcome, ...]
    """Of the edits that were dealt with here, in the order of the file."""

    def omits(self, sentence: Sentence) -> bool:
        """Whether the desk does not want the sentence, or any part of it, quoted."""
        spans = self.omitted.get(sentence.article, ())
        return any(start < sentence.end and sentence.start < end for start, end in spans)

    def keep(self, items: Iterable[Item]) -> tuple[Item, ...]:
        """The records (differences, statements, dates) that hold no sentence it omits."""
        if not self.omitted:
            return tuple(items)
        return tuple(item for item in items if not any(map(self.omits, _sentences(item))))


def regroup(
    events: Sequence[Event],
    edits: Sequence[Edit],
    articles: Mapping[str, Article],
    *,
    lineage: Mapping[str, Lineage] | None = None,
) -> Regrouped:
    """Apply what bears on events as such; ``articles`` by id holds at least those of ``events``.

    No article is lost, and none is in two events. What leaves an event takes its copies and
    versions (``lineage``, by article id) along, for these are one voice. An event made by a split
    has the id that grouping would give it, so that edits of it outlive the day on which grouping
    comes to the same view.
    """
    work = Work(events, articles, lineage or {})
    outcomes = []
    for number, edit in enumerate(edits, 1):
        if isinstance(edit, Merge | Split):
            act = work.merge if isinstance(edit, Merge) else work.split
            try:
                outcomes.append(Outcome(number, edit, act(edit, number)))
            except Refused as why:
                outcomes.append(Outcome(number, edit, str(why), applied=False))
    said = _Said(work)
    for number, edit in enumerate(edits, 1):
        if isinstance(edit, Remark | Retitle | Omit):
            try:
                event, text = said.say(edit, number)
                outcomes.append(Outcome(number, edit, text, event=event))
            except Refused as why:
                outcomes.append(Outcome(number, edit, str(why), applied=False))
    return Regrouped(
        edits=tuple(edits),
        events=work.events(),
        merged=work.merged,
        headings=said.headings,
        comments={event: tuple(comments) for event, comments in said.comments.items()},
        omitted={article: tuple(spans) for article, spans in said.omitted.items()},
        outcomes=tuple(sorted(said.settled(outcomes), key=lambda o: o.number)),
    )


def follow(
    changes: Sequence[Change],
    before: Sequence[Event],
    after: Sequence[Event],
    *,
    known: frozenset[str],
) -> tuple[Change, ...]:
    """What became of each event ``after`` regrouping, given the changes of those ``before``.

    ``known`` holds the ids of the articles that the previous brief knew. Of an event that the
    desk left alone the change is the same; of the others no figures that moved are known yet.
    """
    course = {change.event: change for change in changes}
    same = set(before)
    home = {article: course.get(e.id) for e in before for article in e.articles}
    result = []
    for event in after:
        if event in same and event.id in course:
            result.append(course[event.id])
            continue
        parts = [p for p in dict.fromkeys(home[article] for article in event.articles) if p]
        unseen = [article for article in event.articles if article not in known]
        if unseen and any(p.status == "corrected" for p in parts):
            status = "corrected"
        elif len(unseen) == len(event.articles):
            status = "new"
        else:
            status = "developed" if unseen else "unchanged"
        own = [p for p in parts if p.event == event.id]
        result.append(
            Change(
                event.id,
                status,
                merged=tuple(sorted({name for p in own for name in p.merged})),
                split_from=own[0].split_from if own else None,
            )
        )
    return tuple(result)


class _Said:
    """What the desk says of events, and what it does not want quoted."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._home = {key: e for e in work.live.values() for key in e.articles}
        self._titled: dict[str, int] = {}
        """Number of the edit that gave an event its title."""
        self._replaced: dict[int, int] = {}
        """Number of an edit of a title, and of the one that replaced it."""
        self.headings: dict[str, str] = {}
        self.comments: dict[str, list[Comment]] = {}
        self.omitted: dict[str, list[tuple[int, int]]] = {}

    def say(self, edit: Remark | Retitle | Omit, number: int) -> tuple[str, str]:
        if isinstance(edit, Omit):
            return self._omit(edit)
        event = self._work.find(edit.event)
        if isinstance(edit, Remark):
            self.comments.setdefault(event.id, []).append(Comment(edit.text, edit.by))
            return event.id, f"commented on {shown(event)}"
        if event.id != edit.event:
            raise Refused(_taken_in(edit.event, *self._work.merged[edit.event]))
        if event.id in self._titled:
            self._replaced[self._titled[event.id]] = number
        self._titled[event.id] = number
        self.headings[event.id] = edit.title
        return event.id, f"titled {shown(event)} as “{edit.title}”"

    def settled(self, outcomes: Sequence[Outcome]) -> list[Outcome]:
        """The outcomes, with titles that a later edit replaced refused."""
        return [
            replace(o, applied=False, event="", text=f"edit {by} gives it another title")
            if (by := self._replaced.get(o.number))
            else o
            for o in outcomes
        ]

    def _omit(self, edit: Omit) -> tuple[str, str]:
        if edit.article not in self._home:
            raise Refused(f"article {edit.article} is not in this run")
        length = len(self._work.article(edit.article).text)
        if edit.end > length:
            raise Refused(f"the text of article {edit.article} ends at {length}")
        self.omitted.setdefault(edit.article, []).append((edit.start, edit.end))
        event = self._home[edit.article]
        where = f"characters {edit.start} to {edit.end} of article {edit.article}"
        return "", f"left out {where} in {shown(event)}"


def _sentences(item: object) -> Iterator[Sentence]:
    """The sentences of a record and of the records it holds."""
    if isinstance(item, Sentence):
        yield item
    elif isinstance(item, tuple):
        for part in item:
            yield from _sentences(part)
    elif is_dataclass(item):
        for field in fields(item):
            yield from _sentences(getattr(item, field.name))


def _taken_in(event: str, into: str, number: int) -> str:
    return f"event {event} was merged into {into} by edit {number}"

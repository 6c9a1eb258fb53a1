"""Which event is told in which section, and with which of its sentences.

A brief is read by issue. So an event gives each section the sentences that touch its issue, and
nothing else; what is printed in one section is not printed again in the next, unless the event
has no other word on that issue. An event whose news touches no issue is told under *Other
developments*, so that nothing is lost.

Knows nothing of profiles (matches are given) and chooses no sentences (selection does).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from math import log2

from briefing.model import Claim, Document, Entry, Event, Match, Section, Sentence, Watched

OTHER = "other"
"""Id of the section for what fits no issue."""

OF_ONE_STORY = 3
"""Most events of one story that a section tells: the rest of its room is for other news."""

_LEDE_SENTENCES = 2
"""News writing puts what happened first (the inverted pyramid); what follows is background."""
_SECOND_ISSUE = 0.6
"""A sentence counts fully for the issue it touches most and less for any other."""
_FULL_ROOM = 4
"""An event of three origins fills its whole budget, one of a single origin half of it: what only
one voice tells is seldom worth more, and two columns of panda news help nobody."""
LEAST_WORDS = 50
"""Words that a share may fill whatever its room: a long sentence of a wire report has 45."""
_RECENT = timedelta(days=31)
_NEWS = 3
"""Reporting of years has a month that is news; three reports over a year have none."""
_MOST_ROOM = 2.0
"""Three reports make a brief of two pages: there is room to tell their events at length."""
_LEADING = 3
"""The bottom line of a section comes from its first events…"""
_NEXT = 0.5
"""…and the next event's best sentence must say so much more to take it from the first's."""
_STRONGEST = 5
"""How many of an event's passages speak for its weight in a section: length alone must not."""


@dataclass(frozen=True, slots=True)
class Share:
    """What one event has to say in one section."""

    section: str
    event: str
    weight: float
    """Importance among the section's events: strength of its passages times sourcing."""
    home: bool
    """Whether the event's news belongs to this section more than to any other."""
    room: float
    """Part of the word budget that the event may fill here, in (0, 2]."""
    focus: Mapping[Sentence, float]
    """The sentences that may be printed there, with weights above 0. Empty where only the
    headlines touch the issue."""
    background: bool = False
    """Whether the event is older than what the brief is about."""
    place: int = 0
    """Place in the order of the section, where the desk has one."""
    pinned: bool = False
    """Whether it is told, however little room there is."""


@dataclass(frozen=True, slots=True)
class Told:
    """A share once its claims are selected."""

    section: str
    event: str
    weight: float
    home: bool
    claims: tuple[Claim, ...]
    background: bool = False
    place: int = 0
    pinned: bool = False


def share_out(
    event: str,
    documents: Sequence[Document],
    matches: Mapping[Sentence, tuple[Match, ...]],
    headlines: Mapping[str, tuple[Match, ...]],
) -> tuple[Share, ...]:
    """The shares of one event, given its id, its home section first.

    ``matches`` holds the issues that each sentence touches, ``headlines`` those of each article's
    title by article id. The home is the issue that the ledes and headlines touch most, or
    :data:`OTHER` if they touch none.
    """
    touching: dict[str, dict[Sentence, float]] = {}
    news: dict[tuple[str, str], float] = {}
    """Per issue and origin, so that a story ten outlets copy is not ten times the news."""

    def spoke(match: Match, origin: str) -> None:
        key = (match.issue, origin)
        news[key] = max(news.get(key, 0.0), match.score)

    for document in documents:
        for match in headlines.get(document.article.id, ()):
            touching.setdefault(match.issue, {})
            spoke(match, document.origin)
        for sentence in document.sentences:
            found = matches.get(sentence, ())
            best = max((m.score for m in found), default=0.0)
            for match in found:
                factor = 1.0 if match.score == best else _SECOND_ISSUE
                touching.setdefault(match.issue, {})[sentence] = match.score * factor
                if sentence.index < _LEDE_SENTENCES:
                    spoke(match, document.origin)
    told = {issue: sum(v for (i, _), v in news.items() if i == issue) for issue in touching}
    origins = len({d.origin for d in documents})
    voices = log2(1 + origins)
    room = min(1.0, (1 + origins) / _FULL_ROOM)
    order = sorted(touching, key=lambda i: (-told[i], -_strength(touching[i]), i))
    shares = []
    for issue in order:
        home = bool(news) and issue == order[0]
        weight = round((_strength(touching[issue]) + told[issue]) * voices, 6)
        part = room if home else room / 2
        shares.append(Share(issue, event, weight, home, part, touching[issue]))
    if not news:
        rest = {s: 1.0 for d in documents for s in d.sentences if not matches.get(s)}
        shares.insert(0, Share(OTHER, event, round(voices, 6), True, room, rest))
    return tuple(shares)


def watching(
    sections: Sequence[Section], watched: Iterable[tuple[str, str, str, str]]
) -> tuple[Section, ...]:
    """The sections with the watch terms found: (issue, pattern, words, event) for each place."""
    found: dict[str, dict[str, tuple[str, dict[str, None]]]] = {}
    for issue, pattern, words, event in watched:
        terms = found.setdefault(issue, {})
        terms.setdefault(pattern, (words, {}))[1][event] = None

    def told(section: Section) -> tuple[Watched, ...]:
        order = [entry.event for entry in section.entries]
        terms = (
            Watched(words, tuple(event for event in order if event in events))
            for words, events in found.get(section.id, {}).values()
        )
        return tuple(sorted((t for t in terms if t.events), key=lambda t: -len(t.events)))

    return tuple(replace(section, watched=told(section)) for section in sections)


def unprinted(focus: Mapping[Sentence, float], printed: set[Sentence]) -> Mapping[Sentence, float]:
    """``focus`` without what another section prints, unless that leaves nothing."""
    return {s: w for s, w in focus.items() if s not in printed} or focus


def in_background(shares: Sequence[Share], old: Container[str]) -> tuple[Share, ...]:
    """The shares, those of ``old`` events (ids) marked as background and with half the room."""
    return tuple(
        replace(s, background=True, room=s.room / 2) if s.event in old else s for s in shares
    )


def ranked(outline: Sequence[Section], shares: Sequence[Share]) -> dict[str, tuple[str, ...]]:
    """The ids of the events that have something to say in each section, the weightiest first."""
    order: dict[str, list[str]] = {section.id: [] for section in outline}
    for share in sorted(shares, key=_rank):
        order[share.section].append(share.event)
    return {section: tuple(events) for section, events in order.items()}


def placed(
    shares: Sequence[Share],
    order: Mapping[str, Sequence[str]],
    pinned: Container[tuple[str, str]],
) -> tuple[Share, ...]:
    """The shares that ``order`` (event ids by section) keeps, each with its place in it.

    Those ``pinned``, by (section, event), are no background, whatever their age.
    """
    places = {(s, event): n for s, events in order.items() for n, event in enumerate(events)}
    found = ((share, (share.section, share.event)) for share in shares)
    return tuple(
        replace(
            share,
            place=places[key],
            pinned=key in pinned,
            background=share.background and key not in pinned,
        )
        for share, key in found
        if key in places
    )


def older(shares: Sequence[Share], events: Mapping[str, Event]) -> frozenset[str]:
    """Ids of the events that are background to newer ones.

    Where at least :data:`_NEWS` events at home in a section were reported within :data:`_RECENT` of
    the last report of all, whatever was last reported before that is background.
    """
    ends = {key: event.end for key, event in events.items() if event.end}
    if not ends:
        return frozenset()
    since = max(ends.values()) - _RECENT
    recent = Counter(s.section for s in shares if s.home and ends.get(s.event, since) > since)
    return frozenset(
        s.event
        for s in shares
        if s.home and recent[s.section] >= _NEWS and ends.get(s.event, since) < since
    )


def leading(
    shares: Sequence[Share], *, most: int, stories: Mapping[str, str] | None = None
) -> tuple[Share, ...]:
    """The shares that there is room for, in their order.

    In each section ``most``: news before background, events at home there before those that only
    touch the issue, then by weight. Of one story (``stories``: its id by event id) a section tells
    :data:`OF_ONE_STORY` events, so that none fills it.
    """
    chosen: set[tuple[str, str]] = set()
    for section in {share.section for share in shares}:
        told: Counter[str] = Counter()
        room = most
        for share in sorted((s for s in shares if s.section == section), key=_rank):
            story = (stories or {}).get(share.event, share.event)
            if share.pinned or (room > 0 and told[story] < OF_ONE_STORY):
                chosen.add((section, share.event))
                told[story] += 1
                room -= 1
    return tuple(s for s in shares if (s.section, s.event) in chosen)


def with_room(shares: Sequence[Share], *, most: int) -> tuple[Share, ...]:
    """The shares, with more room in sections of few events: up to :data:`_MOST_ROOM` times as much.

    A section of half of its ``most`` events has as much for each as it is meant to have; what fits
    no issue never has more.
    """
    number = Counter(share.section for share in shares)
    return tuple(
        s
        if s.section == OTHER
        else replace(s, room=s.room * min(_MOST_ROOM, max(1.0, most / 2 / number[s.section])))
        for s in shares
    )


def arrange(
    outline: Sequence[Section], told: Sequence[Told], shares: Sequence[Share]
) -> tuple[Section, ...]:
    """The sections of ``outline`` filled with what is told; of ``shares`` the rest is counted.

    An event that has no sentence to show is told at home alone.
    """
    told = [t for t in told if t.claims or t.home or t.pinned]
    return tuple(_filled(empty, told, shares) for empty in outline)


def _rank(part: Share | Told) -> tuple[int, bool, bool, float, str]:
    return part.place, part.background, not part.home, -part.weight, part.event


def _filled(empty: Section, told: Sequence[Told], shares: Sequence[Share]) -> Section:
    own = sorted((t for t in told if t.section == empty.id), key=_rank)
    elsewhere: dict[str, list[str]] = {}
    for other in told:
        if other.section != empty.id:
            elsewhere.setdefault(other.event, []).append(other.section)
    entries = tuple(
        Entry(t.event, t.claims, t.home, tuple(elsewhere.get(t.event, ())), t.background, t.pinned)
        for t in own
    )
    telling = [entry.claims for entry in entries if entry.claims][:_LEADING]
    return replace(
        empty,
        entries=entries,
        further=sum(s.section == empty.id for s in shares) - len(own),
        bottom_line=_bottom_line(telling, empty.id),
    )


def _bottom_line(events: Sequence[tuple[Claim, ...]], issue: str) -> Claim | None:
    """The claim that says most: strongest match, most origins, nearest its lede, and of the
    weightiest event unless another says far more."""

    def says(place: int, claim: Claim) -> float:
        score = max((m.score for m in claim.matches if m.issue == issue), default=0.0)
        sourced = score * (1 + log2(max(claim.origins, 1)) / 2)
        return sourced / (1 + claim.sentence.index / 10) * _NEXT**place

    rated = [(says(n, claim), claim) for n, claims in enumerate(events) for claim in claims]
    return max(rated, key=lambda pair: pair[0], default=(0.0, None))[1]


def _strength(focus: Mapping[Sentence, float]) -> float:
    distinct: dict[str, float] = {}
    for sentence, weight in focus.items():
        distinct[sentence.text] = max(distinct.get(sentence.text, 0.0), weight)
    return sum(sorted(distinct.values(), reverse=True)[:_STRONGEST])

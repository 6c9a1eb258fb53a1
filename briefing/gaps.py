"""What a brief lacks, in plain sentences: issues without reporting, thin and one-sided sourcing,
sources that failed, inputs set aside.

Counted from what the brief itself holds, and said without likelihood or advice: that an event
rests on one origin is a fact, what to make of it is the reader's business. Long lists are cut: the
weightiest are named, the others counted. Knows nothing of how anything was found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from briefing.model import EventNote, Gap, LedgerLine, Problem, Section

MOST = 5
"""Gaps of one kind that are named one by one."""
_NAMES = 6
"""Origins that one sentence names."""
_TITLE = 100
"""Characters of a headline: enough to know the event by."""
_OF_ONE_INPUT = re.compile(r"^(?:line \d+|“[^”]*”) ")
"""What parts the reasons of two inputs though they are one: its line, its headline."""
_STATE_RUN, _OFFICIAL = "state-run media", "institutions that speak for themselves"
_FAMILY = " state media"
"""How an origin's name ends that stands for all state media of a country."""


def gaps(
    sections: Sequence[Section],
    notes: Sequence[EventNote],
    ledger: Sequence[LedgerLine],
    *,
    failures: Sequence[Problem] = (),
    countries: Mapping[str, str] = {},
    unasked: Sequence[str] = ("other",),
) -> tuple[Gap, ...]:
    """The gaps of a brief: by kind, and within a kind the weightiest first.

    ``notes`` are the events that the sections tell of. ``failures``: sources of which nothing
    could be had. ``countries``: the country of an origin by its name, as far as known; nothing is
    concluded of origins without. ``unasked``: ids of sections that nobody misses if they are empty.
    """
    by_id = {note.event.id: note for note in notes}
    events = [by_id[key] for key in _ranked(sections) if key in by_id]
    asked = [section for section in sections if section.id not in unasked]
    lopsided = [gap for s in asked for gap in _of_section(s, by_id, countries)]
    said = {gap.subject for gap in lopsided}
    covered = {entry.event for s in asked if s.id in said for entry in s.entries}
    sided = [gap for n in events if n.event.id not in covered for gap in _sided(n, countries)]
    single = [gap for note in events for gap in _single(note)]
    failed = [_failed(problem) for problem in failures if problem.fatal]
    return (
        *(gap for section in asked for gap in _silent(section)),
        *lopsided,
        *_cut(sided, "event has origins of one kind only", "events have origins of one kind only"),
        *_cut(single, "event rests on one origin", "events rest on one origin each"),
        *_cut(failed, "source could not be fetched", "sources could not be fetched"),
        *_aside(ledger),
    )


def _ranked(sections: Sequence[Section]) -> list[str]:
    """Ids of the events by their place in the section that they are at home in."""
    places = sorted(
        (not entry.home, place, number, entry.event)
        for number, section in enumerate(sections)
        for place, entry in enumerate(section.entries)
        if not entry.background
    )
    return list(dict.fromkeys(event for *_, event in places))


def _silent(section: Section) -> Iterator[Gap]:
    if section.entries and all(entry.background for entry in section.entries):
        text = f"What is told under “{section.title}” is background; nothing newer was used."
        yield Gap("silent issue", section.id, text)
    elif not section.entries and not section.further:
        text = f"No report used in this brief touches “{section.title}”."
        yield Gap("silent issue", section.id, text)


def _of_section(
    section: Section, notes: Mapping[str, EventNote], countries: Mapping[str, str]
) -> Iterator[Gap]:
    """That all events of a section, two or more, have one origin or one kind of origins."""
    told = [notes[entry.event] for entry in section.entries if entry.event in notes]
    origins = sorted({origin for note in told for origin in _origins(note)})
    if len(told) < 2:
        return
    if side := _side(origins, told, countries):
        text = f"The {len(told)} events under “{section.title}” rest only on {side}."
        yield Gap("one-sided", section.id, text)
    elif len(origins) == 1:
        text = f"All {len(told)} events under “{section.title}” rest on one origin: {origins[0]}."
        yield Gap("one-sided", section.id, text)


def _sided(note: EventNote, countries: Mapping[str, str]) -> Iterator[Gap]:
    """That all origins of an event are of one kind; one alone counts if it is state-run."""
    if side := _side(_origins(note), [note], countries):
        text = f"{_named(note)} rests only on {side}{_copies(note)}."
        yield Gap("one-sided", note.event.id, text)


def _single(note: EventNote) -> Iterator[Gap]:
    origins = _origins(note)
    if len(origins) == 1 and not _side(origins, [note], {}):
        own = note.sourcing is not None and origins[0] in note.sourcing.official
        told = " (speaking for itself)" if own else ""
        text = f"{_named(note)} rests on one origin{_copies(note)}: {origins[0]}{told}."
        yield Gap("single origin", note.event.id, text)


def _copies(note: EventNote) -> str:
    """In how many articles the one origin of an event speaks, if in several."""
    count = len(note.event.articles)
    return f", in {count} articles" if count > 1 and len(_origins(note)) == 1 else ""


def _side(origins: Sequence[str], notes: Sequence[EventNote], countries: Mapping[str, str]) -> str:
    """Who all these origins are, by kind and country; "" where they are of no one kind.

    A single origin is of a kind only if it is state-run: that any other stands alone is said
    elsewhere, and where it is at home is no news then.
    """
    counted = [note.sourcing for note in notes if note.sourcing]
    homes = {countries.get(origin, "") for origin in origins}
    home = f" from {min(homes)}" if len(homes) == 1 and all(homes) else ""
    if origins and all(any(origin in s.state_media for s in counted) for origin in origins):
        if len(origins) == 1 and origins[0].endswith(_FAMILY):
            return origins[0]
        return f"{_STATE_RUN}{home}: {_listed(origins)}"
    if len(origins) < 2:
        return ""
    if all(any(origin in s.official for s in counted) for origin in origins):
        return f"{_OFFICIAL}: {_listed(origins)}"
    return f"sources{home}: {_listed(origins)}" if home else ""


def _origins(note: EventNote) -> Sequence[str]:
    """The independent origins of an event: those whose latest word counts, where that is known."""
    if note.sourcing is None:
        return note.origins
    s = note.sourcing
    return sorted((*s.wires, *s.state_media, *s.official, *s.others))


def _failed(problem: Problem) -> Gap:
    text = f"{problem.source} could not be fetched: {_ended(problem.message)}"
    return Gap("failed source", problem.source, text)


def _aside(ledger: Sequence[LedgerLine]) -> Iterator[Gap]:
    """The inputs that were not used, by reason."""
    alike: dict[str, list[LedgerLine]] = {}
    for line in ledger:
        if line.fate == "set aside":
            alike.setdefault(_OF_ONE_INPUT.sub("", line.why), []).append(line)
    reasons = sorted(alike, key=lambda reason: (-len(alike[reason]), reason))
    for reason in reasons[:MOST]:
        first, count = alike[reason][0], len(alike[reason])
        if count == 1:
            yield Gap("set aside", first.ref, f"{first.ref} was set aside: {_ended(first.why)}")
        else:
            text = f"{count} inputs were set aside for one reason: {_ended(reason)}"
            yield Gap("set aside", "", text)
    if further := sum(len(alike[reason]) for reason in reasons[MOST:]):
        were = "input was" if further == 1 else "inputs were"
        yield Gap("set aside", "", f"{further} further {were} set aside for other reasons.")
    if old := sum(line.fate == "out of period" for line in ledger):
        lie = "article lies" if old == 1 else "articles lie"
        yield Gap("set aside", "", f"{old} {lie} outside the period of this brief.")


def _cut(found: Sequence[Gap], one: str, many: str) -> Iterator[Gap]:
    """The first few, and the number of the others."""
    yield from found[:MOST]
    if (further := len(found) - MOST) > 0:
        yield Gap(found[0].kind, "", f"{further} further {one if further == 1 else many}.")


def _named(note: EventNote) -> str:
    title = " ".join(note.event.title.split())
    if len(title) > _TITLE:
        title = f"{title[:_TITLE].rpartition(' ')[0] or title[:_TITLE]} …"
    return f"“{title}”"


def _listed(names: Sequence[str]) -> str:
    more = f" and {len(names) - _NAMES} more" if len(names) > _NAMES else ""
    return ", ".join(names[:_NAMES]) + more


def _ended(sentence: str) -> str:
    return f"{sentence.strip().rstrip('.')}."

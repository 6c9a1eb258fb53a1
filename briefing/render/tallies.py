"""What a page counts and picks out of a brief: totals, what changed, where sources differ most.

Filters of every template, as those of :mod:`briefing.render.words`. Pure functions of a brief;
knows nothing of templates or of any markup.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefing.model import (
    Actor,
    Brief,
    Disagreement,
    EventNote,
    LedgerLine,
    Reference,
    Said,
    Section,
    Sentence,
    Sourcing,
)
from briefing.render.words import anchor, count, joined


def cited(brief: Brief, article_id: str) -> Reference:
    """The reference of a cited article. Raises KeyError for any other."""
    for reference in brief.references:
        if reference.article.id == article_id:
            return reference
    raise KeyError(article_id)


def numbers(brief: Brief) -> dict[str, int]:
    """The numbers of the cited articles, by what the user calls them."""
    return {r.article.ref: r.number for r in brief.references}


def course(brief: Brief) -> str:
    """What became of the events since the previous brief: ``3 new, 1 corrected, 2 gone quiet``.

    Nothing without a previous brief.
    """
    if brief.previous is None:
        return ""
    seen = Counter(note.change.status for note in brief.events if note.change)
    parts = [f"{seen[s]} {s}" for s in STATUSES if seen[s]]
    if brief.quiet:
        parts.append(f"{len(brief.quiet)} gone quiet")
    return ", ".join(parts) or "nothing to compare"


def behind(sourcing: Sourcing | None) -> list[str]:
    """Who stands behind an event's reports beyond their number, one phrase a kind."""
    if sourcing is None:
        return []
    kinds = (
        ("official", sourcing.official),
        ("agencies", sourcing.wires),
        ("state media", sourcing.state_media),
        ("state media cited", sourcing.state_media_cited),
    )
    phrases = [f"{kind}: {joined(names, 4)}" for kind, names in kinds if names]
    if sourcing.anonymous:
        rest = "rests" if sourcing.anonymous == 1 else "rest"
        phrases.append(f"{count(sourcing.anonymous, 'article')} {rest} on unnamed sources")
    return phrases


def tally(brief: Brief) -> dict[str, int]:
    """The counts that a first page gives: read, cited, outlets, events, origins, aside."""
    return {
        "read": sum(line.fate != "set aside" for line in brief.ledger),
        "cited": len(brief.references),
        "outlets": len(brief.outlets),
        "events": len(brief.events),
        "origins": len({origin for note in brief.events for origin in note.origins}),
        "aside": sum(line.fate == "set aside" for line in brief.ledger),
    }


LEDGER_LINES = 300
"""Most lines of a ledger on a page: a line takes 5 mm and, in PDF, 5 ms."""
_FATES = ("set aside", "copy", "updated", "read", "out of period")


@dataclass(frozen=True, slots=True)
class Told:
    """A ledger as a page shows it."""

    cited: int
    """How many are cited, and so listed among the sources."""
    lines: tuple[LedgerLine, ...]
    further: tuple[str, ...]
    """What is neither cited nor among the lines: ``9,120 read``, ``14 out of period``."""


def told(ledger: Sequence[LedgerLine], most: int = LEDGER_LINES) -> Told:
    """The lines of what is not cited, in order; the most telling where there are over ``most``."""
    rest = [line for line in ledger if line.fate != "cited" or line.why]
    places = sorted(
        range(len(rest)),
        key=lambda i: (_FATES.index(rest[i].fate) if rest[i].fate in _FATES else 0, i),
    )
    left = Counter(rest[i].fate for i in places[most:])
    return Told(
        len(ledger) - len(rest),
        tuple(rest[i] for i in sorted(places[:most])),
        tuple(f"{left[fate]:,} {fate}" for fate in _FATES if left[fate]),
    )


STATUSES = ("new", "developed", "corrected", "unchanged")


def news(brief: Brief, section: Section) -> str:
    """What is new among the events at home in a section: ``4 events: 1 new, 3 unchanged``.

    Nothing without a previous brief.
    """
    own = _own(brief, section)
    seen = Counter(note.change.status for note in own if note.change)
    parts = [f"{seen[s]} {s}" for s in STATUSES if seen[s]]
    return f"{count(len(own), 'event')}: {', '.join(parts)}" if parts else ""


def contested(brief: Brief, section: Section) -> tuple[EventNote, str] | None:
    """The event at home in a section on which sources contradict each other most, and on what."""
    most = max(_own(brief, section), key=lambda note: len(_conflicts(note)), default=None)
    return (most, _conflicts(most)[0].note) if most and _conflicts(most) else None


def place(note: EventNote, brief: Brief) -> str:
    """The fragment of the page where an event is told in full."""
    for section in brief.sections:
        for entry in section.entries:
            if entry.event == note.event.id and entry.home:
                return f"event-{anchor(section.id)}-{anchor(entry.event)}"
    return "contents"


@dataclass(frozen=True, slots=True)
class Voice:
    """One who speaks in an event, and what of it is not told already."""

    name: str
    role: str
    """As a source of the event gives it."""
    flags: tuple[str, ...]
    """What a reader should know: ``unnamed``, ``denies``."""
    sentences: tuple[Sentence, ...]


MOST_VOICES, MOST_OF_ONE = 4, 2


def voices(note: EventNote, brief: Brief) -> list[Voice]:
    """Who said what in an event's reports, beside what the sections print.

    At most :data:`MOST_VOICES`, those first who say most, with :data:`MOST_OF_ONE` sentences each.
    """
    printed = {
        claim.sentence
        for section in brief.sections
        for entry in section.entries
        if entry.event == note.event.id
        for claim in entry.claims
    }
    printed |= {s for d in note.disagreements for s in d.sentences}
    printed |= {s for u in note.updates for r in u.revisions for s in (r.before, r.after) if s}
    spoken: dict[str, list[Said]] = {}
    for said in note.said:
        name = said.actor or (said.quote.anonymous and said.quote.speaker)
        if name and said.sentence not in printed and said.quote.kind != "indirect":
            spoken.setdefault(name, []).append(said)
    most = sorted(spoken.items(), key=lambda item: -len(item[1]))[:MOST_VOICES]
    return [_voice(name, said, _role(name, said, note, brief)) for name, said in most]


def _role(name: str, said: Sequence[Said], note: EventNote, brief: Brief) -> str:
    """What the event's reports call somebody, in words found beside the name in a source."""
    given = tuple({(s.quote.role or name).casefold() for s in said})
    articles = {s.quote.article for s in note.said}
    roles = [
        role
        for actor in brief.actors
        if actor.name == name and note.event.id in actor.events
        for role in actor.roles
    ]
    here = [r for r in roles if r.text.casefold() in given]
    here += [r for r in roles if r.text.casefold().endswith(given)]
    here += [r for r in roles if r.article in articles]
    return here[0].text if here else ""


def _voice(name: str, said: Sequence[Said], role: str) -> Voice:
    flags = [
        *(["unnamed in the report"] if any(s.quote.anonymous for s in said) else []),
        *(["denies it"] if any(s.quote.denial for s in said) else []),
    ]
    sentences = tuple(dict.fromkeys(s.sentence for s in said))
    return Voice(name, role, tuple(flags), sentences[:MOST_OF_ONE])


def same_story(note: EventNote, brief: Brief) -> list[EventNote]:
    """The other events told that belong to the story of an event, in the order of the story."""
    told = {other.event.id: other for other in brief.events}
    events = next((s.events for s in brief.stories if s.id == note.story), ())
    return [told[key] for key in events if key in told and key != note.event.id]


def leading(actors: Sequence[Actor]) -> Sequence[Actor]:
    """Those who say more than one thing, but no fewer than five and no more than thirty."""
    several = sum(actor.statements > 1 for actor in actors)
    return actors[: min(max(several, 5), 30)]


def heard_in(actor: Actor, brief: Brief) -> list[EventNote]:
    """The events told in whose reports somebody speaks."""
    return [note for note in brief.events if note.event.id in actor.events]


def turns(brief: Brief) -> list[str]:
    """Merges and splits since the previous brief, a line each, in the order of the events."""
    return list(_turns(brief))


def _turns(brief: Brief) -> Iterator[str]:
    for note in brief.events:
        if note.change and note.change.merged:
            events = count(len(note.change.merged), "event")
            yield f"“{note.event.title}” took in {events} of the last brief"
        if note.change and note.change.split_from:
            yield f"“{note.event.title}” was part of another event in the last brief"


def _own(brief: Brief, section: Section) -> list[EventNote]:
    return [brief.note(entry.event) for entry in section.entries if entry.home]


def _conflicts(note: EventNote) -> list[Disagreement]:
    return [d for d in note.disagreements if d.nature == "conflict"]


FILTERS = {
    function.__name__: function
    for function in (
        behind, cited, contested, course, heard_in, leading, news, numbers, place, same_story,
        tally, told, turns, voices,
    )
}  # fmt: skip

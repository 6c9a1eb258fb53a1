"""People and institutions: the ledger of who said what, and who they are.

The plan of this room::

    words      lists of small words, and how names are compared
    aliases    the desk's names for institutions (``aliases.toml``)
    phrases    a noun phrase → a name, and of what kind
    naming     a quotation → the name it is given to
    people     names → persons
    repeats    what several reports carry counts once
    roles      a role → where its source says so
    vouching   a statement → whether its own sentence says whose it is
    listing    which statements a brief lists

Knows the quotations of articles as they are handed in, and names as the reports use them. Knows no
one: there is no table of persons, and a name that may mean two people means neither.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from briefing.actors import people
from briefing.actors.aliases import Aliases, Entry, load_aliases, parse_aliases
from briefing.actors.listing import listed, meant
from briefing.actors.naming import Reading
from briefing.actors.phrases import Named, name_in
from briefing.actors.repeats import Statements
from briefing.actors.roles import distinct, find_role
from briefing.actors.vouching import vouched
from briefing.actors.words import fold
from briefing.model import Actor, Document, Quote, Role, Said, Sentence

__all__ = [
    "Aliases",
    "Entry",
    "actors",
    "ledger",
    "listed",
    "load_aliases",
    "meant",
    "parse_aliases",
    "said",
]

_MOST_ROLES = 12
"""Different roles of one actor that are listed."""
_MOST_SOUGHT = 200
"""Roles of one actor that are looked for in the articles."""


class Line(NamedTuple):
    """A statement of an event, and the name its report gives the speaker."""

    event: str
    said: Said
    named: Named


def ledger(
    events: Mapping[str, Sequence[Document]],
    quotes: Mapping[str, Sequence[Quote]],
    aliases: Aliases,
) -> tuple[dict[str, tuple[Said, ...]], tuple[Actor, ...]]:
    """Who said what, event by event, and who they are, under the same names throughout.

    ``events``: the documents of each, by its id; ``quotes`` by article id.
    """
    by_event = {key: said(documents, quotes, aliases) for key, documents in events.items()}
    documents = [d for members in events.values() for d in members]
    settled = _settled(by_event, aliases)
    return settled, actors(settled, documents, aliases)


def said(
    documents: Sequence[Document], quotes: Mapping[str, Sequence[Quote]], aliases: Aliases
) -> tuple[Said, ...]:
    """The statements of one event in order of publication and position, repeated ones once.

    ``quotes`` by article id; those that only relay another are left out. Actors are named as
    the reports of this event together name them; see :func:`ledger` for several events.
    """
    found: list[tuple[Quote, Sentence, Sentence | None, Named | None]] = []
    for document in sorted(documents, key=_order):
        reading = Reading(document.article.text, aliases)
        starts = [s.start for s in document.sentences]
        for quote in sorted(quotes.get(document.article.id, ()), key=lambda q: (q.start, -q.end)):
            sentence = None if quote.relays else _holding(document.sentences, starts, quote)
            if sentence:
                before = _before(document.sentences, sentence)
                found.append((quote, sentence, before, reading.named(quote)))
    persons = Counter(n.text for *_, n in found if n and not n.entry and _may_be_person(n))
    who = people.settle(persons, [d.article.text for d in documents])
    institutions = _spelled(n.text for *_, n in found if n and not n.entry)
    ledger: list[Said] = []
    known = Statements()
    spoke: dict[Sentence | None, str] = {}
    surnames = frozenset(
        people.family(people.parts(n))[-1] for n in who.values() if people.parts(n)
    )
    for quote, sentence, before, named in found:
        actor = _actor(named, who, institutions)
        if actor and named:
            if vouched(
                quote, named, actor, sentence, before, spoke=spoke.get(before), others=surnames
            ):
                spoke[sentence] = actor
            else:
                actor = None
        if known.new(actor or "", quote.text):
            ledger.append(Said(quote, sentence, actor))
    return tuple(ledger)


def actors(
    said: Mapping[str, Sequence[Said]], documents: Iterable[Document], aliases: Aliases
) -> tuple[Actor, ...]:
    """Who speaks in the statements of all events, by event id; those with most statements first.

    ``documents`` hold the articles of the statements: roles are given as they stand there.
    One sentence of one article is one statement, however many pieces of it are quoted, and what
    several events repeat counts once. Two actors may bear one name: a surname that nothing ties to
    the like in another event, so that a name and an event together tell whose a statement is.
    """
    texts = {d.article.id: d.article.text for d in documents}
    readings = {key: Reading(text, aliases) for key, text in texts.items()}
    given: dict[str, list[Line]] = defaultdict(list)
    for event, statements in said.items():
        for one in statements:
            named = readings[one.quote.article].named(one.quote) if one.actor else None
            if one.actor and named:
                given[one.actor].append(Line(event, one, named))
    persons = _persons(given)
    made = [
        _made(name, part, texts, person=name in persons)
        for name, lines in given.items()
        for part in (_parted(lines) if name in persons and people.bare(name) else [lines])
    ]
    return tuple(sorted(made, key=lambda a: (-a.statements, fold(a.name), a.name, a.events)))


def _persons(given: Mapping[str, Sequence[Line]]) -> frozenset[str]:
    """The names that are persons': what reports make of most, and the surnames of such."""
    found: set[str] = set()
    unsure: list[str] = []
    for name, lines in given.items():
        kinds = Counter(line.named.kind for line in lines)
        if kinds["person"] > kinds["institution"] + (" " not in name) * kinds["unsure"]:
            found.add(name)
        elif kinds["unsure"] > kinds["institution"]:
            unsure.append(name)
    surnames = {people.family(people.parts(n))[-1] for n in found if not people.bare(n)}
    return frozenset(found) | {n for n in unsure if surnames.intersection(people.parts(n)[-1:])}


def _parted(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines of each bearer of a surname: one in an event, and in events that share a role."""
    groups: list[tuple[set[str], set[str], list[Line]]] = []
    for line in lines:
        role = {fold(line.said.quote.role)} if line.said.quote.role else set()
        met = [g for g in groups if line.event in g[0] or not role.isdisjoint(g[1])]
        events, roles, mine = {line.event}, role, [line]
        for group in met:
            events, roles, mine = events | group[0], roles | group[1], group[2] + mine
            groups.remove(group)
        groups.append((events, roles, mine))
    return [mine for _, _, mine in groups]


def _made(name: str, lines: Sequence[Line], texts: Mapping[str, str], *, person: bool) -> Actor:
    forms = {f for line in lines for f in (line.named.text, line.named.beside) if f}
    known = Statements()
    counted = {
        (line.said.sentence.article, line.said.sentence.start)
        for line in lines
        if known.new("", line.said.quote.text)
    }
    return Actor(
        name,
        "person" if person else "institution",
        also=tuple(sorted(f for f in forms if _another(f, name, person=person))),
        roles=_roles(name, forms, lines, texts) if person else (),
        statements=len(counted),
        events=tuple(dict.fromkeys(line.event for line in lines)),
    )


def _another(form: str, name: str, *, person: bool) -> bool:
    """Whether a form is another name; a surname alone and other marks of one spelling are not."""
    one, other = (n.replace("’", "'").casefold().rstrip(".") for n in (form, name))
    if one == other:
        return False
    words, own = people.parts(form), people.parts(name)
    return not person or len(words) >= len(own) or not set(words) <= set(own)


def _roles(
    name: str,
    forms: Iterable[str],
    lines: Sequence[Line],
    texts: Mapping[str, str],
) -> tuple[Role, ...]:
    """Different roles, those that most articles give first, each where it is met first."""
    names = (name, *sorted(forms))
    seen: dict[tuple[str, str], Role | None] = {}
    articles: Counter[str] = Counter()
    first: dict[str, Role] = {}
    for line in lines:
        quote = line.said.quote
        # A role is of whom the reading of quotations took the speaker for.
        same = line.named.beside or fold(line.named.text) in fold(quote.speaker or "")
        stated = quote.role or "" if same else ""
        for role in (stated, line.named.role):
            key = (quote.article, role)
            if not role or key in seen or len(seen) == _MOST_SOUGHT:
                continue
            text, near = texts[quote.article], (quote.speaker_span or (quote.start,))[0]
            found = find_role(quote.article, text, role, names, near=near)
            seen[key] = found
            if found:
                articles[fold(role)] += 1
                first.setdefault(fold(role), found)
    return tuple(first[key] for key in distinct(articles)[:_MOST_ROLES])


def _settled(
    by_event: Mapping[str, Sequence[Said]], aliases: Aliases
) -> dict[str, tuple[Said, ...]]:
    """The statements with the names that all events together give their actors."""
    listed = {entry.name for entry in aliases.entries}
    names: dict[str, dict[str, list[str]]] = {event: {} for event in by_event}
    for event, statements in by_event.items():
        for one in statements:
            if one.actor and one.actor not in listed and _may_be_person(name_in(one.actor)):
                names[event].setdefault(one.actor, []).append(one.quote.role or "")
    who = people.across(names)
    return {
        event: tuple(replace(s, actor=who[event].get(s.actor or "", s.actor)) for s in statements)
        for event, statements in by_event.items()
    }


def _actor(
    named: Named | None, who: Mapping[str, str], institutions: Mapping[str, str]
) -> str | None:
    if named is None:
        return None
    if named.entry:
        return named.entry.name
    return who.get(named.text) or institutions.get(named.text, named.text)


def _may_be_person(named: Named | None) -> bool:
    """Whether a name is one; a single word that nothing tells of may be a surname."""
    return named is None or named.kind != "institution"


def _spelled(names: Iterable[str]) -> dict[str, str]:
    """Every institution's name → the spelling of it that is used most."""
    counts = Counter(names)
    best: dict[str, str] = {}
    for name in sorted(counts, key=lambda n: (-counts[n], n)):
        best.setdefault(fold(name), name)
    return {name: best[fold(name)] for name in counts}


def _holding(sentences: Sequence[Sentence], starts: Sequence[int], quote: Quote) -> Sentence | None:
    """The sentence in which a quotation begins, else the one with its cue."""
    for at in (quote.start, quote.cue_span[0] if quote.cue_span else -1):
        n = bisect_right(starts, at) - 1
        if n >= 0 and at < sentences[n].end:
            return sentences[n]
    return None


def _before(sentences: Sequence[Sentence], sentence: Sentence) -> Sentence | None:
    n = bisect_left(sentences, sentence.start, key=lambda s: s.start)
    return sentences[n - 1] if n else None


def _order(document: Document) -> tuple[bool, datetime | float, str]:
    at = document.article.published.at
    return (at is None, at.timestamp() if at else 0.0, document.article.id)

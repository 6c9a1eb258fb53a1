"""People: who is who across an article.

"Noah Barkin, a senior fellow" is a man with a role; "Barkin" later is the same man, and so, where
he spoke last, is "he". A reference is resolved only where the article licenses it; a description
that fits two people, or none, stays as it stands.

Knows nothing of verbs or quotations, nor of anyone outside the article.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from briefing.quotes.lexicon import first_names, words
from briefing.quotes.names import (
    HONORIFICS,
    PARTICLES,
    Gender,
    Party,
    gender_of,
    key,
    party,
    titled,
)

_WORD = (
    r"(?:(?:Mrs?|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|St|Jr|Sr|Prof|Rev|[A-Z])\.(?:[A-Z]\.)*"
    r"|[^\W\d_a-zß-ÿ][^\W\d_]*(?:[-’'][^\W\d_]+)*)"
)
_JOINED = rf"(?:(?:{'|'.join(PARTICLES)}|of)[ \u00a0]){{0,2}}"
_NAME = re.compile(rf"{_WORD}(?:[ \u00a0]{_JOINED}{_WORD}){{0,9}}")
_APPOSED = re.compile(r",\s((?:an?\s|the\s)?[^\W\dA-Z_][^,.;:\n“”\"]{3,100})(?=[,.;])")
_OFFICE = re.compile(
    rf"(?:(?:former|deputy|vice|acting|senior|chief) ){{0,2}}(?:{_WORD} ){{0,4}}([a-z]+) $"
)
"""An office in lower case before a name, with what is capital before it ("Florida governor")."""
_NO_PERSON = words("no_person")
_NOT_NAMES = words("not_names")
_NATIONS = words("nations")
_MOST_PEOPLE = 400
"""People of one article that are told apart; the rest keep their phrases."""
_MOST_ROLES = 8
_LONGEST_NAME = 5
"""Words; more in a row with capitals are a headline."""
_DOMINANT = 3
"""Times more often than a namesake someone is named whom a surname alone means."""
_MOST_NAMESAKES = 20
_RECENT = 60
"""Mentions looked back over for whom a pronoun or a description means."""


@dataclass(slots=True, eq=False)
class Person:
    """Someone named in an article."""

    name: str
    gender: Gender | None = None
    roles: list[str] = field(default_factory=list)
    """As the article gives them, in order."""
    mentions: int = 0


class Mention(NamedTuple):
    """A place where an article names someone."""

    at: int
    person: Person
    opens: bool
    """Whether it opens a sentence, as subjects mostly do."""


class People:
    """The people an article names, for looking up what refers to them."""

    def __init__(self, text: str, span: tuple[int, int], starts: frozenset[int]) -> None:
        """``starts``: where sentences begin."""
        self._by_word: dict[str, list[Person]] = {}
        self._mentions: list[Mention] = []
        self._count = 0
        for match in _NAME.finditer(text, *span):
            self._read(text, match.start(), match.group(), starts)

    def _read(self, text: str, at: int, run: str, starts: frozenset[int]) -> None:
        opens = at in starts
        end = at + len(run)
        words = run.split()
        while len(words) > 1 and key(words[0]) in _NOT_NAMES:
            words = words[1:]
        if words[-1].lower().endswith(("’s", "'s")):
            words[-1] = words[-1][:-2]
        else:
            apposed = _APPOSED.match(text, end)
            if apposed and titled(apposed.group(1).split()):
                words.append(apposed.group())
        office = _OFFICE.search(text[max(0, at - 80) : at])
        if office and titled([office.group(1)]):
            words = [office.group().strip(), *words]
        found = party(" ".join(words))
        if not found.name:
            return
        person = self.meet(found)
        if person:
            self._mentions.append(Mention(at, person, opens))

    def meet(self, found: Party) -> Person | None:
        """The person a phrase names, known or new; None where it may be no person at all."""
        name = found.name or ""
        known = self.find(found)
        if known is None:
            if not self._plausible(found) or self._count >= _MOST_PEOPLE:
                return None
            known = Person(name)
            self._count += 1
            self._index(known)
        elif len(name.split()) > len(known.name.split()):
            known.name = name
            self._index(known)
        known.mentions += 1
        if found.role and found.role not in known.roles and len(known.roles) < _MOST_ROLES:
            known.roles.append(found.role)
        known.gender = known.gender or _gender(found)
        return known

    def _index(self, person: Person) -> None:
        parts = person.name.split()
        for word in dict.fromkeys((parts[-1].lower(), parts[0].lower())):
            people = self._by_word.setdefault(word, [])
            if person not in people:
                people.append(person)

    def _plausible(self, found: Party) -> bool:
        parts = (found.name or "").split()
        if any(key(p) in _NO_PERSON | _NOT_NAMES | _NATIONS for p in parts):
            return False
        if found.honorific:
            return True
        return len(parts) <= _LONGEST_NAME and (
            found.role is not None or (len(parts) > 1 and parts[0] in first_names())
        )

    def find(self, found: Party) -> Person | None:
        """The person of that name, or of a fuller one.

        Of several namesakes the one who bears the title, or who is named far more often than the
        others; None where neither tells.
        """
        parts = (found.name or "").lower().split()
        if not parts:
            return None
        gender = _gender(found)
        fits: list[Person] = []
        for word in dict.fromkeys((parts[-1], parts[0])):
            for person in self._by_word.get(word, [])[:_MOST_NAMESAKES]:
                if gender and person.gender not in (None, gender):
                    continue
                own = person.name.lower().split()
                if own == parts and gender in (None, person.gender):
                    return person
                if len(own) == 1 and person.roles:
                    continue  # "President Obama" need not be the Obama of another first name
                if person not in fits and _same(parts, own):
                    fits.append(person)
        if gender:
            fits = [p for p in fits if p.gender == gender] or fits
        if len(fits) > 1 and found.role:
            fits = [p for p in fits if found.role in p.roles] or fits
        fits.sort(key=lambda p: -p.mentions)
        if len(fits) > 1 and fits[0].mentions < _DOMINANT * fits[1].mentions:
            return None
        return fits[0] if fits else None

    def described(self, phrase: str, at: int) -> Person | None:
        """The one person named before ``at`` whose role, as given, a description repeats."""
        words = set(phrase.lower().split()) - {"the", "this", "that"}
        if not words or not phrase.lower().startswith("the "):
            return None
        i = bisect_left(self._mentions, at, key=lambda m: m.at)
        fits: list[Person] = []
        for mention in self._mentions[max(0, i - _RECENT) : i]:
            person = mention.person
            if person not in fits and any(words <= set(_words(role)) for role in person.roles):
                fits.append(person)
        return fits[0] if len(fits) == 1 else None

    def named(self, start: int, end: int) -> list[Person]:
        """Those named in a stretch of the text."""
        i = bisect_left(self._mentions, start, key=lambda m: m.at)
        j = bisect_left(self._mentions, end, key=lambda m: m.at)
        return [m.person for m in self._mentions[i : min(j, i + _RECENT)]]

    def latest(
        self,
        gender: Gender,
        since: int,
        at: int,
        *,
        opens: bool = False,
        but: Sequence[Person] = (),
    ) -> Person | None:
        """Whom "he" or "she" at ``at`` can mean among those named from ``since`` on.

        Someone whose gender the article tells comes before someone whose it does not.
        ``but``: those of whom the words speak, who are not their speakers.
        """
        i = bisect_left(self._mentions, at, key=lambda m: m.at)
        unsure = None
        for mention in reversed(self._mentions[max(0, i - _RECENT) : i]):
            if mention.at < since:
                break
            if (opens and not mention.opens) or mention.person in but:
                continue
            if mention.person.gender == gender:
                return mention.person
            if mention.person.gender is None:
                unsure = unsure or mention.person
        return unsure


def _gender(found: Party) -> Gender | None:
    """By honorific, by first name, by the noun for the office."""
    first, *more = (found.name or "").split()
    by_name = first_names().get(first) if more else None
    by_role = next(filter(None, map(gender_of, (found.role or "").lower().split())), None)
    return HONORIFICS.get(found.honorific) or by_name or by_role


def _words(role: str) -> list[str]:
    return role.lower().replace(",", " ").split()


def _same(parts: list[str], own: list[str]) -> bool:
    """Whether one name can stand for the other: equal, first or last word, or a part of it."""
    if len(parts) == 1:
        return parts[0] in (own[-1], own[0])
    if len(own) == 1:
        return own[0] == parts[-1]
    return parts == own or _within(parts, own) or (_within(own, parts) and own[-1] == parts[-1])


def _within(short: list[str], full: list[str]) -> bool:
    """Whether a name is the end of a fuller one ("von der Leyen"), or its start."""
    return 1 < len(short) < len(full) <= _LONGEST_NAME and (
        full[-len(short) :] == short or full[: len(short)] == short
    )

"""People: how a phrase names someone, and who is who across an article.

"Noah Barkin, a senior fellow" is a name and a role; "Barkin" later is the same man, and so, where
he spoke last, is "he". A reference is resolved only where the article licenses it; a description
that fits two people, or none, stays as it stands.

Knows nothing of verbs or quotations, nor of anyone outside the article.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple

Gender = Literal["he", "she"]

_PARTICLES = "von van der den ter de del della di da dos du la le el al bin ibn"
_WORD = r"[^\W\d_a-zß-ÿ][^\W\d_]*(?:[-’'][^\W\d_]+)*\.?"
_JOINED = rf"(?:(?:{_PARTICLES.replace(' ', '|')}|of)[ \u00a0]){{0,2}}"
_NAME = re.compile(rf"{_WORD}(?:[ \u00a0]{_JOINED}{_WORD}){{0,9}}")
_HONORIFICS: dict[str, Gender | None] = {
    "mr": "he", "sir": "he", "lord": "he", "mrs": "she", "ms": "she", "miss": "she",
    "lady": "she", "dame": "she", "madam": "she", "dr": None, "prof": None, "professor": None,
}  # fmt: skip
_TITLES = frozenset(
    "president premier minister chancellor secretary senator sen rep gov governor congressman "
    "congresswoman representative king queen prince princess pope bishop archbishop general gen "
    "colonel col captain capt lt lieutenant admiral sgt sergeant judge justice mayor ambassador "
    "commissioner chairman chairwoman chair chief director spokesman spokeswoman spokesperson "
    "leader speaker delegate envoy diplomat councillor councilman coach officer attorney analyst "
    "economist adviser advisor head deputy broadcaster ceo host correspondent editor reporter "
    "author rev reverend sheriff detective lawyer professor strategist founder vice".split()
)
_NO_PERSON = frozenset(
    "union commission council ministry department agency party bank university street news times "
    "post house office court committee congress senate parliament government group company corp "
    "inc ltd institute center centre association chamber fund organization organisation states "
    "kingdom republic city county team army navy force forces police press journal television tv "
    "radio network media campaign summit conference initiative act bill road world europe asia "
    "africa america china beijing washington brussels london today tribune herald reuters "
    "foundation school college society board authority bureau service alliance federation league "
    "guardian daily weekly magazine standard review twitter facebook google".split()
)
_NOT_NAMES = frozenset(
    "the a an this that these those it he she they we i you who but and or if in on at for from "
    "to of with by as when while after before since until although though because however "
    "meanwhile still also yet then there here what why how not no some many most all one two "
    "three monday tuesday wednesday thursday friday saturday sunday january february march april "
    "june july august september october november december his her its their our my your so "
    "asked noting speaking according".split()
)
_NATIONS = frozenset(
    "chinese european american british french german russian italian dutch republican democratic "
    "republicans democrats".split()
)
_FEMININE = ("woman", "women", "actress", "queen", "princess", "mother", "wife", "daughter", "sister")
_MASCULINE = ("man", "king", "prince", "father", "husband", "son", "brother")
_ANONYMOUS = re.compile(
    r"\b(?:sources?|persons?|people|insiders?|officials?|aides?|diplomats?|advis[eo]rs?"
    r"|operatives?|someone)\b(?! [A-Z])"
)
_BRACKETS = re.compile(r"\s*\([^()]*\)")
_APPOSED = re.compile(r",\s((?:an?\s|the\s)?[^\W\dA-Z_][^,.;:\n“”\"]{3,100})(?=[,.;])")
_PLACED = re.compile(r"\b(?:top|chief|sources? of|people of|spokes\w+)\b")
_WITHHELD = re.compile(
    r"anonym|not (?:be )?(?:named|identified|authori[sz]ed)|declin\w+ to be (?:named|identified)"
)
_MOST_PEOPLE = 400
"""People of one article that are told apart; the rest keep their phrases."""
_MOST_ROLES = 8
_MOST_NAMESAKES = 20
_RECENT = 60
"""Mentions looked back over for whom a pronoun or a description means."""


class Party(NamedTuple):
    """What a noun phrase says of whom it names."""

    name: str | None
    role: str | None
    honorific: str = ""


@dataclass(slots=True, eq=False)
class Person:
    """Someone named in an article."""

    name: str
    gender: Gender | None = None
    roles: list[str] = field(default_factory=list)
    """As the article gives them, in order."""
    mentions: int = 0


def party(phrase: str) -> Party:
    """Name and role in a noun phrase; both None for a plain description."""
    head, _, tail = _BRACKETS.sub("", phrase).partition(",")
    words = head.split()
    while words and words[0].lower() in ("the", "a", "an"):
        if len(words) > 1 and words[1][0].islower():
            return Party(None, None)
        words = words[1:]
    name, before, after = _name(words)
    if not name:
        return Party(None, None)
    honorific = ""
    while name and _key(name[0]) in _HONORIFICS:
        honorific = honorific or _key(name[0])
        name = name[1:]
    tail = tail.strip(" ,")
    described = tail if tail and not tail.startswith("who ") and _describes(tail) else ""
    role = " ".join(before) or described or " ".join(after) or None
    return Party(" ".join(name) or None, role, honorific)


def _describes(tail: str) -> bool:
    """Whether an apposition says what someone is, and not how old or from which state."""
    return not tail[0].isdigit() and (tail[0].islower() or _titled(tail.split()))


def _name(words: list[str]) -> tuple[list[str], list[str], list[str]]:
    """The words of a name, of the role before it, and of what follows it."""
    joins = [i for i, w in enumerate(words) if w in ("of", "for", "at", "from", "with", "in")]
    if joins and all(_capital(w) for w in words[: joins[0]]) and not _titled(words[: joins[0]]):
        return words[: joins[0]], [], words[joins[0] :]
    first = len(words)
    particles = _PARTICLES.split()
    while first and (_capital(words[first - 1]) or words[first - 1] in particles):
        first -= 1
    run = words[first:]
    while run and run[0] in particles:
        first, run = first + 1, run[1:]
    if not run:
        return [], [], []
    title = max((i for i, w in enumerate(run) if _key(w) in _TITLES), default=-1)
    if title == len(run) - 1:
        return [], [], []
    if joins and title == -1:
        if not (_titled(words[: joins[-1]]) and len(run) > 2):
            return [], [], []
        title = next((i for i, w in enumerate(run) if w in _first_names()), len(run) - 2) - 1
    cut = first + title + 1
    if title == -1 and _key(run[0]) not in _HONORIFICS and len(run) > 2 and first == 0:
        while len(run) > 2 and _nationality(run[0]):
            cut, run = cut + 1, run[1:]
    return words[cut:], words[:cut], []


def _nationality(word: str) -> bool:
    return word.lower() in _NATIONS


def _capital(word: str) -> bool:
    return word[0].isupper()


def _titled(words: list[str]) -> bool:
    return any(_key(w) in _TITLES for w in words)


def _key(word: str) -> str:
    return word.lower().rstrip(".")


def anonymous(phrase: str, sentence: str = "") -> bool:
    """Whether words are given to people whom the report does not name, as "two officials"."""
    if party(phrase).name:
        return False
    if _WITHHELD.search(sentence.lower()):
        return True
    low = phrase[:1].lower() + phrase[1:]
    found = _ANONYMOUS.search(low)
    if not found or _PLACED.search(low):
        return False
    before = low[: found.start()].split()
    if found.group() == "people":
        return bool(re.match(r" (?:familiar|close|briefed|with|who|involved|near)\b", low[found.end() :]))
    return not set(before) & {"of", "for"}


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
        while len(words) > 1 and _key(words[0]) in _NOT_NAMES:
            words = words[1:]
        if words[-1].lower().endswith(("’s", "'s")):
            words[-1] = words[-1][:-2]
        else:
            apposed = _APPOSED.match(text, end)
            if apposed and _titled(apposed.group(1).split()):
                words.append(apposed.group())
        found = party(" ".join(words))
        if not found.name:
            return
        person = self.meet(found)
        if person:
            self._mentions.append(Mention(at, person, opens))

    def meet(self, found: Party) -> Person | None:
        """The person a phrase names, known or new; None where it may be no person at all."""
        name = found.name or ""
        known = self.find(name, found.honorific)
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
        gender = _HONORIFICS.get(found.honorific)
        if found.role:
            gender = gender or next(filter(None, map(_by_noun, found.role.lower().split())), None)
            if found.role not in known.roles and len(known.roles) < _MOST_ROLES:
                known.roles.append(found.role)
        known.gender = known.gender or gender or _first_names().get(known.name.split()[0])
        return known

    def _index(self, person: Person) -> None:
        parts = person.name.split()
        for word in dict.fromkeys((parts[-1].lower(), parts[0].lower())):
            people = self._by_word.setdefault(word, [])
            if person not in people:
                people.append(person)

    def _plausible(self, found: Party) -> bool:
        parts = (found.name or "").split()
        if any(_key(p) in _NO_PERSON | _NOT_NAMES | _NATIONS for p in parts):
            return False
        if found.honorific:
            return True
        return len(parts) <= 5 and (
            found.role is not None or (len(parts) > 1 and parts[0] in _first_names())
        )

    def find(self, name: str, honorific: str = "") -> Person | None:
        """The person with that name, or with a fuller one; among several the most often named."""
        parts = name.lower().split()
        if not parts:
            return None
        gender = _HONORIFICS.get(honorific)
        best = None
        for word in dict.fromkeys((parts[-1], parts[0])):
            for person in self._by_word.get(word, [])[:_MOST_NAMESAKES]:
                if gender and person.gender not in (None, gender):
                    continue
                if _same(parts, person.name.lower().split()) and (
                    best is None or person.mentions > best.mentions
                ):
                    best = person
        return best

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

    def latest(self, gender: Gender, since: int, at: int, *, opens: bool = False) -> Person | None:
        """Whom "he" or "she" at ``at`` can mean among those named from ``since`` on.

        Someone whose gender the article tells comes before someone whose it does not.
        """
        i = bisect_left(self._mentions, at, key=lambda m: m.at)
        unsure = None
        for mention in reversed(self._mentions[max(0, i - _RECENT) : i]):
            if mention.at < since:
                break
            if opens and not mention.opens:
                continue
            if mention.person.gender == gender:
                return mention.person
            if mention.person.gender is None:
                unsure = unsure or mention.person
        return unsure


def _words(role: str) -> list[str]:
    return role.lower().replace(",", " ").split()


def _same(parts: list[str], own: list[str]) -> bool:
    """Whether one name can stand for the other: equal, first or last word, or a part of it."""
    if len(parts) == 1:
        return parts[0] in (own[-1], own[0])
    if len(own) == 1:
        return own[0] == parts[-1]
    return parts == own or _within(parts, own) or _within(own, parts)


def _within(short: list[str], full: list[str]) -> bool:
    """Whether a name is the end of a fuller one ("von der Leyen"), or its start."""
    return 1 < len(short) < len(full) and (full[-len(short) :] == short or full[: len(short)] == short)


def _by_noun(word: str) -> Gender | None:
    if word.endswith(_FEMININE):
        return "she"
    return "he" if word.endswith(_MASCULINE) and word not in ("person",) else None


@cache
def _first_names() -> dict[str, Gender]:
    found: dict[str, Gender] = {}
    gender: Gender = "he"
    data = files("briefing.quotes").joinpath("first_names.txt").read_text(encoding="utf-8")
    for row in _rows(data):
        if row.startswith("["):
            gender = "she" if row == "[she]" else "he"
        else:
            found.update(dict.fromkeys(row.split(), gender))
    return found


def _rows(data: str) -> Iterator[str]:
    return (row.strip() for row in data.splitlines() if row.strip() and row[0] != "#")

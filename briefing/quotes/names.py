"""Names: what a noun phrase says of whom it names, and whether it leaves them unnamed.

Knows one phrase only: whether two phrases mean the same man lies beyond it.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from briefing.quotes.lexicon import first_names, words

Gender = Literal["he", "she"]

PARTICLES = ("von", "van", "der", "den", "ter", "de", "del", "della", "di", "da", "dos", "du",
             "la", "le", "el", "al", "bin", "ibn")  # fmt: skip
HONORIFICS: dict[str, Gender | None] = {
    "mr": "he", "sir": "he", "lord": "he", "mrs": "she", "ms": "she", "miss": "she",
    "lady": "she", "dame": "she", "madam": "she", "dr": None, "prof": None, "professor": None,
}  # fmt: skip
_TITLES = words("titles")
_NATIONS = words("nations")
_NO_ROLE = words("no_role")
_JOINS = ("of", "for", "at", "from", "with", "in")
_SUFFIXES = ("jr", "sr", "ii", "iii")
_LONGEST_ROLE = 8
_FEMININE = ("woman", "women", "actress", "queen", "princess", "mother", "wife", "daughter",
             "sister")  # fmt: skip
_MASCULINE = ("man", "king", "prince", "father", "husband", "son", "brother")
_ANONYMOUS = re.compile(
    r"\b(?:sources?|persons?|people|those|insiders?|officials?|aides?|diplomats?|advis[eo]rs?"
    r"|operatives?|someone)\b(?! [A-Z])"
)
_BRACKETS = re.compile(r"\s*\([^()]*\)")
_PLACED = re.compile(r"\b(?:top|chief|sources? of|people of|spokes\w+)\b")
_WITHHELD = re.compile(
    r"anonym|not (?:be )?(?:named|identified|authori[sz]ed)|declin\w+ to be (?:named|identified)"
)
_CITING = re.compile(r"\bciting ([^,.;]{3,80})")


class Party(NamedTuple):
    """What a noun phrase says of whom it names."""

    name: str | None
    role: str | None
    honorific: str = ""


def party(phrase: str) -> Party:
    """Name and role in a noun phrase; both None for a plain description."""
    head, _, tail = _BRACKETS.sub("", phrase).partition(",")
    parts = head.split()
    while parts and parts[0].lower() in ("the", "a", "an"):
        if len(parts) > 1 and parts[1][0].islower():
            return Party(None, None)
        parts = parts[1:]
    name, before, after = _name(parts)
    if not name:
        return Party(None, None)
    honorific = ""
    while name and key(name[0]) in HONORIFICS:
        honorific = honorific or key(name[0])
        name = name[1:]
    while len(name) > 1 and key(name[-1]) in _SUFFIXES:
        name = name[:-1]
    tail = tail.strip(" ,")
    described = (
        tail if tail and not tail.startswith(("who ", "which ")) and _describes(tail) else ""
    )
    if len(before) > _LONGEST_ROLE or not _NO_ROLE.isdisjoint(map(str.lower, before)):
        return Party(None, None)  # "Mr Obama and Chinese President Xi"
    if before and before[-1].endswith(("’s", "'s")):
        before = []  # "Russia’s Vladimir Putin"
    if all(_capital(w) or w in (*_JOINS, "the") for w in after):
        after = []  # "Anna Holm of Oslo"
    role = " ".join(before) or described or " ".join(after) or None
    return Party(" ".join(name) or None, role, honorific)


def _describes(tail: str) -> bool:
    """Whether an apposition says what someone is, and not how old or from which state."""
    return not tail[0].isdigit() and (tail[0].islower() or titled(tail.split()))


def _name(parts: list[str]) -> tuple[list[str], list[str], list[str]]:
    """The parts of a name, of the role before it, and of what follows it."""
    joins = [i for i, w in enumerate(parts) if w in _JOINS]
    if joins and all(_capital(w) for w in parts[: joins[0]]) and not titled(parts[: joins[0]]):
        return parts[: joins[0]], [], parts[joins[0] :]
    first = len(parts)
    while first and (_capital(parts[first - 1]) or parts[first - 1] in PARTICLES):
        first -= 1
    run = parts[first:]
    while run and run[0] in PARTICLES:
        first, run = first + 1, run[1:]
    if not run:
        return [], [], []
    title = max((i for i, w in enumerate(run) if key(w) in _TITLES), default=-1)
    if title == len(run) - 1:
        return [], [], []
    if joins and title == -1:
        if not (titled(parts[: joins[-1]]) and len(run) > 2):
            return [], [], []
        title = next((i for i, w in enumerate(run) if w in first_names()), len(run) - 2) - 1
    cut = first + title + 1
    if title == -1 and len(run) > 2 and run[1] in first_names():
        cut, run = cut + 1, run[1:]
    if title == -1 and key(run[0]) not in HONORIFICS and len(run) > 2 and first == 0:
        while len(run) > 2 and _nationality(run[0]):
            cut, run = cut + 1, run[1:]
    return parts[cut:], parts[:cut], []


def _nationality(word: str) -> bool:
    return word.lower() in _NATIONS


def _capital(word: str) -> bool:
    return word[0].isupper()


def titled(parts: list[str]) -> bool:
    """Whether a title or the name of an office is among the words."""
    return any(key(w) in _TITLES for w in parts)


def key(word: str) -> str:
    """A word as the lists have it."""
    return word.lower().rstrip(".")


def anonymous(phrase: str, sentence: str = "") -> bool:
    """Whether parts are given to people whom the report does not name, as "two officials"."""
    if party(phrase).name:
        return False
    if _WITHHELD.search(sentence.lower()):
        return True
    low = phrase[:1].lower() + phrase[1:]
    found = _ANONYMOUS.search(low)
    if not found or _PLACED.search(low):
        return False
    before = low[: found.start()].split()
    if found.group() in ("people", "those"):
        return bool(
            re.match(r" (?:familiar|close|briefed|with|who|involved|near)\b", low[found.end() :])
        )
    return not set(before) & {"of", "for"}


def cites_unnamed(sentence: str) -> bool:
    """Whether a report names its own sources only as unnamed ("reported, citing officials")."""
    cited = _CITING.search(sentence)
    return bool(cited) and anonymous(cited.group(1))


def gender_of(noun: str) -> Gender | None:
    """The pronoun that a noun for a person calls for, as "spokeswoman" does."""
    if noun.endswith(_FEMININE):
        return "she"
    return "he" if noun.endswith(_MASCULINE) and noun != "person" else None

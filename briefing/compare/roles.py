"""One person given two offices that cannot both be meant.

An office is a title noun with the words that qualify it: "European Commission President". Two
offices contradict each other only in words that exclude one another, as Commission and Council or
Majority and Minority: "US President" and "President", or "Senate Leader" and "Democratic Leader",
may be one post. A person whom one report gives both has both.

Knows capitalised titles before a name and appositions behind it. Does not know who holds what.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from briefing.figures.words import listed
from briefing.model import Disagreement, Document, Sentence

EXCLUSIVE: tuple[frozenset[str], ...] = tuple(
    frozenset(group.split())
    for group in (
        "commission council parliament",
        "majority minority",
        "senate house",
        "democratic republican",
        "foreign finance defence interior health justice trade prime economy energy environment "
        "transport education agriculture commerce culture labour",
        "treasury state defense commerce homeland energy education labor agriculture "
        "transportation interior",
        "attorney solicitor surgeon",
    )
)
"""Qualifiers of which one office has only one."""
_TITLE = (
    "President|Minister|Secretary|Chancellor|Commissioner|Leader|Speaker|Chairman|Chairwoman|Chair|"
    "Governor|General|Director|Ambassador|Chief|Whip|Senator|Representative"
)
_PART = r"(?:von|van|der|den|de|la|bin|al)"
_NAME = rf"[A-Z][\w'’-]+(?:\s(?:{_PART}\s){{0,3}}[A-Z][\w'’-]+){{1,2}}"
_BEFORE = re.compile(
    rf"(?P<office>(?:[A-Z][\w.'’-]*\s(?:of\s|for\s|the\s|and\s)?){{1,5}}?(?:{_TITLE})"
    rf"(?:\sof\s(?:the\s)?[A-Z]\w+)?)\s(?P<name>{_NAME})"
)
_BEHIND = re.compile(
    rf"(?P<name>{_NAME}),\s(?:the\s|an?\s)?(?P<office>(?:(?!and\s)[\w'’-]+\s){{0,3}}?(?i:{_TITLE})"
    rf"(?:\s(?:of|for)\s(?:the\s)?(?:[A-Z][\w'’-]+\s?){{1,4}})?)"
)
_PAST = re.compile(
    r"(?:former|then|ex|late|acting|deputy|vice|incoming|outgoing|next)[\s-]*$", re.I
)
_NOT_NOW = frozenset(
    listed("former vice deputy then acting incoming outgoing designate elect nominee candidate")
)
_HINTS = tuple(_TITLE.lower().split("|"))
_SPELLED = {"defence": "defense", "labour": "labor"}


@dataclass(frozen=True, slots=True)
class _Held:
    name: str
    title: str
    words: frozenset[str]
    sentence: Sentence
    span: tuple[int, int]
    voice: int


def roles(documents: Sequence[Document]) -> list[Disagreement]:
    """Boxes for people whose office differs between reports of different origins."""
    held = [h for n, d in enumerate(documents) for s in d.sentences for h in _offices(s, n)]
    people: dict[tuple[str, str], list[_Held]] = {}
    for one in held:
        people.setdefault((one.name, one.title), []).append(one)
    boxes: list[Disagreement] = []
    for (name, _), found in people.items():
        pair = _contradiction(found, documents)
        if pair:
            one, two = pair
            a, b = (_words(h) for h in pair)
            note = f"{name} is {a} in one report and {b} in the other."
            boxes.append(
                Disagreement(
                    "role", "conflict", (one.sentence, two.sentence), (one.span, two.span), note
                )
            )
    return boxes


def _contradiction(
    found: Sequence[_Held], documents: Sequence[Document]
) -> tuple[_Held, _Held] | None:
    """The first two offices of different origins that exclude each other, if no text gives both."""
    first: tuple[_Held, _Held] | None = None
    for n, one in enumerate(found[:_MOST]):
        for two in found[n + 1 : _MOST]:
            if not exclusive(one.words, two.words):
                continue
            if one.voice == two.voice:
                return None
            if first is None and _at_one_time(documents[one.voice], documents[two.voice]):
                first = one, two
    return first


def _at_one_time(one: Document, two: Document) -> bool:
    """Whether two reports of different origins are of days on which one office was held."""
    if one.origin == two.origin:
        return False
    a, b = one.article.published.at, two.article.published.at
    if a is None or b is None:
        return a is b
    return abs(a - b) <= _TERM


_TERM = timedelta(days=31)
_MOST = 60
"""Most mentions of one person with one title that are compared."""


def exclusive(one: frozenset[str], two: frozenset[str]) -> bool:
    """Whether two sets of qualifiers cannot be of one office."""
    return any((a := one & group) and (b := two & group) and not a & b for group in EXCLUSIVE)


def _offices(sentence: Sentence, voice: int) -> Iterator[_Held]:
    low = sentence.text.lower()
    if not any(title in low for title in _HINTS):
        return
    for pattern in (_BEFORE, _BEHIND):
        for found in pattern.finditer(sentence.text):
            start, end = found.span("office")
            if _PAST.search(sentence.text, max(0, start - 12), start):
                continue
            words = [
                _SPELLED.get(w, w)
                for w in re.findall(r"[a-z]+", re.sub(r"['’]s\b", "", found["office"].lower()))
            ]
            if not words or _NOT_NOW & set(words):
                continue
            titles = [w for w in words if re.fullmatch(_TITLE.lower(), w)]
            if not titles:
                continue
            yield _Held(
                name=" ".join(found["name"].split()), title=titles[-1],
                words=frozenset(words) - {titles[-1], "of", "the", "for", "and", "a"},
                sentence=sentence, span=(sentence.start + start, sentence.start + end),
                voice=voice,
            )  # fmt: skip


def _words(held: _Held) -> str:
    start, end = (at - held.sentence.start for at in held.span)
    return " ".join(held.sentence.text[start:end].split())

"""Which names are one person: in the reports of one event, and from event to event.

Two full names are one person if they differ in spelling marks, order, middle initials or middle
names only. A surname by itself goes to the only full name that it can mean; where two could be
meant it stays by itself. Two people with one surname are never one.

Knows names as reports give them; nothing of who anyone is.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from briefing.actors.words import (
    BODIES,
    DETERMINERS,
    FAMILY_FIRST,
    GROUPS,
    HONORIFICS,
    JOINS,
    PARTICLES,
    STOP,
    SUFFIXES,
    TITLES,
    fold,
)

DOMINANT = 3
"""Times more often than a namesake someone is named whom a surname alone means."""
_ARTICLE = re.compile(r"^(?:al|el|ul|as|ash|ad|at|ar)-(?=[A-Z])", re.IGNORECASE)
_CAPITAL = r"[^\W\d_a-z][\w’'-]*[a-z][\w’'-]*"
_NO_FIRST_NAMES = TITLES | HONORIFICS | BODIES | GROUPS | STOP | JOINS | DETERMINERS
_OFTEN = 2
"""Times that texts give a full name which no speaker has, before a surname is taken for it."""
_SEARCHED = 1_000_000
"""Characters of an event's texts that are searched for names."""
_MOST_SEARCHED = 200
"""Surnames of one event that are searched for in its texts; the rest stay by themselves."""
_MOST_KIN = 50
"""Most people of one surname that are told apart."""


@lru_cache(maxsize=50_000)
def parts(name: str) -> tuple[str, ...]:
    """The words of a person's name, folded; "Jean-Claude" and "O’Neil" are one word each."""
    words = [fold(_ARTICLE.sub("", w)).replace(" ", "") for w in name.split()]
    while words and words[0] in HONORIFICS:
        words = words[1:]
    return tuple(w for w in words if w)


def family(words: tuple[str, ...]) -> tuple[str, ...]:
    """The surname among the words of a full name, particles included, "Jr" left out."""
    words = words[: len(words) - bool(_suffix(words))]
    if len(words) < 2 or words[0] in PARTICLES:
        return words
    if words[0] in FAMILY_FIRST and len(words) <= 3:
        return words[:1]
    start = next((n for n in range(1, len(words)) if words[n] in PARTICLES), len(words) - 1)
    return words[start:]


def _suffix(words: tuple[str, ...]) -> str:
    return words[-1] if len(words) > 1 and words[-1] in SUFFIXES else ""


def bare(name: str) -> bool:
    """Whether a name is a surname alone ("Michel", "von der Leyen")."""
    words = parts(name)
    return len(words) < 2 or words[0] in PARTICLES


def one_person(one: str, other: str) -> bool:
    """Whether two full names are spellings of one."""
    a, b = parts(one), parts(other)
    if _suffix(a) != _suffix(b):
        return False  # a father and his son
    if "".join(a) == "".join(b):
        return True
    first, second = _long(a), _long(b)
    if min(len(first), len(second)) < 2 or not _initials_agree(a, b):
        return False
    if "".join(first) == "".join(second):
        return True
    if sorted(first) == sorted(second):
        return not FAMILY_FIRST.isdisjoint(first)
    short, full = sorted((first, second), key=len)
    if full[-len(short) :] == short or "".join(short) in full or "".join(full) in short:
        return True
    if short[0] == full[0] and family(short)[-1] in full[1:] and _within(short, full):
        return True
    return len(short) == len(full) == 2 and _misspelt(first, second)


def settle(names: Mapping[str, int], texts: Sequence[str] = ()) -> dict[str, str]:
    """Every name → the name of the person it is, among the names of one event.

    ``names`` with how often each is used; ``texts`` of the reports, where people may be named who
    do not speak. Of several spellings the one used most stands for all.
    """
    full = sorted((n for n in names if not bare(n)), key=lambda n: (-names[n], n))
    groups = _grouped(full)
    title = {name: _title(group, names) for group in groups for name in group}
    texts = _opening(texts)
    heads = list(dict.fromkeys(title.values()))
    by_family: dict[str, list[str]] = defaultdict(list)
    for head in heads:
        by_family[family(parts(head))[-1]].append(head)
    alone = [n for n in names if bare(n)]
    for name in sorted(alone, key=lambda n: (-names[n], n))[:_MOST_SEARCHED]:
        words = parts(name)
        fits = _bearers(words, by_family)
        if len(fits) == 1 and _only(fits[0], words, texts):
            title[name] = fits[0]
        elif words and not fits and (whole := _fullest(name, texts)):
            title[name] = whole
    return title | _alone((n for n in alone if n not in title), names)


def across(events: Mapping[str, Mapping[str, Sequence[str]]]) -> dict[str, dict[str, str]]:
    """For every event, each of its names → the name that the person has in the whole corpus.

    ``events``: the names as their events settled them, with a role ("" for none) a statement. From
    one event to another a surname goes to the only full name with it to which some report gives
    the role that it has in its own event; one of several words ("von der Leyen") needs no role.
    """
    names: Counter[str] = Counter()
    offices: dict[str, set[str]] = defaultdict(set)
    for given in events.values():
        for name, roles in given.items():
            names[name] += len(roles)
            offices[name] |= {fold(role) for role in roles if role}
    full = sorted((n for n in names if not bare(n)), key=lambda n: (-names[n], n))
    title = {n: _title(g, names) for g in _grouped(full) for n in g}
    title |= _alone((n for n in names if bare(n)), names)
    by_family: dict[str, list[str]] = defaultdict(list)
    held: dict[str, set[str]] = defaultdict(set)
    for name in full:
        held[title[name]] |= offices[name]
    for head in dict.fromkeys(title[name] for name in full):
        by_family[family(parts(head))[-1]].append(head)

    def meant(name: str, roles: Sequence[str]) -> str:
        words = parts(name)
        if not bare(name) or not words:
            return title[name]
        fits = _bearers(words, by_family)
        if len(words) == 1 or len(fits) > 1:
            here = {fold(role) for role in roles}
            fits = [h for h in fits if not here.isdisjoint(held[h])]
        return fits[0] if len(fits) == 1 else title[name]

    return {e: {n: meant(n, roles) for n, roles in given.items()} for e, given in events.items()}


def _grouped(full: Sequence[str]) -> list[list[str]]:
    """Full names, the most used first, in groups of one person each.

    A name joins a group only if it fits its first name, and no other group's: "George Bush" beside
    "George W. Bush" and "George H. W. Bush" stays by itself.
    """
    kin: dict[str, list[list[str]]] = defaultdict(list)
    groups: list[list[str]] = []
    # Names with most words first: two that differ must be known before one that fits both.
    for name in sorted(full, key=lambda n: -len(parts(n))):
        keys = dict.fromkeys(parts(name))
        near = {id(g): g for key in keys for g in kin[key]}
        joined = "".join(parts(name))
        near |= {id(g): g for g in kin[joined]}
        fits = [g for g in near.values() if all(one_person(name, other) for other in g)]
        if len(fits) == 1:
            group = fits[0]
        else:
            group = []
            groups.append(group)
        group.append(name)
        for key in (*keys, joined):
            if len(kin[key]) < _MOST_KIN and not any(g is group for g in kin[key]):
                kin[key].append(group)
    return groups


def _alone(left: Iterable[str], names: Mapping[str, int]) -> dict[str, str]:
    """Surnames that no full name was found for, "de Blasio" and "Blasio" as one."""
    groups: dict[str, list[str]] = defaultdict(list)
    for name in left:
        groups["".join(w for w in parts(name) if w not in PARTICLES)].append(name)
    return {name: _title(group, names) for group in groups.values() for name in group}


def _title(group: Sequence[str], names: Mapping[str, int]) -> str:
    """The spelling most used; of equals one in ordinary letters, the longer, the first."""
    return min(group, key=lambda n: (n.isupper() or n.islower(), -names[n], -len(n), n))


def _bearers(words: tuple[str, ...], by_family: Mapping[str, list[str]]) -> list[str]:
    """The full names that a surname can mean; a "Jr" is named as such beside his father."""
    kin = by_family.get(words[-1], [])[:_MOST_KIN] if words else []
    fits = [head for head in kin if family(parts(head))[-len(words) :] == words]
    return [head for head in fits if not _suffix(parts(head))] or fits


def _only(head: str, words: tuple[str, ...], texts: Sequence[str]) -> bool:
    """Whether no one else of that surname is named nearly as often in the texts."""
    own = parts(head)
    counts = _given_names(head.split()[0 if family(own) == own[:1] else -1], texts)
    mine = sum(n for word, n in counts.items() if fold(word) in own)
    others = max((n for word, n in counts.items() if fold(word) not in own), default=0)
    return mine >= DOMINANT * others or others < 2 > len(words)


def _opening(texts: Sequence[str]) -> list[str]:
    """The texts, as far as they are searched."""
    left, cut = _SEARCHED, []
    for text in texts:
        cut.append(text[:left])
        left -= len(cut[-1])
    return cut


def _fullest(name: str, texts: Sequence[str]) -> str | None:
    """The only full name that the texts give a surname, of whatever people they name."""
    if " " in name:
        return None
    counts = _given_names(name, texts)
    if len(counts) != 1 or counts.total() < _OFTEN:
        return None
    given = next(iter(counts))
    return f"{name} {given}" if fold(name) in FAMILY_FIRST else f"{given} {name}"


def _given_names(surname: str, texts: Sequence[str]) -> Counter[str]:
    """The words that stand as first names of a surname in the texts, with how often."""
    first = fold(surname) in FAMILY_FIRST
    near = (
        rf"{re.escape(surname)} ({_CAPITAL})" if first else rf"({_CAPITAL}) {re.escape(surname)}\b"
    )
    # Within a sentence: what opens one or a headline is no first name, nor is the end of a longer
    # run of capitals ("Getty Images Microsoft").
    pattern = re.compile(rf"([\w’'-]*[a-z,.]) {near}")
    counts = Counter(
        word
        for text in texts
        if surname in text
        for before, word in pattern.findall(text)
        if word != surname and _opens_name(before)
    )
    return Counter({w: n for w, n in counts.most_common(_MOST_KIN) if _given(w, texts)})


def _opens_name(before: str) -> bool:
    """Whether a name may begin after a word."""
    if not before[0].isupper() or before.endswith((",", "’s", "'s")):
        return True
    return fold(before) in TITLES | HONORIFICS or before.endswith(".")


def _given(word: str, texts: Sequence[str]) -> bool:
    """Whether a word beside a surname can be a first name."""
    if fold(word) in _NO_FIRST_NAMES or word.endswith(("’s", "'s", "ing", "-founded", "-owned")):
        return False
    return not any(f" {word.lower()} " in text for text in texts)


def _long(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(w for w in words if len(w) > 1)


def _initials_agree(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether the middle initials of two names can be of one: "W." and "Walker", "J." and none."""
    one, two = a[1:-1], b[1:-1]
    if not one or not two:
        return True
    return all(
        x[0] == y[0] and (x == y or 1 in (len(x), len(y))) for x, y in zip(one, two, strict=False)
    )


def _misspelt(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    """Whether one surname goes with "Steve" and "Steven", or one name differs in one letter.

    Chinese names do not count: there a letter makes another man.
    """
    if one[0] in FAMILY_FIRST or two[0] in FAMILY_FIRST:
        return False
    if one[1] == two[1]:
        short, long = sorted((one[0], two[0]), key=len)
        return (len(short) > 2 and long.startswith(short)) or _one_letter(short, long)
    return one[0] == two[0] and _one_letter(*sorted((one[1], two[1]), key=len))


def _one_letter(short: str, long: str) -> bool:
    """Whether two words of six letters or more are one letter apart."""
    if len(short) < 6 or len(long) - len(short) > 1:
        return False
    same = next((n for n, c in enumerate(short) if c != long[n]), len(short))
    return short[same:] == long[same + 1 :] or short[same + 1 :] == long[same + 1 :]


def _within(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    rest = iter(full)
    return all(word in rest for word in short)

"""What a noun phrase names: a person, an institution, or nobody with a name.

"Foreign Minister Wang Yi" names a person, "the official Xinhua News Agency" an institution,
"senior officials in Beijing" nobody. Knows one phrase; nothing of the article it stands in.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from briefing.actors.aliases import Entry
from briefing.actors.words import (
    BODIES,
    DAYS,
    DETERMINERS,
    GOVERNING,
    GROUPS,
    HONORIFICS,
    JOINS,
    MODIFIERS,
    PARTICLES,
    PRONOUNS,
    TITLES,
    fold,
)

ACRONYM = re.compile(r"[A-Z][A-Z&.]{1,6}$|[A-Z]-?\d{1,2}$")
COINED = re.compile(
    r"(?!Ma?c[A-Z]|Fitz[A-Z]|(?:De|Di|La|Le|Du|O|Van|Vander|Von)[A-Z])[A-Z]?[a-z]+[A-Z]"
)
"""A capital within a word ("TikTok") is no surname's, but for a few openings ("McCarthy")."""
READ = 200
"""Characters of a phrase that are read."""
_BRACKETS = re.compile(r"\s*\([^()]*\)")
_POSSESSIVE = re.compile(r"['’]s?$")
_LED = re.compile(r"-(?:based|led|run|headquartered|owned|backed|controlled|founded)$")
_GLUED = re.compile(r"(?!Fitz)[A-Z][a-z]{3,}[A-Z]")
"""Two words run together, as where a page's links to a person's other stories were lost."""
_STATE = re.compile(r"[DR]-[A-Z]")
_CUTS = ("of", "in", "for", "from", "at", "with")
_COUNTRIES = ("us", "uk", "eu", "un")
_LONGEST_PERSON = 5
_LONGEST = 12
"""Words of a name; more are a sentence that the reading of quotations took for one."""


class Named(NamedTuple):
    """A name as one report gives it."""

    text: str
    kind: Literal["person", "institution", "unsure"]
    entry: Entry | None = None
    """Its entry in the desk's table."""
    role: str = ""
    """Words of the phrase that say what the person is, where they stand before the name."""
    beside: str = ""
    """The name in the phrase beside the cue, where that is another one ("Mr Wang")."""


def core(phrase: str) -> str:
    """A phrase without what may stand around an institution's name: "the official … , which"."""
    words = _BRACKETS.sub("", phrase).partition(",")[0].split()
    while words and words[0].lower() in DETERMINERS | MODIFIERS:
        words = words[1:]
    return " ".join(words)


@lru_cache(maxsize=20_000)
def name_in(phrase: str) -> Named | None:
    """The name that a phrase ends with or consists of; None for a description."""
    head, _, tail = _BRACKETS.sub("", phrase[:READ]).partition(",")
    if head.lower().startswith(("a ", "an ", "both ")):
        return None
    words = _undetermined(head.split())
    found = _named(words)
    if found and found.kind == "person" and not found.role and head.lower().startswith("the "):
        return found._replace(kind="institution")
    if found is None and tail and any(map(is_title, words)):
        # "the Commission’s executive vice-president, Valdis Dombrovskis"
        found = _named(tail.partition(",")[0].split())
        told = found and any(not _capital(w) and not is_title(w) for w in found.role.split())
        if found and found.kind == "person" and not told:
            return found._replace(role=" ".join(words))
        return None
    return found


def is_title(word: str) -> bool:
    low = word.lower().strip(".,;")
    return low in TITLES or not TITLES.isdisjoint(low.split("-"))


def _named(words: list[str]) -> Named | None:
    """What the words name; they open with no article."""
    role, words = _parted(words)
    words, honorific = _bare(words, role)
    if not words or len(words) > _LONGEST or not _is_name(words):
        return None
    text = " ".join(words)
    if _has_body(words):
        return None if all(fold(w) in BODIES for w in words) else Named(text, "institution")
    if len(words) > _LONGEST_PERSON or any(map(_GLUED.match, words[1:])):
        return None
    if role or honorific:
        return Named(text, "person", role=" ".join(role))
    if len(words) == 1:
        return Named(text, "unsure")
    shortened = any(ACRONYM.match(w) and len(w) > 2 and "." not in w for w in words)
    return Named(text, "institution" if shortened or fold(words[0]) in _COUNTRIES else "person")


def _parted(words: list[str]) -> tuple[list[str], list[str]]:
    """Role and name: up to the last title, and what follows it; no name where none follows."""
    title = max((n for n, w in enumerate(words) if is_title(w)), default=-1)
    if title >= 0:
        role, words = words[: title + 1], words[title + 1 :]
        named = words and (_capital(words[0]) or words[0] in PARTICLES)
        if not named or _joint(role):
            return [], []
        cut = next((n for n, w in enumerate(words) if w in _CUTS), len(words))
        # The day of "told reporters Friday Governor Holm" belongs to neither.
        return role[1:] if fold(role[0]) in DAYS else role, words[:cut]
    cut = next((n for n, w in enumerate(words) if w in _CUTS), 0)
    if cut > 1 and all(map(_capital, words[:cut])) and not _has_body(words[:cut]):
        return [], words[:cut]  # "Anna Holm of the Institute’s Arctic Centre"
    owner = next((n for n, w in enumerate(words[:-1]) if _POSSESSIVE.search(w)), -1)
    if owner >= 0 and not _has_body(words[owner + 1 :]):
        words = words[owner + 1 :]  # "the Washington Post’s Dan Balz"
    return [], words


def _joint(role: list[str]) -> bool:
    """Whether a role holds another's name: "President Anna Holm and Chancellor"."""
    at = next((n for n, w in enumerate(role) if w in ("and", "&")), 0)
    first = role[:at]
    return (
        len(first) > 1
        and _capital(first[-1])
        and not (is_title(first[-1]) or _has_body(first[-1:]))
    )


def _bare(words: list[str], role: list[str]) -> tuple[list[str], bool]:
    """A name without what stands around it, and whether that was an honorific."""
    if words and not _has_body(words) and not words[-1].isupper():
        while len(words) > 2 and len(words[0]) > 3 and words[0].isalpha() and words[0].isupper():
            words = words[1:]  # "JUST WATCHED Anna Holm"
    led = next((n for n, w in enumerate(words[:-1]) if _LED.search(w)), -1)
    words = words[led + 1 :]
    honorific = False
    while words and fold(words[0]) in HONORIFICS:
        honorific, words = True, words[1:]
    if len(words) > 2 and words[-1] == words[0]:
        words = words[:-1]  # "Anna Holm Anna", as where a page's links lost their marks
    while not role and len(words) > 1 and words[0] in MODIFIERS:
        words = words[1:]
    if words:
        words = [*words[:-1], _POSSESSIVE.sub("", words[-1])]
    return words, honorific


def _is_name(words: list[str]) -> bool:
    """Whether words are written as a name is, and are no one's in particular."""
    join = next((n for n, w in enumerate(words) if w in JOINS), 0)
    if join and fold(words[join - 1]) in GROUPS:
        return False  # "Democrats in Congress"
    last = words[-1]
    if fold(last) in GROUPS | PRONOUNS or _STATE.match(last) or not any(map(str.isalpha, last)):
        return False
    small = [w for w in words if not _capital(w)]
    if not _has_body(words):
        return _capital(last) and all(w in PARTICLES for w in small)
    return (_capital(last) or last in GOVERNING) and all(w in JOINS or w in BODIES for w in small)


def _undetermined(words: list[str]) -> list[str]:
    while words and words[0].lower() in DETERMINERS:
        words = words[1:]
    return words


def _capital(word: str) -> bool:
    return word[:1].isupper() or (word[:2] in ("al", "el") and "-" in word)


def _has_body(words: list[str]) -> bool:
    return any(fold(w) in BODIES for w in words)

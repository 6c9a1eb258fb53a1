"""Whom a quotation is given to, in the light of its article.

The reading of quotations gives the fullest name of the article; the phrase beside the cue shows
whether it is whole. Knows one article; who is the same as whom from one to another lies beyond it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import islice

from briefing.actors.aliases import Aliases, ArticleNames, Entry
from briefing.actors.phrases import ACRONYM, COINED, READ, Named, core, is_title, name_in
from briefing.actors.vouching import well_formed
from briefing.actors.words import (
    BODIES,
    DETERMINERS,
    FAMILY_FIRST,
    GROUPS,
    HONORIFICS,
    JOINS,
    PARTICLES,
    PRONOUNS,
    SUFFIXES,
    TITLES,
    fold,
)
from briefing.model import Quote

_JOINT = re.compile(r"\b[A-Z][\w.’'-]* and\s+$")
_FOR = re.compile(
    r"(?:an?|the|one|another)?\s?(?:\w+\s){0,3}?(?:spokes\w+|aides?|advis[eo]rs?|lawyers?|attorneys?"
    r"|counsel|sources?|officials?)\s(?:for|to|of|in|at|with)\s([^,]*)",
    re.IGNORECASE,
)
_LAST = re.compile(r"\b([A-Z][\w-]*)\s$")
"""A word with a capital right before a name, not one that owns it."""
_BEFORE = 40
"""Characters before a phrase in which "China and" can stand."""
_SEARCHED = 200_000
"""Characters of an article in which words are looked up."""
_MOST_PLACES = 200
"""Places of a word that are looked at."""


@dataclass(slots=True)
class Reading:
    """One article, for reading the speakers of its quotations."""

    text: str
    aliases: Aliases
    _names: ArticleNames = field(init=False)
    _head: str = field(init=False)
    """The part of the text in which words are looked up."""
    _words: frozenset[str] = field(init=False)
    """All words of that part, as they are spelled."""
    _known: dict[tuple[str, str], object] = field(default_factory=dict, init=False)
    """What was looked up in the text: each name once."""

    def __post_init__(self) -> None:
        self._head = self.text[:_SEARCHED]
        self._words = frozenset(re.findall(r"\w+", self._head))
        self._names = ArticleNames(self._head)

    def named(self, quote: Quote) -> Named | None:
        """Whom a quotation is given to; None where that is nobody with a name."""
        if quote.anonymous or not quote.speaker:
            return None
        phrase = self._beside(quote)
        pronoun = phrase.lower() in PRONOUNS and phrase != "WHO"
        if self._joint(quote) or _for_another(phrase, quote.speaker):
            return None
        if not pronoun and (entry := self._entry(phrase)):
            return _listed(core(phrase), entry)
        there = None if pronoun or _shouted(phrase) else name_in(phrase)
        given = None if _shouted(quote.speaker) else name_in(quote.speaker)
        if there and given and not quote.role and self._once("stray", given.text, self._stray):
            given = None
        found = _whole(there, given)
        if found is None:
            return None
        if found.kind == "person":
            found = found._replace(text=self._once("trimmed", found.text, self._trimmed))
        if self._two(found.text):
            return None
        if entry := self._entry(found.text):
            found = _listed(found.text, entry)
        elif found.kind == "unsure":
            found = self._single(found, quote, phrase)
        # An institution is no "he", and "the campaign" need not be the one that was named.
        described = there is None and bool(phrase) and not pronoun
        if found and not well_formed(found, stands=self._has(found.text.split()[0].lower())):
            return None
        if found and found.kind != "person" and (phrase.lower() in ("he", "she") or described):
            return None
        return found

    def _beside(self, quote: Quote) -> str:
        if quote.speaker_span is None:
            return ""
        return " ".join(self.text[slice(*quote.speaker_span)][:READ].split())

    def _joint(self, quote: Quote) -> bool:
        """ "China and the EU agreed": what two say is neither one’s."""
        if quote.speaker_span is None:
            return False
        at = quote.speaker_span[0]
        return bool(_JOINT.search(self.text, max(0, at - _BEFORE), at))

    def _two(self, name: str) -> bool:
        """Whether a name is "the United States and North Korea"."""
        one, joined, other = name.partition(" and ")
        return bool(joined and self._entry(one) and (self._entry(other) or ACRONYM.match(other)))

    def _entry(self, phrase: str) -> Entry | None:
        return self.aliases.find(core(phrase), self._names)

    def _single(self, found: Named, quote: Quote, phrase: str) -> Named | None:
        """One word: a surname where something says so, else an institution used as a name."""
        word, low = found.text, phrase.lower()
        if ACRONYM.match(word) or COINED.match(word):
            return None if self._has(word.lower()) else found._replace(kind="institution")
        role = any(map(is_title, (quote.role or "").split()))
        if role or ", who " in phrase or low in ("he", "she"):
            return found._replace(kind="person")
        if fold(word) in BODIES or word.isupper() or self._has(word.lower()):
            return None
        if low.startswith("the "):
            return found._replace(kind="institution")
        if fold(word) in FAMILY_FIRST or self._once("surname", word, self._surname):
            return found._replace(kind="person")
        return found if self._once("inside", word, self._inside) else None

    def _surname(self, word: str) -> bool:
        """Whether a title or first names stand before a word, more often than "on" or "at"."""
        pairs = 0
        before = re.compile(rf"(?:\b([A-Z][\w.’'-]*)|\b(?:on|at|via|in))\s{re.escape(word)}\b")
        for n, match in enumerate(before.finditer(self._head)):
            if n == _MOST_PLACES:
                break
            key = fold(match.group(1) or "")
            if key in HONORIFICS | TITLES:
                return True
            if match.group(1) is None:
                pairs -= 1
            elif key not in JOINS | DETERMINERS | GROUPS and not self._has(key):
                pairs += 1
        return pairs > 0

    def _inside(self, word: str) -> bool:
        """Whether a word is written with a capital within a sentence."""
        return bool(re.search(rf"[\w,’'”\"] {re.escape(word)}\b", self._head))

    def _stray(self, name: str) -> bool:
        """Whether a name is the end of a longer run ("Getty Images Microsoft") wherever it is."""
        places = islice(re.finditer(re.escape(name), self._head), _MOST_PLACES)
        before = [_LAST.search(self._head, max(0, m.start() - _BEFORE), m.start()) for m in places]
        return bool(before) and all(m and not is_title(m.group(1)) for m in before)

    def _trimmed(self, name: str) -> str:
        """A name without a caption's words: the two that the article gives by themselves."""
        words = name.split()
        if len(words) < 3 or fold(words[-1]) in SUFFIXES or not PARTICLES.isdisjoint(words):
            return name
        whole = self._head.count(name)
        for part in (" ".join(words[-2:]), " ".join(words[:2])):
            if "." not in part and 0 < whole <= self._head.count(part) - whole:
                return part
        return name

    def _has(self, word: str) -> bool:
        """Whether a word stands in the text as it is spelled."""
        return self._once("has", word, self._stands)

    def _stands(self, word: str) -> bool:
        if word.isalnum():
            return word in self._words
        return bool(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", self._head))

    def _once(self, what, word, find):
        key = what, word
        if key not in self._known:
            self._known[key] = find(word)
        return self._known[key]


def _whole(there: Named | None, given: Named | None) -> Named | None:
    """The name to go by, of the one in the phrase and the fullest of the article."""
    if there is None or given is None:
        return there or given
    if not _tells_more(given, there):
        return there
    kind = "person" if there.kind == "person" else given.kind
    role = there.role if there.kind == "person" else given.role
    return given._replace(kind=kind, role=role, beside=there.text)


def _tells_more(given: Named, there: Named) -> bool:
    """Whether the article's fullest name is that of the phrase, and tells more than it.

    The reading of quotations may take in a caption's words ("Facebook Twitter Anna Holm") and may
    cut an institution short ("Ministry" of "the Ministry of Foreign Affairs").
    """
    words, fuller = fold(there.text).split(), fold(given.text).split()
    if there.kind == "institution":
        return given.kind == "person" and fuller[-1] in words
    return words[-1] in fuller and not (len(words) > 1 and fuller[-len(words) :] == words)


def _listed(name: str, entry: Entry) -> Named:
    return Named(name, "person" if entry.kind == "person" else "institution", entry)


def _for_another(phrase: str, speaker: str) -> bool:
    """Whether someone unnamed speaks for whom the phrase names ("a spokesman for Anna Holm")."""
    found = _FOR.match(phrase)
    return bool(found) and speaker.split()[-1] in found.group(1).split()


def _shouted(name: str) -> bool:
    return " " in name and name.isupper()

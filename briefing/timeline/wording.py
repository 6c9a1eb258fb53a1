"""Which statements say the same: their words, their names, and how far these agree.

Knows small words and the words of the calendar, which say nothing of a subject. Does not know
what a sentence means.
"""

from __future__ import annotations

import re
from functools import lru_cache

from briefing.dating.days import listed

_WORD = re.compile(r"[^\W_]+(?:['’]\w+)?")
_POSSESSIVE = re.compile(r"['’]s?$")
_ENDING = re.compile(r"(?<=\w{3})(?:ing|ed|es|e|(?<![su])s)$")
_SMALL = frozenset(
    listed("""
    a about according added after again against ahead all also although am among an and
    another any are around as at be because been before being between both but by can could
    did do does doing down during each even every few first for from further get go going had
    has have having he her here hers him his how however i if in including into is it its just
    last later like made make making many may me might month months more most much must my new
    next no nor not now of off on one only or other our out over own part per plan plans
    planned put reported said same say saying says second set she should since so some still
    such take taken taking than that the their them then there these they this those through
    to told too took two under until up us use used very via was way we week weeks well were
    what when where whether which while who whom whose why will with within without would year
    years yet you your mr mrs ms dr president minister government officials official monday
    tuesday wednesday thursday friday saturday sunday january february march april june july
    august september october november december jan feb apr aug sept oct nov dec today
    yesterday tomorrow
    """)
)


def key(text: str) -> str:
    """The words of a text, whatever their marks and capitals: equal for copies."""
    return " ".join(_WORD.findall(text.lower()))


@lru_cache(maxsize=16_384)
def terms(text: str) -> frozenset[str]:
    """The words of a text that say what it is about, in lower case, without their endings."""
    return words(text)


def words(text: str) -> frozenset[str]:
    """The same for a whole article; nothing is kept."""
    return frozenset(map(_stem, _WORD.findall(text.lower()))) - {""}


@lru_cache(maxsize=16_384)
def names(text: str) -> frozenset[str]:
    """The terms that are written with a capital elsewhere than at the sentence's opening."""
    found = (m[0].lower() for m in _WORD.finditer(text) if m[0][0].isupper() and m.start())
    return frozenset(map(_stem, found)) - {""}


@lru_cache(maxsize=65_536)
def _stem(word: str) -> str:
    """A word without possessive and common endings (*vote*, *votes*, *voted* and *voting* are
    one); nothing for words that say nothing of a subject."""
    word = _POSSESSIVE.sub("", word)
    return "" if len(word) < 2 or word in _SMALL else _ENDING.sub("", word)


def overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """Shared terms over those of the shorter, 0 to 1."""
    least = min(len(one), len(other))
    return len(one & other) / least if least else 0.0


def jaccard(one: frozenset[str], other: frozenset[str]) -> float:
    """Shared terms over all terms, 0 to 1."""
    union = len(one | other)
    return len(one & other) / union if union else 0.0

"""The words of an article that grouping compares: cheap, lexical, the same in every run.

Knows spelling, not grammar: words are lower-cased and stripped of the plural "s". Knows nothing of
other articles; how much a word tells is decided in :mod:`briefing.group.weights`.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from briefing.model import Article

LEDE = 2_000
"""Characters of the text that count: who did what where is told at the start."""

LONGEST = 40
"""Letters of a word that count: longer runs are no words (base64, page furniture)."""

HEADLINE, NUMBER, NAME = 3, 2, 2
"""Times that a word of the headline counts on top of the text's; times that a number and a name
count: they tell two events of one kind apart."""

_WORD = re.compile(r"[^\W_]+(?:[.,'’][^\W_]+)*")


def terms(article: Article) -> dict[str, int]:
    """Stems of headline and lede with their weighted counts.

    A word that the lede writes with a capital only is taken for a name; where headlines capitalise
    every word, the lede tells which of them are names.
    """
    start, end = article.span
    spelt = Counter(_WORD.findall(article.text[start : min(end, start + LEDE)]))
    words = list(spelt.items())
    if article.title_given:
        words += [(word, HEADLINE) for word in _WORD.findall(article.title[:LEDE])]
    found: dict[str, int] = {}
    for word, times in words:
        lower = word.lower()
        root = stem(lower)
        if root[0].isdigit():
            times *= NUMBER
        elif lower != word and lower not in spelt and word in spelt:
            times *= NAME
        found[root] = found.get(root, 0) + times
    return found


def headline(article: Article) -> tuple[str, ...]:
    """Stems of the headline, once each, in alphabetical order; none where it is not the source's
    own. All of them are among the :func:`terms`."""
    words = _WORD.findall(article.title[:LEDE]) if article.title_given else ()
    return tuple(sorted({stem(word.lower()) for word in words}))


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """A lower-case word without possessive and plural endings: the s-stemmer (Harman 1991)."""
    word = word[:LONGEST]
    if word.endswith(("'s", "’s")):
        word = word[:-2]
    if len(word) < 5 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-2] if word.endswith("sses") else word[:-1]

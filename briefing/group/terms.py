"""The words of an article that grouping compares: cheap, lexical, the same in every run.

Knows spelling, not grammar: words are lower-cased and stripped of the plural "s". Knows nothing of
other articles; how much a word tells is decided in :mod:`briefing.group.weights`.
"""

from __future__ import annotations

import re
from collections import Counter

from briefing.model import Article

LEDE = 2_000
"""Characters of the text that count: who did what where is told at the start."""

LONGEST = 40
"""Longer runs of letters are no words (base64, page furniture); they are cut, not dropped."""

_WORD = re.compile(r"[^\W_]+(?:[.,'’][^\W_]+)*")


def terms(article: Article) -> Counter[str]:
    """Stems of headline and lede with their counts; a word of the headline counts twice more."""
    start, end = article.span
    found = Counter(stems(article.text[start : min(end, start + LEDE)]))
    if article.title_given:
        for stem in stems(article.title[:LEDE]):
            found[stem] += 2
    for stem in found:
        if stem[0].isdigit():
            found[stem] *= 2
    return found


def stems(text: str) -> list[str]:
    """The words of a text in order, lower-cased, without possessive and plural endings."""
    return [_stem(word[:LONGEST]) for word in _WORD.findall(text.lower())]


def _stem(word: str) -> str:
    """The s-stemmer (Harman 1991), with the possessive taken off first."""
    if word.endswith(("'s", "’s")):
        word = word[:-2]
    if len(word) < 5 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-2] if word.endswith("sses") else word[:-1]

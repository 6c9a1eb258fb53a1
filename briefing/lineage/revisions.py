"""What changed between two versions of an article, sentence by sentence.

Knows sentences as words. Does not know which change matters, and takes a sentence that only moved
for unchanged.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from briefing.model import Revision, Sentence

REWORDED = 0.5
"""Share of all words of two sentences that both have, from which one is the other reworded."""
MOST_COMPARED = 40
"""Earlier sentences that a later one is compared with, so that no pair of texts takes long."""

_WORD = re.compile(r"\w+")


def changes(old: Sequence[Sentence], new: Sequence[Sentence]) -> tuple[Revision, ...]:
    """The revisions that lead from the sentences of one version to those of a later one.

    First what the new version says differently or adds, in its order, then what it drops, in the
    old one's. Sentences that differ in case, spaces or punctuation only are the same; a sentence
    counts as reworded where it shares at least half of all words with one that is gone.
    """
    gone = _unmatched(old, new)
    revisions = []
    for after in _unmatched(new, old):
        near = sorted(gone, key=lambda s: abs(s.index - after.index))[:MOST_COMPARED]
        before = max(near, key=lambda s: _alike(s, after), default=None)
        if before is not None and _alike(before, after) >= REWORDED:
            gone.remove(before)
        else:
            before = None
        revisions.append(Revision(before, after))
    return (*revisions, *(Revision(before, None) for before in gone))


def _unmatched(these: Sequence[Sentence], those: Sequence[Sentence]) -> list[Sentence]:
    """The sentences that have no counterpart among the others, each of which serves once."""
    there = Counter(_words(s) for s in those)
    left = []
    for sentence in these:
        words = _words(sentence)
        if there[words] > 0:
            there[words] -= 1
        else:
            left.append(sentence)
    return left


def _words(sentence: Sentence) -> tuple[str, ...]:
    return tuple(_WORD.findall(sentence.text.casefold()))


def _alike(one: Sentence, two: Sentence) -> float:
    a, b = set(_words(one)), set(_words(two))
    return len(a & b) / len(a | b) if a | b else 0.0

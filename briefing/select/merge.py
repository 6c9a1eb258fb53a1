"""Sentences that say the same, found and folded together.

Two sentences are *near-identical* if their content words agree almost wholly and nothing that
changes the meaning (a figure, a negation) differs. Pairs are found exactly, without comparing all
with all, by prefix filtering (Bayardo, Ma & Srikant 2007): sentences that agree to a Jaccard of t
share one of their rarest words.

Knows nothing of which sentence should speak for the others.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain
from math import ceil

from briefing.ranking import STOP_WORDS

ALIKE = 0.65
"""Least Jaccard of content words. Of pairs of real reports of one event drawn at random and read,
those from .65 up say the same; below .6 one often says more or something else."""
_MOST_SHARING = 50
"""A rare word shared by more sentences than this is no clue: bounds the work on hostile input."""
_NEGATIONS = frozenset({"no", "not", "nor", "never", "neither", "without", "cannot", "t"})


def content(words: Sequence[str]) -> frozenset[str]:
    """The content words of a sentence."""
    return frozenset(words) - STOP_WORDS


def same(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two sentences (as terms) are near-identical: words alike, figures equal."""
    return jaccard(content(one), content(other)) >= ALIKE and _facts(one) == _facts(other)


def _facts(words: Sequence[str]) -> frozenset[str]:
    return frozenset(w for w in words if w in _NEGATIONS or any(map(str.isdigit, w)))


def jaccard(one: frozenset[str], other: frozenset[str]) -> float:
    """Shared words over all words, 0 to 1."""
    union = len(one | other)
    return len(one & other) / union if union else 0.0


def overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """Shared words over the words of the shorter one, 0 to 1."""
    least = min(len(one), len(other))
    return len(one & other) / least if least else 0.0


def groups(sentences: Sequence[Sequence[str]]) -> list[list[int]]:
    """Sentences (as terms) in groups of near-identical ones, each group and all in order.

    Every member of a group is near-identical to its first.
    """
    bags = [content(words) for words in sentences]
    like: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for earlier, later in _alike(bags):
        if _facts(sentences[earlier]) == _facts(sentences[later]):
            like[later].append((-jaccard(bags[earlier], bags[later]), earlier))
    leader: dict[int, int] = {}
    found: dict[int, list[int]] = {}
    for i in range(len(sentences)):
        nearest = next((j for _, j in sorted(like[i]) if leader[j] == j), i)
        leader[i] = nearest
        found.setdefault(nearest, []).append(i)
    return list(found.values())


def _alike(bags: Sequence[frozenset[str]]) -> Iterator[tuple[int, int]]:
    """Pairs (earlier, later) whose Jaccard is at least :data:`ALIKE`."""
    common = Counter(chain.from_iterable(bags))
    place = {word: n for n, word in enumerate(sorted(common, key=lambda w: (common[w], w)))}
    holders: dict[str, list[int]] = defaultdict(list)
    for later, bag in enumerate(bags):
        rarest = sorted(bag, key=place.__getitem__)
        prefix = rarest[: len(bag) - ceil(ALIKE * len(bag)) + 1]
        seen = {i for word in prefix for i in holders[word]}
        for earlier in sorted(seen):
            if jaccard(bags[earlier], bag) >= ALIKE:
                yield earlier, later
        for word in prefix:
            if len(holders[word]) < _MOST_SHARING:
                holders[word].append(later)

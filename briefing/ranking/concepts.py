"""The default summariser: cover the concepts that matter most, within the word budget.

Concepts are stemmed word pairs (Gillick & Favre 2009, "A scalable global model for
summarization"). A pair is worth more the more documents use it and the earlier they do; it pays
once, as much as the safest chosen sentence that holds it. That objective is monotone and
submodular (Lin & Bilmes 2011), so greedy choice by gain per word is near-optimal, and exchanging
chosen sentences for others afterwards closes most of the gap to the integer program at a tenth
of its time and without importing a solver.

Knows nothing of claims or safety beyond each candidate's weight.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from briefing.ranking.task import STOP_WORDS, Task

Concept = tuple[str, str]

_LATE = 0.3
"""What a concept counts that first appears deep in a document, against 1 in its lede."""
_AGREEMENT = 1.4
"""Exponent over the sum of documents: above 1, what several documents say beats sole news."""
_COSTS = (0.5, 0.8, 1.0)
"""Exponents of sentence length in the greedy gain; the best result of all is taken."""
_EXCHANGES = 12


def coverage(task: Task) -> Sequence[int]:
    """The chosen set by falling gain, then the remaining candidates by their worth alone."""
    worth = _worth(task)
    held = [
        {pair: c.weight * worth[pair] for pair in _concepts(words)}
        for c, words in zip(task.candidates, task.candidate_terms, strict=True)
    ]
    selection = _Selection(held, [c.length for c in task.candidates], task.words)
    chosen = selection.best()
    rest = sorted(set(range(len(held))) - set(chosen), key=lambda i: (-selection.alone[i], i))
    return [*chosen, *rest]


def _concepts(words: Sequence[str]) -> Iterable[Concept]:
    return ((a, b) for a, b in pairwise(words) if a not in STOP_WORDS or b not in STOP_WORDS)


def _worth(task: Task) -> dict[Concept, float]:
    """What each word pair of the event counts, from where each document first uses it."""
    total: dict[Concept, float] = defaultdict(float)
    for document in task.terms:
        seen: set[Concept] = set()
        for place, words in enumerate(document):
            gain = _LATE + (1 - _LATE) / (1 + place)
            for pair in _concepts(words):
                if pair not in seen:
                    seen.add(pair)
                    total[pair] += gain
    return {pair: value**_AGREEMENT for pair, value in total.items()}


class _Selection:
    """Search for a set of candidates of greatest covered worth within the budget."""

    def __init__(self, held: list[dict[Concept, float]], lengths: list[int], budget: int) -> None:
        self.held = held
        self.lengths = lengths
        self.budget = budget
        self.alone = [round(sum(h.values()), 9) for h in held]

    def best(self) -> list[int]:
        """The best of several greedy starts, each improved by exchanges; by falling gain."""
        found = [self._exchange(self._fill([], cost)) for cost in _COSTS]
        chosen = max(found, key=lambda c: (self._value(c), sorted(c)))
        return self._by_gain(chosen)

    def _covered(self, chosen: Iterable[int]) -> dict[Concept, float]:
        covered: dict[Concept, float] = {}
        for i in chosen:
            for pair, value in self.held[i].items():
                if value > covered.get(pair, 0.0):
                    covered[pair] = value
        return covered

    def _value(self, chosen: Iterable[int]) -> float:
        return round(sum(self._covered(chosen).values()), 9)

    def _gain(self, i: int, covered: dict[Concept, float]) -> float:
        get = covered.get
        gain = 0.0
        for pair, value in self.held[i].items():
            before = get(pair, 0.0)
            if value > before:
                gain += value - before
        return round(gain, 9)

    def _fill(self, chosen: list[int], cost: float) -> list[int]:
        """Add what gains most per word**cost until nothing more fits (lazy greedy)."""
        chosen = list(chosen)
        room = self.budget - sum(self.lengths[i] for i in chosen)
        covered = self._covered(chosen)
        price = [max(1, n) ** cost for n in self.lengths]
        bound = {i: self.alone[i] / price[i] for i in range(len(self.held)) if i not in chosen}
        while True:
            best, best_rate = -1, 0.0
            for i in sorted(bound, key=lambda i: (-bound[i], i)):
                if bound[i] <= best_rate:
                    break
                if self.lengths[i] > room:
                    continue
                bound[i] = self._gain(i, covered) / price[i]
                if bound[i] > best_rate:
                    best, best_rate = i, bound[i]
            if best < 0:
                return chosen
            chosen.append(best)
            del bound[best]
            room -= self.lengths[best]
            covered = self._covered(chosen)

    def _exchange(self, chosen: list[int]) -> list[int]:
        """Replace one chosen sentence by another while that gains, refilling the room left."""
        for _ in range(_EXCHANGES):
            now = self._value(chosen)
            best, best_value = None, now
            for out in chosen:
                kept = [i for i in chosen if i != out]
                covered = self._covered(kept)
                value = sum(covered.values())
                room = self.budget - sum(self.lengths[i] for i in kept)
                for i, alone in enumerate(self.alone):
                    if value + alone <= best_value + 1e-9 or self.lengths[i] > room:
                        continue
                    if i in chosen:
                        continue
                    new = round(value + self._gain(i, covered), 9)
                    if new > best_value:
                        best, best_value = [*kept, i], new
            if best is None:
                break
            chosen = self._fill(best, 1.0)
        return chosen

    def _by_gain(self, chosen: list[int]) -> list[int]:
        left, ordered = sorted(chosen), []
        covered: dict[Concept, float] = {}
        while left:
            i = max(left, key=lambda i: (self._gain(i, covered), -i))
            left.remove(i)
            ordered.append(i)
            covered = self._covered(ordered)
        return ordered

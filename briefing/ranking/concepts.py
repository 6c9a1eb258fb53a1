"""The default summariser: cover the concepts that matter most, within the word budget.

Concepts are stemmed word pairs (Gillick & Favre 2009, "A scalable global model for
summarization"). A pair is worth more the more documents use it and the earlier they do; it pays
once, as much as the chosen sentence of greatest weight that holds it. That objective is monotone
and submodular (Lin & Bilmes 2011): greedy choice by gain per word, then exchanges while they
gain, reach 99.5 % of the exact optimum on duc2003 in a fifth of the integer program's time, and
the same ROUGE (``docs/decisions/selection.md``).

Knows nothing of claims, or of safety beyond each candidate's weight.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from briefing.ranking.task import STOP_WORDS, Task

Concept = str
"""Two words with a blank between them: a string keeps its hash, a pair would be hashed anew each
time it is looked up."""

_LATE = 0.4
"""What a concept counts that first appears deep in a document, against 1 in its first sentence."""
_AGREEMENT = 1.4
"""Exponent over the sum of documents: above 1, what several of them say beats sole news."""
_COST = 0.8
"""Exponent of length in the greedy choice: at 1 it collects short sentences."""
_EXCHANGES = 12
"""Most exchanges; three are usual."""
_ROUNDING = 9
"""Digits that gains are compared to, so that ties fall to the earlier candidate everywhere."""


def coverage(task: Task) -> Sequence[int]:
    """The chosen set by falling gain, then the remaining candidates by their worth alone."""
    worth = _worth(task)
    cover = _Cover(
        [
            {pair: candidate.weight * worth.get(pair, 0.0) for pair in _concepts(words)}
            for candidate, words in zip(task.candidates, task.candidate_terms, strict=True)
        ],
        [candidate.length for candidate in task.candidates],
        task.words,
    )
    chosen = cover.by_gain(cover.exchanged(cover.filled([])))
    left = set(range(len(task.candidates))).difference(chosen)
    return [*chosen, *sorted(left, key=lambda i: (-cover.alone[i], i))]


@lru_cache(maxsize=8_192)
def _concepts(words: tuple[str, ...]) -> tuple[Concept, ...]:
    return tuple(
        [f"{a} {b}" for a, b in pairwise(words) if a not in STOP_WORDS or b not in STOP_WORDS]
    )


def _worth(task: Task) -> dict[Concept, float]:
    """What each word pair of the event counts, from where each document first uses it."""
    total: dict[Concept, float] = defaultdict(float)
    for document, texts in zip(task.documents, task.terms, strict=True):
        first: dict[Concept, float] = {}
        for sentence, words in zip(reversed(document), reversed(texts), strict=True):
            gain = _LATE + (1 - _LATE) / (1 + sentence.index)
            first.update(dict.fromkeys(_concepts(words), gain))
        for pair, gain in first.items():
            total[pair] += gain
    return {pair: value**_AGREEMENT for pair, value in total.items()}


class _Cover:
    """Weighted maximum coverage under a budget; sets of candidates are lists of their indices."""

    def __init__(
        self, held: Sequence[Mapping[Concept, float]], lengths: Sequence[int], budget: int
    ) -> None:
        self.held = held
        """What each candidate's concepts are worth if it is chosen."""
        self.lengths = lengths
        self.budget = budget
        self.price = [max(1, length) ** _COST for length in lengths]
        self.alone = [round(sum(worth.values()), _ROUNDING) for worth in held]

    def filled(self, chosen: Sequence[int]) -> list[int]:
        """More chosen, by gain for the price, until nothing fits (lazy greedy, Minoux 1978)."""
        chosen = list(chosen)
        covered = self._covered(chosen)
        room = self._room(chosen)
        bound = {i: self.alone[i] for i in range(len(self.held)) if i not in chosen}
        while True:
            best, best_rate = -1, 0.0
            for i in sorted(bound, key=lambda i: (-bound[i] / self.price[i], i)):
                if bound[i] / self.price[i] <= best_rate:
                    break
                if self.lengths[i] <= room:
                    bound[i] = self._gain(i, covered)
                    if bound[i] / self.price[i] > best_rate:
                        best, best_rate = i, bound[i] / self.price[i]
            if best < 0:
                return chosen
            del bound[best]
            chosen.append(best)
            room -= self.lengths[best]
            self._cover(best, covered)

    def exchanged(self, chosen: list[int]) -> list[int]:
        """One chosen sentence after the other replaced while that gains, the room left refilled."""
        for _ in range(_EXCHANGES):
            better = self._best_exchange(chosen)
            if better is None:
                break
            chosen = self.filled(better)
        return chosen

    def by_gain(self, chosen: Sequence[int]) -> list[int]:
        """The same set, each next one gaining most after those before it."""
        left, ordered = sorted(chosen), []
        covered: dict[Concept, float] = {}
        while left:
            best = max(left, key=lambda i: (self._gain(i, covered), -i))
            left.remove(best)
            ordered.append(best)
            self._cover(best, covered)
        return ordered

    def _best_exchange(self, chosen: Sequence[int]) -> list[int] | None:
        best, best_value = None, round(sum(self._covered(chosen).values()), _ROUNDING)
        for out in chosen:
            kept = [i for i in chosen if i != out]
            covered = self._covered(kept)
            value, room = sum(covered.values()), self._room(kept)
            for i, alone in enumerate(self.alone):
                if self.lengths[i] <= room and value + alone > best_value and i not in chosen:
                    new = round(value + self._gain(i, covered), _ROUNDING)
                    if new > best_value:
                        best, best_value = [*kept, i], new
        return best

    def _room(self, chosen: Iterable[int]) -> int:
        return self.budget - sum(self.lengths[i] for i in chosen)

    def _covered(self, chosen: Iterable[int]) -> dict[Concept, float]:
        covered: dict[Concept, float] = {}
        for i in chosen:
            self._cover(i, covered)
        return covered

    def _cover(self, i: int, covered: dict[Concept, float]) -> None:
        for pair, worth in self.held[i].items():
            if worth > covered.get(pair, 0.0):
                covered[pair] = worth

    def _gain(self, i: int, covered: Mapping[Concept, float]) -> float:
        gain = 0.0
        for pair, worth in self.held[i].items():
            before = covered.get(pair, 0.0)
            if worth > before:
                gain += worth - before
        return round(gain, _ROUNDING)

"""BCubed precision, recall and F1 of a grouping (Bagga & Baldwin 1998; Amigó et al. 2009).

Knows labels only: any hashable value may name a group.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Score:
    """Averages over items; F1 is the harmonic mean of the two averages."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def __str__(self) -> str:
        return f"P {self.precision:.3f} R {self.recall:.3f}"


def bcubed(found: Sequence[Hashable], gold: Sequence[Hashable]) -> Score:
    """Score of groups ``found[i]`` against ``gold[i]``; items are positions."""
    both, mine, theirs = Counter(zip(found, gold, strict=True)), Counter(found), Counter(gold)
    n = max(1, len(gold))
    return Score(
        sum(k * k / mine[group] for (group, _), k in both.items()) / n,
        sum(k * k / theirs[label] for (_, label), k in both.items()) / n,
    )


def false_merges(found: Sequence[Hashable], gold: Sequence[Hashable]) -> int:
    """Groups that hold at least two gold events."""
    labels = defaultdict(set)
    for group, label in zip(found, gold, strict=True):
        labels[group].add(label)
    return sum(len(held) > 1 for held in labels.values())


def needless_singletons(found: Sequence[Hashable], gold: Sequence[Hashable]) -> int:
    """Items left alone although their gold event has others."""
    mine, theirs = Counter(found), Counter(gold)
    return sum(
        mine[group] == 1 and theirs[label] > 1 for group, label in zip(found, gold, strict=True)
    )

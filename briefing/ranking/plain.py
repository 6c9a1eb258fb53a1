"""Two plain summarisers of our own: leads in turn, and likeness to the centroid.

Know nothing of redundancy: whoever packs the budget passes over what says the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import log, sqrt

from briefing.ranking.task import STOP_WORDS, Task


def lead(task: Task) -> Sequence[int]:
    """The first sentences of all documents in turn, then the second ones, and so on."""
    candidates = task.candidates
    return sorted(
        range(len(candidates)),
        key=lambda i: (candidates[i].sentence.index, candidates[i].document, i),
    )


def centroid(task: Task) -> Sequence[int]:
    """By cosine with the event's mean tf-idf vector (Radev et al. 2004), times the weight.

    Inverse frequency is taken over the event's own sentences.
    """
    bags = [_bag(words) for document in task.terms for words in document]
    seen = Counter(word for bag in bags for word in bag)
    idf = {word: log(1 + len(bags) / n) for word, n in seen.items()}
    centre: Counter[str] = Counter()
    for bag in bags:
        for word, n in bag.items():
            centre[word] += n * idf[word]

    def likeness(i: int) -> float:
        bag = {w: n for w, n in _bag(task.candidate_terms[i]).items() if w in idf}
        dot = sum(n * idf[word] * centre[word] for word, n in bag.items())
        norm = sqrt(sum((n * idf[word]) ** 2 for word, n in bag.items()))
        return round(task.candidates[i].weight * dot / norm, 9) if norm else 0.0

    score = [likeness(i) for i in range(len(task.candidates))]
    return sorted(range(len(score)), key=lambda i: (-score[i], i))


def _bag(words: Sequence[str]) -> Counter[str]:
    return Counter(word for word in words if word not in STOP_WORDS)

"""Statements that several reports carry: the same words of the same speaker are one statement.

Words are compared, not what they mean. A figure, a negation or a "may" that only one of two has
makes them two.
"""

from __future__ import annotations

import re
from collections import defaultdict
from math import ceil

from briefing.actors.words import HEDGES, STOP

ALIKE = 0.65
"""Least Jaccard of content words, as for the sentences that are folded into one claim."""
_MOST_SHARING = 50
"""Statements that one word leads to: bounds the work on hostile input."""
_MOST_WORDS = 120
"""Content words of a statement that are compared."""
_WORD = re.compile(r"[^\W_]+(?:[.,]\d+)*")


class Statements:
    """The statements met so far, by speaker."""

    def __init__(self) -> None:
        self._bags: dict[str, list[tuple[frozenset[str], frozenset[str]]]] = defaultdict(list)
        self._holders: dict[tuple[str, str], list[int]] = defaultdict(list)
        self._exact: set[tuple[str, str]] = set()

    def new(self, speaker: str, text: str) -> bool:
        """Whether a speaker's words were not met before; they are from now on."""
        words = _WORD.findall(text.lower().replace("’", "'"))
        exact = (speaker, " ".join(words))
        if exact in self._exact:
            return False
        self._exact.add(exact)
        bag = frozenset([w for w in words if w not in STOP][:_MOST_WORDS])
        facts = frozenset(w for w in words if w in HEDGES or any(map(str.isdigit, w)))
        # Prefix filtering: two bags alike to a Jaccard of t share a word of their first
        # n - ceil(t n) + 1 in any one order; long words are the rare ones.
        order = sorted(bag, key=lambda word: (-len(word), word))
        prefix = order[: len(bag) - ceil(ALIKE * len(bag)) + 1]
        known = self._bags[speaker]
        met = {n for word in prefix for n in self._holders[speaker, word]}
        for n in sorted(met):
            other, stated = known[n]
            if stated == facts and len(bag & other) >= ALIKE * len(bag | other):
                return False
        known.append((bag, facts))
        for word in prefix:
            holders = self._holders[speaker, word]
            if len(holders) < _MOST_SHARING:
                holders.append(len(known) - 1)
        return True

"""How many independent voices stand behind sentences that say the same.

Two reporters who saw one thing do not tell it in the same words. Two who quote one statement do:
what both put in quotation marks says nothing of who copied whom. Knows origins, words and
quotation marks; nothing of articles.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

RUN = 5
"""Words in the runs that are counted, as where whole articles are compared."""
TELLING = 8
"""Runs in common that are no chance: a stretch of twelve words holds as many."""
LEAST = 4
"""The same where they are half of all runs of the shorter sentence, or more."""
_MOST = 60
"""Different wordings that are compared with each other: bounds the work on hostile input."""

_WORD = re.compile(r"\w+")
_QUOTED = re.compile(
    r"^[^“\"]*?(?:”|(?<=[,.!?…])\"(?!\w))|“[^”]*”?|(?<!\w)\"(?=\S)[^\"]*\"?|«[^»]*»?|„[^“”]*[“”]?"
)
"""Also what only ends a quotation, which an earlier sentence opened."""


def voices(said: Sequence[tuple[str, str]]) -> int:
    """How many independent voices speak in (origin, sentence) pairs that say the same.

    One origin is one voice. So are two of which one tells in its own words what the other prints
    word for word, quoted or not: a stretch of it, or most of a short sentence.
    """
    heard: list[tuple[set[str], list[tuple[_Runs, _Runs]]]] = []
    for origin, text in dict.fromkeys(said):
        runs = (_runs(_QUOTED.sub(" | ", text)), _runs(text))
        same = [
            voice
            for voice in heard
            if origin in voice[0] or any(_one_wording(runs, other) for other in voice[1])
        ]
        origins = {origin}.union(*(voice[0] for voice in same))
        wordings = [other for voice in same for other in voice[1]][: _MOST - 1]
        heard = [voice for voice in heard if voice not in same]
        heard.append((origins, [*wordings, runs]))
    return len(heard)


_Runs = frozenset[tuple[str, ...]]


def _one_wording(one: tuple[_Runs, _Runs], two: tuple[_Runs, _Runs]) -> bool:
    """Whether the own words of either sentence, as runs, are in the other."""
    common = max(len(one[0] & two[1]), len(two[0] & one[1]))
    half = min(len(one[1]), len(two[1])) / 2
    return common >= TELLING or (common >= LEAST and common >= half)


def _runs(text: str) -> _Runs:
    """The runs of words that no quotation interrupts, whatever their case and punctuation."""
    stretches = (_WORD.findall(part.casefold()) for part in text.split(" | "))
    return frozenset(
        tuple(words[n : n + RUN]) for words in stretches for n in range(len(words) - RUN + 1)
    )

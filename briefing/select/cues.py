"""How the patterns of this room are written: alternatives over several lines, and cues that save a
search.
"""

from __future__ import annotations

import re
from typing import NamedTuple


class Cued(NamedTuple):
    """A pattern with the words of which one stands in all that it matches, in lower case.

    Sentences without any of them are not searched; with that, judging takes half the time.
    """

    cues: frozenset[str]
    pattern: re.Pattern[str]

    def search(self, text: str, words: frozenset[str]) -> re.Match[str] | None:
        """The first match in a text that has these words."""
        return None if self.cues.isdisjoint(words) else self.pattern.search(text)

    def match(self, text: str, words: frozenset[str]) -> re.Match[str] | None:
        """The match at the start of a text that has these words."""
        return None if self.cues.isdisjoint(words) else self.pattern.match(text)


def cued(cues: str, pattern: str) -> Cued:
    return Cued(frozenset(cues.split()), re.compile(pattern))


def forms(alternatives: str) -> str:
    """The words of a group of alternatives (their first ones), with and without a letter that
    ``?`` leaves open."""
    found = [a.split()[0] for a in alternatives[3:-1].split("|")]
    return " ".join(form for a in found for form in (a.replace("?", ""), re.sub(".[?]", "", a)))


def joined(alternatives: str) -> str:
    """Alternatives written over several lines, as one group."""
    return f"(?:{''.join(line.strip() for line in alternatives.splitlines())})"


def opening(alternatives: str) -> re.Pattern[str]:
    """Whole words at the start of a sentence; not before a hyphen, as in *So-called*."""
    return re.compile(rf"{joined(alternatives)}\b(?!-)")

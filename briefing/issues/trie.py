"""Every phrase of every pattern in one trie, so that a passage is read once.

A text's tokens are looked up as the pattern words that they are forms of; the trie runs over the
numbers of those words. Reading is linear in the length of the text, whatever the number of
phrases. Knows nothing of profiles, weights or what a hit means.
"""

from __future__ import annotations

import re

from briefing.issues.patterns import Phrase
from briefing.issues.words import TOKEN, forms, is_cased, plain

Span = tuple[int, int]
"""Half-open; of characters or of tokens, as said."""
Hits = dict[int, list[Span]]
"""Where each unit was found: spans of tokens in order of their start."""

_BREAK = re.compile(r"[.,;:!?()\[\]|…]|\n\s*\n")
"""Signs over which no phrase runs: "… more power. China said" does not speak of Power China."""
_MOST_REMEMBERED = 100_000
"""Distinct words kept; 700 articles have about 30,000, and the rare ones seldom return."""


class _Node:
    """A place in the trie: the units that end here, and the words that lead on."""

    __slots__ = ("next", "units")

    def __init__(self) -> None:
        self.next: dict[int, _Node] = {}
        self.units: list[int] = []


class Trie:
    """Units (sets of phrases, of which any will do) by number, and where a text has them."""

    def __init__(self) -> None:
        self.longest = 1
        """Words in the longest phrase."""
        self._root = _Node()
        self._units: dict[tuple[Phrase, ...], int] = {}
        self._words: dict[str, int] = {}
        self._folded: dict[str, tuple[int, ...]] = {}
        """Forms in small letters, of words that are found in any case."""
        self._cased: dict[str, tuple[int, ...]] = {}
        self._seen: dict[str, tuple[tuple[int, ...], tuple[_Node, ...]]] = {}
        """Of a word as written: pattern words it is a form of, nodes where phrases start."""

    def unit(self, phrases: tuple[Phrase, ...]) -> int:
        """The number of a unit, which is added if it is new."""
        number = self._units.get(phrases)
        if number is None:
            number = self._units[phrases] = len(self._units)
            for phrase in phrases:
                node = self._root
                for word in phrase:
                    node = node.next.setdefault(self._word(word), _Node())
                node.units.append(number)
                self.longest = max(self.longest, len(phrase))
            self._seen.clear()
        return number

    def read(self, text: str) -> tuple[list[Span], Hits]:
        """Spans in characters of the text's tokens, and every unit found among the tokens.

        Where no phrase even starts, both are empty.
        """
        seen = self._seen
        known = [seen.get(word) or self._look_up(word) for word in TOKEN.findall(text)]
        starts = [i for i, (_, nodes) in enumerate(known) if nodes]
        if not starts:
            return [], {}
        spans = [token.span() for token in TOKEN.finditer(text)]
        hits: Hits = {}
        for start in starts:
            nodes, end = known[start][1], start
            while nodes:
                end += 1
                for node in nodes:
                    for unit in node.units:
                        hits.setdefault(unit, []).append((start, end))
                nodes = [node for node in nodes if node.next]
                if not nodes or end == len(known):
                    break
                if _BREAK.search(text, spans[end - 1][1], spans[end][0]):
                    break
                nodes = [n.next[i] for n in nodes for i in known[end][0] if i in n.next]
        return spans, hits

    def _word(self, word: str) -> int:
        """The number of a pattern's word; its forms are entered if it is new."""
        if word not in self._words:
            number = self._words[word] = len(self._words)
            table = self._cased if is_cased(word) else self._folded
            for form in forms(word):
                table[form] = (*table.get(form, ()), number)
        return self._words[word]

    def _look_up(self, word: str):
        bare = plain(word)
        ids = self._folded.get(bare.lower(), ()) + self._cased.get(bare, ())
        known = ids, tuple(self._root.next[i] for i in ids if i in self._root.next)
        if len(self._seen) < _MOST_REMEMBERED:
            self._seen[word] = known
        return known

"""The language in which a profile says what to look for.

=====================  ==============================================================
``trade deficit``      the words in a row, in any inflected form and any case
``EU``, ``Polish``     a word with a capital: only as written, or all in capitals
``sanctions``          a word already inflected: only that form
``=trade``             any word: only that form
``(ban|curb) on``      alternatives; an empty one makes the words optional
``{party}``            any phrase of the group of that name
``a NEAR/6 b``         both, in either order, with at most six words between (``NEAR``: ten)
``a AND b``            both anywhere in the passage; binds more loosely than ``NEAR``
``a AND NOT b``        the first, and the other nowhere in the passage
=====================  ==============================================================

Knows nothing of weights, and does not search: see :mod:`briefing.issues.match`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefing.issues.words import pattern_words, plain

Phrase = tuple[str, ...]
"""Words in a row, without accents and full stops."""

NEAR = 10
"""Words between, where NEAR states no number: about a clause."""
_FARTHEST = 100
_MOST_PHRASES = 20_000
"""Alternatives multiply; a pattern beyond this is a mistake and would slow every run."""

_MOST_BRACKETS = 50

_AND = re.compile(r"\s+AND\s+")
_NEAR = re.compile(r"\s+NEAR(?:/(\d+))?\s+")
_SIGN = re.compile(r"([(|)]|\{[^{}]*\}|[{}])")
_NOT = re.compile(r"\s*NOT\s+")
_OPERATORS = {"AND", "NEAR", "NOT"}


class PatternError(ValueError):
    """A pattern that cannot be read; the message says why, without the pattern's own text."""


@dataclass(frozen=True, slots=True)
class Clause:
    """One phrase of ``left`` and, if ``right`` has any, one of those within ``within`` words."""

    left: tuple[Phrase, ...]
    right: tuple[Phrase, ...] = ()
    within: int = 0
    negated: bool = False
    """True where the passage must not satisfy the rest."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """What a profile looks for; a passage must satisfy every clause."""

    text: str
    clauses: tuple[Clause, ...]


class Groups:
    """Named lists of phrases, which patterns and other groups refer to as ``{name}``."""

    def __init__(self, stated: Mapping[str, Sequence[str]]) -> None:
        self.stated = stated
        self._known: dict[str, tuple[Phrase, ...]] = {}
        self._open: list[str] = []

    def __getitem__(self, name: str) -> tuple[Phrase, ...]:
        """All phrases of a group. Raises PatternError for an unknown or a circular one."""
        if name not in self._known:
            if name not in self.stated:
                known = ", ".join(sorted(self.stated)) or "none is defined"
                raise PatternError(f"unknown group {{{name}}}; known: {known}")
            if name in self._open:
                raise PatternError(f"group {{{name}}} refers to itself")
            self._open.append(name)
            try:
                found = [p for text in self.stated[name] for p in expand(text, self)]
            finally:
                self._open.pop()
            self._known[name] = tuple(dict.fromkeys(found))
        return self._known[name]


def parse(text: str, groups: Groups) -> Pattern:
    """Read a pattern. Raises PatternError."""
    clauses = tuple(_clause(part, groups) for part in _AND.split(text))
    if all(clause.negated for clause in clauses):
        raise PatternError("NOT needs another phrase before it: a AND NOT b")
    return Pattern(text, clauses)


def expand(text: str, groups: Groups) -> tuple[Phrase, ...]:
    """Every phrase that ``text``, which has no operators, stands for. Raises PatternError."""
    parts = [part for part in _SIGN.split(text) if part.strip()]
    if parts.count("(") > _MOST_BRACKETS:
        raise PatternError(f"has more than {_MOST_BRACKETS} brackets")
    phrases = _alternatives(parts, groups)
    if parts:
        raise PatternError("a bracket is closed that was not opened")
    if () in phrases:
        raise PatternError("holds no word")
    return phrases


def _clause(text: str, groups: Groups) -> Clause:
    negated = _NOT.match(text) is not None
    left, *rest = _NEAR.split(_NOT.sub("", text, count=1) if negated else text)
    if not rest:
        return Clause(expand(left, groups), negated=negated)
    if len(rest) > 2:
        raise PatternError("NEAR joins two phrases; join more with AND")
    number, right = rest
    within = NEAR if number is None else int(number)
    if within > _FARTHEST:
        raise PatternError(f"NEAR/{within}: the farthest is {_FARTHEST} words; use AND")
    return Clause(expand(left, groups), expand(right, groups), within, negated)


def _alternatives(parts: list[str], groups: Groups) -> tuple[Phrase, ...]:
    """Phrases of ``a|b|…``, read off the front of ``parts`` up to a closing bracket."""
    found = _row(parts, groups)
    while parts and parts[0] == "|":
        parts.pop(0)
        found += _row(parts, groups)
    return tuple(dict.fromkeys(found))


def _row(parts: list[str], groups: Groups) -> list[Phrase]:
    """Phrases of words, groups and brackets in a row."""
    phrases: list[Phrase] = [()]
    while parts and parts[0] not in ("|", ")"):
        part = parts.pop(0)
        if part == "(":
            options = _alternatives(parts, groups)
            if not parts:
                raise PatternError("a bracket is not closed")
            parts.pop(0)
        elif part[0] in "{}":
            name = part[1:-1].strip()
            if part[0] + part[-1] != "{}" or not name:
                raise PatternError("a group is named as {name}")
            options = groups[name]
        else:
            words = tuple(plain(word) for word in pattern_words(part))
            if not _OPERATORS.isdisjoint(words):
                raise PatternError("AND, NEAR and NOT join phrases; they stand outside of brackets")
            options = (words,)
        if len(phrases) * len(options) > _MOST_PHRASES:
            raise PatternError(f"stands for more than {_MOST_PHRASES} phrases")
        phrases = [head + tail for head in phrases for tail in options]
    return phrases

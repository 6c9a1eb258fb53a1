"""Passages against issue profiles: which issues a passage touches, how strongly, and by what words.

A weight says how sure one pattern alone makes the reader. Several are combined as independent
grounds (noisy-or; Pearl 1988, *Probabilistic Reasoning in Intelligent Systems*): the score is
``1 - (1 - w1)(1 - w2)…``, in (0, 1], and the issue is touched from the profile's threshold on.

All profiles are compiled into one trie over the words that any of them uses. A passage is read
once, left to right, in time linear in its length; most of its words are in no profile and cost
one look-up. Knows nothing of files, articles or what a passage's neighbours say.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Literal

from briefing.issues.patterns import Pattern, Phrase
from briefing.issues.profile import Profile
from briefing.issues.words import TOKEN, forms, is_cased, plain
from briefing.model import Match, Passage, Sentence

Kind = Literal["term", "context", "exclusion", "watch", "actor"]
_Span = tuple[int, int]
"""Half-open, counted in tokens."""
_Hits = dict[int, list[_Span]]
"""Where each unit (a set of phrases, by number) was found, in order of position."""

_START = itemgetter(0)
_BREAK = re.compile(r"[.,;:!?()\[\]|…]|\n\s*\n")
"""Signs over which no phrase runs: "… more power. China said" does not speak of PowerChina."""
_DIGITS = 3


@dataclass(frozen=True, slots=True)
class Evidence:
    """One pattern found in a passage."""

    kind: Kind
    pattern: str
    weight: float
    """0 for what bears on no score: exclusions, watch terms, actors."""
    words: tuple[str, ...]
    """The words of the passage, verbatim."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why one issue does or does not take a passage."""

    issue: str
    score: float
    threshold: float
    evidence: tuple[Evidence, ...]
    """Exclusions first, then terms and context by weight, then watch terms and actors."""

    @property
    def touched(self) -> bool:
        return self.score >= self.threshold


@dataclass(frozen=True, slots=True)
class _Rule:
    profile: int
    kind: Kind
    weight: float
    pattern: str
    clauses: tuple[tuple[int, int | None, int], ...]
    """(unit, unit near it or None, words between at most)."""


class _Node:
    """A place in the trie: the units that end here, and the words that lead on."""

    __slots__ = ("next", "units")

    def __init__(self) -> None:
        self.next: dict[int, _Node] = {}
        self.units: list[int] = []


class Matcher:
    """Profiles compiled for matching; make one and use it for all passages."""

    def __init__(self, profiles: Sequence[Profile]) -> None:
        self.profiles = tuple(profiles)
        self._root = _Node()
        self._folded: dict[str, tuple[int, ...]] = {}
        self._cased: dict[str, tuple[int, ...]] = {}
        self._rules: dict[int, list[_Rule]] = {}
        """Under the unit of each rule that has the fewest phrases, and so is the rarest."""
        self._longest = 1
        self._compile()

    def match(self, text: str) -> tuple[Match, ...]:
        """The issues that a passage touches, the strongest first, else in the profiles' order."""
        found = []
        for number, rules, read in self._found(text):
            profile = self.profiles[number]
            score = _score(rules)
            if score >= profile.threshold:
                counted = sorted((r for r in rules if r[0].weight), key=lambda r: -r[0].weight)
                words = (read(span) for _, spans in counted for span in spans)
                found.append(Match(profile.id, score, tuple(dict.fromkeys(words))))
        return tuple(sorted(found, key=lambda match: -match.score))

    def match_all(self, texts: Iterable[str]) -> Iterator[tuple[Match, ...]]:
        """:meth:`match` for each text, in order."""
        return map(self.match, texts)

    def explain(self, text: str) -> tuple[Explanation, ...]:
        """What was found of every profile that has anything in the passage, touched or not."""
        return tuple(
            Explanation(
                self.profiles[number].id,
                _score(rules),
                self.profiles[number].threshold,
                tuple(
                    Evidence(rule.kind, rule.pattern, rule.weight, tuple(map(read, spans)))
                    for rule, spans in sorted(rules, key=lambda r: (_RANK[r[0].kind], -r[0].weight))
                ),
            )
            for number, rules, read in self._found(text)
        )

    def _found(self, text: str):
        """(profile number, [(rule, token spans)], function from a span to its words)."""
        spans, hits = self._scan(text)
        if not hits:
            return
        triggered: dict[int, list[_Rule]] = {}
        for unit in hits:
            for rule in self._rules.get(unit, ()):
                triggered.setdefault(rule.profile, []).append(rule)

        def read(span: _Span) -> str:
            return text[spans[span[0]][0] : spans[span[1] - 1][1]]

        for number in sorted(triggered):
            rules = self._satisfied(triggered[number], hits)
            if rules:
                yield number, rules, read

    def _scan(self, text: str) -> tuple[list[_Span], _Hits]:
        """Character spans of the text's tokens, and every unit found among them."""
        folded, cased = self._folded, self._cased
        spans: list[_Span] = []
        ids: list[tuple[int, ...]] = []
        known: list[int] = []
        for token in TOKEN.finditer(text):
            word = token.group()
            if not word.isascii() or "." in word:
                word = plain(word)
            found = folded.get(word.lower(), ()) + cased.get(word, ())
            if found:
                known.append(len(ids))
            ids.append(found)
            spans.append(token.span())
        hits: _Hits = {}
        for start in known:
            nodes, end = [self._root], start
            while nodes and end < len(ids):
                if end > start and _BREAK.search(text, spans[end - 1][1], spans[end][0]):
                    break
                nodes = [n.next[i] for n in nodes for i in ids[end] if i in n.next]
                end += 1
                for node in nodes:
                    for unit in node.units:
                        hits.setdefault(unit, []).append((start, end))
        return spans, hits

    def _satisfied(self, rules: list[_Rule], hits: _Hits) -> list[tuple[_Rule, list[_Span]]]:
        """The rules of one profile that hold, with the first words that satisfy each."""
        excluded = [
            (rule, spans)
            for rule in rules
            if rule.kind == "exclusion" and (spans := self._places(rule, hits, every=True))
        ]
        if excluded:
            covered = {i for _, spans in excluded for span in spans for i in range(*span)}
            hits = {
                unit: [s for s in spans if covered.isdisjoint(range(*s))]
                for unit, spans in hits.items()
            }
        held = [
            (rule, spans)
            for rule in rules
            if rule.kind != "exclusion" and (spans := self._places(rule, hits))
        ]
        if not any(rule.kind == "term" for rule, _ in held):
            held = [(rule, spans) for rule, spans in held if rule.kind != "context"]
        return excluded + held

    def _places(self, rule: _Rule, hits: _Hits, *, every: bool = False) -> list[_Span]:
        """The first place of each part of a rule (or every place); empty if a part is missing."""
        places: list[_Span] = []
        for left, right, within in rule.clauses:
            found = hits.get(left, [])
            if found and right is not None:
                found = self._pairs(found, hits.get(right, []), within, every=every)
            elif not every:
                found = found[:1]
            if not found:
                return []
            places += found
        return places

    def _pairs(self, left: list[_Span], right: list[_Span], within: int, *, every: bool):
        """Spans that lie apart, with at most ``within`` words between; the first pair or all."""
        pairs: list[_Span] = []
        for span in left:
            low = bisect_left(right, span[0] - within - self._longest, key=_START)
            high = bisect_right(right, span[1] + within, key=_START)
            for other in right[low:high]:
                first, second = sorted((span, other))
                if 0 <= second[0] - first[1] <= within:
                    pairs += (span, other)
                    if not every:
                        return pairs
        return pairs

    def _compile(self) -> None:
        units: dict[tuple[Phrase, ...], int] = {}
        words: dict[str, int] = {}
        for number, profile in enumerate(self.profiles):
            for kind, weight, pattern in _patterns(profile):
                for clause in pattern.clauses:
                    for phrases in filter(None, (clause.left, clause.right)):
                        if phrases not in units:
                            units[phrases] = len(units)
                            self._add(phrases, units[phrases], words)
                rule = _Rule(
                    number,
                    kind,
                    weight,
                    pattern.text,
                    tuple(
                        (units[c.left], units[c.right] if c.right else None, c.within)
                        for c in pattern.clauses
                    ),
                )
                rarest = min(
                    (p for c in pattern.clauses for p in (c.left, c.right) if p), key=len
                )
                self._rules.setdefault(units[rarest], []).append(rule)
        for word, number in words.items():
            table = self._cased if is_cased(word) else self._folded
            for form in forms(word):
                table[form] = (*table.get(form, ()), number)

    def _add(self, phrases: tuple[Phrase, ...], unit: int, words: dict[str, int]) -> None:
        for phrase in phrases:
            node = self._root
            for word in phrase:
                node = node.next.setdefault(words.setdefault(word, len(words)), _Node())
            node.units.append(unit)
            self._longest = max(self._longest, len(phrase))


_RANK = {"exclusion": 0, "term": 1, "context": 1, "watch": 2, "actor": 3}


def passages(sentences: Sequence[Sentence], matcher: Matcher) -> tuple[Passage, ...]:
    """Each sentence with the issues it touches, each judged alone; with none, an empty tuple."""
    return tuple(Passage(sentence, matcher.match(sentence.text)) for sentence in sentences)


def _patterns(profile: Profile) -> Iterator[tuple[Kind, float, Pattern]]:
    for term in profile.terms:
        yield "term", term.weight, term.pattern
    for term in profile.context:
        yield "context", term.weight, term.pattern
    for pattern in profile.exclusions:
        yield "exclusion", 0.0, pattern
    for pattern in profile.watch:
        yield "watch", 0.0, pattern
    for pattern in profile.actors:
        yield "actor", 0.0, pattern


def _score(rules: Iterable[tuple[_Rule, list[_Span]]]) -> float:
    doubt = 1.0
    for rule, _ in rules:
        doubt *= 1.0 - rule.weight
    return round(1.0 - doubt, _DIGITS)

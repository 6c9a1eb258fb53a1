"""Passages against issue profiles: which issues a passage touches, how strongly, by what words.

A weight says how sure one pattern alone makes the reader. Several are combined as independent
grounds (noisy-or; Pearl 1988, *Probabilistic Reasoning in Intelligent Systems*): the score is
``1 - (1 - w1)(1 - w2)…``, in (0, 1], and the issue is touched from the profile's threshold on.

Knows nothing of files, of articles, or of what a passage's neighbours say.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import prod
from operator import itemgetter
from typing import Literal

from briefing.issues.patterns import Clause, Pattern
from briefing.issues.profile import Profile
from briefing.issues.trie import Hits, Span, Trie
from briefing.model import Match, Passage, Sentence

Kind = Literal["term", "context", "exclusion", "watch", "actor"]

_SHOWN_FIRST = {"exclusion": 0, "term": 1, "context": 1, "watch": 2, "actor": 3}
_DIGITS = 3
_START = itemgetter(0)


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
class _Part:
    """A clause over units of the trie."""

    left: int
    right: int | None
    within: int
    negated: bool


@dataclass(frozen=True, slots=True)
class _Rule:
    """A pattern of one profile over units of the trie."""

    profile: int
    kind: Kind
    weight: float
    pattern: str
    parts: tuple[_Part, ...]


_Held = list[tuple[_Rule, list[Span]]]
"""Rules that a passage satisfies, with the spans of tokens that satisfy them."""


class Matcher:
    """Profiles compiled for matching; make one and use it for all passages."""

    def __init__(self, profiles: Sequence[Profile]) -> None:
        self.profiles = tuple(profiles)
        self._trie = Trie()
        self._rules: dict[int, list[_Rule]] = {}
        """Under the unit of each rule that has the fewest phrases, and so is the rarest."""
        for number, profile in enumerate(self.profiles):
            for kind, weight, pattern in _patterns(profile):
                self._add(number, kind, weight, pattern)

    def match(self, text: str) -> tuple[Match, ...]:
        """The issues that a passage touches, the strongest first, else in the profiles' order."""
        found = []
        for profile, held, words in self._held(text):
            score = _score(held)
            if score >= profile.threshold:
                counted = sorted((h for h in held if h[0].weight), key=lambda h: -h[0].weight)
                because = dict.fromkeys(words(span) for _, spans in counted for span in spans)
                found.append(Match(profile.id, score, tuple(because)))
        return tuple(sorted(found, key=lambda match: -match.score))

    def match_all(self, texts: Iterable[str]) -> Iterator[tuple[Match, ...]]:
        """:meth:`match` for each text, in order."""
        return map(self.match, texts)

    def watched(self, text: str) -> Iterator[tuple[str, str, str]]:
        """The watch terms in a passage: (issue, pattern, the passage's words from the first that
        belongs to it to the last)."""
        for profile, held, words in self._held(text):
            for rule, spans in held:
                if rule.kind == "watch":
                    whole = min(a for a, _ in spans), max(b for _, b in spans)
                    yield profile.id, rule.pattern, words(whole)

    def explain(self, text: str) -> tuple[Explanation, ...]:
        """What was found of every profile that has anything in the passage, touched or not."""
        return tuple(
            Explanation(
                profile.id,
                _score(held),
                profile.threshold,
                tuple(
                    Evidence(rule.kind, rule.pattern, rule.weight, tuple(map(words, spans)))
                    for rule, spans in sorted(
                        held, key=lambda h: (_SHOWN_FIRST[h[0].kind], -h[0].weight)
                    )
                ),
            )
            for profile, held, words in self._held(text)
        )

    def _held(self, text: str) -> Iterator[tuple[Profile, _Held, Callable[[Span], str]]]:
        """For each profile with anything in the text: what holds, and a span's words."""
        spans, hits = self._trie.read(text)
        candidates: dict[int, list[_Rule]] = {}
        for unit in hits:
            for rule in self._rules.get(unit, ()):
                candidates.setdefault(rule.profile, []).append(rule)

        def words(span: Span) -> str:
            return text[spans[span[0]][0] : spans[span[1] - 1][1]]

        for number in sorted(candidates):
            held = self._satisfied(candidates[number], hits)
            if held:
                yield self.profiles[number], held, words

    def _satisfied(self, rules: list[_Rule], hits: Hits) -> _Held:
        excluded = [
            (rule, spans)
            for rule in rules
            if rule.kind == "exclusion" and (spans := self._places(rule, hits, every=True))
        ]
        if excluded:
            covered = {i for _, spans in excluded for span in spans for i in range(*span)}
            hits = {
                unit: [span for span in spans if covered.isdisjoint(range(*span))]
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

    def _places(self, rule: _Rule, hits: Hits, *, every: bool = False) -> list[Span]:
        """The first place of each part of a rule, or every place; empty if the rule fails."""
        places: list[Span] = []
        for part in rule.parts:
            found = hits.get(part.left, [])
            if part.right is not None:
                near = hits.get(part.right, [])
                found = self._pairs(found, near, part.within, every=every)
            elif not every:
                found = found[:1]
            if bool(found) == part.negated:
                return []
            places += found
        return places

    def _pairs(self, left: list[Span], right: list[Span], within: int, *, every: bool):
        """Spans that lie apart, with at most ``within`` tokens between; the first pair or all."""
        pairs: list[Span] = []
        for span in left:
            low = bisect_left(right, span[0] - within - self._trie.longest, key=_START)
            high = bisect_right(right, span[1] + within, key=_START)
            for other in right[low:high]:
                first, second = sorted((span, other))
                if 0 <= second[0] - first[1] <= within:
                    pairs += (span, other)
                    if not every:
                        return pairs
        return pairs

    def _add(self, profile: int, kind: Kind, weight: float, pattern: Pattern) -> None:
        rule = _Rule(profile, kind, weight, pattern.text, tuple(map(self._part, pattern.clauses)))
        sought = (c for c in pattern.clauses if not c.negated)
        rarest = min((p for c in sought for p in (c.left, c.right) if p), key=len)
        self._rules.setdefault(self._trie.unit(rarest), []).append(rule)

    def _part(self, clause: Clause) -> _Part:
        right = self._trie.unit(clause.right) if clause.right else None
        return _Part(self._trie.unit(clause.left), right, clause.within, clause.negated)


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


def _score(held: _Held) -> float:
    return round(1.0 - prod(1.0 - rule.weight for rule, _ in held), _DIGITS)

"""What a stated figure measures, whose it is and for when, by the words around it.

For a count the head is the first plural behind the number. For an amount or a share it is, in
this order, the phrase behind "of", the noun it stands before ("a $1.9 trillion package"), or the
nearest measurable noun before it in the clause. Nothing else is tried: no head, no measure.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from briefing.figures.names import names
from briefing.figures.numbers import VAGUE
from briefing.figures.record import Role
from briefing.figures.units import TIME
from briefing.figures.words import (
    CASUALTIES,
    GENERIC,
    STOP,
    TOKEN,
    listed,
    measurable,
    plural,
    stem,
)

_PERIOD = re.compile(
    r"(?i:\b(?:(?P<open>since|by|through|until|before|after|between|from)\s|(?:in|of|for|during)\s)?"
    r"(?:fiscal\s|the\syear\s|early\s|late\s)?(?P<year>(?:1[89]|20)\d\d)\b(?![,.]\d|\s[a-z]*s\b)"
    r"|\b(?:last|this|next|previous|current|past)\s(?:year|month|week|quarter|decade|weekend)\b"
    r"|\b(?:first|second|third|fourth|final)\s(?:quarter|half)\b"
    r"|\b(?:(?:a|per|each|every)\s(?:year|month|week|day)|annual(?:ly)?|monthly|weekly|daily)\b)"
)
_LIMITS = frozenset(';:—–()[]“”"?!')
_REACH = 14
"""Tokens each side of a figure that can be its clause."""
_BRACKET = 8
"""Most tokens of a bracket that a clause runs on behind."""
_BEHIND = frozenset((",", ".", "and", "in", "on", "at", "by", "to", "from"))
"""What may follow a toll that is a bare number: "killing 12 in"."""
_CHANGES = frozenset(
    listed("by additional extra further increase rise gain drop fall cut decline jump decrease")
)


@dataclass(frozen=True, slots=True)
class Measured:
    """What the context says of one figure."""

    head: str = ""
    words: str = ""
    terms: tuple[str, ...] = ()
    holder: str = ""
    period: str = ""
    role: Role = "level"
    near: frozenset[str] = frozenset()


class Context:
    """A sentence's tokens and names, cut once for all of its figures."""

    def __init__(self, text: str, stated: tuple[tuple[int, int], ...]) -> None:
        self.text = text
        self._inside = stated
        self._tokens = [(m.group(), *m.span()) for m in TOKEN.finditer(text)]
        self._starts = [a for _, a, _ in self._tokens]
        self._names = names(text)
        self._periods = [(m, m.span()) for m in _PERIOD.finditer(text)]

    def measured(self, start: int, end: int, *, unit: str, whole: int) -> Measured:
        """What the figure at ``[start, end)`` measures; ``whole`` is where its bound begins."""
        first, last = bisect_left(self._starts, whole), bisect_left(self._starts, end)
        low, high = self._clause(first, last)
        head, span, role = (
            self._counted(first, last, low, high)
            if not unit
            else self._amount(first, last, low, high, unit)
        )
        a, b = span
        terms = {stem(w) for w, _, _ in self._tokens[a:b] if _content(w)}
        terms |= {head} if head else set()
        inside = [n for n in self._names if self._at(low) <= n[1] < self._at(high)]
        near = {
            stem(w)
            for n, (w, s, _) in enumerate(self._tokens[low:high], low)
            if _content(w)
            and not a <= n < b
            and not any(x <= s < y for x, y in self._inside)
            and not any(s >= x and s < y for _, x, y in inside)
        } | {key for key, _, _ in inside}
        words = self.text[self._at(a) : self._tokens[b - 1][2]] if b > a else ""
        return Measured(
            head=head, words=words, terms=tuple(sorted(terms)), role=role,
            holder=self._holder(a if b > a else first, last, inside),
            period=self._period(self._at(low), self._at(high), start), near=frozenset(near),
        )  # fmt: skip

    def _at(self, n: int) -> int:
        return self._starts[n] if n < len(self._starts) else len(self.text)

    def _clause(self, first: int, last: int) -> tuple[int, int]:
        """Token indices around the figure up to a strong mark, or as far as it can reach."""
        low, high = first, last
        while low > 0 and first - low < _REACH and self._tokens[low - 1][0] not in _LIMITS:
            low -= 1
        size = len(self._tokens)
        while high < size and high - last < _REACH:
            word = self._tokens[high][0]
            if word == "(":  # "400 billion euros ($431.7 billion) with China" is one clause
                words = [w for w, _, _ in self._tokens[high : high + _BRACKET]]
                if ")" not in words:
                    break
                high += words.index(")")
            elif word in _LIMITS:
                break
            high += 1
        return low, min(high, size)

    def _counted(self, first: int, last: int, low: int, high: int):
        """Head, span of the words and role of a count."""
        role: Role = "level"
        n = last
        words = [w.lower() for w, _, _ in self._tokens[n : n + 3]]
        if words[:1] == ["of"]:
            vague = self._tokens[last - 1][0].lower() in VAGUE
            role = "level" if vague else "part"
            n += 2 if words[1:2] and words[1] in ("the", "its", "their", "those", "these") else 1
            if n < high and self._tokens[n][0].isdigit():
                n += 1
        for at in range(n, min(n + 5, high)):
            word = self._tokens[at][0]
            low_word = word.lower()
            if low_word in ("more", "other") and at == n:
                role = "rest"
                continue
            if _casualty(stem(word)) and not plural(word):
                return _casualty(stem(word)), (at, at + 1), role
            if plural(word) and not word[0].isupper():
                head = stem(word)
                befell = _casualty(head) or self._befell(first, at + 1, low, high)
                behind = [w.lower() for w, _, _ in self._tokens[at + 1 : at + 3]]
                if behind == ["out", "of"]:
                    role = "part"
                return befell or head, (n, at + 1), role
            if low_word in STOP or not word[0].isalnum():
                break
        before = [stem(w) for w, _, _ in self._tokens[max(low, first - 2) : first]]
        befell = next((c for w in reversed(before) if (c := _casualty(w))), "")
        behind = last >= high or self._tokens[last][0] in _BEHIND
        if befell and behind:
            return befell, (first - 1, first), role
        toll = [n for n in range(max(low, first - 5), first) if stem(self._tokens[n][0]) == "toll"]
        return ("dead", (toll[-1], toll[-1] + 1), role) if toll and behind else ("", (0, 0), role)

    def _befell(self, first: int, behind: int, low: int, high: int) -> str:
        """What befell those counted: the verb just before the figure or just behind its head."""
        for word, _, _ in self._tokens[behind : min(behind + 4, high)]:
            if word in (",", "and", "in", "at", "on", "."):
                break
            if befell := _casualty(stem(word)):
                return befell
        for word, _, _ in reversed(self._tokens[max(low, first - 1) : first]):
            if befell := _casualty(stem(word)):
                return befell
        return ""

    def _amount(self, first: int, last: int, low: int, high: int, unit: str):
        """Head, span of the words and role of an amount, a share or a quantity."""
        tokens = self._tokens
        before = [w.lower() for w, _, _ in tokens[max(low, first - 2) : first]]
        role: Role = "change" if before[-1:] == ["by"] or "additional" in before else "level"
        at = last
        if tokens[at : at + 1] and tokens[at][0].lower() == "of" and unit == "percent":
            end = at + 1
            while end < min(at + 6, high) and (
                _content(tokens[end][0]) or tokens[end][0].lower() in ("the", "all", "its", "their")
            ):
                end += 1
            begin = at + 1
            if end > begin and any(_content(w) for w, _, _ in tokens[begin:end]):
                head = next(w for w, _, _ in reversed(tokens[begin:end]) if _content(w))
                return stem(head), (begin, end), "level"
        if unit in TIME:
            return "", (0, 0), role
        end = at
        while end < min(at + 3, high) and _content(tokens[end][0]):
            end += 1
            if measurable(stem(tokens[end - 1][0])):
                return stem(tokens[end - 1][0]), (at, end), role
        if at + 1 < high and tokens[at][0].lower() in ("in", "of"):
            for end in range(at + 1, min(at + 4, high)):
                if not _content(tokens[end][0]):
                    break
                if measurable(stem(tokens[end][0])):
                    return stem(tokens[end][0]), (at + 1, end + 1), role
        for n in range(first - 1, max(low, first - 9) - 1, -1):
            if measurable(stem(tokens[n][0])) and _content(tokens[n][0]):
                while (
                    n >= low + 2
                    and tokens[n - 1][0] in ("in", "of", "on")
                    and measurable(stem(tokens[n - 2][0]))
                ):
                    n -= 2  # "deficit in trade": the deficit
                begin = n
                while begin > max(low, n - 2) and _content(tokens[begin - 1][0]):
                    begin -= 1
                if stem(tokens[n][0]) in _CHANGES:
                    role = "change"
                return stem(tokens[n][0]), (begin, n + 1), role
        return "", (0, 0), role

    def _holder(self, a: int, last: int, inside: list[tuple[str, int, int]]) -> str:
        """The name nearest before what is measured, else the nearest behind."""
        at = self._at(a)
        before = [n for n in inside if n[1] <= at]
        return before[-1][0] if before else (inside[0][0] if inside else "")

    def _period(self, start: int, end: int, at: int) -> str:
        inside = [(f, a) for f, (a, b) in self._periods if start <= a and b <= end]
        if not inside:
            return ""
        found, _ = min(inside, key=lambda f: (abs(f[1] - at), f[1]))
        said = " ".join(found.group().lower().split())
        return said if found["open"] or not found["year"] else found["year"]


def context(text: str, stated: tuple[tuple[int, int], ...]) -> Context:
    """The sentence ready to be asked; ``stated`` are the spans of all its figures."""
    return Context(text, stated)


def _content(word: str) -> bool:
    return word[0].isalpha() and word.lower() not in STOP and len(word) > 1


def _casualty(stemmed: str) -> str:
    return CASUALTIES.get(stemmed, "")


__all__ = ["GENERIC", "Context", "Measured", "context"]

"""Lines: sentences as tokens, each quotation folded into one of them.

A sentence splitter cuts “One. Two,” he said into two; for the question who speaks it is one line.

Knows nothing of what verbs or nouns mean.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from briefing.model import Article, Sentence
from briefing.quotes.marks import OPENING, Run, runs

_TOKEN = re.compile(
    r"(?:[A-Z]\.){1,5}|(?:Mrs?|Ms|Drs?|Sens?|Reps?|Gov|Gen|Lt|Col|St|Jr|Sr|Prof|Rev|Capt|Sgt)\."
    r"|[$£€¥]?\d[\d.,]*\d|[^\W_]+(?:[-’'&][^\W_]+)*|[^\w\s]"
)
_TEXT_LINE = re.compile(r"[^\n]*\S[^\n]*")
_STOPS = ".!?…"
_MOST_TOKENS = 300
"""Tokens of one line that are looked at; no sentence of a newspaper has as many."""


class Token(NamedTuple):
    """A word, a punctuation mark or a whole quotation."""

    text: str
    low: str
    start: int
    end: int
    quote: bool = False
    closed: bool = True

    @property
    def word(self) -> bool:
        return not self.quote and self.text[0].isalnum()

    @property
    def last(self) -> str:
        """The last sign of a quotation within its marks; empty for any other token."""
        return self.text.rstrip("”\"»’'“")[-1:] if self.quote else ""

    @property
    def name(self) -> bool:
        """Whether it is written like a part of a name."""
        return not self.quote and self.text[0].isupper()


class Line(NamedTuple):
    """The tokens of one sentence, or of several where a quotation spans them."""

    paragraph: int
    """Running number of the paragraph, from 0."""
    opens: bool
    """Whether it is the first of its paragraph."""
    tokens: tuple[Token, ...]


def lines(
    article: Article, sentences: Sequence[Sentence], cue: Callable[[str], bool]
) -> Iterator[Line]:
    """The lines of an article, in order. ``cue`` tells the verbs that introduce speech."""
    text = article.text
    ends = [s.end for s in sentences]
    for number, (start, end) in enumerate(_paragraphs(article, sentences)):
        tokens = _tokens(text, start, end)
        first = 0
        opens = True
        for i in range(len(tokens)):
            if _ends(tokens, i, ends, cue) or i - first >= _MOST_TOKENS:
                yield Line(number, opens, tuple(tokens[first : i + 1]))
                first, opens = i + 1, False
        if first < len(tokens):
            yield Line(number, opens, tuple(tokens[first:]))


def _paragraphs(article: Article, sentences: Sequence[Sentence]) -> Iterator[tuple[int, int]]:
    """Paragraphs with sentences in them, and short lines between that hold or announce speech."""
    text, (at, last) = article.text, article.span
    groups: dict[int, tuple[int, int]] = {}
    for s in sentences:
        groups[s.paragraph] = (groups.get(s.paragraph, (s.start, 0))[0], s.end)
    for start, end in groups.values():
        start = max(at, text.rfind("\n", at, start) + 1)
        yield from _quoting(text, at, start)
        at = text.find("\n", end, last)
        at = last if at == -1 else at
        yield start, at
    yield from _quoting(text, at, last)


def _quoting(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for line in _TEXT_LINE.finditer(text, start, end):
        words = line.group().strip()
        if words[0] in OPENING or words[-1] == ":":
            yield line.span()


def _tokens(text: str, start: int, end: int) -> list[Token]:
    found: list[Token] = []
    at = start
    for run in [*runs(text, start, end), Run(end, end, True)]:
        for m in _TOKEN.finditer(text, at, run.start):
            word = m.group()
            found.append(Token(word, word.lower(), m.start(), m.end()))
        if run.end > run.start:
            words = text[run.start : run.end]
            found.append(Token(words, "", run.start, run.end, True, run.closed))
        at = run.end
    return found


def _ends(tokens: list[Token], i: int, ends: list[int], cue: Callable[[str], bool]) -> bool:
    """Whether a line ends with token ``i``."""
    token = tokens[i]
    following = tokens[i + 1] if i + 1 < len(tokens) else None
    if following is None:
        return True
    if not token.quote:
        if following.quote and token.text in _STOPS:
            return True
        near = bisect_left(ends, token.end)
        return near < len(ends) and ends[near] == token.end
    if token.last in ("?", "!"):
        return not _attributed(tokens, i + 1, cue)
    return token.last == "." and not (following.word and following.text[0].islower())


def _attributed(tokens: list[Token], i: int, cue: Callable[[str], bool]) -> bool:
    """Whether a speaker follows a quotation that ends in a question or an exclamation mark."""
    led = i >= 2 and tokens[i - 2].text in ",:"
    for n, token in enumerate(tokens[i : i + 8]):
        if token.quote or token.text in _STOPS:
            return False
        if cue(token.low):
            return not (led and _leads(tokens, i + n))
    return False


def _leads(tokens: list[Token], i: int) -> bool:
    """Whether the verb at ``i`` leads to a quotation of its own."""
    rest = tokens[i + 1 : i + 3]
    return len(rest) == 2 and rest[0].text in ",:" and rest[1].quote


def low_at(tokens: Sequence[Token], i: int) -> str:
    """Token ``i`` in lower case; empty for a quotation and outside the line."""
    return tokens[i].low if 0 <= i < len(tokens) else ""


def text_at(tokens: Sequence[Token], i: int) -> str:
    """Token ``i`` as written; empty outside the line."""
    return tokens[i].text if 0 <= i < len(tokens) else ""


def quote_at(tokens: Sequence[Token], i: int) -> bool:
    return 0 <= i < len(tokens) and tokens[i].quote

"""Which of an event's statements a brief lists: those that tell who says what, a page at most.

Does not know whether a sentence reads alone: the caller says.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from briefing.model import Insertion, Quote, Said, Sentence

MOST = 24
"""Statements of one event that a brief lists: an event of fifty reports has hundreds."""
_KINDS = ("direct", "mixed", "indirect")
_WHOLE = re.compile(
    r"(?=(?:\S+\s+){8})(?!\d+ [A-Z]|[‘'\"“][^’'\"”]{1,40}[’'\"”] [A-Z])"
    r"(?![^\n]*\b(?:Credit|Photo|Image):)"
    r"[^\n]*[.!?…][”\"’')\]]*$(?<!\b[A-Z]\.[A-Z]\.)(?<!\b(?:Mr|Dr|St|No|vs)\.)"
)
"""A sentence of nine words or more without a caption, a heading or a credit run into it, and not
cut at an abbreviation."""


def listed(said: Iterable[Said], alone: Callable[[Sentence], bool]) -> tuple[Said, ...]:
    """Of many statements those that tell most, in their order: named voices before others, their
    own words before what reports make of them.

    Only statements that somebody makes, in whole sentences that read ``alone`` under the name.
    """
    kept = [
        one
        for one in said
        if (one.actor or _unnamed(one.quote))
        and _WHOLE.match(one.sentence.text)
        and alone(one.sentence)
    ]
    ranked = sorted(
        range(len(kept)),
        key=lambda i: (kept[i].actor is None, _KINDS.index(kept[i].quote.kind), i),
    )
    return tuple(kept[i] for i in sorted(ranked[:MOST]))


def meant(said: Sequence[Said]) -> dict[Sentence, tuple[Insertion, ...]]:
    """The name that stands over each statement, for the pronoun in it that means its speaker."""
    return {one.sentence: shown for one in said if (shown := _meaning(one))}


def _unnamed(quote: Quote) -> bool:
    """Whether people are quoted who are not named: "two officials", not "the adviser, X"."""
    phrase = quote.speaker or ""
    return quote.anonymous and "," not in phrase and not phrase.lower().startswith("the ")


def _meaning(said: Said) -> tuple[Insertion, ...]:
    """The name that stands over a statement, for the pronoun in it that means its speaker."""
    if not (said.actor and said.quote.speaker_span):
        return ()
    start, end = said.quote.speaker_span
    words = said.sentence.text[start - said.sentence.start : end - said.sentence.start]
    if words.lower() not in ("he", "she"):
        return ()
    return (Insertion("antecedent", start, end, words, said.actor),)

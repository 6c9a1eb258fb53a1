"""Whether the brief is a draft or final, and a plain line for every edit.

A declaration vouches for the edits above it and for the articles that were read. An edit behind
it, or other articles, make the brief a draft again: no name stands under what its bearer has not
seen. Knows nothing of how the other edits are applied.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from hashlib import sha256

from briefing.edits.arranging import Arranged
from briefing.edits.records import Draft, Edit, Final, Outcome
from briefing.edits.regrouping import Regrouped
from briefing.model import Desk


def desk(hand: Regrouped, places: Arranged, *, told: Collection[str]) -> Desk:
    """The desk's part of the brief; ``told`` holds the ids of the events that it tells of."""
    read = signature(key for event in hand.events for key in event.articles)
    final, declared = _status(hand.edits, read)
    outcomes = [
        *(_visible(o, told, places) for o in (*hand.outcomes, *places.outcomes)),
        *declared,
    ]
    outcomes.sort(key=lambda o: o.number)
    applied = tuple(o.line for o in outcomes if o.applied)
    refused = tuple(o.line for o in outcomes if not o.applied)
    if final is None:
        return Desk(applied=applied, refused=refused)
    return Desk("final", final.by, final.at, applied, refused)


def signature(articles: Iterable[str]) -> str:
    """Twelve hex digits that stand for a set of article ids, however these are grouped."""
    return sha256(" ".join(sorted(set(articles))).encode()).hexdigest()[:12]


def _status(edits: Sequence[Edit], read: str) -> tuple[Final | None, list[Outcome]]:
    """The declaration that holds, if one does, and what became of all of them."""
    final, holds, outcomes = None, 0, []
    last = max((n for n, e in enumerate(edits, 1) if not isinstance(e, Final)), default=0)
    for number, edit in enumerate(edits, 1):
        if isinstance(edit, Draft):
            outcomes.append(Outcome(number, edit, "declared the brief a draft"))
        elif isinstance(edit, Final) and number < last:
            why = f"edit {last} came after it; declare the brief final again"
            outcomes.append(Outcome(number, edit, why, applied=False))
        elif isinstance(edit, Final) and edit.covers not in ("", read):
            why = "other articles were read than when it was declared; do so again"
            outcomes.append(Outcome(number, edit, why, applied=False))
        elif isinstance(edit, Final):
            final, holds = edit, number
            outcomes.append(Outcome(number, edit, "declared the brief final"))
    return final, [
        replace(o, applied=False, text=f"edit {holds} declares it final as well")
        if isinstance(o.edit, Final) and o.applied and o.number != holds
        else o
        for o in outcomes
    ]


def _visible(outcome: Outcome, told: Collection[str], places: Arranged) -> Outcome:
    """The outcome; refused if it shows only on an event of which the brief does not tell."""
    if not outcome.applied or not outcome.event or outcome.event in told:
        return outcome
    why = (
        f"edit {places.dropped[outcome.event]} drops event {outcome.event}"
        if outcome.event in places.dropped
        else f"there was no room for event {outcome.event}; pin it to be sure that there is"
    )
    return replace(outcome, applied=False, text=why)

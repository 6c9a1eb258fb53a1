"""Cues: the words that tell that something is said, and what kind of word each is.

The verbs are those that mark attributions in political news (PolNeAR's training part; see
``docs/decisions/quotes.md``), in every form. Knows nothing of their surroundings.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from briefing.quotes.lexicon import sections, words

_IRREGULAR = {
    "say": "says said saying", "tell": "tells told telling", 
    "write": "writes wrote writing written",
    "think": "thinks thought thinking", "know": "knows knew knowing known",
    "feel": "feels felt feeling", "read": "reads read reading", "find": "finds found finding",
    "show": "shows showed showing shown", "seek": "seeks sought seeking",
    "understand": "understands understood understanding", "see": "sees saw seeing seen",
    "swear": "swears swore swearing sworn", "foresee": "foresees foresaw foreseeing foreseen",
    "forecast": "forecasts forecast forecasting", "admit": "admits admitted admitting",
    "quip": "quips quipped quipping", "refer": "refers referred referring",
    "beg": "begs begged begging", "slam": "slams slammed slamming",
    "concur": "concurs concurred concurring", "dub": "dubs dubbed dubbing",
    "snap": "snaps snapped snapping", "sum": "sums summed summing", "hint": "hints hinted hinting",
    "label": "labels labelled labelling labeled labeling",
    "signal": "signals signalled signalling signaled signaling",
    "counsel": "counsels counselled counselling counseled counseling",
}  # fmt: skip
_VOWELS = "aeiou"
_NOT_CUES = words("not_cues")
"""Forms that are nouns nearly every time."""

DENIALS = words("denials")
"""Cue verbs that deny what follows them."""


class Cue(NamedTuple):
    """What a form of a verb tells."""

    kind: str
    """``say``: a clause follows; ``tell``: a hearer, then a clause; ``judge``: a noun phrase."""
    weak: bool
    """Whether the form is common in other senses."""
    participle: bool
    """Whether it is an ``-ing`` form."""
    base: bool
    """Whether it is a base form, which may be an infinitive or a noun."""


@cache
def table() -> dict[str, Cue]:
    """Every form of every cue verb. Of a verb in two groups the later group holds."""
    found: dict[str, Cue] = {}
    for kind, entry in sections("cues.txt"):
        verb = entry.rstrip("?")
        weak = entry.endswith("?")
        found[verb] = Cue(kind, weak, False, True)
        for form in _forms(verb):
            found[form] = Cue(kind, weak, form.endswith("ing"), False)
    for form in _NOT_CUES:
        found.pop(form, None)
    return found


def _forms(verb: str) -> tuple[str, ...]:
    """Third person, past and participle of a verb, British doubling apart."""
    if verb in _IRREGULAR:
        return tuple(_IRREGULAR[verb].split())
    if verb.endswith("e"):
        return verb + "s", verb + "d", verb[:-1] + "ing"
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"
    third = verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z")) else "s")
    return third, verb + "ed", verb + "ing"

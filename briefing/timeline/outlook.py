"""Whether a sentence puts a date as something to come.

Knows the words of plans, duties and forecasts, and the past tenses that take them back. Stricter
than the tense that resolves a date (:mod:`briefing.dating.expressions`): there a doubt picks the
nearer year, here it keeps a sentence out of a calendar.
"""

from __future__ import annotations

import re
from typing import Literal

from briefing.dating.days import listed

_WORD = re.compile(r"[^\W\d_]+(?:['’][a-z]+)?|[,;:“”\"()–—]")
_REACH = 240
"""Characters on either side that are looked at."""
_OPENERS = frozenset(
    listed(
        "and but then later also in on by from at as of until before after starting beginning the"
    )
)
"""What may stand before a date that opens its clause: "But on Friday the council will vote"."""
_STOPS = frozenset(';“”"()–—')
_BREAKS = _STOPS | {","}

_SHALL = frozenset(
    listed("""
    will won't shall must would could may might should can cannot wouldn't couldn't
    """)
)
_PLANS = frozenset(
    listed("""
    planning intends intend intending aiming expects expect expecting proposes seeks wants foresees
    envisages envisions targeting requires anticipates predicts
    """)
)
_PLANS_TO = frozenset(listed("plan plans aim aims hope hopes hoping pledges vows promises targets"))
"""Nouns as well: these count with "to" behind them."""
_NOUNS = frozenset(
    listed("""
    plan plans pledge pledges commitment commitments promise goal goals target targets aim
    deadline obligation mandate proposal agreement deal decision intention schedule ambition
    ambitions strategy
    """)
)
"""With "to" behind them: "a plan to cut emissions by 2030"."""
_DUE = frozenset(
    listed("""
    expected scheduled due slated set planned poised projected forecast likely supposed going
    required obliged bound estimated anticipated intended tipped committed
    """)
)
_STARTS = frozenset(
    listed(
        "begins starts expires takes enters ends meets returns hosts upcoming starting beginning "
        "effective"
    )
)
"""Present tenses that put a fixed programme."""
_VOWED = frozenset(
    listed("""
    pledged vowed promised agreed committed decided proposed undertook pledging vowing
    promising agreeing committing
    """)
)
"""Past tenses whose object lies ahead, if "to" follows and the year is given."""
_BEHIND = frozenset(
    listed("""
    said says saying say told was were had been did came went took began met won lost held rose
    fell sold saw left got gave found became sent brought kept led spoke wrote made saw grew
    drew knew threw hit cut has have having after since following ago earlier according
    previously
    """)
)
_BE = frozenset(listed("is are be being remains remain 's 're"))
_WAS = frozenset(listed("was were been had"))
_REFUSES = frozenset(listed("say comment confirm specify disclose elaborate provide rule give"))
_NO_VERB_AFTER = frozenset(
    listed("""
    a an the of and with for its their any all more newly by to in at such other these those
    some two three
    """)
)
_PAST = re.compile(r"[a-z]{2,}(?<!e)ed")

Cue = Literal["ahead", "behind"]


def looks_ahead(text: str, start: int, end: int, *, stated: bool) -> bool:
    """Whether ``text[start:end]``, a date, is put as the time of something to come.

    The nearest cue before it in its sentence decides ("said on Tuesday that it will meet on
    Friday"); without one, where the date opens its clause, the first behind it ("On Friday the
    council will vote"). ``stated`` says that the date gives its year: then what was "agreed to be
    done by 2030" counts too, where "agreed to meet on Friday" might mean the last one.
    """
    words = [w.replace("’", "'") for w in _WORD.findall(text[max(0, start - _REACH) : start])]
    for at in range(len(words) - 1, -1, -1):
        if words[at] in _STOPS:
            break
        if cue := _cue(words, at, stated):
            return cue == "ahead"
    opening = next((i for i, w in enumerate(reversed(words)) if w in _BREAKS), len(words))
    if any(w.lower() not in _OPENERS for w in words[len(words) - opening :]):
        return False
    words = [w.replace("’", "'") for w in _WORD.findall(text[end : end + _REACH])]
    words = words[words[:1] == [","] :]
    for at, word in enumerate(words):
        if word in _BREAKS:
            return False
        if cue := _cue(words, at, stated):
            return cue == "ahead"
    return False


def _cue(words: list[str], at: int, stated: bool) -> Cue | None:
    """What a word says of time; verbs are written small, so "United" and "Will" say nothing."""
    word = words[at]
    before = words[at - 1] if at else ""
    after = words[at + 1] if at + 1 < len(words) else ""
    if word in _SHALL or word.endswith("'ll"):
        return _modal(words, at)
    if word in _DUE or word in ("on", "expected"):
        return _due(words, at)
    if word == "to":
        if before in _BE:
            return "ahead"
        if before in _WAS:
            return "behind"
        if before in _NOUNS:
            return "ahead"
        return "ahead" if stated and before in _VOWED else None
    if word in _PLANS and before not in _NO_VERB_AFTER:
        return "ahead"
    if word in _PLANS_TO:
        return "ahead" if after == "to" else None
    if word in _STARTS:
        return "ahead"
    if word in _VOWED and after == "to":
        return "ahead" if stated else "behind"
    if before == "to" or before in _SHALL:
        return None  # "to cut", "will cut"
    if word in _BEHIND:
        return "behind"
    if _PAST.fullmatch(word) and before != "be" and before not in _NO_VERB_AFTER:
        return "behind"
    return None


def _modal(words: list[str], at: int) -> Cue:
    """A modal looks ahead, but for "would have", "could not say"."""
    rest = [w for w in words[at + 1 : at + 4] if w not in ("not", "n't", "also", "only", "never")]
    if rest and words[at] != "will":
        refused = rest[0] in _REFUSES or "reached" in rest
        if rest[0] == "have" or refused or words[at] == "can":
            return "behind"
    return "ahead"


def _due(words: list[str], at: int) -> Cue | None:
    """``is expected``, ``due``, ``are set to``; taken back by ``was``."""
    if words[at] == "on":
        return "ahead" if words[at + 1 : at + 3] == ["track", "to"] else None
    near = words[max(0, at - 3) : at]
    if any(w in _WAS for w in near):
        return "behind"
    if near[-1:] and near[-1] in ("a", "the", "his", "her", "its"):
        return None  # "went ahead with a scheduled rally"
    if any(w in _BE for w in near) or words[at] in ("due", "scheduled", "slated"):
        return "ahead"
    # "a vote expected to follow", but "at first they planned to"
    alone = words[at] in ("expected", "set", "likely", "poised", "forecast")
    return "ahead" if alone and words[at + 1 : at + 2] == ["to"] else None

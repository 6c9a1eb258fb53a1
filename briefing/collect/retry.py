"""What to do after a request: be content, ask again after a pause, leave the host, or give up.

Follows RFC 9110 on ``Retry-After`` in both its forms. Pure: does not wait and knows no clock.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from briefing.collect.faults import Fault

TRIES = 3
"""Requests for one address in one run."""
PATIENCE = 60.0
"""Longest pause, in seconds, that a run sits out because a host asks for it."""
LONGEST = timedelta(days=1)
"""Longest time that a host is left alone, whatever it asks for."""
REDIRECTS = frozenset({301, 302, 303, 307, 308})
GOOD = frozenset({200, 203, 304}) | REDIRECTS
_PASSING = frozenset({408, 425, 500, 502, 503, 504, 520, 521, 522, 523, 524})
_WORDS = {
    401: "asks for a login", 402: "asks for payment", 403: "refuses access", 404: "is not there",
    406: "has it in no form that is read", 410: "is gone for good",
    451: "is withheld for legal reasons",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Again:
    """Ask once more, after so many seconds."""

    seconds: float


def after_answer(
    status: int, retry_after: str | None, *, tried: int, now: datetime
) -> Again | Fault | None:
    """The step after an answer with this status to try number ``tried`` (from 1).

    None: the answer is good. ``now`` is aware.
    """
    if status in GOOD:
        return None
    if status != 429 and status not in _PASSING:
        words = _WORDS.get(status, "cannot be used")
        return Fault(f"{words} (status {status})", status=status)
    asked = pause(retry_after, now) if status in (429, 503) else None
    if asked is not None and asked > PATIENCE:
        until = now + min(timedelta(seconds=asked), LONGEST)
        why = f"its host asks to be left alone until {until:%Y-%m-%d %H:%M} UTC (status {status})"
        return Fault(why, "left", status=status, until=until)
    if tried < TRIES:
        return Again(backoff(tried) if asked is None else asked)
    if status == 429:
        return Fault("its host gets too many requests (status 429)", "left", status=status)
    return Fault(f"failed {tried} times (status {status})", "passing", status=status)


def after_fault(fault: Fault, *, tried: int) -> Again | Fault:
    """The step after a request that brought no answer."""
    return Again(backoff(tried)) if fault.kind == "passing" and tried < TRIES else fault


def backoff(tried: int) -> float:
    """Seconds to wait after try number ``tried``: 2, 4, 8…"""
    return float(2**tried)


def pause(retry_after: str | None, now: datetime) -> float | None:
    """Seconds that a ``Retry-After`` header asks for, from ``now``; None where it says nothing."""
    text = (retry_after or "").strip()
    if text.isascii() and text.isdigit():
        return float(min(int(text[:12]), 10**9))
    try:
        moment = parsedate_to_datetime(text[:100])
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max((moment - now).total_seconds(), 0.0)

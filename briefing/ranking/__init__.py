"""Summarisers by name: which sentences of an event to tell, the best first.

A summariser is a function of one :class:`Task`. Ours read several documents together; sumy's
rank the same candidates as if they were one text. Settings may also name one of the user's own
as ``package.module:name``. The only room that imports sumy, and only when one of its rankers is
called.

Knows nothing of claims, safety or reading order: a candidate's weight is all it learns of them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module

from briefing.errors import UsageError, unknown_name
from briefing.ranking.concepts import coverage
from briefing.ranking.plain import centroid, lead
from briefing.ranking.task import STOP_WORDS, Candidate, Task, terms
from briefing.ranking.with_sumy import METHODS, sumy_ranker

__all__ = ["STOP_WORDS", "SUMMARISERS", "Candidate", "Ranker", "Task", "ranker", "terms"]

Ranker = Callable[[Task], Sequence[int]]
"""Returns indices into ``task.candidates``, each at most once, the best first. What comes first
is kept first: a set that fits ``task.words`` together should therefore lead the order."""

SUMMARISERS: dict[str, Ranker] = {
    "coverage": coverage,
    "centroid": centroid,
    "lead": lead,
    **{name: sumy_ranker(name) for name in METHODS},
}


def ranker(name: str) -> Ranker:
    """The summariser of that name, ours or the user's ``package.module:name``.

    Raises :class:`UsageError` where there is none.
    """
    if name in SUMMARISERS:
        return SUMMARISERS[name]
    module, colon, attribute = name.partition(":")
    if not colon:
        raise unknown_name("summariser", name, SUMMARISERS)
    try:
        found = getattr(import_module(module), attribute)
    except (ImportError, AttributeError) as error:
        raise UsageError(f"summariser {name!r} cannot be imported: {error}") from error
    if not callable(found):
        raise UsageError(f"summariser {name!r} is not a function")
    return found

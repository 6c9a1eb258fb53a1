"""What a sentence's own words of time mean, for a reader who meets it far from its article.

Knows which words leave a reader guessing: a weekday, a day without its year, "next month".
"""

from __future__ import annotations

import re

from briefing.dating.expressions import bracket, expressions
from briefing.model import Insertion, Published, Sentence

_WITH_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def notes(sentence: Sentence, published: Published) -> tuple[Insertion, ...]:
    """The dates meant by words of the sentence that do not say their year, in order.

    They are counted from the day of publication; without one nothing is known, and nothing told.
    Weeks are left alone: "last week" may mean the seven days before as well as a calendar week.
    """
    if published.day is None:
        return ()
    # Spans of an expression count from the sentence's own start: only its words are looked at.
    found = expressions(sentence.text, published.at)
    return tuple(
        Insertion("date", sentence.start + e.start, sentence.start + e.end, e.words, meaning)
        for e in found
        if e.precision in ("day", "month", "quarter")
        and not _WITH_YEAR.search(e.words)
        and (meaning := bracket(e).strip("[]"))
    )

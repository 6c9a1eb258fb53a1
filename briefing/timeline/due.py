"""What became of announcements whose day has come.

Knows a report of the thing announced by the names and terms that both share, and by its date.
Does not know whether anything happened: "no report" says that no article read since speaks of it,
and nothing more. In doubt it says that, too: a wrong report would be believed.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import log

from briefing.dating.days import listed
from briefing.model import Dated, Document, Due, Sentence
from briefing.timeline.course import Alone, Reports
from briefing.timeline.wording import jaccard, names, terms, words

NAMES = 2
"""Fewest names that a report shares with the announcement, the rarest among them."""
OTHERS = 2
"""Fewest terms besides the names."""
WEIGHT = 0.5
"""Least share of the announcement's terms, each weighed by how rare it is in this run…"""
WEIGHT_ON_THE_DAY = 0.35
"""…or where the report says that it happened on the very day."""
REISSUED = 0.7
"""Share of all terms from which a sentence repeats the announcement itself."""
_MOST_WORDS = 60
_PAST = re.compile(
    r"\b(?:was|were|has|have|had|said|met|held|won|took|began|went|[a-z]{3,}(?<!e)ed)\b"
)
_TO_COME = re.compile(
    r"\b(?:will|won['’]t|would|should|must|next|[ai][rs]e? to|(?:expected|due|set|committed|agreed"
    r"|vowed|asked|wants?|plan(?:s|ned)?|hopes?|whether) to|scheduled|postpone\w*|delay\w*"
    r"|ask\w* for|call\w* (?:for|on)|urg\w+|demand\w*|ahead of)\b"
)
_ACT = re.compile(
    r"\b(?:will|won['’]t|would|shall|must|to)(?: (?:not|also|be|soon|have))* ([a-z]{3,})"
)
_LIGHT = frozenset(listed("come take begin start hold held make give get go happen use see"))
"""Verbs that say nothing of what is done."""


@dataclass(frozen=True, slots=True)
class _Read:
    """What this run read since the first of the announced days."""

    documents: tuple[tuple[Document, frozenset[str]], ...]
    """Each with the terms of its whole text."""
    spread: Mapping[str, int]
    """In how many of them a term stands."""
    days: Mapping[Sentence, tuple[Dated, ...]]

    def rarity(self, term: str) -> float:
        """Inverse document frequency, above 0."""
        return log(1 + len(self.documents) / (1 + self.spread.get(term, 0)))


def come_due(past: Sequence[Dated], events: Sequence[Reports], *, alone: Alone) -> Iterator[Due]:
    """Each announcement with the sentence that reports it, if one does, in their order."""
    if not past:
        return
    since = min(statement.start for statement in past)
    read = _read(events, since)
    for statement in past:
        report = _report(statement, read, alone)
        yield Due(statement, "reported" if report else "no report", report)


def _read(events: Sequence[Reports], since: date) -> _Read:
    documents = tuple(
        (document, words(document.article.text))
        for each in events
        for document in each.documents
        if (day := document.article.published.day) and day >= since
    )
    days: dict[Sentence, list[Dated]] = defaultdict(list)
    for each in events:
        for statement in each.statements:
            days[statement.sentence].append(statement)
    return _Read(
        documents,
        Counter(term for _, bag in documents for term in bag),
        {sentence: tuple(found) for sentence, found in days.items()},
    )


def _report(announced: Dated, read: _Read, alone: Alone) -> Sentence | None:
    """The sentence of a later article that speaks of the same thing as done; None in doubt."""
    about, named = terms(announced.sentence.text), names(announced.sentence.text)
    weights = {term: read.rarity(term) for term in sorted(about)}
    whole = sum(weights.values())
    rarest = max(sorted(named & about), key=weights.__getitem__, default="")
    acts = _acts(announced)
    best: tuple[float, date, str, int] | None = None
    found = None
    for document, bag in read.documents:
        day = document.article.published.day
        if day is None or day < announced.start or rarest not in bag or len(named & bag) < NAMES:
            continue
        for sentence in document.sentences:
            shared = about & terms(sentence.text)
            if rarest not in shared or len(shared & named) < NAMES or not shared & acts:
                continue
            weight = round(sum(weights[term] for term in sorted(shared)) / whole, 9)
            on_the_day = any(_meets(announced, other) for other in read.days.get(sentence, ()))
            rank = (-weight, day, sentence.article, sentence.start)
            if (
                weight >= (WEIGHT_ON_THE_DAY if on_the_day else WEIGHT)
                and len(shared - named) >= OTHERS
                and jaccard(about, terms(sentence.text)) < REISSUED
                and _tells(sentence.text)
                and alone(sentence)
                and (best is None or rank < best)
            ):
                best, found = rank, sentence
    return found


def _acts(announced: Dated) -> frozenset[str]:
    """What is announced to be done: the term of "will *vote*" or "plans to *meet*" nearest before
    the date, else behind it; all terms that are no names where such verbs say nothing."""
    text = announced.sentence.text
    date_at = announced.span[0] - announced.sentence.start
    verbs = [(m.start() > date_at, abs(m.start() - date_at), m[1]) for m in _ACT.finditer(text)]
    act = min((v for v in verbs if v[2] not in _LIGHT), default=(False, 0, ""))[2]
    return words(act) or words(text) - names(text)


def _tells(text: str) -> bool:
    """Whether a sentence tells of what was, and of nothing to come."""
    return (
        len(text.split()) <= _MOST_WORDS and bool(_PAST.search(text)) and not _TO_COME.search(text)
    )


def _meets(announced: Dated, other: Dated) -> bool:
    """Whether a report dates what it tells within what was announced, give or take a day."""
    near = timedelta(days=1)
    return (
        other.precision == "day"
        and not other.ahead
        and announced.start - near <= other.start <= announced.end + near
    )

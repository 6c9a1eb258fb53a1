"""Sentences that say themselves what a figure was before: "rose from 12 to 17", "17, up from 12".

Such a sentence states both numbers, so comparing it with an earlier report by what it states would
find them in agreement. Knows a handful of wordings of English news. A change over a year or a
quarter is a statistic and no revision.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice, pairwise

from briefing.compare.amounts import SAME, Placed, content
from briefing.compare.holders import about_all, one_holder
from briefing.figures import MOST
from briefing.figures.scan import Stated, scan
from briefing.figures.words import CASUALTIES, GENERIC, TOKEN, measurable, plural, stem
from briefing.model import Sentence

_FROM = re.compile(r"\bfrom\s(?:(?:an?|the|its|their)\s)?(?:[a-z-]+\s){0,2}$")
_TO = re.compile(r"^(?:\s[\w'’-]+){0,4}\sto\s(?:(?:an?|the)\s)?$")
_UP_FROM = re.compile(
    r"^(?:\s[\w'’-]+){0,8}\s?[,(–—-]?\s?(?:sharply\s|slightly\s)?(?:up|down|raised|increased|revised"
    r"(?:\sup|\sdown)?|lowered|compared\swith\san?\s(?:earlier|previous)|rather\sthan|"
    r"instead\sof)\s(?:from\s)?"
    r"(?:(?:an?|the|its|their)\s)?(?:(?:earlier|previous|initial|toll|count|of|figure)\s){0,4}$"
)
_TO_FROM = re.compile(r"^(?:\s[\w'’-]+){0,3}\sfrom\s(?:(?:an?|the)\s)?(?:[a-z-]+\s){0,3}$")
_RISEN_TO = re.compile(r"\bto\s(?:(?:an?|the)\s)?$")
_OVER_TIME = re.compile(
    r"\b(?:year|quarter|decade|month|same\speriod|annual|(?:19|20)\d\d|since|between|"
    r"years|months|weeks?)\b"
)
_WITHIN = 60
"""Characters behind the numbers in which a change may say over what time it is."""
_BREAK = re.compile(r"[,;:()\d–—]")
"""Behind the numbers, what follows this is of something else: ", with 40 injured"."""
_NEAREST = 3
"""Measured things nearest to two numbers that they may be of."""


@dataclass(frozen=True, slots=True)
class _Revision:
    sentence: Sentence
    before: Stated
    after: Stated
    heads: tuple[str, ...]


def superseded(old: Iterable[Placed], new: Iterable[Sentence]) -> Iterator[tuple[Placed, Placed]]:
    """Figures of earlier sentences with what later ones say that they have become.

    The second of each pair is the later number as a figure of the same measure. One pair for each
    earlier figure: the last revision of a figure that several sentences revise from it.
    """
    old, new = list(old), list(new)
    found = [revision for sentence in new for revision in _revisions(sentence)]
    earlier = about_all(dict.fromkeys(p.sentence for p in old))
    texts: dict[str, list[Sentence]] = {}
    for sentence in new if found else ():
        texts.setdefault(sentence.article, []).append(sentence)
    later = {r.sentence.article: about_all(texts[r.sentence.article]) for r in found}
    for one in old:
        same = [
            r
            for r in found
            if _says_of(r, one)
            and one_holder(one.sentence, r.sentence, earlier, later[r.sentence.article])
        ]
        if same:
            # Reports of one day may be a step apart: what is furthest from the old is the newest.
            last = max(same, key=lambda r: abs(r.after.value - one.figure.value))
            yield one, _become(one, last)


def _revisions(sentence: Sentence) -> Iterator[_Revision]:
    text = sentence.text
    for one, two in pairwise(islice(scan(text), MOST)):
        lead, between = text[max(0, one.whole - 60) : one.whole], text[one.end : two.whole]
        if len(between) > 80 or one.unit != two.unit or one.value == two.value:
            continue
        if _FROM.search(lead) and _TO.search(between):
            before, after = one, two
        elif _UP_FROM.search(between) or (_RISEN_TO.search(lead) and _TO_FROM.search(between)):
            before, after = two, one
        else:
            continue
        if not _OVER_TIME.search(f"{between} {text[two.end : two.end + _WITHIN]}"):
            yield _Revision(sentence, before, after, _heads(text, one, two))


def _heads(text: str, one: Stated, two: Stated) -> tuple[str, ...]:
    """What the numbers may be of: what befell people, or what is measured, nearest first."""
    words = []
    clause = _BREAK.search(text, two.end)
    for token in TOKEN.finditer(text, 0, clause.start() if clause else len(text)):
        word = stem(token.group())
        kind = CASUALTIES.get(word)
        if kind is None and not (measurable(word) or plural(token.group())):
            continue
        distance = max(one.whole - token.end(), token.start() - two.end, 0)
        words.append((distance, kind or SAME.get(word, word)))
    return tuple(dict.fromkeys(word for _, word in sorted(words)))


def _says_of(revision: _Revision, one: Placed) -> bool:
    """Whether what a sentence says to have changed is this earlier figure."""
    unit = "" if one.figure.counted else one.figure.unit
    if (unit, one.figure.value) != (revision.before.unit, revision.before.value):
        return False
    head = one.key[1]
    if head in CASUALTIES.values():
        # The nearest such word: a toll that rose "from 12 to 17, with 40 injured" is of the dead.
        return head == next((h for h in revision.heads if h in CASUALTIES.values()), "")
    return head not in GENERIC and head in revision.heads[:_NEAREST]


def _become(one: Placed, revision: _Revision) -> Placed:
    sentence, after = revision.sentence, revision.after
    figure = replace(
        one.figure,
        article=sentence.article, start=sentence.start + after.start,
        end=sentence.start + after.end, text=sentence.text[after.start : after.end],
        value=after.value, high=after.high, bound=after.bound, same_as=None,
    )  # fmt: skip
    return replace(one, figure=figure, sentence=sentence, content=content(sentence.text))

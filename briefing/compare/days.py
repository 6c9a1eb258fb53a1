"""One occurrence given two dates.

Only dates written out with a month and a day are compared, and only between sentences whose words
are mostly the same: one event has many dated steps, and "on Monday" in one report and "on Tuesday"
in the other usually tell of two of them. Years are held against each other where both are given.

Knows dates as written. Does not know when an article appeared.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefing.compare.amounts import content
from briefing.figures.names import names
from briefing.figures.words import listed
from briefing.model import Disagreement, Document, Sentence

SHARED = 0.6
"""Least share of the content words of the sentence with fewer that the other has too."""
FEWEST = 4
"""Least number of content words that both have, dates left out; one of them no name."""
BUCKET = 60
"""Most dated sentences with one word that are compared with one another."""
_BESIDE = 5
"""Words on each side of a date of which one, no name, must be beside the other date too."""
_CAPTION = re.compile(r"(?i:\b(?:file|photo|image|picture|pic\.twitter|updated|published)\b)")
_RUNS_ON = re.compile(r"[a-z]{2}|^[^,]{0,2}$")
_DATELINE = re.compile(r"\s?\([A-Z]|\s?[-–—]{1,2}\s")
_MONTHS = listed("jan feb mar apr may jun jul aug sep oct nov dec")
_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|"
    r"Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DATE = re.compile(
    rf"\b(?:(?P<m1>{_MONTH})\s(?P<d1>[0-3]?\d)(?:st|nd|rd|th)?|"
    rf"(?P<d2>[0-3]?\d)(?:st|nd|rd|th)?\s(?:of\s)?(?P<m2>{_MONTH}))(?:,?\s(?P<year>(?:1[89]|20)\d\d))?"
    r"(?![\w:]|\s(?:to|and|-|–)\s\d|\s?[-–]\s?\d)"
)


@dataclass(frozen=True, slots=True)
class _Dated:
    sentence: Sentence
    span: tuple[int, int]
    month: int
    day: int
    year: str
    words: frozenset[str]
    near: frozenset[str]
    """Of these, the words beside the date."""
    names: frozenset[str]
    voice: int


def dates(documents: Sequence[Document]) -> list[Disagreement]:
    """Boxes for sentences of different origins that tell one thing of two days."""
    items = [d for n, doc in enumerate(documents) for s in doc.sentences for d in _dated(s, n)]
    told = [{(i.month, i.day) for i in items if i.voice == n} for n in range(len(documents))]
    buckets: dict[str, list[_Dated]] = defaultdict(list)
    for item in items:
        for word in sorted(item.words):
            if len(buckets[word]) < BUCKET:
                buckets[word].append(item)
    boxes: list[Disagreement] = []
    seen: set[object] = set()
    for word in sorted(buckets):
        for n, one in enumerate(buckets[word]):
            for two in buckets[word][n + 1 :]:
                pair = (one.voice, two.voice, one.month, one.day, two.month, two.day)
                if pair in seen or documents[one.voice].origin == documents[two.voice].origin:
                    continue
                both = told[one.voice] & told[two.voice]
                if (one.month, one.day) in both or (two.month, two.day) in both:
                    continue
                if _one_thing(one, two):
                    seen.add(pair)
                    boxes.append(_box(one, two))
    return sorted(boxes, key=lambda b: (b.sentences[0].article, b.spans))


def _dated(sentence: Sentence, voice: int) -> Iterator[_Dated]:
    """The sentence with its date, if it has exactly one."""
    found = list(_DATE.finditer(sentence.text))
    if len(found) != 1:
        return
    date = found[0]
    month = _MONTHS.index((date["m1"] or date["m2"])[:3].lower()) + 1
    before, behind = sentence.text[: date.start()], sentence.text[date.end() :]
    rest = f"{before} {behind}"
    if (
        _CAPTION.search(before)
        or before.rstrip().endswith(",")
        or not _RUNS_ON.search(behind)
        or _DATELINE.match(behind)
    ):
        return
    near = content(f"{' '.join(before.split()[-_BESIDE:])} {' '.join(behind.split()[:_BESIDE])}")
    yield _Dated(
        sentence, (sentence.start + date.start(), sentence.start + date.end()), month,
        int(date["d1"] or date["d2"]), date["year"] or "", content(rest), near,
        frozenset(key for key, _, _ in names(rest)), voice,
    )  # fmt: skip


def _one_thing(one: _Dated, two: _Dated) -> bool:
    if (one.month, one.day) == (two.month, two.day):
        if not (one.year and two.year) or one.year == two.year:
            return False
    elif one.year and two.year and one.year != two.year:
        return False  # two years and two days: two things
    shared = one.words & two.words
    least = min(len(one.words), len(two.words))
    if len(shared) < max(FEWEST, SHARED * least):
        return False
    return bool((one.near & two.near) - one.names - two.names)


def _box(one: _Dated, two: _Dated) -> Disagreement:
    a, b = (
        i.sentence.text[i.span[0] - i.sentence.start : i.span[1] - i.sentence.start]
        for i in (one, two)
    )
    note = f"The dates do not agree: {a}; {b}."
    spans = (one.span, two.span)
    return Disagreement("date", "conflict", (one.sentence, two.sentence), spans, note)
